import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { project } from "../../../shared/scenario/project.ts";
import type { Baseline, Lever } from "../../../shared/scenario/scenario.ts";
import { drawSituations } from "../../../shared/scenario/understand/draw-situations.ts";
import { type Plan, type PlanProblem, planLevers } from "../../../shared/scenario/understand/plan.ts";
import { assuredBy, createGains } from "../../../shared/scenario/understand/plan-gain.ts";
import type { PlanCost } from "../../../shared/scenario/understand/plan-search.ts";
import { baselineOf, leverOf, segmentOf } from "../builders.ts";

const HORIZON = 24;

function solve(problem: PlanProblem): Plan {
  const work = planLevers(problem);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

/** How many draws reach the target, by the public projection and nothing of the planner's. */
function reaching({ draws, horizon, target }: PlanProblem, shares: readonly number[]): number {
  return draws.filter(({ baseline, levers }) => {
    const used = levers.map((lever, index) => ({ ...lever, value: lever.value * (shares[index] ?? 0), cost: 0, costPerMonth: 0 }));
    return project(baseline, used, horizon).revenue - project(baseline, [], horizon).revenue >= target;
  }).length;
}

const costOf = (costs: readonly PlanCost[], shares: readonly number[]): number =>
  shares.reduce((sum, share, lever) => sum + (share > 0 ? (costs[lever]?.fixed ?? 0) + (costs[lever]?.full ?? 0) * share : 0), 0);

/** The cheapest plan on a grid of `steps` parts a lever: the first, from the cheapest on, that reaches the target. */
function bruteForce({ costs, draws, probability, horizon, target }: PlanProblem, steps: number): number {
  const gains = assuredBy(createGains(draws, "revenue", horizon), probability);
  const plans = Array.from({ length: (steps + 1) ** costs.length }, (_, place) =>
    costs.map((_cost, lever) => (Math.floor(place / (steps + 1) ** lever) % (steps + 1)) / steps),
  )
    .map((shares) => ({ shares, cost: costOf(costs, shares) }))
    .toSorted((one, other) => one.cost - other.cost);
  return plans.find(({ shares }) => gains.of(shares) >= target)?.cost ?? Number.POSITIVE_INFINITY;
}

const CAPS: readonly Partial<Lever>[] = [
  { value: 0.08 },
  { kind: "points", value: 0.06, segment: "A" },
  { kind: "churnCut", value: 0.4, ramp: 6 },
  { kind: "logit", value: 1.5 },
  { target: "arpa", value: 0.06 },
  { target: "arpa", kind: "add", value: 4, segment: "B" },
  { target: "acquisitions", value: 0.5, start: 4 },
  { target: "acquisitions", kind: "add", value: 12 },
];

const segment = (key: string) =>
  fc
    .record({
      customers: fc.integer({ min: 200, max: 3_000 }),
      annualRetention: fc.double({ min: 0.5, max: 0.97, noNaN: true }),
      acquisitionsPerMonth: fc.double({ min: 0, max: 60, noNaN: true }),
      arpa: fc.double({ min: 10, max: 200, noNaN: true }),
    })
    .map((values) =>
      segmentOf({
        ...values,
        key,
        ranges: {
          annualRetention: { kind: "beta", alpha: 300 * values.annualRetention, beta: 300 * (1 - values.annualRetention) },
          arpa: { kind: "lognormal", mean: values.arpa, cv: 0.1 },
        },
      }),
    );

const anyProblem = (levers: number, runs: number) =>
  fc
    .record({
      segments: fc.tuple(segment("A"), segment("B")),
      caps: fc.shuffledSubarray([...CAPS], { minLength: levers, maxLength: levers }),
      costs: fc.array(fc.record({ fixed: fc.constantFrom(0, 0, 2_000, 20_000), full: fc.integer({ min: 1_000, max: 60_000 }) }), {
        minLength: levers,
        maxLength: levers,
      }),
      part: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
      probability: fc.constantFrom(0.5, 0.8, 0.95),
    })
    .map(({ segments, caps, costs, part, probability }): PlanProblem => {
      const baseline: Baseline = { segments, discountRate: 0.1, fixedCostPerMonth: 0 };
      const chosen = caps.map((cap) =>
        leverOf({ ...cap, range: { kind: "pert", low: 0, mode: cap.value ?? 0, high: 1.2 * (cap.value ?? 0) } }),
      );
      const draws = drawSituations({ baseline, levers: chosen }, { seed: 1, correlations: [] }, runs);
      const problem = { draws, costs, outcome: "revenue", horizon: HORIZON, target: 0, probability } as const;
      return { ...problem, target: part * solve({ ...problem, target: 1 }).most.gain };
    });

function expectOptimal(problem: PlanProblem, steps: number): void {
  const { best } = solve(problem);
  if (best === null) throw new Error("a part of the greatest gain must be within reach");
  expect(reaching(problem, best.shares)).toBeGreaterThanOrEqual(problem.probability * problem.draws.length - 1e-9);
  for (const share of best.shares) expect(share >= 0 && share <= 1).toBe(true);
  expect(best.cost).toBeCloseTo(costOf(problem.costs, best.shares), 6);
  expect(best.cost).toBeLessThanOrEqual(1.001 * bruteForce(problem, steps));
}

/**
 * The gain reached in a part of few draws has corners, and no search of such a surface is certain: the problems are always the same ones, so
 * that a failure is a change for the worse and no accident. One shrunk problem says no more than the first.
 */
const KNOWN = { numRuns: 12, seed: 5, endOnFailure: true } as const;

describe("inverse planning", () => {
  it("of two levers is never dearer than a grid of 40 × 40 by more than 0.1 %, reaches its target and keeps its caps", () => {
    fc.assert(
      fc.property(anyProblem(2, 24), (problem) => expectOptimal(problem, 40)),
      KNOWN,
    );
  }, 60_000);

  it("of three levers is never dearer than a grid of 14 × 14 × 14 by more than 0.1 %", () => {
    fc.assert(
      fc.property(anyProblem(3, 16), (problem) => expectOptimal(problem, 14)),
      KNOWN,
    );
  }, 60_000);

  it("has a frontier on which neither gain nor cost ever falls", () => {
    fc.assert(
      fc.property(anyProblem(4, 30), (problem) => {
        const { frontier, most } = solve(problem);
        expect(frontier[0]).toEqual({ shares: [0, 0, 0, 0], cost: 0, gain: 0 });
        expect(frontier.at(-1)?.gain).toBeCloseTo(most.gain, 6);
        frontier.slice(1).forEach((point, index) => {
          expect(point.gain).toBeGreaterThan(frontier[index]?.gain ?? 0);
          expect(point.cost).toBeGreaterThan(frontier[index]?.cost ?? 0);
        });
      }),
      { numRuns: 10 },
    );
  });

  const CERTAIN: PlanProblem = {
    draws: [{ baseline: baselineOf(), levers: [leverOf({ value: 0.1 }), leverOf({ target: "arpa", value: 0.1 })] }],
    costs: [
      { fixed: 0, full: 50_000 },
      { fixed: 0, full: 500_000 },
    ],
    outcome: "revenue",
    horizon: 36,
    target: 109_344.8871,
    probability: 1,
  };

  it("with one lever that is cheap and large enough inverts the projection: +5 % of +10 % retention gains 109,344.89 in 36 months", () => {
    const { best } = solve(CERTAIN);
    // Retention +5 % is revenue 1,950,043.0484 against 1,840,698.1613 (methods.md 12.3).
    expect(best?.shares[0]).toBeCloseTo(0.5, 3);
    expect(best?.shares[1]).toBe(0);
    expect(best?.cost).toBeCloseTo(25_000, -1);
  });

  it("says what can be had where the target is out of reach, and needs nothing for no target", () => {
    const { best, most } = solve({ ...CERTAIN, target: 1e9 });
    expect(best).toBeNull();
    expect(most.shares).toEqual([1, 1]);
    expect(solve({ ...CERTAIN, target: 0 }).best).toEqual({ shares: [0, 0], cost: 0, gain: 0 });
  });

  it("leaves out a lever that harms", () => {
    const { most } = solve({
      ...CERTAIN,
      draws: [{ baseline: baselineOf(), levers: [leverOf({ value: 0.1 }), leverOf({ target: "arpa", value: -0.1 })] }],
    });
    expect(most.shares).toEqual([1, 0]);
  });

  it("is the same for the same draws, digit for digit", () => {
    expect(solve(CERTAIN)).toEqual(solve(CERTAIN));
  });
});
