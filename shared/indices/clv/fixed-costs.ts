import { exactMoney } from "../dialect.ts";
import { hasField, type IndexContext, type Row, type SliceKind } from "../index-definition.ts";
import { numberOf, textOrNull } from "../read-row.ts";
import { NO_ROWS, sliceColumn } from "../slice-sql.ts";
import type { MarginSums } from "./clv-margins.ts";

/** Fixed costs of segments are known; a filter leaves of a segment nobody knows what share. */
export const knowsFixedCosts = (context: IndexContext): boolean =>
  !context.filtered && hasField(context, "segment_costs", "segment") && hasField(context, "segment_costs", "fixed_cost");

/**
 * Fixed cost of each segment and its active customers, the same for every slice: the cost a head is that of the whole segment. Periods
 * that are dates are months, all others years; amounts without a period are of a year.
 */
export function fixedCostQuery(context: IndexContext, kind: SliceKind): string {
  if (!knowsFixedCosts(context)) return NO_ROWS;
  const dated = hasField(context, "segment_costs", "period");
  const columns = [
    `${exactMoney("fixed_cost")} as fixed`,
    `${dated ? "count(distinct period_index)" : "1"} as periods`,
    `${dated ? "coalesce(max(length(period)) > 4, false)" : "false"} as is_monthly`,
  ];
  const costs = `select cast(segment as varchar) as segment, ${columns.join(", ")} from segment_costs where fixed_cost is not null group by segment`;
  const heads = "select cast(segment as varchar) as segment, count(*) as customers from frame_accounts where active group by segment";
  const slices = `select distinct ${sliceColumn(kind)} as slice from frame_accounts`;
  return `select s.slice, c.*, h.customers from (${slices}) s cross join (${costs}) c join (${heads}) h on h.segment = c.segment`;
}

/** Fixed cost of a year per active customer, by segment. */
export function fixedPerHead(rows: readonly Row[]): ReadonlyMap<string | null, number> {
  return new Map(
    rows.map((row) => {
      const year = (numberOf(row, "fixed") / Math.max(1, numberOf(row, "periods"))) * (row["is_monthly"] === true ? 12 : 1);
      return [textOrNull(row, "segment"), year / Math.max(1, numberOf(row, "customers"))] as const;
    }),
  );
}

/** Mean fixed cost a head over the customers counted; a segment without a known cost has none. */
export function meanFixed(segments: readonly MarginSums[], perHead: ReadonlyMap<string | null, number>): number | null {
  const n = segments.reduce((sum, segment) => sum + segment.n, 0);
  if (perHead.size === 0 || n === 0) return null;
  return segments.reduce((sum, segment) => sum + segment.n * (perHead.get(segment.key) ?? 0), 0) / n;
}
