import { exactMoney } from "../../../shared/indices/dialect.ts";
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
};

/** One group for each segment, in the order of the keys, or one for all. */
export async function accountGroups(relations: Relations, bySegment: boolean, hasMrr: boolean): Promise<readonly AccountGroup[]> {
  // Revenue of 12 months stands in where no monthly amount is mapped.
  const money = hasMrr ? "mrr" : "money / 12";
  return relations.all<AccountGroup>(
    `select ${bySegment ? "segment" : "cast(null as varchar)"} as key, count(*) filter (where active) as active,
      count(*) filter (where at_start) as "atStart", count(*) filter (where at_start and lost) as "lostOfStart",
      count(*) filter (where acquired) as acquired, count(${money}) filter (where active) as paying,
      coalesce(${exactMoney(money)} filter (where active), 0) as money, coalesce(${exactMoney("cost")} filter (where active), 0) / 12 as cost
     from frame_accounts${bySegment ? " group by segment order by segment nulls last" : ""}`,
  );
}
