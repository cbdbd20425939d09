import { createFlatProjection, projectFlat } from "./project-flat.ts";
import type { Baseline, Lever } from "./scenario.ts";

/** What one lever alone does over the horizon: more revenue, and more margin after its own programme cost; money, undiscounted. */
export type LeverAlone = { readonly revenue: number; readonly net: number };

/**
 * Levers one at a time against the same baseline. The baseline is projected once and the room for a projection made once, so that
 * a lever costs no more than its arithmetic.
 */
export function createLeverAlone(baseline: Baseline, horizon: number): (lever: Lever) => LeverAlone {
  const flat = createFlatProjection(baseline.segments.length, horizon);
  projectFlat(flat, baseline, []);
  const { revenueSum, marginSum } = flat;
  return (lever) => {
    projectFlat(flat, baseline, [lever]);
    return { revenue: flat.revenueSum - revenueSum, net: flat.marginSum - marginSum };
  };
}
