import { applyLever } from "./apply-lever.ts";
import type { ResolvedLever } from "./formulas/lever-formula.ts";
import type { ScaledLever } from "./lever-paths.ts";
import type { LeverSize, SegmentBaseline } from "./scenario.ts";
import { SCORE_CLASSES } from "./score-classes.ts";
import { isScore, linkOf } from "./score-links.ts";

/** One lever on the annual retention of a segment, or on a score that it follows from, made ready to be applied month by month. */
export type RetentionStep = {
  readonly lever: ResolvedLever;
  readonly scales: Float64Array;
  /** Scores only: the classes left and entered as places in `shares`, and the annual retention gained by all who move. */
  readonly move: { readonly from: number; readonly to: number; readonly gain: number } | null;
};

export type RetentionSteps = {
  readonly steps: readonly RetentionStep[];
  /** Shares of the classes of every score that a step moves, and of NPS where it is linked; 0–1. */
  readonly shares: Float64Array;
  /** Place of the promoters in `shares`; −1 where NPS is not linked. */
  readonly promoter: number;
};

const NO_STEPS: RetentionSteps = { steps: [], shares: new Float64Array(0), promoter: -1 };

/** Levers on retention and on linked scores, in their order. `levers` act on the segment; a score without a link has no step. */
export function retentionSteps(segment: SegmentBaseline, levers: readonly ScaledLever[], withPromoters: boolean): RetentionSteps {
  if (levers.length === 0 && !withPromoters) return NO_STEPS;
  const shares: number[] = [];
  const places = new Map<string, number>();
  const placeOf = (score: Parameters<typeof linkOf>[1], key: string): number => {
    const link = linkOf(segment, score);
    if (link === undefined) return -1;
    for (const name of SCORE_CLASSES[score]) {
      if (places.has(`${score} ${name}`)) continue;
      places.set(`${score} ${name}`, shares.length);
      shares.push(link.classes.find((own) => own.key === name)?.share ?? 0);
    }
    return places.get(`${score} ${key}`) ?? -1;
  };
  const promoter = withPromoters ? placeOf("nps", "promoter") : -1;
  const steps = levers.flatMap(({ lever, scales }): readonly RetentionStep[] => {
    if (!isScore(lever.target)) return [{ lever, scales, move: null }];
    const link = linkOf(segment, lever.target);
    const [from, to] = movedClasses(lever);
    const churnOf = (key: string): number => link?.classes.find((own) => own.key === key)?.annualChurn ?? 0;
    const move = {
      from: placeOf(lever.target, from),
      to: placeOf(lever.target, to),
      gain: (lever.attribution ?? 1) * (churnOf(from) - churnOf(to)),
    };
    return move.from < 0 || move.to < 0 ? [] : [{ lever, scales, move }];
  });
  return { steps, shares: Float64Array.from(shares), promoter };
}

/** The classes that a lever on a score leaves and enters; first-contact resolution has only two. */
export const movedClasses = ({ target, from = "", to = "" }: LeverSize): readonly [string, string] =>
  target === "fcr" ? ["unresolved", "resolved"] : [from, to];

/**
 * Moves customers between two classes and returns their part of all customers, negative where they go the other way. `move` takes a share of the
 * class left; the kinds of first-contact resolution act on the share entered. No class is emptied below 0.
 */
export function moveShares(
  shares: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  lever: LeverSize,
  scale: number,
): number {
  const left = shares[from] ?? 0;
  const entered = shares[to] ?? 0;
  const asked = lever.kind === "move" ? left - applyLever(lever, scale, left) : applyLever(lever, scale, entered) - entered;
  const moved = asked > left ? left : asked < -entered ? -entered : asked;
  shares[from] = left - moved;
  shares[to] = entered + moved;
  return moved;
}

/** Whether `moveShares` would be cut: more customers are asked for than a class has. */
export function isMoveCut(
  shares: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  lever: LeverSize,
  scale: number,
): boolean {
  if (lever.kind === "move") return false;
  const entered = shares[to] ?? 0;
  const after = applyLever(lever, scale, entered);
  return after < 0 || after > entered + (shares[from] ?? 0);
}
