import type { Contract, Events, Request, Response } from "../../shared/ipc/contract.ts";
import type { Result } from "../../shared/result.ts";
import { useApp } from "./app-store.ts";
import { bridge } from "./bridge.ts";
import { JOB_KINDS, type JobKind, type RunningJob, type State } from "./state.ts";

/** Channels whose request carries a job. */
type JobChannel = { [C in keyof Contract]: Contract[C]["request"] extends { readonly job: string } ? C : never }[keyof Contract];

let count = 0;

/**
 * Runs a long request. One job of a kind at a time: a new one cancels the one before, whose answer, when it comes, is dropped
 * (`null`). `keep` says what the store keeps of the answer. A problem is kept under the key of the inputs, so that it is shown until they change.
 */
export async function runJob<C extends JobChannel>(
  kind: JobKind,
  key: string,
  channel: C,
  request: Omit<Request<C>, "job">,
  keep: (value: Response<C>) => Partial<State>,
): Promise<Result<Response<C>> | null> {
  const before = useApp.getState().jobs[kind];
  count += 1;
  const id = `${kind}-${count}`;
  const job: RunningJob = { id, kind, key, progress: null };
  useApp.setState((state) => ({ jobs: { ...state.jobs, [kind]: job }, failures: { ...state.failures, [kind]: undefined } }));
  if (before !== undefined) void bridge().call("job:cancel", { job: before.id });
  // The request of a JobChannel is what was given plus its job.
  const result = await bridge().call(channel, { ...request, job: id } as unknown as Request<C>);
  if (useApp.getState().jobs[kind]?.id !== id) return null;
  // In one step: who watches the store must not see the job gone and its answer not there yet.
  useApp.setState((state) => ({
    jobs: { ...state.jobs, [kind]: undefined },
    failures: { ...state.failures, [kind]: result.ok ? undefined : { key, problem: result.problem } },
    ...(result.ok ? keep(result.value) : {}),
  }));
  return result;
}

/** Ends the running job of a kind, if there is one. Its inputs are marked as cancelled, so that nothing starts it again by itself. */
export function cancelJob(kind: JobKind): void {
  const job = useApp.getState().jobs[kind];
  if (job === undefined) return;
  useApp.setState((state) => ({
    jobs: { ...state.jobs, [kind]: undefined },
    failures: { ...state.failures, [kind]: { key: job.key, problem: { code: "CANCELLED" } } },
  }));
  void bridge().call("job:cancel", { job: job.id });
}

/** Ends the running job of a kind because nobody waits for it any more; its inputs may be asked for again. */
export function dropJob(kind: JobKind): void {
  const job = useApp.getState().jobs[kind];
  if (job === undefined) return;
  useApp.setState((state) => ({ jobs: { ...state.jobs, [kind]: undefined } }));
  void bridge().call("job:cancel", { job: job.id });
}

/** Puts progress where its job is; of a job that is over it is dropped. */
export function receiveProgress({ job: id, progress }: Events["job:progress"]): void {
  const { jobs } = useApp.getState();
  const kind = JOB_KINDS.find((candidate) => jobs[candidate]?.id === id);
  const job = kind === undefined ? undefined : jobs[kind];
  if (kind === undefined || job === undefined) return;
  useApp.setState({ jobs: { ...jobs, [kind]: { ...job, progress } } });
}
