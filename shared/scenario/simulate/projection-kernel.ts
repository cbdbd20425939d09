import { createFlatProjection, type FlatProjection, projectFlat } from "../project-flat.ts";
import { BLOCK, type BlockTotals, type Kernel } from "./block-totals.ts";
import type { DrawnScenario } from "./drawn-scenario.ts";

/** The kernel for everything: each draw goes through the deterministic projection itself, whatever that takes account of. */
export function createProjectionKernel(drawn: (draw: number) => DrawnScenario, segmentCount: number, horizon: number): Kernel {
  const flat = createFlatProjection(segmentCount, horizon);
  return (from, count, baseline, scenario) => {
    for (let i = 0; i < count; i++) {
      const draw = drawn(from + i);
      projectFlat(flat, draw.baseline, []);
      keep(flat, baseline, i);
      projectFlat(flat, draw.baseline, draw.levers);
      keep(flat, scenario, i);
    }
  };
}

function keep({ horizon, totalRevenue, totalMargin }: FlatProjection, into: BlockTotals, i: number): void {
  for (let t = 0; t < horizon; t++) {
    into.revenue[t * BLOCK + i] = totalRevenue[t] ?? 0;
    into.margin[t * BLOCK + i] = totalMargin[t] ?? 0;
  }
}
