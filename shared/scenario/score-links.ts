import { type LeverTarget, LINKED_SCORES, type LinkedScore, type ScoreLink, type SegmentBaseline } from "./scenario.ts";
import { SCORE_CLASSES } from "./score-classes.ts";

export const isScore = (target: LeverTarget): target is LinkedScore => LINKED_SCORES.some((score) => score === target);

/** What follows from a score in a segment; `undefined` where nothing is known of it, or not of every class. */
export const linkOf = (segment: Pick<SegmentBaseline, "links">, score: LinkedScore): ScoreLink | undefined =>
  segment.links?.find((link) => link.score === score && SCORE_CLASSES[score].every((key) => link.classes.some((own) => own.key === key)));
