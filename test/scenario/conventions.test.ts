import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { project } from "../../shared/scenario/project.ts";
import { sbgValue } from "../../shared/scenario/sbg-value.ts";
import { type Billing, COHORT_LEVERS, type SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

const months = (segment: Partial<SegmentBaseline>, billing: Billing, horizon: number) =>
  project(baselineOf(segment, { billing }), [], horizon).months;

describe("when customers are billed (methods.md 12.3)", () => {
  const small = { annualRetention: 0.9 ** 12, acquisitionsPerMonth: 50, arpa: 10 };
  it("is at the start of the month, at its end, or by the mean of both", () => {
    // 1000, 950, 905, 864.5 and then 828.05 customers.
    const revenue = (billing: Billing) => months(small, billing, 4).map((month) => month.revenue);
    expect(revenue("start")).toEqual([10_000, 9_500, 9_050, 8_645].map((money) => expect.closeTo(money, 8)));
    expect(revenue("end")).toEqual([9_500, 9_050, 8_645, 8_280.5].map((money) => expect.closeTo(money, 8)));
    expect(revenue("average")).toEqual([9_750, 9_275, 8_847.5, 8_462.75].map((money) => expect.closeTo(money, 8)));
  });

  it("does not change how many customers there are", () => {
    for (const billing of ["average", "end"] as const) {
      expect(months(small, billing, 6).map(({ customers }) => customers)).toEqual(
        months(small, "start", 6).map(({ customers }) => customers),
      );
    }
  });
});

describe("costs of customers", () => {
  it("are the service of those billed and the acquisition of those who join, none of whom join in month 1", () => {
    const plain = { customers: 100, annualRetention: 1, acquisitionsPerMonth: 10, arpa: 50, grossMargin: 1 };
    const margins = months({ ...plain, serviceCostPerMonth: 3, cac: 7 }, "start", 3).map(({ margin }) => margin);
    expect(margins).toEqual([100 * 47, 110 * 47 - 70, 120 * 47 - 70].map((money) => expect.closeTo(money, 9)));
  });

  it("are a one-off programme in its month", () => {
    const lever = leverOf({ target: "programme", kind: "add", value: 5_000, start: 3 });
    const [base, led] = [project(baselineOf(), [], 4), project(baselineOf(), [lever], 4)];
    expect(led.months.map(({ margin }, t) => (base.months[t]?.margin ?? 0) - margin)).toEqual(
      [0, 0, 5_000, 0].map((cost) => expect.closeTo(cost, 9)),
    );
    expect(led.programmeCost).toBe(5_000);
    expect(led.revenue).toBe(base.revenue);
  });
});

describe("cohorts with churn by tenure (methods.md 10.3, 12.3)", () => {
  /** Fader & Hardie 2007, Regular: α .704, β 1.182; r_1 .626706, r_2 .756047. */
  const regular = { alpha: 0.704077, beta: 1.182043 };
  const joinOnce = segmentOf({ customers: 0, annualRetention: 0.6, acquisitionsPerMonth: 1_000, sbg: regular });
  const stopAfterOne = leverOf({ target: "acquisitions", kind: "set", value: 0, start: 3 });

  it("lose newcomers as S(t) of the fitted customers falls: .631, .468, .382 a year", () => {
    // 1,000 join in month 2 (index 1), nobody after.
    const counts = project({ ...baselineOf(), segments: [joinOnce] }, [stopAfterOne], 50).months.map(({ customers }) => customers);
    expect(counts[1]).toBe(1_000);
    const r1 = 1.182043 / (0.704077 + 1.182043);
    const r2 = 2.182043 / (0.704077 + 2.182043);
    const r3 = 3.182043 / (0.704077 + 3.182043);
    expect(r1).toBeCloseTo(0.626706, 6);
    expect(r2).toBeCloseTo(0.756047, 6);
    expect(counts[13]).toBeCloseTo(1_000 * r1, 6);
    expect(counts[25]).toBeCloseTo(1_000 * r1 * r2, 6);
    expect(counts[37]).toBeCloseTo(1_000 * r1 * r2 * r3, 6);
  });

  it("keep the customers of today at the annual retention of the baseline for a year, and then lose ever fewer of them", () => {
    const segment = segmentOf({ acquisitionsPerMonth: 0, sbg: { alpha: 0.668, beta: 3.806 } });
    const counts = project({ ...baselineOf(), segments: [segment] }, [], 37).months.map(({ customers }) => customers);
    expect(counts[12]).toBeCloseTo(800, 9);
    const standing = (0.668 * 0.8) / 0.2;
    expect((counts[24] ?? 0) / (counts[12] ?? 1)).toBeCloseTo((standing + 1) / (0.668 + standing + 1), 9);
  });

  it("let a lever cut the churn of every tenure: r' = 1 − (1 − r)(1 − x)", () => {
    const cut = leverOf({ kind: "churnCut", value: 0.2 });
    const counts = project({ ...baselineOf(), segments: [joinOnce] }, [stopAfterOne, cut], 26).months.map(({ customers }) => customers);
    expect(counts[13]).toBeCloseTo(1_000 * (1 - (1 - 0.626706) * 0.8), 2);
    expect((counts[25] ?? 0) / (counts[13] ?? 1)).toBeCloseTo(1 - (1 - 0.756047) * 0.8, 5);
  });

  it("let a lever cut the mean churn of newcomers alone at constant α + β", () => {
    const cut = leverOf({ kind: "churnCut", value: 0.2 });
    const baseline = { ...baselineOf({}, { cohortLevers: "newCustomers" as const }), segments: [{ ...joinOnce, customers: 500 }] };
    const led = project(baseline, [stopAfterOne, cut], 26).months.map(({ customers }) => customers);
    const without = project({ ...baseline, segments: [{ ...joinOnce, customers: 500, acquisitionsPerMonth: 0 }] }, [], 26).months;
    // μ .373294 → .298635; α + β stays 1.88612.
    const newcomers = led.map((customers, t) => customers - (without[t]?.customers ?? 0));
    expect(newcomers[13]).toBeCloseTo(1_000 * (1 - 0.298635), 2);
    expect((newcomers[25] ?? 0) / (newcomers[13] ?? 1)).toBeCloseTo((1.88612 * 0.701365 + 1) / 2.88612, 5);
  });

  it("agree with the aggregate form where every customer churns alike", () => {
    const rate = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(rate, rate, fc.constantFrom(...COHORT_LEVERS), (annualRetention, value, cohortLevers) => {
        const whole = 1e12;
        const alike = { alpha: (1 - annualRetention) * whole, beta: annualRetention * whole };
        const lever = leverOf({ kind: "churnCut", value, ramp: 3 });
        // Where a lever reaches newcomers only, both forms are the same without one.
        const levers = cohortLevers === "everybody" ? [lever] : [];
        const of = (change: Partial<SegmentBaseline>) =>
          project(baselineOf({ annualRetention, ...change }, { cohortLevers }), levers, 60).revenue;
        expect(of({ sbg: alike }) / of({})).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe("sbgValue", () => {
  const regular = { alpha: 0.704077, beta: 1.182043, growth: 0, convention: "a" as const, horizonMonths: null };
  const highEnd = { ...regular, alpha: 0.668088, beta: 3.806096 };
  it("is the discounted expected lifetime of methods.md 10.3 without a lever", () => {
    expect(sbgValue({ ...regular, discount: 0.1 }, 0, "everybody")).toBeCloseTo(3.694908, 5);
    expect(sbgValue({ ...regular, discount: 0.15 }, 0, "newCustomers")).toBeCloseTo(3.105941, 5);
    expect(sbgValue({ ...highEnd, discount: 0.1 }, 0, "everybody")).toBeCloseTo(5.922253, 5);
    expect(sbgValue({ ...highEnd, discount: 0.15 }, 0, "everybody")).toBeCloseTo(4.690187, 5);
  });

  it("grows with the part of churn that is cut, up to everybody staying for good", () => {
    const at = (cut: number) => sbgValue({ ...regular, discount: 0.1 }, cut, "everybody") ?? Number.NaN;
    expect(at(0.2)).toBeGreaterThan(at(0.1));
    expect(at(1)).toBeCloseTo(11, 9);
    expect(sbgValue({ ...regular, discount: 0.1, convention: "b" }, 0, "everybody")).toBeCloseTo(2.694908, 5);
  });

  it("has no end without discount, and an end within a horizon", () => {
    expect(sbgValue({ ...regular, discount: 0 }, 0, "everybody")).toBeNull();
    expect(sbgValue({ ...regular, discount: 0, horizonMonths: 24 }, 0, "everybody")).toBeCloseTo(1.626706, 6);
  });
});
