import { describe, expect, it } from "vitest";
import type { SegmentMean } from "../../../shared/indices/analysis/decompose-change.ts";
import { explainChange } from "../../../shared/indices/analysis/explain-change.ts";
import { near } from "../../statistics/near.ts";

describe("the parts of a change with their intervals", () => {
  const segment = (key: string, n: number, mean: number, variance: number, weight = n, weightedMean = mean): SegmentMean => ({
    ...{ key, n, mean, variance, weight, weightedMean },
  });
  const z = 1.959963984540054;

  it("has the delta method's intervals, and the segment with the largest part of the change first (by hand)", () => {
    const before = [segment("b", 40, 50, 400, 10, 52), segment("a", 60, 10, 100, 30, 12)];
    const after = [segment("a", 80, 20, 100, 80, 20), segment("b", 120, 40, 900, 40, 40)];
    const split = explainChange(before, after, 0.95);
    // Squared errors of the differences 100/60 + 100/80 and 400/40 + 900/120, each at half the weight; differences ±10 over the shares
    // .6/.4 and .4/.6 have variance 96 in either wave, of 100 and 200 answers, halved.
    const own = [(100 / 60 + 100 / 80) / 4, 17.5 / 4] as const;
    const ownSe = Math.sqrt(own[0] + own[1] + (96 / 100 + 96 / 200) / 4);
    // Middles 15 and 45 have variance 216 over either; shares move by .2.
    const mixSe = Math.sqrt(216 / 100 + 216 / 200 + 0.04 * (own[0] + own[1]));
    near(split?.from, 22);
    near(split?.to, 80 / 3);
    near(split?.change, 80 / 3 - 22);
    near(split?.own.value, 0);
    near(split?.own.lo, -z * ownSe);
    near(split?.own.hi, z * ownSe);
    near(split?.mix.value, 6);
    near(split?.mix.lo, 6 - z * mixSe);
    near(split?.mix.hi, 6 + z * mixSe);
    near(split?.weighting, 80 / 3 - 28);
    expect(split?.segments).toMatchObject([
      { key: "a", n: [60, 80], shares: [0.6, 0.4], means: [10, 20] },
      { key: "b", n: [40, 120], shares: [0.4, 0.6], means: [50, 40] },
    ]);
    const [a, b] = split?.segments ?? [];
    near(a?.own.value, 5);
    near(a?.own.hi, 5 + z * Math.sqrt(own[0]));
    near(b?.own.value, -5);
    near(b?.own.lo, -5 - z * Math.sqrt(own[1]));
    near((a?.within ?? 0) + (a?.noise ?? 0), 5);
    near(a?.noise, (5 * own[0] * 4) / 100);
    near(split?.within, -(split?.noise ?? 0));
  });

  it("ranks segments by all that they add to the change, chance too", () => {
    // Own changes of 5, a fifth of it chance (SE² 20 of 100), and of 4.
    const split = explainChange(
      [segment("b", 50, 8, 0), segment("a", 50, 10, 500)],
      [segment("b", 50, 16, 0), segment("a", 50, 20, 500)],
      0.95,
    );
    expect(split?.segments.map(({ key, noise }) => [key, noise])).toEqual([
      ["a", 1],
      ["b", 0],
    ]);
  });

  it("takes a segment without answers for one that is not there, and has no answer when a wave has none", () => {
    const one = segment("a", 100, 10, 100);
    const split = explainChange([one, segment("new", 0, 70, 400)], [one, segment("new", 100, 30, 400), segment("none", 0, 5, 5)], 0.95);
    expect(split?.segments[0]).toMatchObject({ key: "new", n: [0, 100], means: [null, 30], own: { value: 0, lo: 0, hi: 0 } });
    expect(split?.segments.at(-1)).toMatchObject({ key: "none", n: [0, 0], means: [null, null], mix: 0 });
    expect(explainChange([], [one], 0.95)).toBeNull();
    expect(explainChange([one], [], 0.95)).toBeNull();
  });

  it("takes a segment that comes for mix, with the error of its mean", () => {
    const split = explainChange([segment("a", 100, 10, 100)], [segment("a", 50, 10, 100), segment("new", 50, 30, 400)], 0.95);
    // Errors of a's difference 1 + 2 at weight .75; the middles 10 and 30 have variance 100 over the second wave's shares, none over the first's.
    near(split?.own.hi, z * 0.75 * Math.sqrt(3));
    near(split?.mix.value, 10);
    near(split?.mix.hi, 10 + z * Math.sqrt(100 / 100 + 0.25 * (3 / 4) + 0.25 * 8));
    expect(split?.segments[0]).toEqual({
      ...{ key: "new", n: [0, 50], shares: [0, 0.5], means: [null, 30], mix: 7.5 },
      ...{ own: { value: 0, lo: 0, hi: 0 }, within: 0, noise: 0 },
    });
    const left = explainChange([segment("a", 50, 10, 100), segment("old", 50, 30, 400)], [segment("a", 100, 10, 100)], 0.95);
    near(left?.mix.lo, -10 - z * Math.sqrt(100 / 100 + 0.25 * (3 / 4) + 0.25 * 8));
    expect(left?.segments[0]).toMatchObject({ key: "old", n: [50, 0], means: [30, null], mix: -7.5 });
  });
});
