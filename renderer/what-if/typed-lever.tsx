import { formatLever } from "../../shared/scenario/format-lever.ts";
import type { Baseline, Lever } from "../../shared/scenario/scenario.ts";
import { segmentsOf, spellLever } from "../../shared/scenario/spell-lever.ts";
import { LeverMeaningLine } from "./lever-meaning-line.tsx";

/** A lever that is offered: as it can be typed, and what it means. */
export function TypedLever({ lever, baseline }: { readonly lever: Lever; readonly baseline: Baseline }) {
  return (
    <>
      <span className="mono xxs">{formatLever(lever)}</span>
      <LeverMeaningLine id="typed" lever={lever} spelled={spellLever(segmentsOf(baseline, lever), lever)} />
    </>
  );
}
