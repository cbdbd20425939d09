import { binomialTwoSidedP } from "../../statistics/binomial-two-sided-p.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import type { RecordedScenario } from "./recorded.ts";

/** How well forecasts have held. `null` where nothing can be said yet. */
export type Calibration = {
  /** Months with a forecast and an actual. */
  readonly months: number;
  /** Those of them with a range. */
  readonly ranged: number;
  /** Actuals within their range. */
  readonly within: number;
  /** `within / ranged`, 0–1, to be held against the confidence of the ranges; and its Wilson interval. */
  readonly share: number | null;
  readonly shareRange: { readonly lo: number; readonly hi: number } | null;
  /** What the ranges claim, 0–1: the mean confidence of those counted. */
  readonly claimed: number | null;
  /** Mean absolute error of the median as a share of the actual, 0–1; months with an actual of 0 are left out. */
  readonly error: number | null;
  /** Mean of (median − actual)/actual: above 0 the forecasts were too high. */
  readonly bias: number | null;
  /** Mean interval score as a share of the actual: width of the range, and 2/α times what an actual lies outside. Lower is better. */
  readonly score: number | null;
  /** Whether so few or so many within would come by chance less than one time in twenty, if the ranges held what they claim (exact binomial). */
  readonly verdict: "tooNarrow" | "tooWide" | "asClaimed" | null;
};

type Pair = {
  readonly actual: number;
  readonly median: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly alpha: number;
};

/**
 * Holds what recorded scenarios forecast against what came. Interval score: Gneiting & Raftery 2007, JASA 102(477):359–378, eq. 43.
 * Months of one scenario hang together, so that the interval of the share is too narrow: it is a guide, no test.
 */
export function calibration(records: readonly RecordedScenario[]): Calibration {
  const pairs = records.flatMap(pairsOf);
  const ranged = pairs.flatMap((pair) => (pair.low === null || pair.high === null ? [] : [{ ...pair, low: pair.low, high: pair.high }]));
  const within = ranged.filter(({ actual, low, high }) => low <= actual && actual <= high).length;
  const share = ranged.length === 0 ? null : within / ranged.length;
  const claimed = mean(ranged.map(({ alpha }) => 1 - alpha));
  const shareRange = ranged.length === 0 ? null : wilsonInterval(within, ranged.length, 0.95);
  const relative = pairs.filter(({ actual }) => actual !== 0);
  const scored = ranged.filter(({ actual }) => actual !== 0);
  return {
    months: pairs.length,
    ranged: ranged.length,
    within,
    share,
    shareRange,
    claimed,
    error: mean(relative.map(({ actual, median }) => Math.abs((median - actual) / actual))),
    bias: mean(relative.map(({ actual, median }) => (median - actual) / Math.abs(actual))),
    score: mean(scored.map((pair) => intervalScore(pair) / Math.abs(pair.actual))),
    verdict: claimed === null || share === null ? null : verdictOf(within, ranged.length, claimed),
  };
}

/** (u − l) + 2/α·(l − y) below the range, + 2/α·(y − u) above it. */
export function intervalScore({
  actual,
  low,
  high,
  alpha,
}: {
  readonly actual: number;
  readonly low: number;
  readonly high: number;
  readonly alpha: number;
}): number {
  return high - low + (2 / alpha) * (Math.max(0, low - actual) + Math.max(0, actual - high));
}

function pairsOf({ forecasts, actuals, confidence }: RecordedScenario): readonly Pair[] {
  const known = new Map(actuals.map(({ month, revenue }) => [month, revenue]));
  return forecasts.flatMap(({ month, median, low, high }) => {
    const actual = known.get(month);
    return actual === undefined ? [] : [{ actual, median, low, high, alpha: 1 - confidence }];
  });
}

/** As rare as this speaks against the ranges. */
const RARE = 0.05;

function verdictOf(within: number, n: number, claimed: number): Calibration["verdict"] {
  if (binomialTwoSidedP(within, n, claimed) >= RARE) return "asClaimed";
  return within / n < claimed ? "tooNarrow" : "tooWide";
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
