import type { Decimals } from "./exact-sums.ts";
import type { FrameInput } from "./frame-input.ts";
import { onceFor } from "./once-for.ts";
import { at, decimalsAt } from "./places.ts";

/** States and marks of an account, with the columns of `frame_accounts` that hold them. */
export const FLAG_COLUMNS = {
  active: "active",
  atStart: "at_start",
  lost: "lost",
  ended: "ended",
  negativeMoney: "negative_money",
  absurdMoney: "absurd_money",
  negativeRevenue: "negative_revenue",
} as const;

/** Amounts of an account, with their columns. */
export const AMOUNT_COLUMNS = { money: "money", revenue: "revenue", revenueSquare: "revenue_square", cost: "cost", cac: "cac" } as const;

/** `frame_accounts` column by column, in any order: one row a customer. */
export type AccountColumns = {
  readonly customer: Int32Array;
  /** Places in `segments`; `null` = segments are told apart by text, which SQL does. */
  readonly segment: Int16Array | null;
  readonly segments: readonly (string | null)[];
  /** What each component of the health score is made of; NaN = none. Empty where it is a last answer. */
  readonly health: readonly Float64Array[];
} & Readonly<Record<keyof typeof FLAG_COLUMNS, Uint8Array>> &
  Readonly<Record<keyof typeof AMOUNT_COLUMNS, Decimals>>;

/** The same with their group codes; the highest is "no key". */
export type AccountRows = AccountColumns & { readonly group: Int16Array };

/** The accounts at these places. */
export function accountsAt(columns: AccountColumns, places: Int32Array): AccountColumns {
  const { customer, segment, segments, health } = columns;
  return {
    customer: at(customer, places),
    segment: segment && at(segment, places),
    segments,
    active: at(columns.active, places),
    atStart: at(columns.atStart, places),
    lost: at(columns.lost, places),
    ended: at(columns.ended, places),
    negativeMoney: at(columns.negativeMoney, places),
    absurdMoney: at(columns.absurdMoney, places),
    negativeRevenue: at(columns.negativeRevenue, places),
    money: decimalsAt(columns.money, places),
    revenue: decimalsAt(columns.revenue, places),
    revenueSquare: decimalsAt(columns.revenueSquare, places),
    cost: decimalsAt(columns.cost, places),
    cac: decimalsAt(columns.cac, places),
    health: health.map((values) => (values.length === 0 ? values : at(values, places))),
  };
}

/** Columns to read beside those of the accounts, and the joins that they need. */
export type MoreColumns = { readonly columns: readonly string[]; readonly joins: readonly string[] };

/** The column of the component at a place. */
export const healthColumn = (at: number): string => `health_${at}`;

/** The accounts as they are read into columns. */
export function accountsToRead({ labels }: Pick<FrameInput, "labels">, { columns, joins }: MoreColumns, from: string): string {
  const names = ["customer", ...Object.values(FLAG_COLUMNS), ...Object.values(AMOUNT_COLUMNS)].map((name) => `a.${name}`);
  const segment = labels.accounts?.["segment"] === undefined ? "cast(null as smallint)" : "cast(enum_code(a.segment) as smallint)";
  return `select ${[...names, `${segment} as segment`, ...columns].join(", ")} from ${from} a ${joins.join(" ")}`;
}

/** Numbers of customers are below. */
export const numberOfCustomers = onceFor((customer: Int32Array): number => {
  let highest = -1;
  for (let row = 0; row < customer.length; row += 1) if ((customer[row] ?? -1) > highest) highest = customer[row] ?? -1;
  return highest + 1;
});
