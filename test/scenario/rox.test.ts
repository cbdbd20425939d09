import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whatif } from "../../shared/scenario/whatif.ts";
import { anyBaseline, anyLever } from "./arbitraries.ts";
import { baselineOf, leverOf } from "./builders.ts";

const CONTEXT = { indices: {}, response: { clv: null, roi: null } };

describe("return on experience (methods.md 6)", () => {
  it("is the margin of the main case of 12.3 less the programme, over the programme", () => {
    const { rox } = whatif(baselineOf(), [leverOf({ cost: 10_000 })], 36, CONTEXT);
    // 70 % of 1,950,043.0484 − 1,840,698.1613.
    expect(rox.margin).toBeCloseTo(0.7 * 109_344.8871, 2);
    expect(rox.value).toBeCloseTo((0.7 * 109_344.8871 - 10_000) / 10_000, 6);
    expect(rox).toMatchObject({ costAvoided: 0, programmeCost: 10_000, attribution: 1 });
  });

  it("puts only the attributed part of the margin down to the experience, and all of the cost avoided", () => {
    const levers = [leverOf({ cost: 10_000 }), leverOf({ target: "serviceCost", kind: "set", value: 3 })];
    const baseline = baselineOf({ serviceCostPerMonth: 4 });
    const whole = whatif(baseline, levers, 36, CONTEXT).rox;
    const half = whatif({ ...baseline, roxAttribution: 0.5 }, levers, 36, CONTEXT).rox;
    expect(half.margin).toBeCloseTo(whole.margin / 2, 6);
    expect(half.costAvoided).toBeCloseTo(whole.costAvoided, 9);
    expect(half.costAvoided).toBeGreaterThan(0);
  });

  it("counts no customers won otherwise, and is nothing without a programme's cost", () => {
    const won = whatif(baselineOf(), [leverOf({ target: "acquisitions", cost: 100 })], 36, CONTEXT).rox;
    expect(won).toMatchObject({ margin: 0, value: -1 });
    expect(whatif(baselineOf(), [leverOf()], 36, CONTEXT).rox.value).toBeNull();
  });

  it("shares out the whole gain where every lever is of experience or cost", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 4 }), (baseline, levers) => {
        const asked = levers.filter(({ target }) => target !== "acquisitions" && target !== "programme");
        const { rox, scenario, baseline: before } = whatif(baseline, asked, 12, CONTEXT);
        const net = scenario.margin - before.margin;
        const scale = Math.max(1, Math.abs(before.margin), Math.abs(scenario.margin));
        expect(Math.abs(rox.margin + rox.costAvoided - rox.programmeCost - net) / scale).toBeLessThan(1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
