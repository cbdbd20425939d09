import type { BgnbdParameters } from "./bgnbd-parameters.ts";
import { logBeta } from "./log-beta.ts";
import { logGamma } from "./log-gamma.ts";
import { regularizedBeta } from "./regularized-beta.ts";

/**
 * P(X(t) = x), chance that a new customer makes x repeat purchases up to time t > 0:
 * B(a,b+x)/B(a,b)·Γ(r+x)/(Γ(r)x!)·(α/(α+t))^r·(t/(α+t))^x + 1(x>0)·B(a+1,b+x−1)/B(a,b)·P(N ≥ x), N negative binomial (r, t/(α+t)), whose
 * tail is taken as an incomplete beta so that small chances keep their digits. Range 0–1.
 * Source: Fader, Hardie & Lee 2005, equation 8. methods.md 10.4.
 * @example bgnbdPmf({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, 39, 0) // 0.5737864
 */
export function bgnbdPmf({ r, alpha, a, b }: BgnbdParameters, t: number, x: number): number {
  const z = t / (alpha + t);
  const stay = alpha / (alpha + t);
  const logCount = logGamma(r + x) - logGamma(r) - logGamma(x + 1) + r * Math.log(stay) + x * Math.log(z);
  const active = Math.exp(logBeta(a, b + x) - logBeta(a, b) + logCount);
  if (x === 0) {
    return active;
  }
  const tail = regularizedBeta(x, r, z, stay).lower;
  return active + Math.exp(logBeta(a + 1, b + x - 1) - logBeta(a, b)) * tail;
}
