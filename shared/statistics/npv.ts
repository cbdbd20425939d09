import { requireThat } from "./require-that.ts";

/**
 * Net present value Σ CF_t/(1+d)^t with CF_0 undiscounted (Excel's NPV() discounts the first flow too: NPV/(1+d)). Requires d > −1.
 * methods.md 6.
 * @example npv([-15000, 1500, 2500, 3500, 4500, 6000], 0.05) // 122.894855
 */
export function npv(flows: readonly number[], discountRate: number): number {
  requireThat(discountRate > -1, "npv requires a discount rate > -1", discountRate);
  let value = 0;
  for (let t = flows.length - 1; t >= 0; t -= 1) value = value / (1 + discountRate) + (flows[t] ?? 0);
  return value;
}
