import type { Fitted } from "./fitted.ts";
import { nelderMead } from "./nelder-mead.ts";
import { sbgLogLikelihood } from "./sbg-log-likelihood.ts";
import type { SbgParameters } from "./sbg-survival.ts";

export type SbgModel = SbgParameters & {
  readonly logLikelihood: number;
  /** Mean churn at the first renewal, α/(α+β). */
  readonly meanChurn: number;
  /** α + β beyond 10⁴: customers hardly differ; report a plain geometric with `meanChurn`. */
  readonly isHomogeneous: boolean;
};

const HOMOGENEOUS_FROM = 1e4;

/**
 * Fits the shifted beta-geometric to cohorts of survivors n_0 ≥ n_1 ≥ … ≥ n_K by maximum likelihood over (ln α, ln β), Nelder–Mead from
 * (0, 0), or from `start` where the answer is known to be near. `NOT_IDENTIFIED` when a cohort rises, when no cohort has a second renewal, or when all or none are lost.
 * Source: Fader & Hardie 2007. methods.md 10.3.
 * @example sbgFit([[100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]]) // α 0.704077, β 1.182043
 */
export function sbgFit(cohorts: readonly (readonly number[])[], start: SbgParameters = { alpha: 1, beta: 1 }): Fitted<SbgModel> {
  const started = cohorts.reduce((sum, cohort) => sum + (cohort[0] ?? 0), 0);
  const left = cohorts.reduce((sum, cohort) => sum + (cohort.at(-1) ?? 0), 0);
  const isFalling = cohorts.every((cohort) => cohort.every((n, t) => n >= 0 && (t === 0 || n <= (cohort[t - 1] ?? 0))));
  if (!isFalling || !(left > 0 && left < started) || !cohorts.some((cohort) => cohort.length > 2)) {
    return { ok: false, reason: "NOT_IDENTIFIED" };
  }
  const logLikelihood = (parameters: SbgParameters): number =>
    cohorts.reduce((sum, cohort) => sum + sbgLogLikelihood(parameters, cohort), 0);
  const loss = ([logAlpha = 0, logBeta = 0]: readonly number[]): number =>
    // Beyond this the customers are alike and the likelihood has no slope left.
    Math.max(logAlpha, logBeta) > 30 ? Infinity : -logLikelihood({ alpha: Math.exp(logAlpha), beta: Math.exp(logBeta) }) / started;
  const found = nelderMead(loss, [Math.log(start.alpha), Math.log(start.beta)], { restarts: 1, tolerance: 1e-14 });
  const [logAlpha = 0, logBeta = 0] = found.x;
  const alpha = Math.exp(logAlpha);
  const beta = Math.exp(logBeta);
  const isHomogeneous = alpha + beta > HOMOGENEOUS_FROM;
  if (!found.converged && !isHomogeneous) {
    return { ok: false, reason: "NOT_CONVERGED" };
  }
  const model = { alpha, beta, logLikelihood: logLikelihood({ alpha, beta }), meanChurn: alpha / (alpha + beta), isHomogeneous };
  return { ok: true, model };
}
