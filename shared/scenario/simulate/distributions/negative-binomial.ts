import { fillDiscrete } from "./discrete.ts";
import { gammaAt } from "./gamma.ts";
import { fillPoisson } from "./poisson.ts";
import { tabulate } from "./tabulate.ts";
import type { Fill } from "./transform.ts";

/** Spreads up to this are counted term by term; beyond it single customers do not show. */
const MOST_SPREAD = 20_000;

/** Negative binomial count of a mean and variance = mean + dispersion · mean²: acquisitions that vary more than by chance alone. */
export function fillNegativeBinomial(mean: number, dispersion: number): Fill {
  if (dispersion === 0 || mean === 0) return fillPoisson(mean);
  const size = 1 / dispersion;
  const share = (dispersion * mean) / (1 + dispersion * mean);
  const mode = size > 1 ? Math.floor(((size - 1) * share) / (1 - share)) : 0;
  if (mean + dispersion * mean * mean <= MOST_SPREAD ** 2) return fillDiscrete(mode, (k) => ((k + size) / (k + 1)) * share);
  // A Poisson of a gamma mean: so many that the Poisson's own part of the variance is nothing beside the gamma's.
  const gamma = gammaAt(size);
  return tabulate((score) => (mean / size) * gamma(score));
}
