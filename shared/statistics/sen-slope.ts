import { quantileType7 } from "./quantile-type7.ts";

/**
 * Sen's slope: median of all pairwise slopes (x_j − x_i)/(j − i), the robust change per step of equally spaced values. `null` with
 * fewer than two values.
 * Source: Sen, JASA 63 (1968) 1379–1389. methods.md 11.3.
 * @example senSlope([10, 12, 11, 15, 14, 18, 17, 21]) // 1.5
 */
export function senSlope(values: readonly number[]): number | null {
  const slopes: number[] = [];
  values.forEach((earlier, i) => {
    for (let j = i + 1; j < values.length; j += 1) slopes.push(((values[j] ?? 0) - earlier) / (j - i));
  });
  slopes.sort((a, b) => a - b);
  return quantileType7(slopes, 0.5);
}
