import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bridgeSpans } from "../../../renderer/charts/bridge-layout.ts";
import { plainLever } from "../../../renderer/store/active-levers.ts";
import type { ScenarioLever } from "../../../renderer/what-if/answer.ts";
import { bridgeSteps } from "../../../renderer/what-if/bridge-steps.ts";
import { leverRange } from "../../../renderer/what-if/lever-range.ts";
import { differenceChart, monthNames, revenueChart } from "../../../renderer/what-if/scenario-charts.ts";
import type { Baseline, SegmentBaseline } from "../../../shared/scenario/scenario.ts";
import { whatif } from "../../../shared/scenario/whatif.ts";
import { wordsOf } from "../harness/words-of.ts";

const words = wordsOf("en", "EUR");

const segment = (key: string, change: Partial<SegmentBaseline> = {}): SegmentBaseline => ({
  key,
  customers: 1000,
  annualRetention: 0.8,
  acquisitionsPerMonth: 20,
  arpa: 50,
  grossMargin: 0.7,
  fixedCostPerMonth: 0,
  arpaGrowthPerMonth: 0,
  ...change,
});

const baseline: Baseline = {
  segments: [segment("Small", { annualRetention: 0.6, customers: 3000 }), segment("Large", { customers: 1000 })],
  discountRate: 0.1,
  fixedCostPerMonth: 0,
};

const lever = (id: string, change: Partial<ScenarioLever> = {}): ScenarioLever => ({
  id,
  on: true,
  target: "retention",
  kind: "relative",
  value: 0.05,
  segment: null,
  start: 1,
  ramp: 1,
  halfLife: null,
  cost: 0,
  costPerMonth: 0,
  ...change,
});

const context = { indices: {}, response: { clv: null, roi: null } };
const answer = (levers: readonly ScenarioLever[]) => whatif(baseline, levers.map(plainLever), 36, context);

describe("what-if screen", () => {
  it("bridges from the levers over the revenue gain to the net gain without a gap", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.double({ min: -0.2, max: 0.2, noNaN: true }), cost: fc.integer({ min: 0, max: 50_000 }) }), {
          minLength: 1,
          maxLength: 4,
        }),
        (sizes) => {
          const levers = sizes.map((size, index) => lever(`L${index + 1}`, size));
          const output = answer(levers);
          const steps = bridgeSteps(output, { id: "S1", name: "", horizon: 36, levers }, words);
          const spans = bridgeSpans(steps);
          const gain = steps.findIndex((step) => step.kind === "total");
          expect(spans[gain - 1]?.to).toBeCloseTo(output.delta.revenue.abs, 4);
          expect(spans.at(-2)?.to).toBeCloseTo(output.scenario.margin - output.baseline.margin, 4);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("sums the difference chart to the revenue gain and starts the revenue chart where both are equal", () => {
    const output = answer([lever("L1")]);
    expect(differenceChart(output, null, words).series[0]?.values.at(-1)).toBeCloseTo(output.delta.revenue.abs, 6);
    const [base, scenario] = revenueChart(output, "2025-09-30", words).series;
    expect(base?.values[0]).toBe(scenario?.values[0]);
  });

  it("names month 1 after the data day, also where that month is shorter", () => {
    expect(monthNames(2, "2025-01-31", words)).toEqual(["Feb 25", "Mar 25"]);
    expect(monthNames(2, null, words)).toEqual(["Month 1", "Month 2"]);
  });

  it("shows percents for shares and lets the box go further than the slider", () => {
    const range = leverRange({ target: "retention", kind: "relative" }, baseline.segments);
    expect(range).toMatchObject({ factor: 100, suffix: "percent", min: -20, max: 20, boxMin: -100 });
    expect(leverRange({ target: "arpa", kind: "add" }, baseline.segments)).toMatchObject({ factor: 1, suffix: "none" });
  });
});
