import { useApp } from "./app-store.ts";
import { dropJob, runJob } from "./jobs.ts";
import { isLoadStale, loadKey, mapKey, outputKey, queryOf } from "./keys.ts";
import { reload } from "./open-files.ts";
import { readRest } from "./read-rest.ts";
import type { JobKind, State } from "./state.ts";

/**
 * Keeps what is computed in step with the document: whenever it changes (an edit, an undo, a load), files are read again where
 * it names others, the tables are built, then
 * the indices, then the what-if baseline and the metrics, each only when its inputs have changed. What failed or was cancelled waits until its
 * inputs change or someone retries.
 */
export function startPipeline(): () => void {
  const stop = useApp.subscribe(step);
  step(useApp.getState());
  return stop;
}

/** Takes a failure back, so that the pipeline tries again. */
export function retry(kind: JobKind): void {
  useApp.setState((state) => ({ failures: { ...state.failures, [kind]: undefined } }));
}

function step(state: State): void {
  if (state.engineLost !== null) return;
  // An undo may name other files, or another way to read them, than those that are loaded.
  if (isLoadStale(state)) {
    if (state.jobs.import === undefined && isFree(state, "import", loadKey(state.history.present))) void reload();
    return;
  }
  const wantedMap = mapKey(state);
  const wantedOutput = outputKey(state);
  const { mapping } = state.history.present;
  if (wantedMap === null || wantedOutput === null || mapping === null) return;
  if (state.facts?.key !== wantedMap) {
    if (isFree(state, "map", wantedMap)) void build(wantedMap, mapping);
    else if (state.jobs.map === undefined) goOnReading(state);
    return;
  }
  if (state.output?.key !== wantedOutput) {
    // The engine does one thing after the other, and what the old inputs give nobody waits for.
    if (state.jobs.metrics !== undefined && state.jobs.metrics.key !== wantedOutput) {
      // The change of the store comes back here, so what follows has been done by then.
      dropJob("metrics");
      return;
    }
    if (isFree(state, "compute", wantedOutput)) void compute(wantedOutput, state);
    else if (state.jobs.compute === undefined) goOnReading(state);
    return;
  }
  // What a baseline needs may stand in the columns that are not read yet.
  if (goOnReading(state)) return;
  if (state.baseline?.key !== wantedOutput && isFree(state, "baseline", wantedOutput)) void estimate(wantedOutput, state);
  else if (state.jobs.baseline === undefined && state.output.value.metrics === undefined && isFree(state, "metrics", wantedOutput))
    void addMetrics(wantedOutput, state);
}

/** Reads the columns that the first look at a wide file has left out, once there is something to look at. True while they are read. */
function goOnReading(state: State): boolean {
  if (state.loaded?.value.pending === undefined) return false;
  const key = loadKey(state.history.present);
  if (isFree(state, "rest", key) && state.jobs.import === undefined) void readRest();
  return state.jobs.rest !== undefined || isFree(state, "rest", key);
}

/** Neither under way nor failed with these very inputs. */
const isFree = (state: State, kind: JobKind, key: string): boolean => state.jobs[kind]?.key !== key && state.failures[kind]?.key !== key;

async function build(key: string, mapping: NonNullable<State["history"]["present"]["mapping"]>): Promise<void> {
  await runJob("map", key, "data:map", { mapping }, (value) => ({ facts: { key, value } }));
}

/**
 * The eight first: metrics that read comments and journeys take many times as long. Whoever looks at metrics sees the old ones, stale,
 * until all have come.
 */
async function compute(key: string, state: State): Promise<void> {
  const query = { ...queryOf(state.history.present), metrics: state.view.screen === "metrics" };
  await runJob("compute", key, "indices:compute", { query }, (value) => ({ output: { key, value } }));
}

async function addMetrics(key: string, state: State): Promise<void> {
  const query = queryOf(state.history.present);
  await runJob("metrics", key, "indices:compute", { query }, (value) =>
    outputKey(useApp.getState()) === key ? { output: { key, value } } : {},
  );
}

async function estimate(key: string, state: State): Promise<void> {
  const query = queryOf(state.history.present);
  await runJob("baseline", key, "whatif:baseline", { query, bySegment: query.by !== null }, (value) => ({ baseline: { key, value } }));
}
