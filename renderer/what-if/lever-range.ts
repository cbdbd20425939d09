import { kindRule } from "../../shared/scenario/lever-kinds.ts";
import { quantityOf } from "../../shared/scenario/lever-paths.ts";
import type { Lever, SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { isScore } from "../../shared/scenario/score-links.ts";

/** How a lever's value is moved on the screen: the number shown is `value × factor`. */
export type LeverRange = {
  readonly factor: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Behind the number: a percent sign, points, or nothing. */
  readonly suffix: "percent" | "points" | "none";
  /** The number box takes more than the slider. */
  readonly boxMin: number;
  readonly boxMax: number;
};

/** Slider ends by target and kind, in the numbers shown; money sliders reach a fifth of the quantity to either side. */
export function leverRange(lever: Pick<Lever, "target" | "kind">, segments: readonly SegmentBaseline[]): LeverRange {
  const rule = kindRule(lever.target, lever.kind);
  const form = rule?.form ?? "plain";
  const factor = form === "plain" ? 1 : 100;
  const ends = sliderEnds(lever, segments);
  return {
    factor,
    ...ends,
    suffix: form === "percent" ? "percent" : form === "points" ? "points" : "none",
    boxMin: (rule?.min ?? Number.NEGATIVE_INFINITY) * factor,
    boxMax: (rule?.max ?? Number.POSITIVE_INFINITY) * factor,
  };
}

function sliderEnds(
  { target, kind }: Pick<Lever, "target" | "kind">,
  segments: readonly SegmentBaseline[],
): { readonly min: number; readonly max: number; readonly step: number } {
  if (target === "retention") {
    if (kind === "relative" || kind === "points") return { min: -20, max: 20, step: 0.5 };
    if (kind === "churnCut") return { min: -50, max: 50, step: 1 };
    if (kind === "logit") return { min: -1.5, max: 1.5, step: 0.05 };
    return { min: 0, max: 100, step: 0.5 };
  }
  if (kind === "move") return { min: 0, max: 50, step: 1 };
  if (target === "fcr") return kind === "set" ? { min: 0, max: 100, step: 0.5 } : { min: -20, max: 20, step: 0.5 };
  if (target === "referral" && kind !== "relative") return { min: kind === "set" ? 0 : -1, max: kind === "set" ? 2 : 1, step: 0.05 };
  if (target === "programme") return { min: 0, max: 200_000, step: 1_000 };
  if (kind === "relative") return target === "arpa" ? { min: -20, max: 20, step: 0.5 } : { min: -50, max: 50, step: 1 };
  if (target === "variableCost") return kind === "set" ? { min: 0, max: 100, step: 0.5 } : { min: -20, max: 20, step: 0.5 };
  const most = Math.max(1, ...segments.map((segment) => quantity(segment, target)));
  const step = 10 ** Math.floor(Math.log10(most / 50));
  const end = Math.ceil(most / step) * step;
  return kind === "set" ? { min: 0, max: 2 * end, step } : { min: -end / 5, max: end / 5, step: step / 10 };
}

const quantity = (segment: SegmentBaseline, target: Lever["target"]): number =>
  isScore(target) || target === "programme" ? 0 : quantityOf(segment, target);
