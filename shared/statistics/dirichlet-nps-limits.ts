import { bisect } from "./bisect.ts";
import { logBeta } from "./log-beta.ts";
import type { NpsCounts } from "./nps-counts.ts";
import { regularizedBeta } from "./regularized-beta.ts";
import type { Limits } from "./wilson-interval.ts";

/** Points of the integral over the share of passives; the integrand is smooth in the angle. */
const NODES = 512;
/** Limits to this many points. */
const TOLERANCE = 1e-7;

/**
 * Equal-tailed posterior interval of the Net Promoter Score, in points, when the class shares are Dirichlet(counts + ½). Exact but for
 * the integral: of all who are not passive (a Beta share s) promoters are a Beta share q, independent of it, and the score is
 * 100·s·(2q − 1). Counts may be fractional. `null` without answers. methods.md 1 (Bayesian option).
 * @example dirichletNpsLimits({ detractors: 20, passives: 30, promoters: 50 }, 0.95)
 */
export function dirichletNpsLimits({ detractors, passives, promoters }: NpsCounts, level: number): Limits | null {
  if (!(detractors + passives + promoters > 0)) return null;
  const [low, middle, high] = [detractors + 0.5, passives + 0.5, promoters + 0.5];
  const shares = nodes(low + high, middle);
  const below = (score: number): number =>
    shares.reduce((sum, { share, weight }) => {
      const half = (1 + score / share) / 2;
      const lower = half <= 0 ? 0 : half >= 1 ? 1 : regularizedBeta(high, low, half).lower;
      return sum + weight * lower;
    }, 0);
  const quantile = (p: number): number => 100 * (bisect((score) => below(score) - p, -1, 1, TOLERANCE / 100) ?? 0);
  const tail = (1 - level) / 2;
  return { lo: quantile(tail), hi: quantile(1 - tail) };
}

/** Shares s = sin²θ with their Beta(a, b) weights, which sum to 1; in the angle no density is infinite at an end. */
function nodes(a: number, b: number): readonly { readonly share: number; readonly weight: number }[] {
  const constant = logBeta(a, b);
  const found = Array.from({ length: NODES }, (_, at) => {
    const angle = ((at + 0.5) * Math.PI) / (2 * NODES);
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
    return { share: sine * sine, weight: Math.exp((2 * a - 1) * Math.log(sine) + (2 * b - 1) * Math.log(cosine) - constant) };
  }).filter(({ weight }) => weight > 1e-18);
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  return found.map(({ share, weight }) => ({ share, weight: weight / total }));
}
