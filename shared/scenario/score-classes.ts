import type { LeverTarget, LinkedScore, ScoreLink, SegmentBaseline } from "./scenario.ts";
import { LINKED_SCORES } from "./scenario.ts";

/** The classes of each score, worst first (methods.md 1, 2, 5 and 11.1). `fcr`: whether the first contact resolved the matter. */
export const SCORE_CLASSES = {
  nps: ["detractor", "passive", "promoter"],
  csat: ["dissatisfied", "rest", "satisfied"],
  health: ["red", "amber", "green"],
  fcr: ["unresolved", "resolved"],
} as const satisfies Record<LinkedScore, readonly string[]>;

export const isScore = (target: LeverTarget): target is LinkedScore => LINKED_SCORES.some((score) => score === target);

/** What follows from a score in a segment; `undefined` where nothing is known of it. */
export const linkOf = (segment: Pick<SegmentBaseline, "links">, score: LinkedScore): ScoreLink | undefined =>
  segment.links?.find((link) => link.score === score && SCORE_CLASSES[score].every((key) => link.classes.some((own) => own.key === key)));
