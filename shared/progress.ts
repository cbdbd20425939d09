/** How far a long job has come. `step` is a message key under `progress.`; `detail` fills its words. */
export type Progress = {
  /** Honest fraction of the work, 0–1; `null` while it cannot be known. */
  readonly fraction: number | null;
  readonly step: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** What a long job is given: a way to report and a way to hear that nobody wants it any more. */
export type Job = {
  readonly report: (progress: Progress) => void;
  /** Throws a `ProblemError` with code CANCELLED once the job was cancelled. Call it about every 10 ms of work. */
  readonly checkpoint: () => void;
};

/** A job nobody watches and nobody cancels. */
export const QUIET_JOB: Job = { report: () => undefined, checkpoint: () => undefined };
