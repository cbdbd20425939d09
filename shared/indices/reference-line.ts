import { hasUniqueIds } from "./custom-index.ts";
import { isGroup } from "./setting-parts.ts";

/**
 * A line to look at beside a number: a benchmark that a source states, or a target of one's own. It is drawn and listed, and goes into
 * no calculation (methods.md 0.1, last row).
 */
export type ReferenceLine = {
  /** Unique; that of a benchmark in `BENCHMARKS`, else of the user's making. */
  readonly id: string;
  /** The index, metric or custom index beside which it stands. */
  readonly number: string;
  /** The group it is meant for; `null` = everything. */
  readonly segment: string | null;
  /** In the unit of the number. */
  readonly value: number;
  /** The other end where it is a range, else `null`. */
  readonly upTo: number | null;
  /** "seed 000" …, or `own`. */
  readonly source: string;
  /** Words of the user's own; may be empty. */
  readonly label: string;
  readonly on: boolean;
};

/** A benchmark as its source states it. None is drawn until it is switched on. */
export type Benchmark = {
  readonly id: string;
  readonly source: "seed 000" | "seed 001" | "seed 002" | "seed 004";
  /** `null` = no number of Octad says the same: it is told, not drawn. */
  readonly number: string | null;
  readonly value: number;
  readonly upTo: number | null;
  /** It speaks of this many months: it is drawn only where the number's window is as long. */
  readonly windowMonths?: number;
};

/**
 * What the seeds state without a source of their own (methods.md 0.1). Percent where the number is in percent; `costOf…` are factors.
 */
export const BENCHMARKS: readonly Benchmark[] = [
  { id: "leaveInFiveYears", source: "seed 000", number: "churn", value: 50, upTo: null, windowMonths: 60 },
  { id: "saasYear", source: "seed 002", number: "churn", value: 5, upTo: 7, windowMonths: 12 },
  { id: "saasMonth", source: "seed 002", number: "churn", value: 5, upTo: null, windowMonths: 1 },
  { id: "retentionAim", source: "seed 004", number: "retention", value: 80, upTo: 90 },
  { id: "surveyResponse", source: "seed 000", number: "responseRate", value: 10, upTo: 15 },
  { id: "taskCompletion", source: "seed 000", number: "taskCompletion", value: 78, upTo: null },
  { id: "engagedB2b", source: "seed 000", number: "engagement", value: 29, upTo: null },
  { id: "oneInComplains", source: "seed 000", number: null, value: 26, upTo: null },
  { id: "oneInComplainsToo", source: "seed 001", number: null, value: 26, upTo: null },
  { id: "costOfWinning", source: "seed 000", number: null, value: 16, upTo: null },
  { id: "costOfAcquiring", source: "seed 002", number: null, value: 5, upTo: 25 },
  { id: "cesPredicts", source: "seed 000", number: null, value: 1.8, upTo: null },
  { id: "friendlyStaff", source: "seed 001", number: null, value: 73, upTo: null },
  { id: "retentionGain", source: "seed 004", number: null, value: 25, upTo: 95 },
];

export const REFERENCE_LIMITS = { lines: 200, text: 200 } as const;

/** Whether a value of unknown origin is a list of reference lines. */
export function isReferenceList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= REFERENCE_LIMITS.lines && value.every(isReference) && hasUniqueIds(value);
}

function isReference(value: unknown): value is ReferenceLine {
  if (!isGroup(value)) return false;
  const { id, number, segment, value: at, upTo, source, label, on, ...rest } = value;
  return (
    Object.keys(rest).length === 0 &&
    isText(id) &&
    isText(number) &&
    (segment === null || typeof segment === "string") &&
    Number.isFinite(at) &&
    (upTo === null || Number.isFinite(upTo)) &&
    isText(source) &&
    typeof label === "string" &&
    label.length <= REFERENCE_LIMITS.text &&
    typeof on === "boolean"
  );
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "" && value.length <= REFERENCE_LIMITS.text;

/**
 * The lines to draw beside a number of everything (`segment` null) or of a group. A benchmark for a window of another length than that
 * in force is not the same number, and is not drawn.
 */
export function linesFor(
  lines: readonly ReferenceLine[],
  number: string,
  segment: string | null,
  windowMonths: number | null,
): readonly ReferenceLine[] {
  return lines.filter((line) => {
    const months = BENCHMARKS.find(({ id }) => id === line.id)?.windowMonths;
    return line.on && line.number === number && line.segment === segment && (months === undefined || months === windowMonths);
  });
}
