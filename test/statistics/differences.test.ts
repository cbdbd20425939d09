import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heterogeneityTest } from "../../shared/statistics/heterogeneity-test.ts";
import { moverDifference } from "../../shared/statistics/mover-difference.ts";
import { newcombeDifference } from "../../shared/statistics/newcombe-difference.ts";
import { welchAnova } from "../../shared/statistics/welch-anova.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";

describe("moverDifference", () => {
  it("is Newcombe's interval where both have Wilson's", () => {
    // Newcombe 1998: 56/70 − 48/80, .0524 to .3339.
    const [a, b] = [wilsonInterval(48, 80, 0.95), wilsonInterval(56, 70, 0.95)];
    if (a === null || b === null) throw new Error("limits");
    const found = moverDifference({ value: 0.6, ...a }, { value: 0.8, ...b }, 0.95);
    const expected = newcombeDifference(56, 70, 48, 80, 0.95);
    expect(found?.lo).toBeCloseTo(expected?.lo ?? Number.NaN, 12);
    expect(found?.hi).toBeCloseTo(expected?.hi ?? Number.NaN, 12);
  });

  it("calls a difference larger than noise exactly where its interval leaves out 0, and turns round with the two", () => {
    const estimate = fc
      .tuple(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
      )
      .map(([value, down, up]) => ({ value, lo: value - down, hi: value + up }));
    fc.assert(
      fc.property(estimate, estimate, (a, b) => {
        const [one, other] = [moverDifference(a, b, 0.95), moverDifference(b, a, 0.95)];
        if (one === null || other === null) return false;
        const distance = Math.min(Math.abs(one.lo), Math.abs(one.hi));
        if (distance > 1e-9) expect(one.p < 0.05).toBe(one.lo > 0 || one.hi < 0);
        expect(other.difference).toBeCloseTo(-one.difference, 9);
        expect(other.lo).toBeCloseTo(-one.hi, 9);
        return Math.abs(one.p - other.p) < 1e-9;
      }),
    );
  });

  it("says nothing of two values without any width", () => {
    expect(moverDifference({ value: 1, lo: 1, hi: 1 }, { value: 2, lo: 2, hi: 2 }, 0.95)).toBeNull();
  });
});

describe("heterogeneityTest", () => {
  it("is the square of z for two values", () => {
    const found = heterogeneityTest([
      { value: 1, se: 1 },
      { value: 3, se: 1 },
    ]);
    expect(found?.statistic).toBeCloseTo(2, 12);
    expect(found?.p).toBeCloseTo(0.157299, 6);
  });

  it("agrees with Welch's analysis of variance for large groups", () => {
    const groups = [
      { n: 1e6, mean: 1, sd: 2 },
      { n: 1e6, mean: 1.004, sd: 2 },
      { n: 1e6, mean: 0.999, sd: 3 },
    ];
    const q = heterogeneityTest(groups.map(({ n, mean, sd }) => ({ value: mean, se: sd / Math.sqrt(n) })));
    expect(q?.p).toBeCloseTo(welchAnova(groups)?.p ?? Number.NaN, 5);
  });

  it("needs two values with an error", () => {
    expect(
      heterogeneityTest([
        { value: 1, se: 0 },
        { value: 2, se: 1 },
      ]),
    ).toBeNull();
  });
});
