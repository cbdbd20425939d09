import { betaQuantile } from "../../statistics/beta-quantile.ts";
import { lognormalFromMeanCv } from "../../statistics/lognormal-from-mean-cv.ts";
import { normalCdf } from "../../statistics/normal-cdf.ts";
import { normalQuantile } from "../../statistics/normal-quantile.ts";
import { pertQuantile } from "../../statistics/pert-quantile.ts";
import { regularizedBeta } from "../../statistics/regularized-beta.ts";
import { regularizedGamma } from "../../statistics/regularized-gamma.ts";
import { requireThat } from "../../statistics/require-that.ts";
import type { InputDistribution } from "../scenario.ts";

/**
 * Value below which the share p of a distribution of methods.md 12.6 lies, 0 < p < 1; of counts the smallest that reaches p.
 * The normal is cut at its ends, what lies beyond is left out.
 * @example distributionQuantile({ kind: "pert", low: 0.76, mode: 0.8, high: 0.88 }, 0.05) // 0.773140
 */
export function distributionQuantile(distribution: InputDistribution, p: number): number {
  requireThat(p > 0 && p < 1, "distributionQuantile requires 0 < p < 1", p);
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "beta":
      return betaQuantile(p, distribution.alpha, distribution.beta);
    case "pert":
      return pertQuantile(p, distribution.low, distribution.mode, distribution.high);
    case "lognormal": {
      if (distribution.mean === 0) return 0;
      const { mu, sigma } = lognormalFromMeanCv(distribution.mean, distribution.cv);
      return Math.exp(mu + sigma * normalQuantile(p));
    }
    case "normal":
      return truncatedNormalQuantile(distribution, p);
    case "uniform":
      return distribution.low + p * (distribution.high - distribution.low);
    case "poisson": {
      const { mean } = distribution;
      return mean === 0 ? 0 : smallestCount(mean, p, (k) => regularizedGamma(k + 1, mean).upper);
    }
    case "negativeBinomial": {
      const { mean, dispersion } = distribution;
      if (mean === 0) return 0;
      if (dispersion === 0) return distributionQuantile({ kind: "poisson", mean }, p);
      const size = 1 / dispersion;
      return smallestCount(mean, p, (k) => regularizedBeta(size, k + 1, size / (size + mean)).lower);
    }
  }
}

function truncatedNormalQuantile({ mean, sd, min, max }: Extract<InputDistribution, { kind: "normal" }>, p: number): number {
  if (sd === 0) return Math.min(max, Math.max(min, mean));
  const below = normalCdf((min - mean) / sd);
  const share = below + p * (normalCdf((max - mean) / sd) - below);
  if (!(share > 0)) return min;
  if (!(share < 1)) return max;
  return Math.min(max, Math.max(min, mean + sd * normalQuantile(share)));
}

/** The smallest k ≥ 0 whose distribution function reaches p. */
function smallestCount(mean: number, p: number, reachedAt: (k: number) => number): number {
  let high = Math.max(1, Math.ceil(mean));
  while (reachedAt(high) < p) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reachedAt(middle) >= p) high = middle;
    else low = middle;
  }
  return high;
}
