import type { Baseline, Lever, LeverTarget } from "../../scenario.ts";

/** Targets whose effect is a path of one segment's own numbers. */
const PLAIN_TARGETS: readonly LeverTarget[] = ["retention", "arpa", "acquisitions", "fixedCost", "variableCost"];

/**
 * Whether the plain kernel knows everything there is: customers billed at the start of the month, one rate for all, no service or
 * acquisition cost, no referral, no levers on scores, no formulas. All else goes through the projection itself.
 */
export function isPlain(baseline: Baseline, levers: readonly Lever[]): boolean {
  const isStart = baseline.billing === undefined || baseline.billing === "start";
  return (
    isStart &&
    levers.every(({ target, kind }) => kind !== "formula" && PLAIN_TARGETS.includes(target)) &&
    baseline.segments.every(isPlainSegment)
  );
}

function isPlainSegment({ sbg, serviceCostPerMonth = 0, cac = 0, referral = 0, ranges = {} }: Baseline["segments"][number]): boolean {
  const extra = [ranges.serviceCostPerMonth, ranges.cac, ranges.referral];
  return sbg === undefined && serviceCostPerMonth === 0 && cac === 0 && referral === 0 && extra.every((range) => range === undefined);
}
