/** Cumulated money this close to zero, against all that moved, is zero: sums of decimals leave a rest. */
const ROUNDING = 1e-12;

/**
 * Payback in periods: first t with a cumulated flow ≥ 0, linear inside the period: t − 1 + (−cumulated before)/CF_t; 0 when CF_0 ≥ 0;
 * `null` when not reached within the horizon, or without flows. methods.md 6.
 * @example payback([-60000, 12000, 18000, 22000, 24000, 24000]) // 3.333333
 */
export function payback(flows: readonly number[]): number | null {
  const margin = ROUNDING * flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
  let cumulated = 0;
  for (const [t, flow] of flows.entries()) {
    const before = cumulated;
    cumulated += flow;
    if (cumulated >= -margin) {
      return t === 0 ? 0 : t - 1 + Math.min(1, -before / flow);
    }
  }
  return null;
}
