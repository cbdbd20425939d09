import type { Baseline, ScenarioResponse } from "./scenario.ts";

/**
 * What CLV can be answered from when there is no data but a baseline: the retention form (a) over the customers' mean annual
 * retention and yearly margin after service cost, without acquisition cost (methods.md 10.2). `null` without customers. There are no projects, so that ROI answers
 * for the levers' programme alone.
 */
export function responseFromBaseline(baseline: Baseline): ScenarioResponse {
  let customers = 0;
  let kept = 0;
  let margin = 0;
  for (const segment of baseline.segments) {
    customers += segment.customers;
    kept += segment.customers * segment.annualRetention;
    margin += 12 * segment.customers * (segment.arpa * segment.grossMargin - (segment.serviceCostPerMonth ?? 0));
  }
  if (customers <= 0) return { clv: null, roi: null };
  return {
    clv: {
      method: "retention",
      margin: margin / customers,
      retention: kept / customers,
      discount: baseline.discountRate,
      cac: 0,
      convention: "a",
      horizonMonths: null,
    },
    roi: null,
  };
}
