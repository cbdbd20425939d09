/**
 * The Shapley value: what each of `size` players adds to `worth`, as the mean over all orders in which they could have joined.
 * Shares sum to worth(all) − worth(none) and do not depend on the order of the players. `worth` gets a combination as bits
 * (player i = bit i) and is asked once for each of the 2^size; size ≤ 20.
 * Source: Shapley 1953, A value for n-person games.
 * @example shapley(2, (who) => [0, 1, 2, 5][who] ?? 0) // [2, 3]
 */
export function shapley(size: number, worth: (combination: number) => number): readonly number[] {
  if (!(size >= 0 && size <= 20)) throw new Error(`shapley requires at most 20 players, got ${size}`);
  const values = Float64Array.from({ length: 2 ** size }, (_, combination) => worth(combination));
  const weights = shapleyWeights(size);
  const shares = new Float64Array(size);
  values.forEach((value, combination) => {
    const weight = weights[bitCount(combination)] ?? 0;
    for (let player = 0; player < size; player += 1) {
      const bit = 1 << player;
      if ((combination & bit) === 0) shares[player] = (shares[player] ?? 0) + weight * ((values[combination | bit] ?? 0) - value);
    }
  });
  return Array.from(shares);
}

/** Weight of a combination by its size: 1/(k·C(k−1, s)). */
function shapleyWeights(size: number): readonly number[] {
  const weights: number[] = [];
  let choose = 1;
  for (let s = 0; s < size; s += 1) {
    weights.push(1 / (size * choose));
    choose = (choose * (size - 1 - s)) / (s + 1);
  }
  return weights;
}

function bitCount(combination: number): number {
  let count = 0;
  for (let rest = combination; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
