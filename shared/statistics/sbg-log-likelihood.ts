import type { SbgParameters } from "./sbg-survival.ts";

/**
 * Log-likelihood of the shifted beta-geometric for one cohort with survivors n_0, n_1 … n_K (not rising; may be fractional):
 * Σ (n_{t−1} − n_t)·ln P(T=t) + n_K·ln S(K). Cohorts add.
 * Source: Fader & Hardie 2007, appendix. methods.md 10.3.
 * @example sbgLogLikelihood({ alpha: 1, beta: 1 }, [2, 1]) // 2·ln ½
 */
export function sbgLogLikelihood({ alpha, beta }: SbgParameters, survivors: readonly number[]): number {
  let logSurvival = 0;
  let sum = 0;
  for (let t = 1; t < survivors.length; t += 1) {
    const base = alpha + beta + t - 1;
    sum += ((survivors[t - 1] ?? 0) - (survivors[t] ?? 0)) * (logSurvival + Math.log(alpha / base));
    logSurvival += Math.log((beta + t - 1) / base);
  }
  return sum + (survivors.at(-1) ?? 0) * logSurvival;
}
