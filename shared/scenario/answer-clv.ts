import { applyLever, legalRange } from "./apply-lever.ts";
import { quantityOf } from "./lever-paths.ts";
import { leverScale } from "./lever-scale.ts";
import { retentionValue } from "./retention-value.ts";
import type { Baseline, Lever, LeverTarget, ScenarioResponse, SegmentBaseline } from "./scenario.ts";

/** One index before and after. `scenario` is null where it is affected but cannot be answered; a flag then says why. */
export type IndexAnswer = { readonly baseline: number | null; readonly scenario: number | null; readonly affected: boolean };

type ClvInput = NonNullable<ScenarioResponse["clv"]>;

const CLV_TARGETS: readonly LeverTarget[] = ["retention", "arpa", "variableCost"];

/**
 * Lifetime value when the levers stand as in the last month of the horizon: retention and yearly margin of the customers of
 * today move by what the levers do to each segment, weighted by its customers (methods.md 10.2, 12.7). `value` is the index as computed
 * from the data; without it the closed form stands in. Programme costs are no part of a customer's value.
 */
export function answerClv(
  baseline: Baseline,
  levers: readonly Lever[],
  horizon: number,
  clv: ClvInput | null,
  value: number | null,
): { readonly answer: IndexAnswer; readonly flags: readonly string[] } {
  const acting = levers.filter((lever) => CLV_TARGETS.includes(lever.target));
  const before = clv === null ? null : lifetime(clv);
  const known = value ?? before;
  const unaffected = { answer: { baseline: known, scenario: known, affected: false }, flags: [] };
  if (clv === null || acting.length === 0) return unaffected;
  const moved = moveInputs(baseline, acting, horizon, clv);
  if (moved.retention === clv.retention && moved.margin === clv.margin) return unaffected;
  if (clv.method !== "retention" && clv.method !== "seed") {
    return { answer: { baseline: known, scenario: null, affected: true }, flags: ["CLV_METHOD_NOT_YET"] };
  }
  const after = lifetime(moved);
  if (known === null || before === null || after === null) {
    return { answer: { baseline: known, scenario: null, affected: true }, flags: after === null ? ["CLV_DIVERGES"] : [] };
  }
  // The shift is added to the value on screen, so that both numbers come from the same data.
  const scenario = known + (after - before);
  return { answer: { baseline: known, scenario, affected: scenario !== known }, flags: [] };
}

function lifetime(clv: ClvInput): number | null {
  const value = clv.method === "seed" ? clv.margin : retentionValue(clv);
  return value === null ? null : value - clv.cac;
}

function moveInputs(baseline: Baseline, levers: readonly Lever[], horizon: number, clv: ClvInput): ClvInput {
  const month = horizon - 1;
  let customers = 0;
  let retentionShift = 0;
  let marginBefore = 0;
  let marginShift = 0;
  for (const segment of baseline.segments) {
    const margin = segment.arpa * (1 - quantityOf(segment, "variableCost"));
    const moved = under(segment, "arpa", levers, month) * (1 - under(segment, "variableCost", levers, month));
    customers += segment.customers;
    retentionShift += segment.customers * (under(segment, "retention", levers, month) - segment.annualRetention);
    marginBefore += segment.customers * margin;
    marginShift += segment.customers * (moved - margin);
  }
  if (customers <= 0) return clv;
  const { min, max } = legalRange("retention", clv.retention);
  const retention = Math.min(max, Math.max(min, clv.retention + retentionShift / customers));
  // In proportion, as the margin of the data may be of fewer customers; by the difference where there is nothing to be in proportion to.
  const proportional = clv.margin * (1 + marginShift / marginBefore);
  const margin = marginBefore > 0 && Number.isFinite(proportional) ? proportional : clv.margin + (12 * marginShift) / customers;
  return { ...clv, retention, margin };
}

/** A quantity of a segment with all its levers as they stand in month index `t`. */
function under(segment: SegmentBaseline, target: LeverTarget, levers: readonly Lever[], t: number): number {
  const before = quantityOf(segment, target);
  let moved = before;
  for (const lever of levers) {
    if (lever.target === target && (lever.segment === null || lever.segment === segment.key)) {
      moved = applyLever(lever, leverScale(lever, t), moved);
    }
  }
  const { min, max } = legalRange(target, before);
  return Math.min(max, Math.max(min, moved));
}
