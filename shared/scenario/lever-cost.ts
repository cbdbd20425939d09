import type { Lever } from "./scenario.ts";

/** What a lever's programme costs in month index `t` (0 = month 1): once in its start month, and every month from there. */
export function leverCost({ target, value, start, cost, costPerMonth }: Lever, t: number): number {
  if (t < start - 1) return 0;
  return costPerMonth + (t === start - 1 ? cost + (target === "programme" ? value : 0) : 0);
}
