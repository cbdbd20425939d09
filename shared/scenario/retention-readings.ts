import { applyLever, legalRange } from "./apply-lever.ts";
import { monthlyRetention } from "./lever-paths.ts";

/** The four things that a change of retention by one number can mean. */
export const RETENTION_KINDS = ["relative", "points", "churnCut", "logit"] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** One reading of the number: the annual and monthly rate that it leads to, and whether a clamp cut it. */
export type RetentionReading = {
  readonly kind: RetentionKind;
  readonly annual: number;
  readonly monthly: number;
  readonly saturates: boolean;
};

/**
 * The same number (0.05 for "+5 %") read as each kind, side by side (methods.md 12.2): at 80 % a year relative gives 84 %,
 * points 85 %, churn cut 81 %, a logit shift of 0.05 gives 80.79 %.
 */
export function retentionReadings(value: number, annualRetention: number): readonly RetentionReading[] {
  const { min, max } = legalRange("retention", annualRetention);
  return RETENTION_KINDS.map((kind) => {
    const moved = applyLever({ kind, value }, 1, annualRetention);
    const annual = Math.min(max, Math.max(min, moved));
    return { kind, annual, monthly: monthlyRetention(annual), saturates: annual !== moved };
  });
}
