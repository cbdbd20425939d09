import { revenueRetention } from "./revenue-retention.ts";

/**
 * Gross revenue retention over the churn window: 100·(start − contraction − churned)/start. Says how much of the revenue there was
 * stays, with no growth to hide losses. Percent, at most 100, higher is better. Interval: bootstrap by customer. Source: methods.md 4.
 * Example: 100,000, 2,000, 4,000 give 94 %.
 */
export const grr = revenueRetention("grr", "start_mrr - contraction - churned", ({ start, contraction, churned }) => {
  return start - contraction - churned;
});
