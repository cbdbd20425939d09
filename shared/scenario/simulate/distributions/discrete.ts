import type { Fill } from "./transform.ts";
import { fillProbabilities } from "./uniform.ts";

/** Terms smaller than this beside the largest are left out. */
const LEAST_TERM = 1e-20;

/**
 * Counts by inverting the summed probabilities. `ratio(k)` = P(k + 1)/P(k), which must fall through 1 at the mode and be above 0;
 * the terms are built outwards from the mode and made to sum to 1, so that no logarithm is needed.
 */
export function fillDiscrete(mode: number, ratio: (k: number) => number): Fill {
  const above: number[] = [];
  for (let k = mode, term = 1; term > LEAST_TERM; k++) {
    above.push(term);
    term *= ratio(k);
  }
  const below: number[] = [];
  for (let k = mode - 1, term = 1; k >= 0; k--) {
    term /= ratio(k);
    if (term <= LEAST_TERM) break;
    below.push(term);
  }
  const first = mode - below.length;
  const terms = Float64Array.from([...below.reverse(), ...above]);
  const total = terms.reduce((sum, term) => sum + term, 0);
  const sums = new Float64Array(terms.length);
  let sum = 0;
  terms.forEach((term, k) => {
    sum += term;
    sums[k] = sum / total;
  });
  return (scores, into, count) => {
    fillProbabilities(scores, into, count);
    for (let i = 0; i < count; i++) into[i] = first + place(sums, into[i] ?? 0);
  };
}

/** The first place whose sum reaches the share. */
function place(sums: Float64Array, share: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 1) < share) low = middle + 1;
    else high = middle;
  }
  return low;
}
