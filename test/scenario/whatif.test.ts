import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLevers } from "../../shared/scenario/check-levers.ts";
import { project } from "../../shared/scenario/project.ts";
import { responseFromBaseline } from "../../shared/scenario/response-from-baseline.ts";
import type { Lever, Projection, ScenarioResponse } from "../../shared/scenario/scenario.ts";
import { type WhatifContext, whatif } from "../../shared/scenario/whatif.ts";
import { anyBaseline, anyLever } from "./arbitraries.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

const NOTHING: WhatifContext = { indices: {}, response: { clv: null, roi: null } };
const horizons = fc.integer({ min: 1, max: 60 });

/** Every number inside a value, however deep. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(numbersIn);
}

describe("whatif holds for every baseline and every set of levers", () => {
  it("changes nothing without levers or with levers of zero", () => {
    const zero = anyLever.filter(({ kind }) => kind !== "set").map((lever) => ({ ...lever, value: 0, cost: 0, costPerMonth: 0 }));
    fc.assert(
      fc.property(anyBaseline, fc.array(zero, { maxLength: 4 }), horizons, (baseline, levers, horizon) => {
        const result = whatif(baseline, levers, horizon, { ...NOTHING, response: responseFromBaseline(baseline) });
        expect(result.scenario).toEqual(result.baseline);
        expect(result.delta.revenue.abs).toBe(0);
        expect(Object.values(result.indices).some(({ affected }) => affected)).toBe(false);
      }),
    );
  });

  it("never gives NaN or Infinity", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 5 }), horizons, (baseline, levers, horizon) => {
        const result = whatif(baseline, levers, horizon, { ...NOTHING, response: responseFromBaseline(baseline) });
        expect(numbersIn(result).every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it("gives the same digits again, and leaves its inputs as they were", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 4 }), horizons, (baseline, levers, horizon) => {
        const before = structuredClone({ baseline, levers });
        const once = whatif(baseline, levers, horizon, NOTHING);
        expect(whatif(baseline, levers, horizon, NOTHING)).toEqual(once);
        expect({ baseline, levers }).toEqual(before);
      }),
    );
  });

  it("has totals that are the sums of the segments, less what the company pays as a whole", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 4 }), horizons, (baseline, levers, horizon) => {
        const result = project(baseline, levers, horizon);
        const companyPays = (t: number) =>
          baseline.fixedCostPerMonth +
          levers.reduce((sum, { target, value, segment, start, cost, costPerMonth }) => {
            if (segment !== null || t < start - 1) return sum;
            return sum + costPerMonth + (t === start - 1 ? cost + (target === "programme" ? value : 0) : 0);
          }, 0);
        result.months.forEach((month, t) => {
          const sum = (field: "customers" | "revenue" | "margin") =>
            (result.segments ?? []).reduce((total, { months }) => total + (months[t]?.[field] ?? Number.NaN), 0);
          const close = (actual: number, expected: number) =>
            expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(month.revenue) + Math.abs(companyPays(t))));
          close(month.customers, sum("customers"));
          close(month.revenue, sum("revenue"));
          close(month.margin, sum("margin") - companyPays(t));
        });
      }),
    );
  });

  it("grows revenue with retention", () => {
    const kind = fc.constantFrom("relative", "points", "churnCut", "logit") as fc.Arbitrary<Lever["kind"]>;
    const size = fc.double({ min: -0.5, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(anyBaseline, kind, size, size, horizons, (baseline, leverKind, one, other, horizon) => {
        const revenue = (value: number) => project(baseline, [leverOf({ kind: leverKind, value })], horizon).revenue;
        const [less, more] = [revenue(Math.min(one, other)), revenue(Math.max(one, other))];
        expect(more).toBeGreaterThanOrEqual(less * (1 - 1e-12));
      }),
    );
  });

  it("is the same whichever way the segments stand", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(anyLever, { maxLength: 3 }), horizons, (baseline, levers, horizon) => {
        const turned = { ...baseline, segments: baseline.segments.toReversed() };
        const revenue = (result: Projection) => result.revenue;
        const one = revenue(project(baseline, levers, horizon));
        expect(Math.abs(revenue(project(turned, levers, horizon)) - one)).toBeLessThanOrEqual(1e-12 * one);
      }),
    );
  });
});

describe("whatif answers for the eight", () => {
  const clv: ScenarioResponse["clv"] = {
    method: "retention",
    margin: 420,
    retention: 0.8,
    discount: 0.1,
    cac: 200,
    convention: "a",
    horizonMonths: null,
  };
  const indices = { nps: 30, csat: 81.5, health: 62, roi: 50, boxes: 1_000, secure: 40, cvq: 70, clv: 1_340 };
  const context: WhatifContext = { indices, response: { clv, roi: { benefit: 150_000, cost: 100_000 } } };

  it("with CLV at the retention and margin that the levers lead to", () => {
    const result = whatif(baselineOf(), [leverOf({ kind: "points" }), leverOf({ target: "arpa", value: 0.1 })], 36, context);
    // 420·1.1·1.1/(1.1 − .85) − 200
    expect(result.indices["clv"]).toEqual({ baseline: 1_340, scenario: expect.closeTo(1_832.8, 9), affected: true });
  });

  it("with CLV of the customers moved, when a lever names a segment", () => {
    const baseline = { ...baselineOf(), segments: [segmentOf({ key: "A", customers: 300 }), segmentOf({ key: "B", customers: 700 })] };
    const result = whatif(baseline, [leverOf({ kind: "points", segment: "A" })], 36, context);
    // Mean retention .8 + .3·.05
    expect(result.indices["clv"]?.scenario).toBeCloseTo((420 * 1.1) / (1.1 - 0.815) - 200, 9);
  });

  it("with ROI of the projects and the programme together", () => {
    const result = whatif(baselineOf(), [leverOf({ cost: 10_000, costPerMonth: 100 })], 36, context);
    const gain = result.scenario.margin - result.baseline.margin + 13_600;
    expect(result.scenario.programmeCost).toBe(13_600);
    expect(result.indices["roi"]).toEqual({
      baseline: 50,
      scenario: expect.closeTo((100 * (150_000 + gain - 113_600)) / 113_600, 9),
      affected: true,
    });
    expect(result.flags).not.toContain("PROGRAMME_COST_MISSING");
    expect(whatif(baselineOf(), [leverOf()], 36, context).flags).toContain("PROGRAMME_COST_MISSING");
  });

  it("with 'not affected' for the others, their value standing", () => {
    const result = whatif(baselineOf(), [leverOf()], 36, context);
    for (const id of ["nps", "csat", "health", "boxes", "secure", "cvq"] as const) {
      expect(result.indices[id]).toEqual({ baseline: indices[id], scenario: indices[id], affected: false });
    }
  });

  it("with a flag instead of a number for purchases that only the engine can work out again", () => {
    const bought: WhatifContext = { ...context, response: { clv: { ...clv, method: "bgnbd" }, roi: null } };
    const result = whatif(baselineOf(), [leverOf()], 36, bought);
    expect(result.indices["clv"]).toEqual({ baseline: 1_340, scenario: null, affected: true });
    expect(result.flags).toContain("CLV_NOT_FOLLOWED");
  });

  describe("with lifetime value from purchases", () => {
    // 100 · e^cut, as a smooth function that is known between its points.
    const cuts = [-1, -0.6, -0.2, 0, 0.2, 0.4, 0.6, 0.8, 1];
    const byChurnCut = cuts.map((cut) => ({ cut, value: 100 * Math.exp(cut) }));
    const bought: WhatifContext = {
      indices: { ...indices, clv: 100 },
      response: { clv: { ...clv, method: "bgnbd", margin: 1, cac: 0, byChurnCut }, roi: null },
    };
    const clvOf = (...levers: readonly Lever[]) => {
      const { indices: answered, flags } = whatif(baselineOf(), levers, 36, bought);
      return { clv: answered["clv"], isFlagged: flags.includes("CLV_NOT_FOLLOWED") };
    };

    it("in proportion to the margin that revenue and variable cost leave", () => {
      const price = leverOf({ target: "arpa", value: 0.1 });
      expect(clvOf(price)).toEqual({ clv: { baseline: 100, scenario: expect.closeTo(110, 9), affected: true }, isFlagged: false });
      // Variable cost 30 % → 23 % of revenue: margin 70 → 77.
      const cost = leverOf({ target: "variableCost", kind: "add", value: -0.07 });
      expect(clvOf(cost).clv?.scenario).toBeCloseTo(110, 9);
      expect(clvOf(price, cost).clv?.scenario).toBeCloseTo(121, 9);
    });

    it("by the churn that is cut, and by both at once", () => {
      const cut = leverOf({ kind: "churnCut", value: 0.3 });
      expect(clvOf(cut).clv?.scenario).toBeCloseTo(100 * Math.exp(0.3), 5);
      expect(clvOf(cut, leverOf({ target: "arpa", value: 0.1 })).clv?.scenario).toBeCloseTo(110 * Math.exp(0.3), 5);
      expect(clvOf(leverOf({ kind: "churnCut", value: -0.5 })).clv?.scenario).toBeCloseTo(100 * Math.exp(-0.5), 5);
    });

    it("with a flag for money to serve a customer and for churn beyond what was worked out", () => {
      const none = { clv: { baseline: 100, scenario: null, affected: true }, isFlagged: true };
      expect(clvOf(leverOf({ target: "serviceCost", kind: "add", value: 2 }))).toEqual(none);
      expect(clvOf(leverOf({ kind: "churnCut", value: -1.5 }))).toEqual(none);
      expect(clvOf(leverOf({ target: "cac", value: 0.5 }))).toEqual({
        clv: { baseline: 100, scenario: 100, affected: false },
        isFlagged: false,
      });
    });
  });

  it("with no acquisition cost or fixed cost in CLV", () => {
    const levers = [leverOf({ target: "acquisitions", value: 1 }), leverOf({ target: "fixedCost", kind: "add", value: 900 })];
    expect(whatif(baselineOf(), levers, 36, context).indices["clv"]).toEqual({ baseline: 1_340, scenario: 1_340, affected: false });
  });
});

describe("whatif says what stands in the way", () => {
  it("flags a lever that saturates, and a lever on a score that nothing is known to follow from", () => {
    const move = leverOf({ target: "nps", kind: "move", value: 0.1, from: "detractor", to: "passive" });
    const result = whatif(baselineOf(), [leverOf({ kind: "points", value: 0.5 }), move], 36, NOTHING);
    expect(result.flags).toEqual(["LEVER_SATURATES", "SCORE_NOT_LINKED", "PROGRAMME_COST_MISSING"]);
    expect(result.attribution[1]).toEqual({ lever: "nps:move:detractor>passive:10%", revenue: 0, margin: 0 });
  });

  it("does not flag saturation for a lever that begins after the horizon", () => {
    expect(whatif(baselineOf(), [leverOf({ kind: "points", value: 0.5, start: 13 })], 12, NOTHING).flags).not.toContain("LEVER_SATURATES");
  });

  it("gives no percentage of a baseline of zero", () => {
    const result = whatif(baselineOf({ customers: 0, acquisitionsPerMonth: 0 }), [leverOf()], 12, NOTHING);
    expect(result.delta.revenue).toEqual({ abs: 0, pct: null });
  });

  it("checks the segments of levers against the baseline", () => {
    const baseline = { ...baselineOf(), segments: [segmentOf({ key: "SMB" }), segmentOf({ key: "Mid" })] };
    expect(checkLevers([leverOf({ segment: "SMB" }), leverOf()], baseline).ok).toBe(true);
    expect(checkLevers([leverOf({ segment: "smb" })], baseline)).toMatchObject({
      ok: false,
      problem: { code: "LEVER_INVALID", detail: { cause: "segment", got: "smb", allowed: "SMB, Mid" } },
    });
    expect(checkLevers([leverOf({ segment: "SMB" })], baselineOf())).toMatchObject({ problem: { detail: { cause: "noSegments" } } });
  });
});

describe("lifetime value of a typed baseline", () => {
  it("follows from the margin after service cost, so that a price moves it by as much as it moves that margin", () => {
    const clvOf = (serviceCostPerMonth: number) => {
      const baseline = baselineOf({ serviceCostPerMonth });
      const context = { ...NOTHING, response: responseFromBaseline(baseline) };
      return whatif(baseline, [leverOf({ target: "arpa", value: 0.1 })], 36, context).indices["clv"];
    };
    // (a) m·1.1/(1.1 − .8) with m = 12·(50·.7 − 10) = 300, and 12·(55·.7 − 10) = 342.
    expect(clvOf(10)?.baseline).toBeCloseTo(1_100, 9);
    expect(clvOf(10)?.scenario).toBeCloseTo(1_254, 9);
    expect(clvOf(0)?.baseline).toBeCloseTo(1_540, 9);
  });
});
