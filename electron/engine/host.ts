import type { Job } from "../../shared/progress.ts";
import { assertNever, fail, ok, ProblemError, type Result } from "../../shared/result.ts";
import { writeTemplate } from "../export/write-template.ts";
import { openScenario } from "./open-scenario.ts";
import { type EngineMethod, type EngineMethods, type FromEngine, READS, type ToEngine } from "./protocol.ts";
import { planInSlices } from "./scenario/plan-in-slices.ts";
import { createSimulating } from "./scenario/simulate-in-slices.ts";
import { type InTurn, Workbench } from "./workbench.ts";

/**
 * The entry of the engine process: serves one `Workbench` to main over the port that Electron gives to a utility process.
 * Calls run one after another; progress and cancel pass them by.
 */
type Port = {
  readonly postMessage: (message: FromEngine) => void;
  readonly on: (event: "message", listener: (event: { readonly data: ToEngine }) => void) => void;
};

type Call = Extract<ToEngine, { kind: "call" }>;

/** Twenty messages of progress a second are what an eye can use; more only fill the port. */
const PROGRESS_EVERY_MS = 50;
/** How often main hears that a call is at work: whoever is silent for seconds hangs, and is ended. */
const ALIVE_EVERY_MS = 500;

const simulating = createSimulating();
const port = (process as NodeJS.Process & { readonly parentPort: Port }).parentPort;
const cancelled = new Set<number>();
let queue: Promise<void> = Promise.resolve();

// No header, sheet name or key of a hostile file can reach what every object inherits. (mathjs must be imported and set up before this:
// it assigns toString while it loads.)
Object.freeze(Object.prototype);
Object.freeze(Array.prototype);

const workbench = Workbench.open({ memoryLimitMb: 2_048 });

workbench.then(
  () => port.postMessage({ kind: "ready" }),
  (error: unknown) => {
    port.postMessage({ kind: "fatal", problem: { code: "INTERNAL" }, words: words(error) });
    process.exit(1);
  },
);

port.on("message", ({ data }) => {
  if (data.kind === "cancel") {
    cancelled.add(data.id);
    return;
  }
  // Somebody scrolls while the indices are computed: what only reads rows does not wait for it.
  if (READS.has(data.method)) void answer(data);
  // The rest of a wide file is read while its first indices are looked at, and takes its turn only to put it in their place.
  else if (data.method === "load" && data.params.part === "rest") void answer(data);
  else if (data.method === "load") queue = queue.then(async () => (await workbench).readingEnded()).then(() => answer(data));
  else queue = queue.then(() => answer(data));
});

const inTurn: InTurn = (work) => {
  const turn = queue.then(work);
  queue = turn.then(
    () => undefined,
    () => undefined,
  );
  return turn;
};

async function answer(call: Call): Promise<void> {
  // While DuckDB works this process waits, and this goes on; only a parser that never comes back keeps it from being sent.
  const alive = setInterval(() => port.postMessage({ kind: "alive", id: call.id }), ALIVE_EVERY_MS);
  const result = await run(call).catch((error: unknown): Result<never> => {
    console.error(words(error));
    return fail(isOutOfMemory(error) ? "OUT_OF_MEMORY" : "INTERNAL", { detail: { method: call.method } });
  });
  clearInterval(alive);
  cancelled.delete(call.id);
  port.postMessage({ kind: "result", id: call.id, result });
}

async function run(call: Call): Promise<Result<EngineMethods[EngineMethod]["result"]>> {
  if (cancelled.has(call.id)) return fail("CANCELLED");
  const bench = await workbench;
  const job = jobOf(call.id);
  switch (call.method) {
    case "load": {
      const { files, readings, firstTable, part } = call.params;
      if (part === "rest") return bench.loadRest(files, job, readings, firstTable, inTurn);
      return part === "first" ? bench.loadFirst(files, job, readings, firstTable) : bench.load(files, job, readings, firstTable);
    }
    case "preview":
      return bench.preview(call.params.file, call.params.sheet, call.params.reading, job);
    case "map":
      return bench.map(call.params.mapping, job);
    case "rows":
      return bench.rows(call.params);
    case "locate":
      return bench.locate(call.params);
    case "outside":
      return bench.outside(call.params);
    case "indices":
      return bench.indices(call.params.query, job);
    case "explain":
      return bench.explain(call.params, job);
    case "change":
      return bench.change(call.params, job);
    case "custom":
      return bench.custom(call.params.query, call.params.index, job);
    case "reference":
      return bench.reference(call.params, job);
    case "bridge":
      return bench.bridge(call.params.bridge, job);
    case "baseline":
      return bench.baseline(call.params.query, call.params.bySegment, job);
    case "scenario":
      return openScenario(call.params.file);
    case "links":
      return bench.links(call.params.query, call.params.treatment, job);
    case "simulate":
      return simulating.simulate(call.params.simulation, job);
    case "understand":
      return simulating.understand(call.params.simulation, job);
    case "plan":
      return planInSlices(call.params.plan, job);
    case "compare":
      return simulating.compare(call.params.comparison, job);
    case "report":
      return bench.report(call.params.report, job);
    case "template":
      return ok(writeTemplate(call.params.language));
    default:
      return assertNever(call);
  }
}

/** Reports and checkpoints are signs of life too: between them long work in one go lets no timer through. */
function jobOf(id: number): Job {
  let reported = 0;
  let heard = 0;
  return {
    report: (progress) => {
      const now = performance.now();
      if (now - reported < PROGRESS_EVERY_MS) return;
      reported = now;
      heard = now;
      port.postMessage({ kind: "progress", id, progress });
    },
    checkpoint: () => {
      if (cancelled.has(id)) throw new ProblemError({ code: "CANCELLED" });
      const now = performance.now();
      if (now - heard < ALIVE_EVERY_MS) return;
      heard = now;
      port.postMessage({ kind: "alive", id });
    },
  };
}

/** DuckDB says so in words only. */
const isOutOfMemory = (error: unknown): boolean => error instanceof Error && /out of memory/i.test(error.message);

const words = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
