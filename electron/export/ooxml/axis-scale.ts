export type AxisScale = { readonly min: number; readonly max: number; readonly step: number };

/** Round limits and a round step (1, 2, 2.5 or 5 times a power of ten) for an axis of about `ticks` steps. */
export function axisScale(
  low: number,
  high: number,
  ticks: number,
  fixed: { readonly min?: number; readonly max?: number } = {},
): AxisScale {
  const from = fixed.min ?? low;
  const to = fixed.max ?? high;
  const span = to > from ? to - from : Math.max(Math.abs(to), 1);
  const raw = span / ticks;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw * (1 - 1e-9)) ?? 10) * power;
  const min = fixed.min ?? roundTo(Math.floor(from / step + 1e-9) * step, step);
  // Gridlines are counted from the start of the axis, so its end is a whole number of steps away.
  const start = fixed.min === undefined ? 0 : min;
  const max = fixed.max ?? roundTo(start + Math.ceil((from + span - start) / step - 1e-9) * step, step);
  return { min, max: max > min ? max : min + step, step };
}

/** Takes away the tail that multiplying by a decimal step leaves (0.30000000000000004). */
function roundTo(value: number, step: number): number {
  const digits = Math.max(0, Math.min(100, 2 - Math.floor(Math.log10(step))));
  return Number(value.toFixed(digits));
}
