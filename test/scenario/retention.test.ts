import { describe, expect, it } from "vitest";
import { applyLever, MAX_RETENTION } from "../../shared/scenario/apply-lever.ts";
import { leverMeaning } from "../../shared/scenario/lever-meaning.ts";
import { retentionReadings } from "../../shared/scenario/retention-readings.ts";
import { type RetentionValueInput, retentionValue } from "../../shared/scenario/retention-value.ts";
import { leverOf, segmentOf } from "./builders.ts";

describe("the kinds of a retention lever (methods.md 12.2)", () => {
  it("take .80 to .84, .85, .81 and .837030", () => {
    expect(applyLever({ kind: "relative", value: 0.05 }, 1, 0.8)).toBeCloseTo(0.84, 12);
    expect(applyLever({ kind: "points", value: 0.05 }, 1, 0.8)).toBeCloseTo(0.85, 12);
    expect(applyLever({ kind: "churnCut", value: 0.05 }, 1, 0.8)).toBeCloseTo(0.81, 12);
    expect(applyLever({ kind: "logit", value: 0.25 }, 1, 0.8)).toBeCloseTo(0.83703, 6);
  });

  it("stand side by side for the same number, a year and a month", () => {
    const [relative, points, churnCut, logit] = retentionReadings(0.05, [segmentOf()]);
    expect([relative?.annual, points?.annual, churnCut?.annual]).toEqual([
      expect.closeTo(0.84, 12),
      expect.closeTo(0.85, 12),
      expect.closeTo(0.81, 12),
    ]);
    expect(logit?.annual).toBeCloseTo(1 / (1 + Math.exp(-(Math.log(4) + 0.05))), 12);
    // methods.md 12.3: rm of .84 and .81.
    expect(relative?.monthly).toBeCloseTo(0.98557559, 8);
    expect(churnCut?.monthly).toBeCloseTo(0.98259319, 8);
  });

  it("are cut at the largest retention with a flag, and at the baseline where that is higher", () => {
    expect(
      retentionReadings(0.05, [segmentOf({ annualRetention: 0.97 })]).map(({ kind, annual, saturates }) => [kind, annual, saturates]),
    ).toEqual([
      ["relative", MAX_RETENTION, true],
      ["points", MAX_RETENTION, true],
      ["churnCut", expect.closeTo(0.9715, 12), false],
      ["logit", expect.closeTo(0.97142, 5), false],
    ]);
    expect(leverMeaning(leverOf(), segmentOf({ annualRetention: 0.9995 }))).toMatchObject({ after: 0.9995, saturates: true });
    expect(leverMeaning(leverOf({ kind: "points", value: -0.9 }), segmentOf())).toMatchObject({ after: 0, saturates: true });
  });

  it("are a mean by customers over several segments, cut where one of them is", () => {
    const segments = [segmentOf({ key: "A", customers: 3000, annualRetention: 0.6 }), segmentOf({ key: "B", annualRetention: 0.97 })];
    const [relative, points] = retentionReadings(0.05, segments);
    expect(relative).toMatchObject({ annual: expect.closeTo((3 * 0.63 + MAX_RETENTION) / 4, 12), saturates: true });
    expect(points?.annual).toBeCloseTo((3 * 0.65 + MAX_RETENTION) / 4, 12);
    expect(relative?.monthly).toBeCloseTo((relative?.annual ?? Number.NaN) ** (1 / 12), 12);
    expect(retentionReadings(0.05, [])).toEqual([]);
  });

  it("never take customers away by a churn cut that is next to nothing, however few stay", () => {
    expect(applyLever({ kind: "churnCut", value: 5e-324 }, 1, 1e-20)).toBe(1e-20);
  });

  it("leave 0 and 1 where a logit shift cannot move them", () => {
    expect(applyLever({ kind: "logit", value: -3 }, 1, 1)).toBe(1);
    expect(applyLever({ kind: "logit", value: 3 }, 1, 0)).toBe(0);
  });
});

describe("leverMeaning", () => {
  it("spells out retention a year and a month", () => {
    expect(leverMeaning(leverOf({ segment: "SMB" }), segmentOf({ key: "SMB" }))).toEqual({
      lever: "retention:relative:+5%@SMB",
      segment: "SMB",
      target: "retention",
      before: 0.8,
      after: expect.closeTo(0.84, 12),
      monthly: { before: expect.closeTo(0.98157653, 8), after: expect.closeTo(0.98557559, 8) },
      saturates: false,
    });
  });

  it("spells out the other targets in the units of the baseline", () => {
    const led = (change: Parameters<typeof leverOf>[0]) => leverMeaning(leverOf(change), segmentOf())?.after;
    expect(led({ target: "arpa", value: 0.02 })).toBeCloseTo(51, 12);
    expect(led({ target: "acquisitions", kind: "add", value: 5 })).toBe(25);
    expect(led({ target: "variableCost", kind: "set", value: 0.25 })).toBe(0.25);
    expect(leverMeaning(leverOf({ target: "arpa", kind: "add", value: -80 }), segmentOf())).toMatchObject({ after: 0, saturates: true });
  });
});

describe("retentionValue (methods.md 10.2, clv_vectors.py)", () => {
  const value = (margin: number, retention: number, discount: number, rest: Partial<RetentionValueInput> = {}) =>
    retentionValue({ margin, retention, discount, convention: "a", horizonMonths: null, ...rest });

  it("gives the three conventions", () => {
    expect(value(100, 0.9, 0.12)).toBeCloseTo(509.090909, 6);
    expect(value(100, 0.9, 0.12, { convention: "b" })).toBeCloseTo(409.090909, 6);
    expect(value(100, 0.9, 0.12, { convention: "c" })).toBeCloseTo(454.545455, 6);
    expect(value(100, 0.8, 0.1)).toBeCloseTo(366.666667, 6);
    expect(value(100, 0.8, 0.1, { convention: "b" })).toBeCloseTo(266.666667, 6);
    expect(value(100, 0.8, 0.1, { convention: "c" })).toBeCloseTo(333.333333, 6);
  });

  it("gives the value of a finite horizon", () => {
    expect(value(100, 0.8, 0.1, { horizonMonths: 60 })).toBeCloseTo(292.063384, 6);
    expect(value(100, 1, 0, { horizonMonths: 60 })).toBe(500);
  });

  it("has no value where the sum diverges or the rate is senseless", () => {
    expect(value(100, 1, 0)).toBeNull();
    expect(value(100, 0.5, -1)).toBeNull();
  });

  it("answers a change of retention with the elasticity r/(1 + d − r): 2.666667 and 4.5 (12.3)", () => {
    for (const [r, elasticity] of [
      [0.8, 2.666667],
      [0.9, 4.5],
    ] as const) {
      const step = 1e-6;
      const slope = ((value(100, r * (1 + step), 0.1) ?? 0) - (value(100, r * (1 - step), 0.1) ?? 0)) / (2 * step);
      expect(slope / (value(100, r, 0.1) ?? 1)).toBeCloseTo(elasticity, 5);
    }
  });

  it("reproduces the claim of Reichheld for five points (12.8)", () => {
    const gain = (r: number, d: number, kind: "points" | "relative") => {
      const after = applyLever({ kind, value: 0.05 }, 1, r);
      return 100 * ((value(1, after, d) ?? 0) / (value(1, r, d) ?? 1) - 1);
    };
    const rates = [0.6, 0.75, 0.8, 0.85, 0.9];
    [11.1111, 16.6667, 20, 25, 33.3333].forEach((percent, at) => {
      expect(gain(rates[at] ?? 0, 0.1, "points")).toBeCloseTo(percent, 4);
    });
    [14.2857, 25, 33.3333, 50, 100].forEach((percent, at) => {
      expect(gain(rates[at] ?? 0, 0, "points")).toBeCloseTo(percent, 4);
    });
    [8.1081, 17.6471, 25, 39.5349, 81.8182].forEach((percent, at) => {
      expect(gain(rates[at] ?? 0, 0, "relative")).toBeCloseTo(percent, 4);
    });
    expect(gain(0.75 + 0.1, 0.1, "points")).toBeCloseTo(25, 6);
    expect(gain(0.897368 + 0.1, 0.1, "points")).toBeCloseTo(95, 2);
  });

  it("gives 166.6667 → 240 after an acquisition cost of 200, +44 % (12.8)", () => {
    const before = (value(100, 0.8, 0.1) ?? 0) - 200;
    const after = (value(100, 0.85, 0.1) ?? 0) - 200;
    expect(before).toBeCloseTo(166.6667, 4);
    expect(after).toBeCloseTo(240, 9);
    expect(100 * (after / before - 1)).toBeCloseTo(44, 9);
  });
});
