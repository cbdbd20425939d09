import { kishEffectiveSize } from "./kish-effective-size.ts";
import { linearisedSe } from "./linearised-se.ts";

export type WeightedMean = { readonly value: number; readonly nEff: number; readonly se: number };

/**
 * Weighted mean Σwy/Σw (of 0/1 values: weighted share) with Kish's effective size and the linearised standard error. Weights must be
 * positive; zero and negative ones are to be excluded and flagged before. `null` without values. methods.md 0.3.6.
 * @example weightedMean([1, 1, 0], [1, 1, 2]) // { value: 0.5, nEff: 2.6667, se: 0.3062 }
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): WeightedMean | null {
  let total = 0;
  let squares = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) {
    const weight = weights[i] ?? 0;
    total += weight;
    squares += weight * weight;
    sum += weight * (values[i] ?? 0);
  }
  if (!(total > 0)) {
    return null;
  }
  const value = sum / total;
  return { value, nEff: kishEffectiveSize(total, squares), se: linearisedSe(values, weights, value) ?? 0 };
}
