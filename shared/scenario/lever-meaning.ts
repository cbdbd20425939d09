import { applyLever, legalRange } from "./apply-lever.ts";
import { AT_ONCE } from "./at-once.ts";
import { formatLever } from "./format-lever.ts";
import { resolveLever } from "./formulas/lever-formula.ts";
import { monthlyRetention, quantityOf } from "./lever-paths.ts";
import { movedClasses } from "./retention-steps.ts";
import { retentionUnder } from "./retention-under.ts";
import type { Lever, LeverMeaning, LeverSize, LinkedScore, SegmentBaseline } from "./scenario.ts";
import { isScore, linkOf } from "./score-links.ts";

/** A quantity before and after one lever at its full effect, and whether a clamp cut it. */
export type LeverEffect = Pick<LeverMeaning, "before" | "after" | "saturates"> & Pick<LeverMeaning, "retention">;

/**
 * What a lever alone does to a segment's quantity, in the units of the baseline; of a score, the share of the class left (first contact: of
 * the resolved), with the retention that follows. `null` where the score is not linked.
 */
export function leverEffect(lever: LeverSize, segment: SegmentBaseline): LeverEffect | null {
  const { target } = lever;
  if (target === "programme") return { before: 0, after: lever.value, saturates: false };
  if (isScore(target)) return scoreEffect(lever, target, segment);
  const before = quantityOf(segment, target);
  const moved = applyLever(resolveLever(lever, segment), 1, before);
  const { min, max } = legalRange(target, before);
  const after = Math.min(max, Math.max(min, moved));
  return { before, after, saturates: after !== moved };
}

function scoreEffect(lever: LeverSize, score: LinkedScore, segment: SegmentBaseline): LeverEffect | null {
  const link = linkOf(segment, score);
  if (link === undefined) return null;
  const [from, to] = movedClasses(lever);
  const shareOf = (key: string): number => link.classes.find((own) => own.key === key)?.share ?? 0;
  const before = shareOf(score === "fcr" ? to : from);
  const moved = applyLever(lever, 1, before);
  const whole = { ...lever, ...AT_ONCE, segment: null };
  const { annual, saturates } = retentionUnder(segment, [whole], 0);
  return {
    before,
    after: score === "fcr" ? Math.min(shareOf(from) + before, Math.max(0, moved)) : moved,
    retention: { before: segment.annualRetention, after: annual },
    saturates,
  };
}

/**
 * What a lever alone means for a segment at its full effect: "retention 80 % → 84 % a year; 98.16 → 98.56 % a month".
 * Retention is the annual rate, variable cost the share of revenue, the others are money or customers a month. `spec` is the lever as
 * canonical text. `null` where the lever moves a score that is not linked.
 */
export function leverMeaning(lever: Lever, segment: SegmentBaseline, spec = formatLever(lever)): LeverMeaning | null {
  const effect = leverEffect(lever, segment);
  if (effect === null) return null;
  const { before, after } = effect;
  return {
    lever: spec,
    segment: segment.key,
    target: lever.target,
    ...effect,
    ...(lever.target === "retention" && { monthly: { before: monthlyRetention(before), after: monthlyRetention(after) } }),
  };
}
