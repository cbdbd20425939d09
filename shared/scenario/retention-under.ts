import { fillRates } from "./fill-rates.ts";
import { resolveLever } from "./formulas/lever-formula.ts";
import { leversOnRetention } from "./lever-paths.ts";
import { leverScale } from "./lever-scale.ts";
import { retentionSteps } from "./retention-steps.ts";
import type { Lever, SegmentBaseline } from "./scenario.ts";

/** A segment's annual retention with all its levers as they stand in month index `t`, clamped; and whether a clamp cut it. */
export function retentionUnder(
  segment: SegmentBaseline,
  levers: readonly Lever[],
  t: number,
): { readonly annual: number; readonly saturates: boolean } {
  const scaled = levers.map((lever) => ({ lever: resolveLever(lever, segment), scales: Float64Array.of(0, leverScale(lever, t)) }));
  const into = { annual: new Float64Array(2), rates: new Float64Array(2), promoters: new Float64Array(2) };
  const saturates = fillRates(into, segment.annualRetention, retentionSteps(segment, leversOnRetention(scaled, segment.key), false));
  return { annual: into.annual[1] ?? segment.annualRetention, saturates };
}
