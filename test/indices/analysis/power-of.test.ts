import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { powerOf } from "../../../shared/indices/analysis/power-of.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { detectableChange } from "../../../shared/statistics/detectable-change.ts";
import { npsPowerSampleSize } from "../../../shared/statistics/nps-power-sample-size.ts";
import { resultOf } from "../../cli/fake-workbench.ts";

const nps = (variance: number, n: number): IndexResult => resultOf({ n, nEff: n, parts: { variance } });

describe("powerOf", () => {
  it("needs 4,019 answers a wave for 5 points and 1,005 for 10 at sd .8 (methods.md 1)", () => {
    expect(powerOf(nps(0.64, 300), 5, 0.95)?.needed).toBe(4_019);
    expect(powerOf(nps(0.64, 300), 10, 0.95)?.needed).toBe(1_005);
  });

  it("takes 1,537 answers to know a score to 5 points at worst, 753 at sd .7, and 385 a share (methods.md 1, 2)", () => {
    expect(powerOf(nps(1, 300), 5, 0.95)?.toKnow).toBe(1_537);
    expect(powerOf(nps(0.49, 300), 5, 0.95)?.toKnow).toBe(753);
    expect(powerOf(resultOf({ unit: "percent", value: 50, n: 400, nEff: 400 }), 5, 0.95)?.toKnow).toBe(385);
  });

  it("says of a share what its deviation asks for, and nothing of money", () => {
    const share = resultOf({ unit: "percent", value: 50, n: 400, nEff: 400 });
    expect(powerOf(share, 5, 0.95)?.needed).toBe(npsPowerSampleSize(5, 0.95, 0.8, 0.5));
    expect(powerOf(resultOf({ unit: "money", value: 50 }), 5, 0.95)).toBeNull();
    expect(powerOf(resultOf({ value: null }), 5, 0.95)).toBeNull();
    expect(powerOf(nps(0, 10), 5, 0.95), "no spread").toBeNull();
  });

  it("finds 18.3 points with 300 answers at sd .8 (by hand: 2.801585·80·√(2/300))", () => {
    const found = powerOf(nps(0.64, 300), 5, 0.95);
    expect(found?.detectable).toBeCloseTo(2.801585 * 80 * Math.sqrt(2 / 300), 4);
    expect(found?.n).toBe(300);
    expect(powerOf({ ...nps(0.64, 300), nEff: 75 }, 5, 0.95)).toMatchObject({ n: 75, needed: 4_019 });
  });

  it("takes the deviation of a mean from its interval", () => {
    // methods.md 2: mean 4.1 of ten, sd about half of 1.422744·√10/1.96; to see .5 takes 2·7.8489·(1.147762/.5)² = 82.7 answers.
    const mean = resultOf({ unit: "score", value: 4.1, n: 10, nEff: 10, ci: { method: "t", level: 0.95, lo: 3.388628, hi: 4.811372 } });
    expect(powerOf(mean, 0.5, 0.95)?.needed).toBe(83);
    expect(powerOf({ ...mean, ci: null }, 0.5, 0.95)).toBeNull();
    expect(powerOf({ ...mean, unit: "money" }, 0.5, 0.95)).toBeNull();
  });

  it("has none without a change to look for, answers, a value, a deviation, or with a share beyond 0–100 %", () => {
    expect(powerOf(nps(0.64, 300), 0, 0.95)).toBeNull();
    expect(powerOf(nps(0.64, 0), 5, 0.95)).toBeNull();
    expect(powerOf({ ...nps(0.64, 300), value: null }, 5, 0.95)).toBeNull();
    for (const parts of [{}, { variance: null }]) expect(powerOf(resultOf({ parts }), 5, 0.95)).toBeNull();
    const share = (value: number) => powerOf(resultOf({ unit: "percent", value, parts: { variance: 0.5 } }), 5, 0.95);
    expect([-7, 0, 100, 107].map(share)).toEqual([null, null, null, null]);
    expect(share(10)?.toKnow, "1.96²·.09/.0025").toBe(139);
  });

  it("finds with n what needs n", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 40, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }), (change, sd) => {
        const needed = npsPowerSampleSize(change, 0.95, 0.8, sd);
        expect(detectableChange(needed, 0.95, 0.8, sd)).toBeLessThanOrEqual(change + 1e-9);
        if (needed > 1) expect(detectableChange(needed - 1, 0.95, 0.8, sd)).toBeGreaterThan(change - 1e-9);
      }),
    );
  });
});
