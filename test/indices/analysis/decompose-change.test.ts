import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decomposeChange, type SegmentMean } from "../../../shared/indices/analysis/decompose-change.ts";

const segment = (key: string, n: number, mean: number, variance = 0, weight = n, weightedMean = mean): SegmentMean => ({
  key,
  n,
  mean,
  variance,
  weight,
  weightedMean,
});

describe("decomposeChange", () => {
  it("is mix alone when every segment keeps its mean", () => {
    const parts = decomposeChange([segment("a", 80, 10), segment("b", 20, 50)], [segment("a", 20, 10), segment("b", 80, 50)]);
    expect(parts?.change).toBeCloseTo(24, 12);
    expect(parts?.mix).toBeCloseTo(24, 12);
    expect(parts?.within).toBe(0);
  });

  it("is within alone when shares stay and nothing is uncertain", () => {
    const parts = decomposeChange([segment("a", 50, 10), segment("b", 50, 50)], [segment("a", 50, 30), segment("b", 50, 50)]);
    expect(parts).toMatchObject({ change: 10, mix: 0, within: 10, noise: 0, weighting: 0 });
  });

  it("calls a change smaller than its standard error noise, and four fifths of one of √5 standard errors its own", () => {
    const small = decomposeChange([segment("a", 100, 0, 100)], [segment("a", 100, 1, 100)]);
    expect(small).toMatchObject({ within: 0, noise: 1 });
    const large = decomposeChange([segment("a", 100, 0, 100)], [segment("a", 100, Math.sqrt(10), 100)]);
    expect((large?.noise ?? 0) / (large?.change ?? 1)).toBeCloseTo(0.2, 12);
  });

  it("counts a segment that comes or goes as mix", () => {
    const parts = decomposeChange([segment("a", 50, 10), segment("old", 50, 20)], [segment("a", 50, 10), segment("new", 50, 40)]);
    expect(parts?.change).toBe(10);
    expect(parts?.mix).toBeCloseTo(10, 12);
  });

  it("has no answer when a wave has none", () => {
    expect(decomposeChange([], [segment("a", 1, 1)])).toBeNull();
  });

  it("sums to the change exactly, weighted or not", () => {
    const one = fc.record({
      key: fc.constantFrom("a", "b", "c", "d"),
      n: fc.integer({ min: 1, max: 1_000 }),
      mean: fc.double({ min: -100, max: 100, noNaN: true }),
      variance: fc.double({ min: 0, max: 10_000, noNaN: true }),
      weight: fc.double({ min: 0.1, max: 1_000, noNaN: true }),
      weightedMean: fc.double({ min: -100, max: 100, noNaN: true }),
    });
    const wave = fc.uniqueArray(one, { selector: ({ key }) => key, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(wave, wave, (a, b) => {
        const parts = decomposeChange(a, b);
        if (parts === null) return false;
        const { change, mix, within, noise, weighting } = parts;
        return Math.abs(change - (mix + within + noise + weighting)) < 1e-9;
      }),
      { numRuns: 2_000 },
    );
  });
});
