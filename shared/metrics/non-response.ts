import { dayLiteral, daysBetween } from "../indices/dialect.ts";
import { hasField, type IndexContext, isThere, type Row, type SliceKind } from "../indices/index-definition.ts";
import type { Json } from "../indices/index-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { groupBy, inSlice, sliceColumn } from "../indices/slice-sql.ts";
import { chiSquareTest } from "../statistics/chi-square-test.ts";
import { holm } from "../statistics/holm.ts";
import { sumBy } from "./share-rows.ts";

/** Weights of answers are not made larger than this (methods.md 11.7). */
export const MOST_WEIGHT = 5;

/** Lower ends of the bands of tenure, days; `tenure` counts them from 0. */
const TENURE_DAYS = [365, 730, 1_825] as const;

const NOBODY =
  "select 0 as slice, cast(null as varchar) as segment, 0 as tenure, 0 as revenue, false as responded, 0 as customers where false";

/**
 * Customers who were asked, by whether any survey of theirs was completed: by segment, band of tenure (under 1, 2, 5 years and
 * beyond, at asOf) and quarter of revenue among those asked. Without accounts there is nothing to compare.
 */
export function nonResponseQuery(context: IndexContext, kind: SliceKind, delivered: string): string {
  if (!isThere(context, "accounts") || !hasField(context, "invitations", "customer_id")) return NOBODY;
  const asked = `select ${sliceColumn(kind)} as slice, customer, bool_or(completed) as responded from frame_invitations
    where customer is not null and completed is not null and ${delivered} and ${inSlice(kind)}${groupBy(kind, ["customer"])}`;
  const dated = hasField(context, "accounts", "start_date");
  // Without a data date nobody's beginning is known.
  const days = daysBetween("a.start_date", dayLiteral(context.asOf ?? "1970-01-01"));
  const bands = TENURE_DAYS.map((end, band) => `when ${days} < ${end} then ${band}`).join(" ");
  const tenure = dated ? `case when a.start_date is null then null ${bands} else ${TENURE_DAYS.length} end` : "cast(null as integer)";
  const known = `select p.slice, p.responded, f.segment, ${tenure} as tenure, f.revenue
    from (${asked}) p join frame_accounts f on f.customer = p.customer join accounts a on a.customer = p.customer`;
  const quarter = "floor(4 * percent_rank() over (partition by slice, revenue is null order by revenue))";
  const banded = `select slice, responded, segment, tenure, case when revenue is not null then cast(case when ${quarter} > 3 then 3 else ${quarter} end as integer) end as revenue from (${known}) k`;
  return `select slice, segment, tenure, revenue, responded, count(*) as customers from (${banded}) b group by slice, segment, tenure, revenue, responded`;
}

export type NonResponse = {
  readonly [key: string]: Json;
  readonly differs: boolean;
};

/**
 * Whether those who answered differ from all who were asked: chi-square of answering by segment, tenure and revenue, with Holm's
 * correction; and the weights (N_h/N)/(n_h/n) by segment that would put it right, no larger than 5. `null` when nothing is known.
 */
export function nonResponse(rows: readonly Row[], context: IndexContext): NonResponse | null {
  if (rows.length === 0) return null;
  const counted = rows.map((row): Row => ({ ...row, answered: row["responded"] === true ? numberOf(row, "customers") : 0 }));
  const tests = (["segment", "tenure", "revenue"] as const).flatMap((by) => {
    const table = sumBy(
      counted.filter((row) => row[by] !== null),
      by,
      ["customers", "answered"],
    );
    const test = chiSquareTest(table.map(({ sums }) => [sums["answered"] ?? 0, (sums["customers"] ?? 0) - (sums["answered"] ?? 0)]));
    const groups = table.map(({ key, sums }) => ({ key, invited: sums["customers"] ?? 0, responded: sums["answered"] ?? 0 }));
    return test === null
      ? []
      : [{ by, statistic: test.statistic, df: test.df, p: test.p, smallestExpected: test.smallestExpected, groups }];
  });
  const adjusted = holm(tests.map(({ p }) => p));
  const checks = tests.map((test, at) => ({ ...test, pHolm: adjusted[at] ?? test.p }));
  const segments = sumBy(counted, "segment", ["customers", "answered"]);
  const invited = segments.reduce((sum, { sums }) => sum + (sums["customers"] ?? 0), 0);
  const responded = segments.reduce((sum, { sums }) => sum + (sums["answered"] ?? 0), 0);
  const weights = segments.map(({ key, sums }) => {
    const [asked, answered] = [sums["customers"] ?? 0, sums["answered"] ?? 0];
    const weight = answered === 0 ? null : asked / invited / (answered / responded);
    return {
      key,
      invited: asked,
      responded: answered,
      weight: weight === null ? null : Math.min(MOST_WEIGHT, weight),
      trimmed: weight !== null && weight > MOST_WEIGHT,
    };
  });
  return { invited, responded, checks, weights, differs: checks.some(({ pHolm }) => pHolm < 1 - context.settings.confidence) };
}
