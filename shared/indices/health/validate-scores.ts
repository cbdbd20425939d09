import { createRandom } from "../../random.ts";
import { logisticRegression } from "../../statistics/logistic-regression.ts";
import { quantileType7 } from "../../statistics/quantile-type7.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { type Columns, hasField, type IndexContext, type SliceKind } from "../index-definition.ts";
import type { IndexResult, Json } from "../index-result.ts";
import { type ScoreCell, searchBands } from "./band-search.ts";

const DECILES = 10;
/** methods.md 5, Robustness. */
const DRAWS = 1_000;
const FEWEST_DRAWS = 50;
const SPREAD = 0.25;
/** Customers × components × draws: no screen waits for more. */
const MOST_WORK = 1e8;

/** Scores of the customers with their components (u0, u1 …), equal customers together, in an order of their own; the whole only. */
export function scoresQuery(context: IndexContext, kind: SliceKind): string | null {
  if (kind !== "all") return null;
  const us = context.choices.health.map((_, at) => `u${at}`);
  const keys = ["score", "active", "ended", "critical", ...us];
  const columns = ["score", "active", "ended", "critical"].map((name) => `cast(${name} as double) as ${name}`);
  return `select -1 as slice, ${[...columns, ...us].join(", ")}, cast(count(*) as double) as customers from frame_health
    where score is not null group by ${keys.join(", ")} order by ${keys.join(", ")}`;
}

/** The screen of methods.md 5 that takes every customer: calibration by decile, bands from the data, robustness to the weights. */
export function validateScores(columns: Columns, result: IndexResult, context: IndexContext): IndexResult {
  const knowsChurn = hasField(context, "accounts", "end_date") || hasField(context, "accounts", "churned");
  const cells = scoreCells(columns);
  const parts = {
    calibration: knowsChurn ? calibration(cells, context) : null,
    suggestedBands: knowsChurn ? suggested(cells) : null,
    robustness: robustness(columns, context),
  };
  return { ...result, parts: { ...result.parts, ...parts } };
}

/** Customers and churners by score, ascending. */
function scoreCells({ score = [], ended = [], customers = [] }: Columns): readonly ScoreCell[] {
  const cells: { x: number; n: number; hits: number }[] = [];
  score.forEach((x, row) => {
    if (x === null) return;
    const last = cells.at(-1);
    const [n, hits] = [customers[row] ?? 0, (ended[row] ?? 0) * (customers[row] ?? 0)];
    if (last?.x === x) {
      last.n += n;
      last.hits += hits;
    } else cells.push({ x, n, hits });
  });
  return cells;
}

/** Logistic churn on the score; what it predicts against what was seen, tenth by tenth of the customers. */
function calibration(cells: readonly ScoreCell[], { settings }: IndexContext): Json {
  const model = logisticRegression(
    cells.map(({ x, n, hits }) => ({ x: [x], n, hits })),
    0,
  );
  if (model === null) return null;
  const { intercept, coefficients, covariance } = model;
  const [slope = 0] = coefficients;
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  const deciles: { from: number; to: number; n: number; churned: number; predicted: number }[] = [];
  let seen = 0;
  for (const { x, n, hits } of cells) {
    // Customers of one score stay together, in the tenth of their middle.
    const at = Math.floor(((seen + n / 2) * DECILES) / total);
    const own = deciles[at] ?? { from: x, to: x, n: 0, churned: 0, predicted: 0 };
    own.to = x;
    own.n += n;
    own.churned += hits;
    own.predicted += n / (1 + Math.exp(-(intercept + slope * x)));
    deciles[at] = own;
    seen += n;
  }
  const lines = deciles.flatMap((own) => {
    const limits = wilsonInterval(own.churned, own.n, settings.confidence);
    const { from, to, n, churned, predicted } = own;
    return [{ from, to, n, churned, observed: churned / n, lo: limits?.lo ?? null, hi: limits?.hi ?? null, predicted: predicted / n }];
  });
  return { intercept, slope, slopeSe: Math.sqrt(covariance[1]?.[1] ?? 0), deciles: lines };
}

function suggested(cells: readonly ScoreCell[]): Json {
  const found = searchBands(cells);
  if (found === null) return null;
  const [red, amber, green] = found.bands.map(({ n, churned }) => ({ n, churn: churned / n }));
  return { amberFrom: found.amberFrom, greenFrom: found.greenFrom, red: red ?? null, amber: amber ?? null, green: green ?? null };
}

/** Share of the active customers who change band when every weight is up to a quarter more or less: mean and 95th percentile of draws. */
function robustness(columns: Columns, { settings, choices }: IndexContext): Json {
  const { amberFrom, greenFrom, aggregate } = settings.health;
  const weights = choices.health.map(({ weight }) => weight);
  const { active = [], critical = [], customers = [] } = columns;
  const rows = active.flatMap((isActive, row) => (isActive === 1 && critical[row] !== 1 ? [row] : []));
  const everybody = active.reduce<number>((sum, isActive, row) => sum + (isActive === 1 ? (customers[row] ?? 0) : 0), 0);
  if (rows.length === 0) return null;
  const isGeometric = aggregate === "geometric";
  // Component by component, NaN = not known; the logarithm where the mean is geometric.
  const values = weights.map((_, at) =>
    Float64Array.from(rows, (row) => {
      const u = columns[`u${at}`]?.[row] ?? null;
      return u === null ? Number.NaN : isGeometric ? Math.log(Math.max(u, 1e-9)) : u;
    }),
  );
  const bandOf = (factors: readonly number[], place: number): number => {
    let [sum, known] = [0, 0];
    factors.forEach((weight, at) => {
      const value = values[at]?.[place] ?? Number.NaN;
      if (Number.isNaN(value)) return;
      sum += weight * value;
      known += weight;
    });
    const score = Math.round((isGeometric ? 100 * Math.exp(sum / known) : (100 * sum) / known) * 1e9) / 1e9;
    return score < amberFrom ? 0 : score < greenFrom ? 1 : 2;
  };
  const before = Uint8Array.from(rows, (_, place) => bandOf(weights, place));
  const draws = Math.max(FEWEST_DRAWS, Math.min(DRAWS, Math.floor(MOST_WORK / (rows.length * weights.length))));
  const random = createRandom(SIMULATION_SEED);
  const shares = Float64Array.from({ length: draws }, () => {
    const factors = weights.map((weight) => weight * (1 - SPREAD + 2 * SPREAD * random.uniform()));
    let changed = 0;
    for (const [place, row] of rows.entries()) if (bandOf(factors, place) !== before[place]) changed += customers[row] ?? 0;
    return changed / everybody;
  }).sort();
  return { draws, seed: SIMULATION_SEED, changed: shares.reduce((sum, share) => sum + share, 0) / draws, p95: quantileType7(shares, 0.95) };
}
