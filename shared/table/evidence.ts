import type { RawColumn } from "./raw-table.ts";

/** What the store knows and a column profile does not: which columns of different tables hold the same keys. */
export type KeyOverlap = {
  readonly left: ColumnRef;
  readonly right: ColumnRef;
  /** Share of the different values of the column with fewer of them that also stand in the other, 0–1. */
  readonly matchedShare: number;
};

/** A raw table by its id and a column by its id (`c0`). */
export type ColumnRef = { readonly table: string; readonly column: string };

export type MappingEvidence = {
  readonly overlaps: readonly KeyOverlap[];
  /** Every different text of a column with its count, where the profile lists only the most frequent. */
  readonly texts?: readonly (ColumnRef & { readonly values: RawColumn["profile"]["top"] })[];
  /** Correlation, −1…1, of an effort question with recommendation or satisfaction in the same rows. */
  readonly effortTrends?: readonly (ColumnRef & { readonly correlation: number })[];
};

export const NO_EVIDENCE: MappingEvidence = { overlaps: [] };

/** A weaker correlation than this does not tell which end of an effort scale is easy. */
const TELLING = 0.2;

/** Which end of an effort scale the satisfied customers choose; `null` = the answers do not tell. */
export function effortDirectionSeen(evidence: MappingEvidence, { table, column }: ColumnRef): "easy" | "hard" | null {
  const trend = evidence.effortTrends?.find((one) => one.table === table && one.column === column);
  if (trend === undefined || Math.abs(trend.correlation) < TELLING) return null;
  return trend.correlation > 0 ? "easy" : "hard";
}

/** The share by which two columns overlap; `null` = nobody looked. */
export function overlapOf(evidence: MappingEvidence, one: ColumnRef, other: ColumnRef): number | null {
  const same = (a: ColumnRef, b: ColumnRef): boolean => a.table === b.table && a.column === b.column;
  const found = evidence.overlaps.find(
    ({ left, right }) => (same(left, one) && same(right, other)) || (same(left, other) && same(right, one)),
  );
  return found?.matchedShare ?? null;
}
