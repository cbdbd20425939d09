/** Outcomes whose probability differs by rounding only count as equally likely (the margin R's exact tests use). */
const SAME = 1 + 1e-7;

/**
 * Two-sided p value of an exact test: total probability of the outcomes that are no more likely than the observed one, for a
 * unimodal distribution over the integers from `first` to `last`. `ratio(k)` is P(k + 1)/P(k); only ratios are needed, so nothing
 * overflows. Range 0–1.
 * @example sumNoMoreLikely(0, 2, 0, (k) => (2 - k) / (k + 1)) // 0.5: of 1/4, 1/2, 1/4 the two tails
 */
export function sumNoMoreLikely(first: number, last: number, observed: number, ratio: (k: number) => number): number {
  let mode = first;
  let step = Math.max(1, last - first);
  // Ratios fall with k, so the mode is where they cross 1: a binary descent, as the range may hold millions.
  while (step >= 1) {
    while (mode + step <= last && ratio(mode + step - 1) > 1) {
      mode += step;
    }
    step = step > 1 ? Math.floor(step / 2) : 0;
  }
  const tails: number[] = [];
  let total = 0;
  let observedWeight = observed === mode ? 1 : 0;
  const weights: number[] = [1];
  for (let k = mode, weight = 1; k < last; k += 1) {
    weight *= ratio(k);
    if (!(weight > 0)) break;
    weights.push(weight);
    if (k + 1 === observed) observedWeight = weight;
  }
  for (let k = mode, weight = 1; k > first; k -= 1) {
    weight /= ratio(k - 1);
    if (!(weight > 0)) break;
    weights.push(weight);
    if (k - 1 === observed) observedWeight = weight;
  }
  for (const weight of weights) {
    total += weight;
    if (weight <= observedWeight * SAME) tails.push(weight);
  }
  // Smallest first keeps the digits of tiny tails.
  tails.sort((a, b) => a - b);
  return Math.min(1, tails.reduce((sum, weight) => sum + weight, 0) / total);
}
