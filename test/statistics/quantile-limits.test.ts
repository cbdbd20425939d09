import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier } from "../../shared/statistics/kaplan-meier.ts";
import { kaplanMeierQuantile } from "../../shared/statistics/kaplan-meier-quantile.ts";
import { quantileInterval } from "../../shared/statistics/quantile-interval.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";
import { drawSamples } from "./draw-samples.ts";

/** Freireich et al. 1963, 6-MP arm (methods.md 0.4); minus = still in remission. */
const REMISSION = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const freireich = kaplanMeier(REMISSION.map((time) => ({ time: Math.abs(time), ended: time > 0 })));

describe("the quantile of a Kaplan–Meier curve", () => {
  it("is 23 weeks with limits from 13 upwards for the remissions of Freireich (SAS LIFETEST, log-log)", () => {
    expect(kaplanMeierQuantile(freireich, 0.5, 0.95)).toEqual({ value: 23, lo: 13, hi: null });
  });

  it("is not there where the curve does not come down so far", () => {
    expect(kaplanMeierQuantile(freireich, 0.9, 0.95).value).toBeNull();
    expect(kaplanMeierQuantile([], 0.5, 0.95)).toEqual({ value: null, lo: null, hi: null });
  });

  it("is the plain median when everything has ended, also of an even number", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 60 }), (times) => {
        const ascending = [...times].sort((a, b) => a - b);
        const curve = kaplanMeier(ascending.map((time) => ({ time, ended: true })));
        expect(kaplanMeierQuantile(curve, 0.5, 0.95).value).toBe(quantileType7(ascending, 0.5));
      }),
    );
  });
});

describe("the bootstrap limits of a quantile without chance", () => {
  it("are where a very long bootstrap with chance ends up", () => {
    const values = Array.from({ length: 120 }, (_, at) => Math.round(1_000 * Math.exp(at / 40)));
    const limits = quantileInterval(values, 0.9, 0.95);
    const drawn = drawSamples(
      values,
      (sample) =>
        quantileType7(
          [...sample].sort((a, b) => a - b),
          0.9,
        ),
      { draws: 20_000, seed: 7, level: 0.95 },
    );
    // Neighbouring values lie 2.5 % apart: within one of them.
    expect(Math.abs((limits?.lo ?? 0) / (drawn?.lo ?? 1) - 1)).toBeLessThan(0.026);
    expect(Math.abs((limits?.hi ?? 0) / (drawn?.hi ?? 1) - 1)).toBeLessThan(0.026);
  });

  it("hold the quantile, stay among the values, and widen with the level", () => {
    const values = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 80 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.9, 0.25), (given, p) => {
        const ascending = [...given].sort((a, b) => a - b);
        const [narrow, wide] = [quantileInterval(ascending, p, 0.8), quantileInterval(ascending, p, 0.99)];
        const value = quantileType7(ascending, p) ?? 0;
        expect(wide?.lo).toBeLessThanOrEqual(Math.min(value, narrow?.lo ?? 0) + 1e-9);
        expect(wide?.hi).toBeGreaterThanOrEqual(Math.max(value, narrow?.hi ?? 0) - 1e-9);
        expect(wide?.lo).toBeGreaterThanOrEqual(ascending[0] ?? 0);
        expect(wide?.hi).toBeLessThanOrEqual(ascending.at(-1) ?? 0);
      }),
    );
  });

  it("need two values", () => {
    expect(quantileInterval([5], 0.9, 0.95)).toBeNull();
  });
});
