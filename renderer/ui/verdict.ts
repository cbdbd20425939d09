import { goodDirection } from "../../shared/indices/good-direction.ts";

/** Larger than noise and for the better or worse; within noise; or no test for this number. */
export type Verdict = "better" | "worse" | "noise" | "untested";

/** What a tested difference means. `alpha` = 1 − level of the intervals; `pHolm` is adjusted for all pairs of the index. */
export function verdictOf(id: string, difference: number, pHolm: number | null, alpha: number): Verdict {
  if (pHolm === null) return "untested";
  if (pHolm >= alpha || difference === 0) return "noise";
  return Math.sign(difference) === goodDirection(id) ? "better" : "worse";
}
