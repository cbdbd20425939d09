import { quantileType7 } from "../../statistics/quantile-type7.ts";
import { rankAmong } from "../../statistics/rank-among.ts";
import type { HealthComponent, Settings } from "../settings.ts";
import type { AccountRows } from "./account-rows.ts";

/** Bands by their codes in `HealthScores`; null = no score. */
export const HEALTH_BANDS = ["red", "amber", "green", null] as const;

/** What `frame_health` holds, by row of the accounts: scores in units of 10^−9 (−1 = none), coverage in units of 10^−12. */
export type HealthScores = { readonly scores: Float64Array; readonly coverage: Float64Array; readonly bands: Uint8Array };

const SCORE_UNIT = 1e9;
const COVERAGE_UNIT = 1e12;

/** The score of each account from its components, step by step as `health-frame.ts` has it in SQL. */
export function scoreHealth(accounts: ScoredAccounts, components: readonly HealthComponent[], settings: Settings["health"]): HealthScores {
  const { health, segment, active } = accounts;
  const rows = accounts.customer.length;
  const scores: HealthScores = { scores: new Float64Array(rows), coverage: new Float64Array(rows), bands: new Uint8Array(rows) };
  const parts = components.map((component, at): Part => {
    const { weight, critical } = component;
    const own = health[at] ?? new Float64Array(0);
    const isImputed = settings.missing === "segmentMedian" && segment !== null;
    const ownMedians = isImputed ? mediansOf(own, segment, active) : null;
    // Ranks are looked up beforehand: the loop below then finds u where it finds values, whatever it is made by.
    const { values, medians, floor, span } = ranks(component, own, ownMedians) ?? plain(component, own, ownMedians);
    // Written out, so that all parts have one shape and the loop stays fast.
    return { values, medians, floor, span, weight, criticalBelow: critical ?? Number.NEGATIVE_INFINITY };
  });
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  const isGeometric = settings.aggregate === "geometric";
  const finish = finisher(scores, total, settings);
  // Row by row, so that what stands of a row between its components stays at hand.
  for (let row = 0; row < rows; row += 1) {
    let available = 0;
    let used = 0;
    let weighted = 0;
    let isCritical = false;
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (part === undefined) continue;
      const own = part.values[row] ?? Number.NaN;
      const isKnown = !Number.isNaN(own);
      const value = isKnown || part.medians === null ? own : (part.medians.get(segment?.[row] ?? -1) ?? Number.NaN);
      if (Number.isNaN(value)) continue;
      const ratio = (value - part.floor) / part.span;
      const u = ratio < 0 ? 0 : ratio > 1 ? 1 : ratio;
      used += part.weight;
      weighted += part.weight * (isGeometric ? Math.log(Math.max(u, 1e-9)) : u);
      if (!isKnown) continue;
      available += part.weight;
      if (u < part.criticalBelow) isCritical = true;
    }
    finish(row, available, used, weighted, isCritical);
  }
  return scores;
}

/** What scores are made of; `segment` is null where SQL tells segments apart, which then also imputes. */
export type ScoredAccounts = Pick<AccountRows, "customer" | "health" | "segment" | "active">;

/** A component: the value of each row (NaN = none), and what takes its place by segment. */
type Part = {
  readonly values: Float64Array;
  readonly medians: ReadonlyMap<number, number> | null;
  readonly floor: number;
  readonly span: number;
  readonly weight: number;
  readonly criticalBelow: number;
};

type Scale = Pick<Part, "values" | "medians" | "floor" | "span">;

const plain = ({ floor, target }: HealthComponent, values: Float64Array, medians: Part["medians"]): Scale => ({
  values,
  medians,
  floor,
  span: target - floor,
});

/** Ranks in place of values and medians, to be taken as they are; `null` where a component goes by floor and target. */
function ranks({ reference, floor, target }: HealthComponent, values: Float64Array, medians: Part["medians"]): Scale | null {
  if (reference === null) return null;
  const points = Float64Array.from(reference);
  const rank = (value: number): number => (Number.isNaN(value) ? value : rankAmong(points, value, target < floor));
  return {
    values: values.map(rank),
    medians: medians === null ? null : new Map([...medians].map(([segment, median]) => [segment, rank(median)])),
    floor: 0,
    span: 1,
  };
}

/** The median value of the active customers of each segment who have one. */
function mediansOf(values: Float64Array, segment: Int16Array, active: Uint8Array): ReadonlyMap<number, number> {
  const lists = new Map<number, number[]>();
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? Number.NaN;
    if (active[row] !== 1 || Number.isNaN(value)) continue;
    const key = segment[row] ?? -1;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  }
  return new Map([...lists].map(([key, list]) => [key, quantileType7(Float64Array.from(list).sort(), 0.5) ?? Number.NaN]));
}

/** Writes the score of a row: from the weight known, the weight used, weighted u (or its logarithm), and whether a component is critical. */
function finisher({ scores, coverage, bands }: HealthScores, total: number, settings: Settings["health"]) {
  const isGeometric = settings.aggregate === "geometric";
  const enough = settings.minCoverage - 1e-12;
  const [amber, green] = [Math.round(settings.amberFrom * SCORE_UNIT), Math.round(settings.greenFrom * SCORE_UNIT)];
  return (row: number, known: number, counted: number, sum: number, isCritical: boolean): void => {
    const share = total > 0 ? known / total : 0;
    coverage[row] = Math.round(share * COVERAGE_UNIT);
    const isScored = counted !== 0 && share >= enough;
    const score = isScored ? Math.round((isGeometric ? 100 * Math.exp(sum / counted) : (100 * sum) / counted) * SCORE_UNIT) : -1;
    scores[row] = score;
    bands[row] = !isScored ? 3 : isCritical || score < amber ? 0 : score < green ? 1 : 2;
  };
}
