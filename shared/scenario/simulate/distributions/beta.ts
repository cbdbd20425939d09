import { betaQuantile } from "../../../statistics/beta-quantile.ts";
import { normalCdf } from "../../../statistics/normal-cdf.ts";
import type { Transform } from "./transform.ts";

/** Beta(alpha, beta), range 0–1: retention, churn and shares with data (methods.md 12.6). Above the median from the other end, which keeps its digits. */
export const betaAt = (alpha: number, beta: number): Transform => {
  return (score) => (score <= 0 ? betaQuantile(normalCdf(score), alpha, beta) : 1 - betaQuantile(normalCdf(-score), beta, alpha));
};
