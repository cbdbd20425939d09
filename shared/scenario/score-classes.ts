import type { LinkedScore } from "./scenario.ts";

/** The classes of each score, from worst to best, under the names that levers move customers between (methods.md 1, 2, 5, 11.1). */
export const SCORE_CLASSES = {
  nps: ["detractor", "passive", "promoter"],
  csat: ["dissatisfied", "rest", "satisfied"],
  health: ["red", "amber", "green"],
  fcr: ["unresolved", "resolved"],
} as const satisfies Record<LinkedScore, readonly string[]>;
