/**
 * Compound rate over a part or a multiple of its period: (1 + rate)^periods − 1. A year's discount rate as a month's: periods = 1/12.
 * Requires rate > −1. methods.md 6.
 * @example rateOverPeriods(0.1, 1 / 12) // 0.007974
 */
export function rateOverPeriods(rate: number, periods: number): number {
  return Math.expm1(periods * Math.log1p(rate));
}
