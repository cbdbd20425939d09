import type { Excluded } from "./canonical.ts";

/** Reasons for which a whole row is left out; the others set one cell aside. */
export const WHOLE_ROW: ReadonlySet<string> = new Set([
  "NOT_IN_WAVE",
  "MISSING_ID",
  "END_BEFORE_START",
  "DUPLICATE_ACCOUNT",
  "ROW_REPEATED",
]);

export const isWholeRow = (excluded: Excluded): boolean => WHOLE_ROW.has(excluded.reason);
