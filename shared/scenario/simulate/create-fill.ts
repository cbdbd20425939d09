import { assertNever } from "../../result.ts";
import type { InputDistribution } from "../scenario.ts";
import { betaAt } from "./distributions/beta.ts";
import { gammaAt } from "./distributions/gamma.ts";
import { fillLognormal } from "./distributions/lognormal.ts";
import { fillNegativeBinomial } from "./distributions/negative-binomial.ts";
import { fillNormal, isUncut, truncatedAt } from "./distributions/normal.ts";
import { pertAt } from "./distributions/pert.ts";
import { fillPoisson } from "./distributions/poisson.ts";
import { tabulate } from "./distributions/tabulate.ts";
import type { Fill } from "./distributions/transform.ts";
import { fillUniform } from "./distributions/uniform.ts";

/** A distribution that is drawn from: those of the public shape, and the gamma that shares of classes are made of. */
export type DrawnDistribution = InputDistribution | { readonly kind: "gamma"; readonly shape: number };

const MOST_KNOWN = 500;
const known = new Map<string, Fill>();

/** How to draw from a distribution. Tables are kept, as a baseline is simulated again at every move of a lever. */
export function createFill(distribution: DrawnDistribution): Fill {
  const key = JSON.stringify(Object.entries(distribution).sort());
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = makeFill(distribution);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

function makeFill(distribution: DrawnDistribution): Fill {
  switch (distribution.kind) {
    case "fixed":
      return constant(distribution.value);
    case "beta":
      return tabulate(betaAt(distribution.alpha, distribution.beta));
    case "gamma":
      return tabulate(gammaAt(distribution.shape));
    case "pert": {
      const { low, mode, high } = distribution;
      return low === high ? constant(low) : tabulate(pertAt(low, mode, high));
    }
    case "lognormal":
      return distribution.mean === 0 ? constant(0) : fillLognormal(distribution.mean, distribution.cv);
    case "normal": {
      const { mean, sd, min, max } = distribution;
      if (sd === 0 || min === max) return constant(Math.min(max, Math.max(min, mean)));
      return isUncut(mean, sd, min, max) ? fillNormal(mean, sd) : tabulate(truncatedAt(mean, sd, min, max));
    }
    case "uniform":
      return fillUniform(distribution.low, distribution.high);
    case "poisson":
      return perMonth(distribution.months, (months) => fillPoisson(distribution.mean * months));
    case "negativeBinomial":
      // The sum of months that are alike and have nothing to do with one another.
      return perMonth(distribution.months, (months) => fillNegativeBinomial(distribution.mean * months, distribution.dispersion / months));
    default:
      return assertNever(distribution);
  }
}

/** A count over several months, a month. */
function perMonth(months: number = 1, fillOf: (months: number) => Fill): Fill {
  const fill = fillOf(months);
  if (months === 1) return fill;
  return (scores, into, count) => {
    fill(scores, into, count);
    for (let draw = 0; draw < count; draw++) into[draw] = (into[draw] ?? 0) / months;
  };
}

const constant =
  (value: number): Fill =>
  (_scores, into, count) => {
    into.fill(value, 0, count);
  };
