import type { CanonicalTable } from "./fields.ts";

/**
 * How a data set is cut when nobody has said so: groups by segment and waves by quarter (without dates, by the waves that the data name), where the fields are mapped. The window
 * starts with it and a deck is told by it; the plain numbers of the command line are not cut unless asked.
 */
export function defaultSlices(isMapped: (table: CanonicalTable, field: string) => boolean): {
  readonly by: string | null;
  readonly wave: string | null;
} {
  return {
    by: isMapped("accounts", "segment") || isMapped("answers", "segment") ? "segment" : null,
    wave: isMapped("answers", "answered_at") ? "quarter" : isMapped("answers", "wave") ? "wave" : null,
  };
}
