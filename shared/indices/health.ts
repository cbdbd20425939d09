import { type Auc, aucFromRankSum } from "../statistics/auc-from-rank-sum.ts";
import { cochranArmitage } from "../statistics/cochran-armitage.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import { twoSidedZ } from "../statistics/two-sided-z.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { accountParams } from "./common-params.ts";
import { scoresQuery, validateScores } from "./health/validate-scores.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  missingFields,
  type Row,
  type SliceKind,
} from "./index-definition.ts";
import type { Json } from "./index-result.ts";
import { interval, makeResult, ratio } from "./make-result.ts";
import { numberOf } from "./read-row.ts";
import { groupBy, sliceColumn } from "./slice-sql.ts";

type HealthAggregate = { readonly bands: readonly Row[]; readonly ranks: readonly Row[] };

/** Churners and stayers without whom an area under the curve says too little. */
const LEAST_OF_EACH = 30;
const BANDS = ["red", "amber", "green"] as const;
const OWN_COMPONENTS = ["usage_per_week", "features_used", "tickets_per_month", "payment_delay_days"] as const;

/**
 * Customer health: mean over the active customers of H = 100·Σwu/Σw over the components a customer has, u = (x − floor)/(target −
 * floor) held in 0–1 or, where a component has a reference, the mid-rank among that frozen list. Says how well the product is used and
 * served. Score 0–100, higher is better; red < 50 ≤ amber < 75 ≤ green.
 * A customer with less than 60 % of the weight known has no score and counts as missing; nothing is imputed
 * unless the median of the segment is asked for. `bands` and `auc` hold
 * the scores of all customers against their churn, from the same snapshot and so optimistic; for
 * the whole also calibration, bands from the data, and how many change band when weights are a quarter off. Interval: t. Source: methods.md 5 (after
 * Nardo et al. 2008). Example: u .6, .5, .7, .8, .8333 with weights 30, 20, 20, 15, 15 give 66.5.
 */
export const health: IndexDefinition<"health", HealthAggregate> = {
  id: "health",
  byWave: false,
  table: () => "accounts",
  unit: () => "score",
  needs(context) {
    const id = missingFields(context, "accounts", ["customer_id"]);
    if (id.length > 0) return id;
    // A survey answer alone is no behaviour.
    const behaves = context.choices.health.some(({ field }) => !field.startsWith("answers."));
    const chosen = context.settings.health.components;
    if (behaves) return [];
    return chosen === null ? missingFields(context, "accounts", OWN_COMPONENTS) : chosen.map(({ field }) => field);
  },
  params,
  emptyParts: {
    red: 0,
    amber: 0,
    green: 0,
    coverage: null,
    auc: null,
    bands: [],
    calibration: null,
    suggestedBands: null,
    robustness: null,
  },
  queries: (context) => ({ bands: bandCells(context), ranks: ranksQuery }),
  compute({ bands, ranks }, context) {
    const sum = (name: string, holds: (row: Row) => boolean): number =>
      bands.filter(holds).reduce((total, row) => total + numberOf(row, name), 0);
    const isActive = (row: Row): boolean => row["active"] === true;
    const isScored = (row: Row): boolean => isActive(row) && row["band"] !== null;
    const inBand = (name: string): number => sum("n", (row) => isActive(row) && row["band"] === name);
    const active = sum("n", isActive);
    const n = sum("n", isScored);
    const knowsChurn = hasField(context, "accounts", "end_date") || hasField(context, "accounts", "churned");
    const table = bandTable(bands, context, knowsChurn);
    const auc = knowsChurn ? area(ranks) : null;
    const isFew = auc !== null && Math.min(auc.positives, auc.negatives) < LEAST_OF_EACH;
    const flags = [
      ...(knowsChurn ? ["SAME_SNAPSHOT"] : []),
      ...(table.ordered ? [] : ["BANDS_NOT_ORDERED"]),
      ...(isFew ? ["FEW_FOR_AUC"] : []),
      ...(context.settings.health.missing === "segmentMedian" ? ["MEDIAN_FOR_MISSING"] : []),
    ];
    const parts = {
      red: inBand("red"),
      amber: inBand("amber"),
      green: inBand("green"),
      coverage: ratio(sum("coverage", isActive), active),
      auc: auc?.auc ?? null,
      aucSe: auc?.se ?? null,
      aucInterval: auc === null ? null : aucLimits(auc, context.settings.confidence),
      bands: table.bands,
      trendP: table.trendP,
      calibration: null,
      suggestedBands: null,
      robustness: null,
    };
    const excluded = { missing: active - n, outOfRange: 0, duplicate: 0 };
    const common = { unit: "score", n, excluded, flags, params: params(context), parts } as const;
    if (n === 0) return makeResult({ ...common, value: null, reason: active === 0 ? "EMPTY" : "INSUFFICIENT_COVERAGE" });
    const mean = sum("total", isScored) / n;
    const variance = Math.max(0, sum("squares", isScored) - n * mean * mean) / (n - 1);
    const { confidence } = context.settings;
    const limits = meanInterval({ n, mean, sd: Math.sqrt(variance) }, confidence);
    return makeResult({
      ...common,
      value: mean,
      ci: interval("t", confidence, limits),
      flags: [...flags, ...(limits?.collapsed === true ? ["NO_SPREAD"] : [])],
    });
  },
  simulation: { query: scoresQuery, interval: validateScores },
};

/** Hanley–McNeil limits of the area, 0–1. */
function aucLimits({ auc, se }: Auc, confidence: number): Json {
  const half = twoSidedZ(confidence) * se;
  return { method: "hanleyMcNeil", lo: Math.max(0, auc - half), hi: Math.min(1, auc + half) };
}

function params(context: IndexContext) {
  const { aggregate, amberFrom, greenFrom, minCoverage, missing } = context.settings.health;
  const components = context.choices.health.map((component): Json => ({ ...component }));
  return { ...accountParams(context), aggregate, amberFrom, greenFrom, minCoverage, missing, components };
}

/** Customers and their scores by band and whether they are active. */
function bandCells({ settings }: IndexContext): CellQuery {
  const { amberFrom, greenFrom } = settings.health;
  return {
    from: "frame_health",
    keys: {
      active: "active",
      band: `case when score is null then null when critical or score < ${amberFrom} then 'red' when score < ${greenFrom} then 'amber' else 'green' end`,
    },
    sums: {
      n: "count(*)",
      churned: "count(*) filter (where ended)",
      total: "sum(score)",
      squares: "sum(score * score)",
      coverage: "sum(coverage)",
    },
  };
}

/** The rank sum of churners, mid-ranks by risk = −score: customers with a higher score have a lower risk. */
function ranksQuery(kind: SliceKind): string {
  const byScore = `select ${sliceColumn(kind)} as slice, score, count(*) as n, count(*) filter (where ended) as churned from frame_health where score is not null${groupBy(kind, ["score"])}`;
  const ranked = `select *, sum(n) over (partition by slice order by score desc) as upto from (${byScore}) s`;
  return `select slice, sum(n) as n, sum(churned) as churned, sum(churned * (upto - n + (n + 1) / 2.0)) as ranks from (${ranked}) r group by slice`;
}

function area([row]: readonly Row[]): Auc | null {
  const churned = numberOf(row, "churned");
  return aucFromRankSum(numberOf(row, "ranks"), churned, numberOf(row, "n") - churned);
}

function bandTable(rows: readonly Row[], context: IndexContext, knowsChurn: boolean) {
  const counts = BANDS.map((name) => {
    const own = rows.filter((row) => row["band"] === name);
    const sum = (column: string): number => own.reduce((total, row) => total + numberOf(row, column), 0);
    return { name, n: sum("n"), churned: sum("churned") };
  });
  const n = counts.reduce((sum, count) => sum + count.n, 0);
  const churned = counts.reduce((sum, count) => sum + count.churned, 0);
  const overall = ratio(churned, n);
  const bands = counts.map((count): Json => {
    const rate = knowsChurn ? ratio(count.churned, count.n) : null;
    const limits = knowsChurn ? wilsonInterval(count.churned, count.n, context.settings.confidence) : null;
    return {
      band: count.name,
      n: count.n,
      churned: knowsChurn ? count.churned : null,
      churn: rate,
      lo: limits?.lo ?? null,
      hi: limits?.hi ?? null,
      lift: rate === null || overall === null ? null : ratio(rate, overall),
      capture: knowsChurn ? ratio(count.churned, churned) : null,
    };
  });
  const rates = counts.flatMap((count) => (count.n === 0 ? [] : [count.churned / count.n]));
  const ordered = !knowsChurn || rates.every((rate, at) => rate < (rates[at - 1] ?? Number.POSITIVE_INFINITY));
  const trend = knowsChurn
    ? cochranArmitage(
        counts.map((count) => count.churned),
        counts.map((count) => count.n),
      )
    : null;
  return { bands, ordered, trendP: trend?.p ?? null };
}
