/** Fractions: 0.5 = 50 %. `annualised` is `null` without a horizon or when more than everything is lost. */
export type ReturnOnInvestment = { readonly roi: number; readonly annualised: number | null };

/**
 * Return on investment (G − I)/I from all undiscounted gains and costs, and its annualised form (G/I)^(1/years) − 1. `null` when I ≤ 0.
 * Always print the horizon. methods.md 6.
 * @example returnOnInvestment(100000, 60000, 5) // { roi: 0.666667, annualised: 0.107566 }
 */
export function returnOnInvestment(gains: number, costs: number, years: number): ReturnOnInvestment | null {
  if (!(costs > 0)) {
    return null;
  }
  const annualised = years > 0 && gains >= 0 ? (gains / costs) ** (1 / years) - 1 : null;
  return { roi: (gains - costs) / costs, annualised };
}
