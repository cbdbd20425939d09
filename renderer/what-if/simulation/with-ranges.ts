import type { BridgeStep } from "../../charts/bridge-layout.ts";
import type { Shown } from "./use-simulated.ts";

/** The bridge with the 90 % ranges of its levers, of the revenue gain and of the net gain; costs in between follow from them. */
export function withRanges(steps: readonly BridgeStep[], leverCount: number, shown: Shown | null): readonly BridgeStep[] {
  if (shown === null) return steps;
  const { contributions, revenueGain, netGain } = shown.value;
  const isFaded = !shown.isCurrent;
  const range = ({ p5, p95 }: { readonly p5: number; readonly p95: number }) => ({ range: { low: p5, high: p95, isFaded } });
  return steps.map((step, index): BridgeStep => {
    // A lever more or less than was drawn: the ranges would stand at the wrong bars.
    const contribution = contributions.length === leverCount ? contributions[index] : undefined;
    if (contribution !== undefined) return { ...step, ...range(contribution) };
    if (index === leverCount) return { ...step, ...range(revenueGain) };
    return index === steps.length - 1 ? { ...step, ...range(netGain) } : step;
  });
}
