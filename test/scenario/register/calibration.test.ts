import { describe, expect, it } from "vitest";
import { calibration, intervalScore } from "../../../shared/scenario/register/calibration.ts";
import type { RecordedScenario } from "../../../shared/scenario/register/recorded.ts";

const RECORD: RecordedScenario = {
  id: "R1",
  name: "Keep",
  snapshot: "2025-09-30",
  levers: ["retention:points:+5"],
  seed: 1,
  confidence: 0.9,
  forecasts: [1, 2, 3, 4].map((month) => ({ month, median: 110, low: 100, high: 120 })),
  actuals: [],
};
const withActuals = (...revenues: readonly number[]): RecordedScenario => ({
  ...RECORD,
  actuals: revenues.map((revenue, at) => ({ month: at + 1, revenue })),
});

describe("the interval score (Gneiting & Raftery 2007, eq. 43)", () => {
  it.each([
    [110, 20],
    [100, 20],
    [95, 120],
    [125, 120],
  ])("of 100–120 at 90 %% is, for an actual of %d, %d", (actual, score) => {
    expect(intervalScore({ actual, low: 100, high: 120, alpha: 0.1 })).toBeCloseTo(score, 9);
  });
});

describe("calibration", () => {
  it("says nothing before there are actuals", () => {
    expect(calibration([RECORD])).toEqual({
      months: 0,
      ranged: 0,
      within: 0,
      share: null,
      shareRange: null,
      claimed: null,
      error: null,
      bias: null,
      score: null,
      verdict: null,
    });
  });

  it("counts actuals within their range, and the ends belong to it", () => {
    const { months, within, share, claimed } = calibration([withActuals(100, 120, 130)]);
    expect({ months, within, share }).toEqual({ months: 3, within: 2, share: 2 / 3 });
    expect(claimed).toBeCloseTo(0.9, 12);
  });

  it("tells error from bias", () => {
    const { error, bias } = calibration([withActuals(100, 125)]);
    // (110 − 100)/100 = 10 % too high, (110 − 125)/125 = 12 % too low.
    expect(error).toBeCloseTo(0.11, 12);
    expect(bias).toBeCloseTo(-0.01, 12);
  });

  it("finds ranges too narrow only where chance does not explain the misses", () => {
    const many = (actual: number): readonly RecordedScenario[] =>
      Array.from({ length: 10 }, () => withActuals(actual, actual, actual, actual));
    expect(calibration(many(150)).verdict).toBe("tooNarrow");
    expect(calibration(many(110)).verdict).toBe("tooWide");
    expect(calibration([withActuals(110, 110, 110)]).verdict).toBe("asClaimed");
  });

  it("condemns no range of 90 % for a single miss, which comes one time in ten", () => {
    expect(calibration([withActuals(150)]).verdict).toBe("asClaimed");
    // Two of two: one time in a hundred.
    expect(calibration([withActuals(150, 150)]).verdict).toBe("tooNarrow");
  });

  it("leaves out of the score what has no range, and counts its error", () => {
    const bare = { ...withActuals(100), seed: null, forecasts: [{ month: 1, median: 110, low: null, high: null }] };
    expect(calibration([bare])).toMatchObject({ months: 1, ranged: 0, share: null, score: null, verdict: null });
    expect(calibration([bare]).error).toBeCloseTo(0.1, 12);
  });

  it("compares with an actual of 0 no share of it", () => {
    expect(calibration([withActuals(0)])).toMatchObject({ months: 1, error: null, bias: null, score: null });
  });
});
