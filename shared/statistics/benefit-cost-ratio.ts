import { npv } from "./npv.ts";

/**
 * Benefit–cost ratio: present value of the gains over present value of the costs (both by period from 0, positive numbers). `null` when
 * the costs are worth nothing. methods.md 6.
 * @example benefitCostRatio([0, 12000, 18000, 22000, 24000, 24000], [60000], 0.1) // 1.226808
 */
export function benefitCostRatio(benefits: readonly number[], costs: readonly number[], discountRate: number): number | null {
  const spent = npv(costs, discountRate);
  return spent > 0 ? npv(benefits, discountRate) / spent : null;
}
