import { createRandom } from "../random.ts";
import { lognormalFromMeanCv } from "./lognormal-from-mean-cv.ts";
import { pertBeta } from "./pert-beta.ts";
import { quantileType7 } from "./quantile-type7.ts";
import { requireThat } from "./require-that.ts";

/**
 * How far an amount may be from plan, as a factor on it: a coefficient of variation (lognormal of mean 1), or an expert's low, mode and
 * high (PERT; 1 = as planned).
 */
export type FactorSpread = { readonly cv: number } | { readonly low: number; readonly mode: number; readonly high: number };

/** Present values of a project, and how uncertain each is; `null` = certain. */
export type NpvProject = {
  readonly benefit: number;
  readonly cost: number;
  readonly benefitSpread: FactorSpread | null;
  readonly costSpread: FactorSpread | null;
};

/** Quantiles and mean in money; `mcse` is the Monte Carlo error of the mean; `probabilityPositive` the share of draws above 0. */
export type NpvDistribution = {
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  readonly mean: number;
  readonly mcse: number;
  readonly probabilityPositive: number;
};

/**
 * Distribution of the summed net present value of projects whose benefits and costs are uncertain, drawn independently. Deterministic by
 * seed. methods.md 6 (Uncertainty), 12.6.
 * @example simulateNpv([{ benefit: 110, cost: 100, benefitSpread: { cv: 0.1 }, costSpread: null }], { draws: 10000, seed: 1 })
 */
export function simulateNpv(
  projects: readonly NpvProject[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): NpvDistribution {
  requireThat(draws > 1, "simulateNpv requires draws > 1", draws);
  const random = createRandom(seed);
  const drawOf = (spread: FactorSpread | null): (() => number) => {
    if (spread === null) return () => 1;
    if ("cv" in spread) {
      const { mu, sigma } = lognormalFromMeanCv(1, spread.cv);
      return () => Math.exp(mu + sigma * random.normal());
    }
    const { low, high, alpha, beta } = pertBeta(spread.low, spread.mode, spread.high);
    return high === low ? () => low : () => low + (high - low) * random.beta(alpha, beta);
  };
  const parts = projects.flatMap(({ benefit, cost, benefitSpread, costSpread }) => [
    { amount: benefit, draw: drawOf(benefitSpread) },
    { amount: -cost, draw: drawOf(costSpread) },
  ]);
  const values = new Float64Array(draws);
  for (let at = 0; at < draws; at += 1) {
    let value = 0;
    for (const { amount, draw } of parts) value += amount * draw();
    values[at] = value;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const positive = values.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  const ascending = values.sort();
  const quantile = (share: number): number => quantileType7(ascending, share) ?? mean;
  return {
    p5: quantile(0.05),
    p50: quantile(0.5),
    p95: quantile(0.95),
    mean,
    mcse: Math.sqrt(squares / (draws - 1) / draws),
    probabilityPositive: positive / draws,
  };
}
