import type { Baseline, Lever, LeverKind, LeverTarget } from "../../scenario.ts";

/** Targets whose effect is a path of one segment's own numbers. */
const PLAIN_TARGETS: readonly LeverTarget[] = ["retention", "arpa", "acquisitions", "fixedCost", "variableCost"];
/** Kinds whose effect follows from the size and the quantity alone. */
const PLAIN_KINDS: readonly LeverKind[] = ["relative", "points", "churnCut", "logit", "set", "add"];

/**
 * Whether the plain kernel knows everything there is: customers billed at the start of the month, one rate for all, no service or
 * acquisition cost, no referral, no levers on scores or by formulas. All else goes through the projection itself.
 */
export function isPlain(baseline: Baseline, levers: readonly Lever[]): boolean {
  const isStart = baseline.billing === undefined || baseline.billing === "start";
  return (
    isStart &&
    levers.every(({ target, kind }) => PLAIN_TARGETS.includes(target) && PLAIN_KINDS.includes(kind)) &&
    baseline.segments.every(isPlainSegment)
  );
}

function isPlainSegment({ sbg, serviceCostPerMonth = 0, cac = 0, referral = 0, ranges = {} }: Baseline["segments"][number]): boolean {
  const extra = [ranges.serviceCostPerMonth, ranges.cac, ranges.referral];
  return sbg === undefined && serviceCostPerMonth === 0 && cac === 0 && referral === 0 && extra.every((range) => range === undefined);
}
