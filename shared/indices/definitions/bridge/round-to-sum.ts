/**
 * Values rounded to so many decimals such that they still sum to their rounded sum: those with the largest remainders are rounded
 * the other way (largest remainder method). For display only: what is shown adds up as shown.
 * @example roundToSum([1.24, 1.24, 1.24], 3.7, 1) // [1.3, 1.2, 1.2]
 */
export function roundToSum(values: readonly number[], total: number, digits: number): readonly number[] {
  const unit = 10 ** digits;
  const wanted = Math.round(total * unit);
  const floors = values.map((value) => Math.floor(value * unit));
  const spare = wanted - floors.reduce((sum, value) => sum + value, 0);
  const rests = values.map((value, at) => value * unit - (floors[at] ?? 0));
  const order = values.map((_, at) => at).sort((a, b) => (rests[b] ?? 0) - (rests[a] ?? 0));
  const rounded = [...floors];
  for (let step = 0; step < Math.abs(spare) && order.length > 0; step += 1) {
    // Too many units, after the total was rounded down itself, are taken from the smallest remainders.
    const at = order.at(spare > 0 ? step % order.length : -1 - (step % order.length)) ?? 0;
    rounded[at] = (rounded[at] ?? 0) + Math.sign(spare);
  }
  return rounded.map((value) => value / unit + 0);
}
