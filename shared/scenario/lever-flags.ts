import { resolveLever } from "./formulas/lever-formula.ts";
import { quantityOf } from "./lever-paths.ts";
import type { Baseline, Lever, SegmentBaseline } from "./scenario.ts";
import { isScore, linkOf } from "./score-links.ts";
import { segmentsOf } from "./spell-lever.ts";

/** What must be said of the levers as they stand beside the baseline, as codes; words under `flag.<CODE>` of the area whatif. */
export function leverFlags(levers: readonly Lever[], baseline: Baseline): readonly string[] {
  const keys = baseline.segments.map(({ key }) => key);
  const scores = levers.flatMap((lever) => (isScore(lever.target) ? [{ lever, score: lever.target }] : []));
  const isLinked = ({ lever, score }: (typeof scores)[number]): boolean =>
    segmentsOf(baseline, lever).some((segment) => linkOf(segment, score) !== undefined);
  const isLinkedEverywhere = ({ lever, score }: (typeof scores)[number]): boolean =>
    segmentsOf(baseline, lever).every((segment) => linkOf(segment, score) !== undefined);
  const refers = levers.filter(({ target }) => target === "referral");
  const flags: readonly (readonly [string, boolean])[] = [
    ["SCORE_NOT_LINKED", scores.some((score) => !isLinkedEverywhere(score))],
    ["ATTRIBUTION_UPPER_BOUND", scores.some((score) => (score.lever.attribution ?? 1) === 1 && isLinked(score))],
    ["REFERRAL_NOT_LINKED", refers.some((lever) => segmentsOf(baseline, lever).some((segment) => linkOf(segment, "nps") === undefined))],
    ["FORMULA_NO_VALUE", levers.some((lever) => segmentsOf(baseline, lever).some((segment) => hasNoValue(lever, segment)))],
    ["SEGMENT_UNKNOWN", levers.some(({ segment }) => segment !== null && !keys.includes(segment))],
    [
      "COMPANY_FIXED_COST_UNCHANGED",
      baseline.fixedCostPerMonth !== 0 &&
        levers.some(({ target, kind, segment }) => target === "fixedCost" && kind !== "relative" && segment === null),
    ],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
}

/** Whether the formula of a lever has no value for a segment: it does nothing there. */
function hasNoValue(lever: Lever, segment: SegmentBaseline): boolean {
  if (lever.kind !== "formula" || isScore(lever.target) || lever.target === "programme") return false;
  const { goal } = resolveLever(lever, segment);
  return goal === undefined || goal(quantityOf(segment, lever.target)) === null;
}
