/** Larger than noise and for the better or worse; within noise; or no test for this number. */
export type Verdict = "better" | "worse" | "noise" | "untested";

/** Less of these is better. */
const LESS_IS_BETTER: ReadonlySet<string> = new Set([
  "boxes",
  "churn",
  "contactVolume",
  "ticketTrend",
  "firstResponse",
  "handleTime",
  "resolutionTime",
  "touchpoints",
]);

/** +1 where more is better, −1 where less is. */
export const goodDirection = (id: string): 1 | -1 => (LESS_IS_BETTER.has(id) ? -1 : 1);

/** What a tested difference means. `alpha` = 1 − level of the intervals; `pHolm` is adjusted for all pairs of the index. */
export function verdictOf(id: string, difference: number, pHolm: number | null, alpha: number): Verdict {
  if (pHolm === null) return "untested";
  if (pHolm >= alpha || difference === 0) return "noise";
  return Math.sign(difference) === goodDirection(id) ? "better" : "worse";
}
