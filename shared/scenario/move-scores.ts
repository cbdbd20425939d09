import { leverScale } from "./lever-scale.ts";
import { movedClasses, moveShares } from "./retention-steps.ts";
import type { Baseline, Lever, LinkedScore, MovedScore, SegmentBaseline } from "./scenario.ts";
import { LINKED_SCORES } from "./scenario.ts";
import { SCORE_CLASSES } from "./score-classes.ts";
import { linkOf } from "./score-links.ts";

/** Customers who change class of a score, over all segments: `part` is that of the class left. */
export type ScoreFlow = { readonly from: string; readonly to: string; readonly part: number };

export type ScoreMove = MovedScore & { readonly flows: readonly ScoreFlow[] };

/**
 * The classes of every score that a lever moves as they stand in month index `t`, over the segments where the score is linked, weighted by
 * the customers who answered (by all customers where nobody was counted). Scores that nothing moves are left out.
 */
export function moveScores(baseline: Baseline, levers: readonly Lever[], t: number): readonly ScoreMove[] {
  return LINKED_SCORES.flatMap((score) => {
    const acting = levers.filter(({ target }) => target === score);
    const states = acting.length === 0 ? [] : statesOf(baseline, score);
    if (states.length === 0) return [];
    const keys: readonly string[] = SCORE_CLASSES[score];
    const before = keys.map((_, place) => shareOf(states, place));
    const flows = acting.flatMap((lever): readonly ScoreFlow[] => {
      const [fromKey, toKey] = movedClasses(lever);
      const [from, to] = [keys.indexOf(fromKey), keys.indexOf(toKey)];
      if (from < 0 || to < 0) return [];
      const left = shareOf(states, from);
      let moved = 0;
      for (const { segment, shares, weight } of states) {
        if (lever.segment !== null && lever.segment !== segment.key) continue;
        moved += weight * moveShares(shares, { from, to }, lever, leverScale(lever, t));
      }
      return left > 0 && moved > 0 ? [{ from: fromKey, to: toKey, part: Math.min(1, moved / left) }] : [];
    });
    const classes = keys.map((key, place) => ({ key, before: before[place] ?? 0, after: shareOf(states, place) }));
    return classes.some((own) => own.before !== own.after) ? [{ score, classes, flows }] : [];
  });
}

type State = { readonly segment: SegmentBaseline; readonly shares: Float64Array; readonly weight: number };

/** Linked segments with the shares of their classes; weights sum to 1. */
function statesOf({ segments }: Baseline, score: LinkedScore): readonly State[] {
  const linked = segments.flatMap((segment) => {
    const link = linkOf(segment, score);
    if (link === undefined) return [];
    const answered = link.classes.reduce((sum, { customers }) => sum + customers, 0);
    const shares = SCORE_CLASSES[score].map((key) => link.classes.find((own) => own.key === key)?.share ?? 0);
    return [{ segment, answered, shares: Float64Array.from(shares) }];
  });
  const isCounted = linked.every(({ answered }) => answered > 0);
  const own = ({ segment, answered }: (typeof linked)[number]): number => (isCounted ? answered : segment.customers);
  const total = linked.reduce((sum, state) => sum + own(state), 0);
  return linked.map((state) => ({ ...state, weight: total > 0 ? own(state) / total : 1 / linked.length }));
}

const shareOf = (states: readonly State[], place: number): number =>
  states.reduce((sum, { shares, weight }) => sum + weight * (shares[place] ?? 0), 0);

/** The shares of a score's classes without levers, worst class first; `null` where no segment is linked. */
export function linkedShares(baseline: Baseline, score: LinkedScore): readonly number[] | null {
  const states = statesOf(baseline, score);
  return states.length === 0 ? null : SCORE_CLASSES[score].map((_, place) => shareOf(states, place));
}
