import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLever } from "../../../renderer/store/active-levers.ts";
import { costlyLevers, createAnswering, type ScenarioLever } from "../../../renderer/what-if/answer.ts";
import { isSlide, slideOf } from "../../../renderer/what-if/edit-levers.ts";
import type { BaselineEstimate } from "../../../shared/ipc/contract.ts";
import { project } from "../../../shared/scenario/project.ts";
import { whatif } from "../../../shared/scenario/whatif.ts";
import { anyBaseline, anyLever } from "../../scenario/arbitraries.ts";
import { baselineOf, leverOf, segmentOf } from "../../scenario/builders.ts";

const estimateOf = (baseline: BaselineEstimate["baseline"]): BaselineEstimate => ({
  baseline,
  origins: [],
  indices: {},
  response: { clv: null, roi: null },
});

const scenarioOf = (levers: readonly ScenarioLever[], horizon = 36) => ({ id: "S1", name: "", horizon, levers });
const lever = (id: string, change: Partial<ScenarioLever> = {}): ScenarioLever => ({ ...leverOf(), id, on: true, ...change });

describe("the answer to a scenario", () => {
  it("is what whatif says of the levers in force, and of each lever alone what its projection says", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(fc.tuple(anyLever, fc.boolean()), { maxLength: 4 }), (baseline, given) => {
        const levers = given.map(([plain, on], index): ScenarioLever => ({ ...plain, id: `L${index}`, on }));
        const estimate = estimateOf(baseline);
        const { output, levers: answers } = createAnswering()(estimate, scenarioOf(levers, 24));
        expect(output).toEqual(whatif(baseline, levers.filter(({ on }) => on).map(plainLever), 24, estimate));
        const base = project(baseline, [], 24);
        for (const one of levers) {
          const moved = project(baseline, [plainLever(one)], 24);
          expect(answers.get(one.id)?.alone).toEqual({ revenue: moved.revenue - base.revenue, net: moved.margin - base.margin });
        }
      }),
      { numRuns: 50 },
    );
  });

  it("is the same object for the same scenario, and keeps what it said of levers that have not moved", () => {
    const answering = createAnswering();
    const estimate = estimateOf(baselineOf());
    const [still, moving] = [lever("L1"), lever("L2", { target: "arpa", value: 0.01 })];
    const scenario = scenarioOf([still, moving]);
    const before = answering(estimate, scenario);
    expect(answering(estimate, scenario)).toBe(before);
    const after = answering(estimate, scenarioOf([still, { ...moving, value: 0.02 }]));
    expect(after.levers.get("L1")).toBe(before.levers.get("L1"));
    expect(after.levers.get("L2")).not.toEqual(before.levers.get("L2"));
    expect(after.output.baseline).toBe(before.output.baseline);
  });

  it("starts anew with another horizon or another baseline", () => {
    const answering = createAnswering();
    const levers = [lever("L1")];
    const revenueOf = (estimate: BaselineEstimate, horizon: number) =>
      answering(estimate, scenarioOf(levers, horizon)).levers.get("L1")?.alone.revenue ?? Number.NaN;
    const short = revenueOf(estimateOf(baselineOf()), 12);
    expect(revenueOf(estimateOf(baselineOf()), 36)).toBeGreaterThan(short);
    expect(revenueOf(estimateOf({ ...baselineOf(), segments: [segmentOf({ customers: 2 * segmentOf().customers })] }), 12)).toBeGreaterThan(
      1.5 * short,
    );
  });

  it("reads one number of retention as three kinds; the one in force leads to what the lever does", () => {
    const { levers } = createAnswering()(estimateOf(baselineOf()), scenarioOf([lever("L1", { kind: "points" })]));
    const { readings, alone } = levers.get("L1") ?? {};
    expect(readings?.map(({ kind, annual }) => [kind, annual])).toEqual([
      ["relative", expect.closeTo(0.84, 12)],
      ["points", expect.closeTo(0.85, 12)],
      ["churnCut", expect.closeTo(0.81, 12)],
    ]);
    expect(readings?.[1]?.revenue).toBe(alone?.revenue);
  });

  it("has no other readings of a target rate, a logit shift or a price, and no meaning where the segment is unknown", () => {
    const given = [
      lever("L1", { kind: "set", value: 0.9 }),
      lever("L2", { kind: "logit" }),
      lever("L3", { target: "arpa" }),
      lever("L4", { segment: "?" }),
    ];
    const { levers } = createAnswering()(estimateOf(baselineOf()), scenarioOf(given));
    expect([...levers.values()].map(({ readings }) => readings)).toEqual([[], [], [], []]);
    expect(levers.get("L4")?.spelled).toBeNull();
  });

  it("names the levers in force that cost more than they bring, by their place", () => {
    const dear = { cost: 1e9 };
    const answer = createAnswering()(
      estimateOf(baselineOf()),
      scenarioOf([lever("L7"), lever("L8", dear), lever("L9", { ...dear, on: false })]),
    );
    expect(costlyLevers(answer)).toEqual([2]);
  });
});

describe("a drag of a slider", () => {
  it("is known by its name from every other edit", () => {
    expect(isSlide(slideOf("L1", 3))).toBe(true);
    expect([null, undefined, "L1 box", "L1 cost"].map(isSlide)).toEqual([false, false, false, false]);
  });
});
