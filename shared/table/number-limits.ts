import type { CanonicalTable } from "./fields.ts";

/** Which numbers of a field can be true: some values, or all from `min` to `max`. */
export type NumberLimits = { readonly values: readonly number[] } | { readonly min: number; readonly max: number | null };

/**
 * Numbers that no setting makes valid (cli.md, cvq): they stay in the table as they stand, are listed as out of range, and their
 * index leaves them out. The greatest intensity is a setting and not here.
 */
const LIMITS: Readonly<Partial<Record<CanonicalTable, Readonly<Record<string, NumberLimits>>>>> = {
  outcomes: {
    polarity: { values: [-1, 0, 1] },
    reach: { min: 0, max: 1 },
    duration: { min: 0, max: null },
    intensity: { min: 1, max: null },
  },
};

export const numberLimits = (table: CanonicalTable, field: string): NumberLimits | null => LIMITS[table]?.[field] ?? null;
