import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attribute, EXACT_LEVERS } from "../../shared/scenario/attribute.ts";
import { project } from "../../shared/scenario/project.ts";
import type { Baseline, Lever } from "../../shared/scenario/scenario.ts";
import { anyBaseline, anyLever } from "./arbitraries.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

const delta = (baseline: Baseline, levers: readonly Lever[], horizon: number): number =>
  project(baseline, levers, horizon).revenue - project(baseline, [], horizon).revenue;

describe("attribute", () => {
  it("is the mean contribution over all orders", () => {
    const levers = [leverOf(), leverOf({ target: "arpa", value: 0.1 }), leverOf({ target: "acquisitions", value: 0.5 })];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const means = [0, 0, 0];
    for (const order of orders) {
      const on: number[] = [];
      for (const player of order) {
        const chosen = (players: readonly number[]) => levers.filter((_, index) => players.includes(index));
        const before = project(baselineOf(), chosen(on), 36).revenue;
        on.push(player);
        means[player] = (means[player] ?? 0) + (project(baselineOf(), chosen(on), 36).revenue - before) / orders.length;
      }
    }
    const { revenue, exact } = attribute(baselineOf(), levers, 36);
    expect(exact).toBe(true);
    revenue.forEach((share, player) => {
      expect(share).toBeCloseTo(means[player] ?? Number.NaN, 5);
    });
  });

  it("sums to the difference of revenue, and of margin after all costs, within 1e-9", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 7 }), fc.integer({ min: 1, max: 48 }), (baseline, levers, horizon) => {
        const shares = attribute(baseline, levers, horizon);
        const [before, after] = [project(baseline, [], horizon), project(baseline, levers, horizon)];
        const sum = (values: readonly number[]) => values.reduce((total, share) => total + share, 0);
        const scale = before.revenue + after.revenue + Math.abs(before.margin) + Math.abs(after.margin) + 1;
        expect(Math.abs(sum(shares.revenue) - (after.revenue - before.revenue))).toBeLessThanOrEqual(1e-9 * scale);
        expect(Math.abs(sum(shares.margin) - (after.margin - before.margin))).toBeLessThanOrEqual(1e-9 * scale);
      }),
    );
  });

  it("does not depend on the order of levers that commute", () => {
    const commuting = fc.uniqueArray(
      fc.constantFrom(
        leverOf(),
        leverOf({ target: "arpa", value: 0.03 }),
        leverOf({ value: 0.02, segment: "A", ramp: 4 }),
        leverOf({ target: "acquisitions", kind: "add", value: 3 }),
        leverOf({ target: "fixedCost", kind: "add", value: 100 }),
      ),
      { minLength: 2 },
    );
    const baseline = { ...baselineOf(), segments: [segmentOf({ key: "A" }), segmentOf({ key: "B", arpa: 80 })] };
    fc.assert(
      fc.property(commuting, (levers) => {
        const forward = attribute(baseline, levers, 36).revenue;
        const backward = attribute(baseline, levers.toReversed(), 36).revenue.toReversed();
        forward.forEach((share, index) => {
          expect(share).toBeCloseTo(backward[index] ?? Number.NaN, 5);
        });
      }),
    );
  });

  it("gives a lever that no revenue follows from nothing", () => {
    const levers = [leverOf(), leverOf({ target: "fixedCost", kind: "add", value: 500 }), leverOf({ target: "variableCost", value: -0.1 })];
    expect(attribute(baselineOf(), levers, 36).revenue.slice(1)).toEqual([0, 0]);
  });

  it("shares twins equally", () => {
    const [first, second] = attribute(baselineOf(), [leverOf(), leverOf()], 36).revenue;
    expect(first).toBeCloseTo(second ?? Number.NaN, 6);
  });

  it("still sums exactly beyond the number of levers it can work out in full, and says so", () => {
    const levers = Array.from({ length: EXACT_LEVERS + 3 }, (_, index) => leverOf({ value: 0.001 * (index + 1) }));
    const { revenue, exact } = attribute(baselineOf(), levers, 36);
    expect(exact).toBe(false);
    expect(revenue.reduce((sum, share) => sum + share, 0)).toBeCloseTo(delta(baselineOf(), levers, 36), 4);
  });
});
