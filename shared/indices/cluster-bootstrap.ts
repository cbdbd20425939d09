import { bootstrapRatio } from "../statistics/bootstrap-ratio.ts";
import { exactSum } from "./dialect.ts";
import { finitePopulation, narrowed } from "./finite-population.ts";
import { keptView } from "./frame/last-answers.ts";
import { type Columns, hasField, type IndexContext, type SliceKind } from "./index-definition.ts";
import type { IndexResult } from "./index-result.ts";
import { groupBy, sliceColumn } from "./slice-sql.ts";

/** Seed and size of every simulated interval of an index; `params` shows both. */
export const SIMULATION_SEED = 1;
export const RESAMPLES = 2_000;
/** On large bases fewer resamples are taken, so that no number makes anybody wait; `params.resamples` says how many. */
const MOST_DRAWS = 2e7;
const FEWEST_RESAMPLES = 200;

export const resamplesFor = (units: number): number =>
  Math.max(FEWEST_RESAMPLES, Math.min(RESAMPLES, Math.floor(MOST_DRAWS / Math.max(1, units))));

/**
 * Clusters of a question when every answer counts (`duplicates: all`): by customer the sum of w·code and the sum of w. Customers
 * with the same two sums are one row with their number, in the order of the sums, so that storage decides nothing.
 */
export function clusterQuery(view: string, code: string, context: IndexContext, kind: SliceKind): string {
  const weight = hasField(context, "answers", "weight") ? "weight" : "1";
  const from = keptView(view, kind === "wave" ? "by_wave" : "overall");
  return clusterSql({ from, weight, unit: "coalesce(cast(customer as bigint), -1 - ord)", code }, kind);
}

/** The same of any rows that have a code, a weight and the customer (`unit`) they belong to. */
export function clusterSql(
  { from, weight, unit, code }: { readonly from: string; readonly weight: string; readonly unit: string; readonly code: string },
  kind: SliceKind,
): string {
  const slice = sliceColumn(kind);
  const inner = `select ${slice} as slice, ${exactSum(`${weight} * (${code})`)} as top, ${exactSum(weight)} as bottom
    from ${from}${groupBy(kind, [unit])}`;
  return `select slice, cast(top as double) as top, cast(bottom as double) as bottom, cast(count(*) as double) as customers
    from (${inner}) c group by slice, top, bottom order by slice, top, bottom`;
}

/** Bootstrap interval of Σtop/Σbottom, customers drawn with replacement, times `factor`, put in place of the closed form. */
export function clusterInterval(
  columns: Columns,
  result: IndexResult,
  context: IndexContext,
  factor: number,
  [least, most]: readonly [number, number] = [-Infinity, Infinity],
): IndexResult {
  const { top = [], bottom = [], customers = [] } = columns;
  const count = customers.reduce<number>((sum, many) => sum + (many ?? 0), 0);
  if (result.value === null || count < 2) return { ...result, ci: null };
  const tops = new Float64Array(count);
  const bottoms = new Float64Array(count);
  let at = 0;
  customers.forEach((many, row) => {
    tops.fill(factor * (top[row] ?? 0), at, at + (many ?? 0));
    bottoms.fill(bottom[row] ?? 0, at, at + (many ?? 0));
    at += many ?? 0;
  });
  const { confidence: level, bootstrap: method } = context.settings;
  const draws = resamplesFor(count);
  const limits = bootstrapRatio(tops, bottoms, { draws, seed: SIMULATION_SEED, level, method });
  if (limits === null) return { ...result, ci: null };
  const name = method === "bca" ? "clusterBca" : "clusterBootstrap";
  const ci = { method: name, level, lo: Math.max(least, limits.lo), hi: Math.min(most, limits.hi) };
  const population = finitePopulation(count, context);
  return {
    ...result,
    ci: narrowed(ci, result.value, population.factor),
    params: { ...result.params, resamples: draws, seed: SIMULATION_SEED },
  };
}
