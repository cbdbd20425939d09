export type ControlPoint = { readonly rate: number; readonly lo: number; readonly hi: number; readonly isOut: boolean };
export type ControlChart = { readonly centre: number; readonly points: readonly ControlPoint[] };

/**
 * Control chart of counts per exposure (u-chart): ū = Σk/Σe, limits ū ± 3·√(dispersion·ū/e_t), lower at least 0; a point beyond them is
 * out. `dispersion` 1 unless the counts are overdispersed. `null` without exposure. methods.md 11.2.
 * Source: Shewhart 1931; Montgomery, Introduction to Statistical Quality Control.
 * @example uChart([52, 61, 48, 70, 95, 58], [1000, 1050, 1000, 1100, 1100, 1050]) // centre 0.060952, only the fifth is out
 */
export function uChart(counts: readonly number[], exposures: readonly number[], dispersion = 1): ControlChart | null {
  const total = exposures.reduce((sum, exposure) => sum + exposure, 0);
  if (!(total > 0) || exposures.some((exposure) => !(exposure > 0))) {
    return null;
  }
  const centre = counts.reduce((sum, count) => sum + count, 0) / total;
  const points = counts.map((count, i) => {
    const exposure = exposures[i] ?? 1;
    const rate = count / exposure;
    const half = 3 * Math.sqrt((dispersion * centre) / exposure);
    const lo = Math.max(0, centre - half);
    const hi = centre + half;
    return { rate, lo, hi, isOut: rate < lo || rate > hi };
  });
  return { centre, points };
}
