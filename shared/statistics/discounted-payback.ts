import { payback } from "./payback.ts";

/**
 * Payback of the flows discounted to period 0, CF_t/(1+d)^t, in periods; `null` when not reached. Requires d > −1. methods.md 6.
 * @example discountedPayback([-60000, 12000, 18000, 22000, 24000, 24000], 0.1) // 4.086808
 */
export function discountedPayback(flows: readonly number[], discountRate: number): number | null {
  return payback(flows.map((flow, t) => flow / (1 + discountRate) ** t));
}
