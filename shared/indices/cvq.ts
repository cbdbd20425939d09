import { twoSidedZ } from "../statistics/two-sided-z.ts";
import { factorsInUse, outcomeSumsTable } from "./frame/outcome-records.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  missingFields,
  type Row,
  type SliceKind,
} from "./index-definition.ts";
import type { Interval } from "./index-result.ts";
import { interval, makeResult, ratio } from "./make-result.ts";
import { numberOf } from "./read-row.ts";
import { sliceColumn } from "./slice-sql.ts";

type CvqAggregate = { readonly records: readonly Row[]; readonly sums: readonly Row[]; readonly shift: readonly Row[] };

/**
 * Customer value quotient (workbench definition after L. Hunsaker): 100·P/(P + N), P the weight of desired outcomes and N that of
 * undesired ones times λ; weight = reach^a · min(duration/ref, 1)^b · (intensity/max)^c. Says whether customers get what they came
 * for. Percent, 0–100, higher is better. A record with an empty factor in use is missing, one outside its range is out of range,
 * one of polarity 0 takes no part. `shift` compares the last two waves by customer and outcome. Interval: linearised over customers
 * (records where there are no ids), clipped to 0–100. Source: methods.md 9.2. Example: the five records there give 86.45.
 */
export const cvq: IndexDefinition<"cvq", CvqAggregate> = {
  id: "cvq",
  byWave: true,
  table: () => "outcomes",
  unit: () => "percent",
  needs: (context) => missingFields(context, "outcomes", ["polarity", ...factorsInUse(context).filter((factor) => factor !== "reach")]),
  params,
  emptyParts: { positive: 0, negative: 0, net: null, odds: null, shift: null },
  queries: (context) => ({ records: RECORDS, sums: sumsQuery, shift: (kind) => shiftQuery(context, kind) }),
  compute({ records, sums, shift }, context) {
    const count = (kind: string): number =>
      records.filter((row) => row["kind"] === kind).reduce((total, row) => total + numberOf(row, "records"), 0);
    const [desired, undesired] = [count("desired"), count("undesired")];
    const n = desired + undesired;
    const excluded = { missing: count("missing"), outOfRange: count("out_of_range"), duplicate: 0 };
    const [sum] = sums;
    const positive = numberOf(sum, "a");
    const negative = context.settings.cvq.lambda * numberOf(sum, "b");
    const total = positive + negative;
    const capped = records.some((row) => ["desired", "undesired"].includes(String(row["kind"])) && numberOf(row, "capped") > 0);
    const flags = ["WORKBENCH_DEFINITION", ...(capped ? ["DURATION_CAPPED"] : []), ...(n > 0 && negative === 0 ? ["NO_NEGATIVES"] : [])];
    const common = { unit: "percent", n, excluded, flags, params: params(context) } as const;
    const [moved] = shift;
    const parts = {
      positive,
      negative,
      net: ratio(positive - negative, total),
      odds: ratio(positive, negative),
      shift: ratio(numberOf(moved, "moved"), numberOf(moved, "matched")),
      desired,
      undesired,
      neither: count("neither"),
    };
    if (n === 0) {
      const reason = excluded.missing === 0 && excluded.outOfRange > 0 ? "OUT_OF_RANGE_ALL" : "EMPTY";
      return makeResult({ ...common, value: null, reason, parts });
    }
    if (!(total > 0)) return makeResult({ ...common, value: null, reason: "ZERO_DENOMINATOR", parts });
    const share = positive / total;
    return makeResult({ ...common, value: 100 * share, ci: linearised(sum, context), parts });
  },
};

function params({ settings }: IndexContext) {
  const { lambda, durationRef, intensityMax, exponents } = settings.cvq;
  const [reach, duration, intensity] = exponents;
  return { confidence: settings.confidence, lambda, durationRef, intensityMax, exponents: { reach, duration, intensity } };
}

/** What rounding leaves of a difference of two equal sums, with room to spare. */
const DUST = 1e-12;

/**
 * y = 1 for desired, 0 for undesired; e = w(y − share) summed within customers, which is (1 − share)·a − share·λ·b; SE = √Σe²/Σw
 * (methods.md 9.2), in percent.
 */
function linearised(row: Row | undefined, context: IndexContext): Interval | null {
  const found = cvqError(row, context);
  if (found === null) return null;
  const { confidence } = context.settings;
  const { share, se } = found;
  const half = twoSidedZ(confidence) * se;
  return interval("linearised", confidence, { lo: Math.max(0, share - half), hi: Math.min(1, share + half) }, 100);
}

/** The share of a slice and its linearised standard error, fractions; `null` with fewer than two customers or without weight. */
export function cvqError(row: Row | undefined, { settings }: IndexContext): { readonly share: number; readonly se: number } | null {
  const { lambda } = settings.cvq;
  const total = numberOf(row, "a") + lambda * numberOf(row, "b");
  if (numberOf(row, "clusters") < 2 || !(total > 0)) return null;
  const share = numberOf(row, "a") / total;
  const [up, down] = [1 - share, share * lambda];
  const [upper, lower] = [up * up * numberOf(row, "aa"), down * down * numberOf(row, "bb")];
  const squares = upper - 2 * up * down * numberOf(row, "ab") + lower;
  // Customers who all have the same share leave nothing but the dust of the subtraction, whose root would be seen.
  return { share, se: squares <= DUST * (upper + lower) ? 0 : Math.sqrt(squares) / total };
}

const RECORDS: CellQuery = {
  from: "frame_outcomes",
  keys: { kind: "kind" },
  sums: { records: "count(*)", capped: "count(*) filter (where capped)" },
};

const sumsQuery = (kind: SliceKind): string => `select * from ${outcomeSumsTable(kind)}`;

/** Weight that moved between the last two waves, and weight in both (methods.md 9.2, Shift); the later wave's weight counts. */
function shiftQuery(context: IndexContext, kind: SliceKind): string {
  const slice = sliceColumn(kind);
  const comparable = ["wave", "customer_id", "outcome"].every((field) => hasField(context, "outcomes", field));
  // Inside one wave nothing can shift.
  if (!comparable || kind === "wave") return "select 0 as slice, 0 as moved, 0 as matched where false";
  const counted = `select ${slice} as slice, customer, cast(outcome as varchar) as outcome, own_wave, source, row, polarity, weight from frame_outcomes
    where kind in ('desired', 'undesired') and customer is not null and outcome is not null and own_wave is not null`;
  // The last record of a customer's outcome in a wave stands for it.
  return `with counted as (${counted}),
    waves as (select slice, own_wave, dense_rank() over (partition by slice order by own_wave desc) as place from (select distinct slice, own_wave from counted) d),
    latest as (select c.*, w.place from (select *, row_number() over (partition by slice, customer, outcome, own_wave order by source desc, row desc) as recency from counted) c
      join waves w on w.slice = c.slice and w.own_wave = c.own_wave where recency = 1 and place <= 2)
    select l.slice, sum(case when l.polarity > e.polarity then l.weight when l.polarity < e.polarity then -l.weight else 0 end) as moved, sum(l.weight) as matched
    from latest l join latest e on e.slice = l.slice and e.customer = l.customer and e.outcome = l.outcome and l.place = 1 and e.place = 2 group by l.slice`;
}
