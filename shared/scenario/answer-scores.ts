import type { IndexAnswer } from "./answer-clv.ts";
import { linkedShares, type ScoreMove } from "./move-scores.ts";
import type { Baseline, LinkedScore } from "./scenario.ts";

type Answered = { readonly answer: IndexAnswer; readonly flags: readonly string[] };

/**
 * NPS and CSAT from the shares of their classes (methods.md 1, 2), the shift being added to the value computed from the data, so that both
 * numbers come from the same answers. Without a value in the data, the shares of the linked segments give it.
 */
export function answerScore(baseline: Baseline, moves: readonly ScoreMove[], score: "nps" | "csat", value: number | null): Answered {
  const shares = linkedShares(baseline, score);
  const known = value ?? (shares === null ? null : scoreOf(score, shares));
  const move = moves.find((candidate) => candidate.score === score);
  if (move === undefined || known === null) return unaffected(known);
  const shift =
    scoreOf(
      score,
      move.classes.map(({ after }) => after),
    ) -
    scoreOf(
      score,
      move.classes.map(({ before }) => before),
    );
  const least = score === "nps" ? -100 : 0;
  const scenario = Math.min(100, Math.max(least, known + shift));
  return { answer: { baseline: known, scenario, affected: scenario !== known }, flags: [] };
}

/** Shares stand worst class first. */
const scoreOf = (score: LinkedScore, [worst = 0, , best = 0]: readonly number[]): number => 100 * (score === "nps" ? best - worst : best);

/** Customers moved between bands say which band they are in, not where in it: the mean score is affected, and not known. */
export function answerHealth(moves: readonly ScoreMove[], value: number | null): Answered {
  if (!moves.some(({ score }) => score === "health")) return unaffected(value);
  return { answer: { baseline: value, scenario: null, affected: true }, flags: ["HEALTH_BANDS_ONLY"] };
}

const unaffected = (value: number | null): Answered => ({
  answer: { baseline: value, scenario: value, affected: false },
  flags: [],
});
