/**
 * Holm's step-down adjustment of p values of comparisons made at once, in the order given; each at most 1 and never below the raw one.
 * Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65–70. methods.md 0.3.10.
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ps.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(ps.length).fill(1);
  let highest = 0;
  order.forEach(({ p, index }, rank) => {
    highest = Math.max(highest, Math.min(1, p * (ps.length - rank)));
    adjusted[index] = highest;
  });
  return adjusted;
}
