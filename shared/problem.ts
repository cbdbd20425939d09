/**
 * Expected trouble, as a value. A problem has a code and the place where it happened; its words are made
 * from the code in `messages/` (key `problem.<CODE>`), never here.
 */
export const PROBLEM_CODES = [
  "FILE_NOT_FOUND",
  "FILE_UNREADABLE",
  "FILE_EMPTY",
  "FILE_TOO_LARGE",
  "FILE_ENCRYPTED",
  "FILE_CORRUPT",
  "FILE_TYPE_UNSUPPORTED",
  "FILE_SUSPICIOUS",
  "SHEET_NOT_FOUND",
  "COLUMN_NOT_FOUND",
  "FIELD_UNKNOWN",
  "SLICE_UNKNOWN",
  "NO_USABLE_COLUMN",
  "AREA_INVALID",
  "MAPPING_INVALID",
  "SETTINGS_INVALID",
  "BASELINE_INVALID",
  "SCENARIO_INVALID",
  "PLAN_INVALID",
  "THEME_INVALID",
  "PROJECT_INVALID",
  "PROJECT_NEWER",
  "BASELINE_NOT_AVAILABLE",
  "LINKS_NOT_AVAILABLE",
  "NOBODY_TO_RANK_AMONG",
  "FILTER_INVALID",
  "LEVER_INVALID",
  "LEVER_AMBIGUOUS",
  "USAGE",
  "NOT_YET",
  "CANCELLED",
  "TIMED_OUT",
  "OUT_OF_MEMORY",
  "ENGINE_GONE",
  "WRITE_FAILED",
  "REFUSED",
  "INTERNAL",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

export type Problem = {
  readonly code: ProblemCode;
  /** File name as the user knows it, never a path. */
  readonly file?: string;
  readonly sheet?: string;
  /** Row number in the source, from 1, as a spreadsheet shows it. */
  readonly row?: number;
  /** Header, or letter where there is none. */
  readonly column?: string;
  /** Values for the words of the message, for example `{ limitMb: 200 }`. */
  readonly detail?: Readonly<Record<string, string | number>>;
};
