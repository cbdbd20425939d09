import { type CellQuery, hasField, type IndexContext, missingFields, type Row } from "../indices/index-definition.ts";
import { ratio } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";

export type ChurnAggregate = { readonly counts: readonly Row[] };

/** Customers in the window (t0, asOf]: S at its start, N acquired, L lost, L_S lost of S, E at its end (methods.md 4). */
export type ChurnCounts = {
  readonly start: number;
  readonly acquired: number;
  readonly lost: number;
  readonly lostOfStart: number;
  readonly end: number;
  readonly customers: number;
};

export const churnNeeds = (context: IndexContext): readonly string[] => [
  ...missingFields(context, "accounts", ["customer_id"]),
  ...(hasField(context, "accounts", "end_date") || hasField(context, "accounts", "churned") ? [] : ["accounts.end_date"]),
];

const count = (condition: string): string => `count(*) filter (where ${condition})`;

export const CHURN_CELLS: CellQuery = {
  from: "frame_accounts",
  keys: {},
  sums: {
    customers: "count(*)",
    at_start: count("at_start"),
    acquired: count("acquired"),
    lost: count("lost"),
    lost_of_start: count("at_start and lost"),
    at_end: count("active"),
  },
};

export function readChurnCounts({ counts }: ChurnAggregate): ChurnCounts {
  const [row] = counts;
  return {
    start: numberOf(row, "at_start"),
    acquired: numberOf(row, "acquired"),
    lost: numberOf(row, "lost"),
    lostOfStart: numberOf(row, "lost_of_start"),
    end: numberOf(row, "at_end"),
    customers: numberOf(row, "customers"),
  };
}

/** The five forms, in percent; `null` where the denominator is 0. */
export function churnForms({ start, acquired, lost, lostOfStart, end }: ChurnCounts) {
  const percent = (top: number, bottom: number): number | null => {
    const share = ratio(top, bottom);
    return share === null ? null : 100 * share;
  };
  return {
    A: percent(lost, acquired),
    B: percent(start - end, start),
    C: percent(lostOfStart, start),
    Caverage: percent(lost, (start + end) / 2),
    Cserved: percent(lost, start + acquired),
  };
}

export const churnFlags = (context: IndexContext): readonly string[] => [
  ...(hasField(context, "accounts", "end_date") ? [] : ["CHURN_FROM_STATUS"]),
  ...(hasField(context, "accounts", "start_date") ? [] : ["ACQUIRED_UNKNOWN"]),
];
