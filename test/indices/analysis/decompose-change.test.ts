import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decomposeChange, type SegmentMean } from "../../../shared/indices/analysis/decompose-change.ts";
import { near } from "../../statistics/near.ts";

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

  it("has no answer when a wave has none, or weighs nothing", () => {
    const one = segment("a", 1, 1);
    expect(decomposeChange([], [one])).toBeNull();
    expect(decomposeChange([one], [])).toBeNull();
    expect(decomposeChange([one], [segment("a", 0, 1, 0, 1)])).toBeNull();
    expect(decomposeChange([one], [segment("a", 1, 1, 0, 0)])).toBeNull();
  });

  it("is Kitagawa's identity, with what weights add beside it", () => {
    const before = [segment("a", 60, 10, 100, 30, 12), segment("b", 40, 50, 400, 10, 52)];
    const after = [segment("b", 120, 40, 900, 40, 40), segment("a", 80, 20, 100, 80, 20)];
    const parts = decomposeChange(before, after);
    // Means 26 and 32, R = 29. a: mix −.2·(15 − 29), own .5·10, SE² 100/60 + 100/80; b: mix .2·(45 − 29), own −.5·10, SE² 10 + 7.5.
    const noise = [(5 * (100 / 60 + 100 / 80)) / 100, (-5 * 17.5) / 100] as const;
    const expected = [
      { key: "a", mix: 2.8, within: 5 - noise[0], noise: noise[0] },
      { key: "b", mix: 3.2, within: -5 - noise[1], noise: noise[1] },
    ];
    for (const [at, { key, mix, within, noise: chance }] of expected.entries()) {
      const own = parts?.segments[at];
      expect(own?.key).toBe(key);
      near(own?.mix, mix);
      near(own?.within, within);
      near(own?.noise, chance);
    }
    near(parts?.mix, 6);
    near(parts?.within, -noise[0] - noise[1]);
    near(parts?.noise, noise[0] + noise[1]);
    // Weighted 880/40 and 3,200/120.
    near(parts?.change, 80 / 3 - 22);
    near(parts?.weighting, 80 / 3 - 22 - 6);
  });

  it("takes a segment without answers in a wave for one that is not there", () => {
    const before = [segment("a", 100, 10, 100), segment("new", 0, 70, 100)];
    const after = [segment("a", 50, 10, 100), segment("new", 50, 30, 400), segment("old", 0, 90)];
    const parts = decomposeChange(before, after);
    // Means 10 and 20, R = 15: a −.5·(10 − 15), new .5·(30 − 15).
    expect(parts?.segments).toEqual([
      { key: "a", mix: 2.5, within: 0, noise: 0 },
      { key: "new", mix: 7.5, within: 0, noise: 0 },
      { key: "old", mix: 0, within: 0, noise: 0 },
    ]);
    const gone = decomposeChange(after, before);
    expect(gone?.segments.find(({ key }) => key === "new")).toMatchObject({ mix: -7.5, within: 0 });
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
