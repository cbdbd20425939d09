import type { Row } from "../index-definition.ts";
import { numberOf, textOrNull } from "../read-row.ts";

const WEEKS_A_YEAR = 52;

/** Customers with one history, in weeks: x repeat purchase days, the last of them after t_x, T since the first. */
export type History = {
  readonly x: number;
  readonly tx: number;
  readonly T: number;
  /** Of the repeat purchases; 0 without any. */
  readonly meanSpend: number;
  readonly count: number;
  readonly segment: string | null;
};

/** The horizon in weeks; a year unless set. */
export const weeksOf = (months: number | null): number => Math.round(((months ?? 12) * WEEKS_A_YEAR) / 12);

export const readHistory = (row: Row): History => ({
  x: numberOf(row, "x"),
  tx: numberOf(row, "tx") / 7,
  T: numberOf(row, "length") / 7,
  meanSpend: numberOf(row, "spend"),
  count: numberOf(row, "customers"),
  segment: textOrNull(row, "segment"),
});

/** A rate of a year as that of a week. */
export const weekly = (rate: number): number => (1 + rate) ** (1 / WEEKS_A_YEAR) - 1;
