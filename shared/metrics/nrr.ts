import { revenueRetention } from "./revenue-retention.ts";

/**
 * Net revenue retention over the churn window: 100·(start + expansion − contraction − churned)/start. Says whether the customers there
 * are would bring more or less without any new one. Percent, 0 and up, higher is better; above 100 they outgrow what is lost. What new
 * customers gain or lose inside the window is in it, as the bridge's totals are. Interval: bootstrap by customer. Source: methods.md 4.
 * Example: 100,000, 5,000, 2,000, 4,000 give 99 %.
 */
export const nrr = revenueRetention(
  "nrr",
  "start_mrr + expansion - contraction - churned",
  ({ start, expansion, contraction, churned }) => {
    return start + expansion - contraction - churned;
  },
);
