import { CLV_TARGETS, type ClvInput, moveClv } from "./clv-under.ts";
import { retentionValue } from "./retention-value.ts";
import { sbgValue } from "./sbg-value.ts";
import type { Baseline, CohortLevers, Lever } from "./scenario.ts";

/** One index before and after. `scenario` is null where it is affected but cannot be answered; a flag then says why. */
export type IndexAnswer = { readonly baseline: number | null; readonly scenario: number | null; readonly affected: boolean };

/**
 * Lifetime value when the levers stand as in the last month of the horizon: retention and yearly margin of the customers of
 * today move by what the levers do to each segment, weighted by its customers (methods.md 10, 12.7). `value` is the index as computed
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
  const cohortLevers = baseline.cohortLevers ?? "everybody";
  const before = clv === null ? null : lifetime(clv, 0, cohortLevers);
  const known = value ?? before;
  const unaffected = { answer: { baseline: known, scenario: known, affected: false }, flags: [] };
  if (clv === null || acting.length === 0) return unaffected;
  const moved = moveClv(baseline, acting, horizon - 1, clv);
  const { retention, margin, cac } = moved.input;
  const isStill = retention === clv.retention && moved.churnCut === 0 && margin === clv.margin && cac === clv.cac;
  if (isStill && moved.isFollowed) return unaffected;
  const after = moved.isFollowed ? lifetime(moved.input, moved.churnCut, cohortLevers) : null;
  if (known === null || before === null || after === null) {
    const flags = clv.method === "bgnbd" ? ["CLV_NOT_FOLLOWED"] : after === null ? ["CLV_DIVERGES"] : [];
    return { answer: { baseline: known, scenario: null, affected: true }, flags };
  }
  // The shift is added to the value on screen, so that both numbers come from the same data.
  const scenario = known + (after - before);
  return { answer: { baseline: known, scenario, affected: scenario !== known }, flags: [] };
}

function lifetime(input: ClvInput, churnCut: number, cohortLevers: CohortLevers): number | null {
  const value = grossValue(input, churnCut, cohortLevers);
  return value === null ? null : value - input.cac;
}

/** Before acquisition cost. */
function grossValue(input: ClvInput, churnCut: number, cohortLevers: CohortLevers): number | null {
  switch (input.method) {
    case "seed":
      return input.margin;
    case "sbg": {
      const lifetimes = input.sbg === undefined ? null : sbgValue({ ...input, ...input.sbg }, churnCut, cohortLevers);
      return lifetimes === null ? null : input.margin * lifetimes;
    }
    case "bgnbd": {
      const worth = input.byChurnCut === undefined ? null : interpolate(input.byChurnCut, churnCut);
      return worth === null ? null : input.margin * worth;
    }
    default:
      return retentionValue(input);
  }
}

/** The polynomial through all that was worked out (Lagrange's form); `null` past them. */
function interpolate(points: NonNullable<ClvInput["byChurnCut"]>, cut: number): number | null {
  const met = points.find((point) => point.cut === cut);
  if (met !== undefined) return met.value;
  if (!points.some((point) => point.cut < cut) || !points.some((point) => point.cut > cut)) return null;
  return points.reduce((sum, point) => {
    const weight = points.reduce(
      (product, other) => (other === point ? product : (product * (cut - other.cut)) / (point.cut - other.cut)),
      1,
    );
    return sum + weight * point.value;
  }, 0);
}
