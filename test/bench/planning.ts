import { performance } from "node:perf_hooks";
import type { Baseline, Lever } from "../../shared/scenario/scenario.ts";
import { drawSituations } from "../../shared/scenario/understand/draw-situations.ts";
import { PLAN_RUNS, planLevers } from "../../shared/scenario/understand/plan.ts";
import type { BenchRow } from "./projection.ts";

const LIMIT_MS = 2_000;

/** Inverse planning of six levers over four segments and 36 months, with its frontier, against 2 s. */
export async function benchPlanning(): Promise<readonly BenchRow[]> {
  const baseline = createBaseline();
  const levers = createLevers();
  const situation = { baseline, levers };
  const times = [0, 1, 2].map(() => {
    const start = performance.now();
    const draws = drawSituations(situation, { seed: 1, correlations: [] }, PLAN_RUNS);
    const work = planLevers({
      draws,
      costs: levers.map((_, lever) => ({ fixed: 5_000 * (lever % 3), full: 20_000 + 7_000 * lever })),
      outcome: "revenue",
      horizon: 36,
      target: 250_000,
      probability: 0.8,
    });
    let step = work.next();
    while (step.done !== true) step = work.next();
    if (step.value.best === null) throw new Error(`benchPlanning requires a target within reach, got ${step.value.most.gain} at most`);
    return performance.now() - start;
  });
  const ms = times.toSorted((one, other) => one - other)[1] ?? 0;
  return [{ name: "inverse planning, 6 levers × 4 segments / 2 s", ratio: ms / LIMIT_MS, target: 1, detail: `${ms.toFixed(0)} ms` }];
}

function createBaseline(): Baseline {
  const segments = Array.from({ length: 4 }, (_, g) => {
    const annualRetention = 0.7 + 0.06 * g;
    return {
      key: `S${g}`,
      customers: 500 + 300 * g,
      annualRetention,
      acquisitionsPerMonth: 10 + g,
      arpa: 40 + 15 * g,
      grossMargin: 0.6 + 0.05 * g,
      fixedCostPerMonth: 100 * g,
      arpaGrowthPerMonth: 0,
      ranges: {
        annualRetention: { kind: "beta", alpha: 400 * annualRetention, beta: 400 * (1 - annualRetention) },
        arpa: { kind: "lognormal", mean: 40 + 15 * g, cv: 0.05 },
        acquisitionsPerMonth: { kind: "poisson", mean: 10 + g },
      } as const,
    };
  });
  return { segments, discountRate: 0.1, fixedCostPerMonth: 0 };
}

function createLevers(): readonly Lever[] {
  const lever = (change: Partial<Lever> & { readonly value: number }): Lever => ({
    target: "retention",
    kind: "relative",
    segment: null,
    start: 1,
    ramp: 6,
    halfLife: null,
    cost: 0,
    costPerMonth: 0,
    range: { kind: "pert", low: 0.2 * change.value, mode: change.value, high: 1.3 * change.value },
    ...change,
  });
  return [
    lever({ value: 0.05 }),
    lever({ kind: "churnCut", value: 0.2, segment: "S1", halfLife: 18 }),
    lever({ kind: "points", value: 0.04, segment: "S2" }),
    lever({ target: "arpa", value: 0.03, ramp: 3 }),
    lever({ target: "acquisitions", kind: "add", value: 4 }),
    lever({ target: "arpa", kind: "add", value: 3, segment: "S3", start: 4 }),
  ];
}
