import { createFlatProjection, type FlatProjection, projectFlat } from "../project-flat.ts";
import { BLOCK, type BlockTotals, type Kernel } from "./block-totals.ts";
import type { DrawnScenario } from "./drawn-scenario.ts";
import type { ProcessNoise } from "./process-noise.ts";

/** The kernel for everything: each draw goes through the deterministic projection itself, whatever that takes account of. */
export function createProjectionKernel(
  drawn: (draw: number) => DrawnScenario,
  segmentCount: number,
  horizon: number,
  noise: ProcessNoise | null = null,
): Kernel {
  const surviveIn = noise === null ? null : noise.surviveIn;
  const flat = createFlatProjection(segmentCount, horizon);
  return (from, count, baseline, scenario) => {
    for (let i = 0; i < count; i++) {
      const draw = drawn(from + i);
      noise?.next();
      projectFlat(flat, draw.baseline, [], surviveIn);
      keep(flat, baseline, i);
      projectFlat(flat, draw.baseline, draw.levers, surviveIn);
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
