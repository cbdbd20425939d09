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
