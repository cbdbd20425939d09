import { createFlatProjection, type FlatProjection, projectFlat } from "./project-flat.ts";
import type { Baseline, Lever, Projection, ScenarioMonth } from "./scenario.ts";

/**
 * Customers, revenue and margin month by month under levers (none: the baseline itself), by the recursion of methods.md
 * 12.3. `horizon` is a number of months from 1. Segments are listed where there is more than one or the one has a name.
 */
export function project(baseline: Baseline, levers: readonly Lever[], horizon: number): Projection {
  const flat = createFlatProjection(baseline.segments.length, horizon);
  projectFlat(flat, baseline, levers);
  return readFlat(flat, baseline);
}

/** A flat projection in the public shape of cli.md. */
export function readFlat(flat: FlatProjection, baseline: Baseline): Projection {
  const { horizon } = flat;
  const named = baseline.segments.some((segment) => segment.key !== null);
  return {
    months: readMonths(flat.totalCustomers, flat.totalRevenue, flat.totalMargin, 0, horizon),
    revenue12: flat.revenueSum12,
    revenue: flat.revenueSum,
    pvMargin12: flat.pvMargin12,
    pvMargin: flat.pvMargin,
    margin: flat.marginSum,
    programmeCost: flat.programmeCost,
    ...(named && {
      segments: baseline.segments.map(({ key }, g) => ({
        key,
        months: readMonths(flat.customers, flat.revenue, flat.margin, g * horizon, horizon),
      })),
    }),
  };
}

function readMonths(
  customers: Float64Array,
  revenue: Float64Array,
  margin: Float64Array,
  at: number,
  horizon: number,
): readonly ScenarioMonth[] {
  const months: ScenarioMonth[] = [];
  for (let t = 0; t < horizon; t++) {
    months.push({ month: t + 1, customers: customers[at + t] ?? 0, revenue: revenue[at + t] ?? 0, margin: margin[at + t] ?? 0 });
  }
  return months;
}
