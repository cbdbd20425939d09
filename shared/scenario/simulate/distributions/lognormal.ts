import { lognormalFromMeanCv } from "../../../statistics/lognormal-from-mean-cv.ts";
import type { Fill } from "./transform.ts";

/** Lognormal of a mean > 0 and a coefficient of variation: ARPA, cost, positive money (methods.md 12.6). */
export function fillLognormal(mean: number, cv: number): Fill {
  const { mu, sigma } = lognormalFromMeanCv(mean, cv);
  return (scores, into, count) => {
    for (let i = 0; i < count; i++) into[i] = Math.exp(mu + sigma * (scores[i] ?? 0));
  };
}
