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

const LEAST_SILENCE_MS = 6_000;
/** Old binary workbooks are parsed in one go, which a slow machine does at about a megabyte in two seconds. */
const SILENCE_MS_PER_MB = 2_000;
const MOST_SILENCE_MS = 120_000;

/**
 * How long, in ms, the reading of a file of this many bytes may go without a sign of life before it counts as hanging. A small file is
 * given up within ten seconds, what ends it and starts anew included.
 */
export const silenceLimitMs = (bytes: number): number =>
  Math.min(MOST_SILENCE_MS, LEAST_SILENCE_MS + (bytes / 1_000_000) * SILENCE_MS_PER_MB);

/** A job nobody watches and nobody cancels. */
export const QUIET_JOB: Job = { report: () => undefined, checkpoint: () => undefined };
