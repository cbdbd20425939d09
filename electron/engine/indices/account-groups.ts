import { addMonths } from "../../../shared/calendar.ts";
import { dayLiteral, exactMoney, exactProducts, exactSquares } from "../../../shared/indices/dialect.ts";
import type { Relations } from "./relations.ts";

/** Sums over accounts in the 12 months before the data date: what a baseline is estimated from. */
export type AccountGroup = {
  readonly key: string | null;
  readonly active: number;
  readonly atStart: number;
  readonly lostOfStart: number;
  readonly acquired: number;
  /** Active customers whose monthly money is known, its sum, and the sum of their variable cost a month. */
  readonly paying: number;
  readonly money: number;
  readonly cost: number;
  /** Sums of squares and products of the same, a month. */
  readonly moneySquares: number;
  readonly costSquares: number;
  readonly products: number;
  /** `acquired` by month of the window, the first month first. */
  readonly acquiredByMonth: readonly number[];
};

type Row = Omit<AccountGroup, "acquiredByMonth"> & Readonly<Record<string, number | string | null>>;

/** One group for each segment, in the order of the keys, or one for all. `windowStart` is the day 12 months before the data date. */
export async function accountGroups(
  relations: Relations,
  bySegment: boolean,
  hasMrr: boolean,
  windowStart: string | null,
): Promise<readonly AccountGroup[]> {
  // Revenue of 12 months stands in where no monthly amount is mapped.
  const money = hasMrr ? "mrr" : "money / 12";
  const months = Array.from({ length: 12 }, (_, month) =>
    windowStart === null
      ? "false"
      : `start_date > ${dayLiteral(addMonths(windowStart, month))} and start_date <= ${dayLiteral(addMonths(windowStart, month + 1))}`,
  );
  const rows = await relations.all<Row>(
    `select ${bySegment ? "segment" : "cast(null as varchar)"} as key, count(*) filter (where active) as active,
      count(*) filter (where at_start) as "atStart", count(*) filter (where at_start and lost) as "lostOfStart",
      count(*) filter (where acquired) as acquired, count(${money}) filter (where active) as paying,
      coalesce(${exactMoney(money)} filter (where active), 0) as money, coalesce(${exactMoney("cost")} filter (where active), 0) / 12 as cost,
      coalesce(${exactSquares(money)} filter (where active), 0) as "moneySquares",
      coalesce(${exactSquares("cost")} filter (where active), 0) / 144 as "costSquares",
      coalesce(${exactProducts(money, "cost")} filter (where active), 0) / 12 as products,
      ${months.map((month, at) => `count(*) filter (where acquired and ${month}) as month${at}`).join(", ")}
     from frame_accounts${bySegment ? " group by segment order by segment nulls last" : ""}`,
  );
  return rows.map((row) => ({ ...row, acquiredByMonth: months.map((_, at) => Number(row[`month${at}`])) }));
}
