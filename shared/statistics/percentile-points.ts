/** The last of the percentiles, in hundredths. */
const STEPS = 100;

/**
 * The percentiles 0 %, 1 %, … 100 % of values sorted ascending, by type 7 (`quantileType7`): what stays of a population when it is
 * frozen to be ranked among. Places are found in whole numbers: a percentile that is a value is that value to the last digit, so that
 * who equals it stands level with it. `null` without values.
 * Source: methods.md 5, Normalise; Hyndman & Fan, The American Statistician 50 (1996) 361–365.
 * @example percentilePoints([0, 1, 4])?.[75] // 2.5
 */
export function percentilePoints(ascending: ArrayLike<number>): readonly number[] | null {
  if (ascending.length === 0) return null;
  const points: number[] = [];
  for (let step = 0; step <= STEPS; step += 1) {
    const place = (ascending.length - 1) * step;
    const rest = place % STEPS;
    const low = ascending[(place - rest) / STEPS] ?? 0;
    const high = rest === 0 ? low : (ascending[(place - rest) / STEPS + 1] ?? low);
    // Between two neighbours rounding must not lead back behind the point before.
    points.push(Math.max(points.at(-1) ?? low, Math.min(high, low + ((high - low) * rest) / STEPS)));
  }
  return points;
}
