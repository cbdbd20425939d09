import { fillDiscrete } from "./discrete.ts";
import { gammaAt } from "./gamma.ts";
import { tabulate } from "./tabulate.ts";
import type { Fill } from "./transform.ts";

/** Means up to this are counted term by term; beyond it one customer more or less is below a thousandth of the spread. */
export const MOST_COUNTED = 1_000_000;

/** Poisson count of a mean ≥ 0: acquisitions (methods.md 12.6). */
export function fillPoisson(mean: number): Fill {
  if (mean === 0) return (_scores, into, count) => into.fill(0, 0, count);
  if (mean <= MOST_COUNTED) return fillDiscrete(Math.floor(mean), (k) => mean / (k + 1));
  // The gamma of the same mean and variance has the Poisson's shape to the third order where its steps are this fine.
  return tabulate(gammaAt(mean));
}
