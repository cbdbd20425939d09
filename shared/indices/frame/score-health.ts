import { quantileType7 } from "../../statistics/quantile-type7.ts";
import type { HealthComponent, Settings } from "../settings.ts";
import type { AccountRows } from "./account-rows.ts";

/** Bands by their codes in `HealthScores`; null = no score. */
export const HEALTH_BANDS = ["red", "amber", "green", null] as const;

/** What `frame_health` holds, by row of the accounts: scores in units of 10^−9 (−1 = none), coverage in units of 10^−12. */
export type HealthScores = { readonly scores: Float64Array; readonly coverage: Float64Array; readonly bands: Uint8Array };

const SCORE_UNIT = 1e9;
const COVERAGE_UNIT = 1e12;

/** The score of each account from its components, step by step as `health-frame.ts` has it in SQL. */
export function scoreHealth(
  { customer, health, segment, active }: ScoredAccounts,
  components: readonly HealthComponent[],
  settings: Settings["health"],
): HealthScores {
  const rows = customer.length;
  const zeros = (): Float64Array => new Float64Array(rows);
  const sums: Sums = { available: zeros(), used: zeros(), weighted: zeros(), critical: new Uint8Array(rows) };
  const isGeometric = settings.aggregate === "geometric";
  for (const [at, component] of components.entries()) {
    const values = health[at] ?? new Float64Array(0);
    const medians = settings.missing === "segmentMedian" && segment !== null ? mediansOf(values, segment, active) : null;
    addComponent(sums, values, component, isGeometric, medians === null || segment === null ? null : { medians, segment });
  }
  const total = components.reduce((sum, { weight }) => sum + weight, 0);
  return finish(sums, total, settings);
}

/** What scores are made of; `segment` is null where SQL tells segments apart, which then also imputes. */
export type ScoredAccounts = Pick<AccountRows, "customer" | "health" | "segment" | "active">;

/** Weight known and weight used, weighted u (or its logarithm), and whether a component is critical, by row. */
type Sums = Readonly<Record<"available" | "used" | "weighted", Float64Array>> & { readonly critical: Uint8Array };

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

function addComponent(
  { available, used, weighted, critical }: Sums,
  values: Float64Array,
  component: HealthComponent,
  isGeometric: boolean,
  imputed: { readonly medians: ReadonlyMap<number, number>; readonly segment: Int16Array } | null,
): void {
  const { floor, target, weight } = component;
  const span = target - floor;
  const criticalBelow = component.critical ?? Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const own = values[row] ?? Number.NaN;
    const isKnown = !Number.isNaN(own);
    const value = isKnown || imputed === null ? own : (imputed.medians.get(imputed.segment[row] ?? -1) ?? Number.NaN);
    if (Number.isNaN(value)) continue;
    const ratio = (value - floor) / span;
    const u = ratio < 0 ? 0 : ratio > 1 ? 1 : ratio;
    used[row] = (used[row] ?? 0) + weight;
    if (isKnown) available[row] = (available[row] ?? 0) + weight;
    weighted[row] = (weighted[row] ?? 0) + weight * (isGeometric ? Math.log(Math.max(u, 1e-9)) : u);
    if (isKnown && u < criticalBelow) critical[row] = 1;
  }
}

function finish({ available, used, weighted, critical }: Sums, total: number, settings: Settings["health"]): HealthScores {
  const rows = available.length;
  const [scores, coverage, bands] = [new Float64Array(rows), new Float64Array(rows), new Uint8Array(rows)];
  const isGeometric = settings.aggregate === "geometric";
  const enough = settings.minCoverage - 1e-12;
  const [amber, green] = [Math.round(settings.amberFrom * SCORE_UNIT), Math.round(settings.greenFrom * SCORE_UNIT)];
  for (let row = 0; row < rows; row += 1) {
    const known = available[row] ?? 0;
    const counted = used[row] ?? 0;
    const sum = weighted[row] ?? 0;
    const share = total > 0 ? known / total : 0;
    coverage[row] = Math.round(share * COVERAGE_UNIT);
    const isScored = counted !== 0 && share >= enough;
    const score = isScored ? Math.round((isGeometric ? 100 * Math.exp(sum / counted) : (100 * sum) / counted) * SCORE_UNIT) : -1;
    scores[row] = score;
    bands[row] = !isScored ? 3 : critical[row] === 1 || score < amber ? 0 : score < green ? 1 : 2;
  }
  return { scores, coverage, bands };
}
