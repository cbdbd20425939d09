import { describe, expect, it } from "vitest";
import { rateOverPeriods } from "../../shared/statistics/rate-over-periods.ts";
import { retentionClv } from "../../shared/statistics/retention-clv.ts";
import { near, printed } from "../statistics/near.ts";

const value = (inputs: Parameters<typeof retentionClv>[0]): number | null => retentionClv(inputs).value;

describe("methods.md 10.2, retention closed forms (clv_vectors.py)", () => {
  it.each([
    [100, 0.9, 0.12, "509.090909", "409.090909", "454.545455"],
    [100, 0.8, 0.1, "366.666667", "266.666667", "333.333333"],
  ])("margin %d, retention %f, discount %f", (margin, retention, discount, a, b, c) => {
    printed(value({ margin, retention, discount, convention: "a" }), a);
    printed(value({ margin, retention, discount, convention: "b" }), b);
    printed(value({ margin, retention, discount, convention: "c" }), c);
  });

  it("L.L. Bean exercise: 300 − 100 and 150 − 100", () => {
    near(value({ margin: 150, retention: 0.55, discount: 0.1, convention: "a" }), 300);
    near(value({ margin: 150, retention: 0.55, discount: 0.1, convention: "b" }), 150);
  });

  it.each([
    [0.6, ["1.20", "1.15", "1.11", "1.07"]],
    [0.7, ["1.75", "1.67", "1.59", "1.52"]],
    [0.8, ["2.67", "2.50", "2.35", "2.22"]],
    [0.9, ["4.50", "4.09", "3.75", "3.46"]],
  ])("margin multiples at retention %f", (retention, multiples) => {
    [0.1, 0.12, 0.14, 0.16].forEach((discount, i) => {
      printed(value({ margin: 1, retention, discount, convention: "b" }), multiples[i] ?? "");
    });
  });

  it("growth .08 at r .9, d .12: multiple 6.081081", () => {
    printed(value({ margin: 1, retention: 0.9, discount: 0.12, convention: "b", growth: 0.08 }), "6.081081");
  });

  it("five periods at m 100, r .8, d .1: 292.063384", () => {
    printed(value({ margin: 100, retention: 0.8, discount: 0.1, convention: "a", horizonPeriods: 5 }), "292.063384");
  });

  it.each([
    [3, "84.922846"],
    [12, "265.370304"],
    [24, "395.729868"],
  ])("monthly m 30, r .95, d 10 % a year over %d months", (horizonPeriods, expected) => {
    const discount = rateOverPeriods(0.1, 1 / 12);
    printed(value({ margin: 30, retention: 0.95, discount, convention: "a", horizonPeriods }), expected);
  });

  it("segment: contribution 716.2675, loaded 477.3339", () => {
    // The document names no discount rate here; 10 % a year is that of its neighbours and gives the printed values.
    const discount = rateOverPeriods(0.1, 1 / 12);
    const perCustomer = (margin: number) => (value({ margin, retention: 0.97, discount, convention: "a", horizonPeriods: 60 }) ?? 0) - 120;
    printed(perCustomer(50 * 0.7), "716.2675");
    printed(perCustomer(50 * 0.7 - 20000 / 2000), "477.3339");
  });

  it("diverges at r 1, d 0, and with growth beyond the discount; not over a finite horizon", () => {
    expect(retentionClv({ margin: 1, retention: 1, discount: 0, convention: "a" })).toEqual({ value: null, reason: "DIVERGES" });
    expect(value({ margin: 1, retention: 0.95, discount: 0.02, convention: "b", growth: 0.1 })).toBeNull();
    near(value({ margin: 7, retention: 1, discount: 0, convention: "a", horizonPeriods: 6 }), 42);
  });

  it("a retention beyond 1 is a programmer's error", () => {
    expect(() => retentionClv({ margin: 1, retention: 1.2, discount: 0.1, convention: "a" })).toThrow("retentionClv requires");
  });
});

describe("methods.md 12.3 and 12.8, how value answers to retention (whatif_vectors.py)", () => {
  it("elasticity 2.666667 at r .8, d .1 and 4.5 at r .9, d .1", () => {
    // The slope of the value, times retention over the value.
    const elasticity = (retention: number): number => {
      const at = (r: number) => value({ margin: 1, retention: r, discount: 0.1, convention: "a" }) ?? Number.NaN;
      return (((at(retention + 1e-6) - at(retention - 1e-6)) / 2e-6) * retention) / at(retention);
    };
    expect(elasticity(0.8)).toBeCloseTo(2.666667, 6);
    expect(elasticity(0.9)).toBeCloseTo(4.5, 6);
  });

  const growth = (before: number, after: number, discount: number): number =>
    100 *
    ((value({ margin: 1, retention: after, discount, convention: "a" }) ?? 0) /
      (value({ margin: 1, retention: before, discount, convention: "a" }) ?? 1) -
      1);

  it.each([
    [0.1, [0.6, 0.75, 0.8, 0.85, 0.9], ["11.1111", "16.6667", "20", "25", "33.3333"]],
    [0, [0.6, 0.75, 0.8, 0.85, 0.9], ["14.2857", "25", "33.3333", "50", "100"]],
  ])("+5 points at d %f", (discount, retentions, expected) => {
    retentions.forEach((retention, i) => {
      printed(growth(retention, retention + 0.05, discount), expected[i] ?? "");
    });
  });

  it("relative +5 % at d 0", () => {
    const expected = ["8.1081", "17.6471", "25", "39.5349", "81.8182"];
    [0.6, 0.75, 0.8, 0.85, 0.9].forEach((retention, i) => {
      printed(growth(retention, retention * 1.05, 0), expected[i] ?? "");
    });
  });

  it("+5 points is 25 % at r − d = .75 and 95 % at r − d = .897368", () => {
    near(growth(0.85, 0.9, 0.1), 25);
    near(growth(0.897368421052632, 0.947368421052632, 0), 95);
  });

  it("after an acquisition cost of 200: 166.6667 → 240, +44 %", () => {
    const before = (value({ margin: 100, retention: 0.8, discount: 0.1, convention: "a" }) ?? 0) - 200;
    const after = (value({ margin: 100, retention: 0.85, discount: 0.1, convention: "a" }) ?? 0) - 200;
    printed(before, "166.6667");
    near(after, 240);
    near(after / before, 1.44);
  });
});
