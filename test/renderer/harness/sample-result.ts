import type { IndexResult } from "../../../shared/indices/index-result.ts";

/** A result of an invented company, changed where a test wants it otherwise. */
export function sampleResult(change: Partial<IndexResult> = {}): IndexResult {
  return {
    value: 26.5,
    unit: "points",
    n: 812,
    nEff: change.n ?? 812,
    ci: { method: "adjustedWald", level: 0.95, lo: 21, hi: 31.7 },
    reason: null,
    excluded: { missing: 15, outOfRange: 3, duplicate: 41 },
    flags: [],
    params: { interval: "adjustedWald", detractorsUpTo: 6, promotersFrom: 9, scaleMin: 0, scaleMax: 10, duplicates: "lastPerCustomer" },
    parts: { promoters: 382, passives: 263, detractors: 167, variance: 0.609, se: 2.74 },
    ...change,
  };
}
