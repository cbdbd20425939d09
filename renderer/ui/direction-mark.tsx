import type { Verdict } from "./verdict.ts";

/** Triangle up, triangle down or a bar; the colour repeats what the word beside it says. */
export function DirectionMark({ difference, verdict }: { readonly difference: number; readonly verdict: Verdict }) {
  const shape = difference > 0 ? "up" : difference < 0 ? "down" : "same";
  const tone = verdict === "better" ? "better" : verdict === "worse" ? "worse" : "c2";
  return <span aria-hidden="true" className={`mark ${shape} ${tone}`} />;
}
