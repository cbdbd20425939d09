import { twoSidedZ } from "../statistics/two-sided-z.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { clusterInterval } from "./cluster-bootstrap.ts";
import { MOST_NEGATIVES } from "./frame/heaviest-negatives.ts";
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
import type { Interval, Json } from "./index-result.ts";
import { INDICATIVE_BELOW, interval, makeResult, ratio, SUPPRESS_BELOW } from "./make-result.ts";
import { numberOf, textOrNull } from "./read-row.ts";
import { groupBy, inSlice, NO_ROWS, sliceColumn } from "./slice-sql.ts";

type CvqAggregate = Readonly<Record<"records" | "sums" | "shift" | "worth" | "negatives", readonly Row[]>>;

/** Weights of negative against positive at which the share is shown beside: none, and the loss aversion of Tversky & Kahneman 1992. */
const LAMBDAS = [1, 2.25] as const;

/**
 * Customer value quotient (workbench definition after L. Hunsaker): 100·P/(P + N), P the weight of desired outcomes and N that of
 * undesired ones times λ; weight = reach^a · min(duration/ref, 1)^b · (intensity/max)^c. Says whether customers get what they came
 * for. Percent, 0–100, higher is better. A record with an empty factor in use is missing, one outside its range is out of range,
 * one of polarity 0 takes no part unless those worth doing are to count below the line. `shift` compares the last two waves by customer
 * and outcome; `blend` is (1 − κ)·net + κ·shift. Interval: linearised over customers (records where there are no ids), clipped to 0–100;
 * by setting bootstrap over customers, or Wilson where nothing is weighted. Source: methods.md 9.2. Example: the five records there give 86.45.
 */
export const cvq: IndexDefinition<"cvq", CvqAggregate> = {
  id: "cvq",
  byWave: true,
  table: () => "outcomes",
  unit: () => "percent",
  needs: (context) => missingFields(context, "outcomes", ["polarity", ...factorsInUse(context).filter((factor) => factor !== "reach")]),
  params,
  emptyParts: { positive: 0, negative: 0, net: null, odds: null, shift: null, blend: null, sensitivity: [], negatives: [] },
  queries: (context) => ({
    records: RECORDS,
    sums: sumsQuery,
    shift: (kind) => shiftQuery(context, kind),
    worth: (kind) => worthQuery(context, kind),
    negatives: (kind) => negativesQuery(context, kind),
  }),
  compute({ records, sums, shift, worth, negatives }, context) {
    const count = (kind: string): number =>
      records.filter((row) => row["kind"] === kind).reduce((total, row) => total + numberOf(row, "records"), 0);
    const [desired, undesired] = [count("desired"), count("undesired")];
    const [undecided] = worth;
    const n = desired + undesired + numberOf(undecided, "records");
    const excluded = { missing: count("missing"), outOfRange: count("out_of_range"), duplicate: 0 };
    const [sum] = sums;
    const positive = numberOf(sum, "a");
    const negative = context.settings.cvq.lambda * numberOf(sum, "b");
    const standing = numberOf(undecided, "weight");
    const total = positive + negative + standing;
    const capped = records.some((row) => ["desired", "undesired"].includes(String(row["kind"])) && numberOf(row, "capped") > 0);
    const flags = [
      "WORKBENCH_DEFINITION",
      ...(capped ? ["DURATION_CAPPED"] : []),
      ...(n > 0 && negative === 0 ? ["NO_NEGATIVES"] : []),
      ...(wilsonFails(context) ? ["WILSON_NEEDS_EQUAL_WEIGHTS"] : []),
      // Many records of few customers are few: the interval is by customers, and short where there are less than thirty (test/coverage).
      ...(n >= SUPPRESS_BELOW && numberOf(sum, "clusters") < INDICATIVE_BELOW ? ["INDICATIVE"] : []),
    ];
    const common = { unit: "percent", n, excluded, flags, params: params(context) } as const;
    const [moved] = shift;
    const net = ratio(positive - negative, total);
    const movedShare = ratio(numberOf(moved, "moved"), numberOf(moved, "matched"));
    const parts = {
      positive,
      negative,
      net,
      odds: ratio(positive, negative),
      shift: movedShare,
      blend: blendOf(net, movedShare, context),
      sensitivity: LAMBDAS.map((lambda) => shareAt(lambda, positive, numberOf(sum, "b"), standing)),
      negatives: negatives.map((row) => ({
        outcome: textOrNull(row, "outcome"),
        records: numberOf(row, "records"),
        weight: numberOf(row, "weight"),
        share: ratio(context.settings.cvq.lambda * numberOf(row, "weight"), negative),
      })),
      worthDoing: context.settings.cvq.neither === "worthDoing" ? { records: numberOf(undecided, "records"), weight: standing } : null,
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
    return makeResult({ ...common, value: 100 * share, ci: closedForm(sum, share, n, context), parts });
  },
  simulation: {
    query: (context, kind) => (context.settings.cvq.interval === "bootstrap" ? clustersQuery(context, kind) : null),
    // The population of a survey says nothing of outcomes.
    interval: (columns, result, context) => clusterInterval(columns, result, { ...context, population: null }, 100, [0, 100]),
  },
};

function params({ settings }: IndexContext) {
  const { lambda, durationRef, intensityMax, exponents, blend, neither, interval: method } = settings.cvq;
  const [reach, duration, intensity] = exponents;
  const weights = { lambda, durationRef, intensityMax, exponents: { reach, duration, intensity } };
  return { confidence: settings.confidence, ...weights, blend, neither, interval: method };
}

/** Whether every record counts alike. */
const isUnweighted = ({ settings }: IndexContext): boolean =>
  settings.cvq.lambda === 1 && settings.cvq.exponents.every((exponent) => exponent === 0);

const wilsonFails = (context: IndexContext): boolean => context.settings.cvq.interval === "wilson" && !isUnweighted(context);

/** (1 − κ)·net + κ·shift; the net alone at κ = 0, and `null` where the shift that is asked for is not known. */
function blendOf(net: number | null, shift: number | null, { settings }: IndexContext): number | null {
  const { blend } = settings.cvq;
  if (net === null || (blend > 0 && shift === null)) return null;
  return (1 - blend) * net + blend * (shift ?? 0);
}

/** Share and net at another weight of the undesired. */
function shareAt(lambda: number, positive: number, unweighted: number, standing: number): Json {
  const total = positive + lambda * unweighted + standing;
  const share = ratio(positive, total);
  return { lambda, share: share === null ? null : 100 * share, net: ratio(positive - lambda * unweighted, total) };
}

function closedForm(row: Row | undefined, share: number, n: number, context: IndexContext): Interval | null {
  const { confidence, cvq: own } = context.settings;
  // What stands below the line without going either way is no part of the linearised sums; the bootstrap over customers counts it.
  if (own.neither === "worthDoing" && own.interval !== "wilson") return null;
  if (own.interval === "wilson" && isUnweighted(context))
    return interval("wilson", confidence, wilsonInterval(share * n, n, confidence), 100);
  return linearised(row, context);
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

/** Outcomes that were worth doing and went neither way, where they count. */
const worthQuery = ({ settings, ...context }: IndexContext, kind: SliceKind): string =>
  settings.cvq.neither === "worthDoing" && hasField(context, "outcomes", "worth_doing")
    ? `select ${sliceColumn(kind)} as slice, count(worth) as records, sum(worth) as weight from frame_outcomes where ${inSlice(kind)}${groupBy(kind)}`
    : NO_ROWS;

/** The undesired outcomes that weigh most, by name. */
function negativesQuery(context: IndexContext, kind: SliceKind): string {
  if (!hasField(context, "outcomes", "outcome")) return NO_ROWS;
  const slice = sliceColumn(kind);
  const sums = `select ${slice} as slice, cast(outcome as varchar) as outcome, count(*) as records, sum(weight) as weight from frame_outcomes
    where kind = 'undesired' and outcome is not null and ${inSlice(kind)}${groupBy(kind, ["outcome"])}`;
  return `select slice, outcome, records, weight from (select *, row_number() over (partition by slice order by weight desc, outcome) as place from (${sums}) s) p
    where place <= ${MOST_NEGATIVES} order by slice, place`;
}

/** Desired weight and all weight of each customer, for the bootstrap; a record without customer is one of its own. */
function clustersQuery({ settings }: IndexContext, kind: SliceKind): string {
  const { lambda, neither } = settings.cvq;
  const slice = sliceColumn(kind);
  const standing = neither === "worthDoing" ? "coalesce(sum(worth), 0)" : "0";
  const inner = `select ${slice} as slice, coalesce(sum(weight) filter (where polarity > 0), 0) as top,
      coalesce(sum(weight) filter (where polarity > 0), 0) + cast(${lambda} as double) * coalesce(sum(weight) filter (where polarity < 0), 0) + ${standing} as bottom
    from frame_outcomes where (kind_code <= 1 or worth is not null) and ${inSlice(kind)}${groupBy(kind, ["customer", "case when customer is null then source end", "case when customer is null then row end"])}`;
  return `select slice, cast(top as double) as top, cast(bottom as double) as bottom, cast(count(*) as double) as customers
    from (${inner}) c group by slice, top, bottom order by slice, top, bottom`;
}

/** Weight that moved between the last two waves, and weight in both (methods.md 9.2, Shift); the later wave's weight counts. */
function shiftQuery(context: IndexContext, kind: SliceKind): string {
  const slice = sliceColumn(kind);
  const comparable = ["wave", "customer_id", "outcome"].every((field) => hasField(context, "outcomes", field));
  // Inside one wave nothing can shift.
  if (!comparable || kind === "wave") return NO_ROWS;
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
