import type { SegmentBaseline } from "./scenario.ts";
import { spellLever } from "./spell-lever.ts";

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
 * points 85 %, churn cut 81 %, a logit shift of 0.05 gives 80.79 %. Over several segments the mean by customers; without any, nothing.
 */
export function retentionReadings(value: number, segments: readonly SegmentBaseline[]): readonly RetentionReading[] {
  return RETENTION_KINDS.flatMap((kind) => {
    const spelled = spellLever(segments, { target: "retention", kind, value });
    if (spelled === null || spelled.monthly === null) return [];
    return [{ kind, annual: spelled.after, monthly: spelled.monthly.after, saturates: spelled.saturates }];
  });
}
