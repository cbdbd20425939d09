import { describe, expect, it } from "vitest";
import type { SegmentBaseline, UncertainField } from "../../shared/scenario/scenario.ts";
import { elasticity } from "../../shared/scenario/understand/elasticities.ts";
import { seekGoal } from "../../shared/scenario/understand/goal-seek.ts";
import { baselineInput, type Probe, probe } from "../../shared/scenario/understand/input.ts";
import {
  betaSampleInformation,
  normalPerfectInformation,
  normalSampleInformation,
  unitNormalLoss,
} from "../../shared/scenario/understand/linear-loss.ts";
import { createOutcome } from "../../shared/scenario/understand/outcome.ts";
import { lifetimeIncrease, PUBLISHED_INCREASES, reichheldContext } from "../../shared/scenario/understand/reichheld.ts";
import { tornado } from "../../shared/scenario/understand/tornado.ts";
import { baselineOf, leverOf, segmentOf } from "../scenario/builders.ts";
import { near, printed } from "../statistics/near.ts";

const HORIZON = 36;

function probeOf(field: UncertainField, change: Partial<SegmentBaseline> = {}): Probe {
  const baseline = baselineOf(change);
  const input = baselineInput(baseline, field, null);
  if (input === null) throw new Error(`the main case must have ${field}`);
  return probe(input, { baseline, levers: [] }, createOutcome("revenue", 1, HORIZON));
}

describe("methods.md 12.5, tornado of revenue over 36 months (whatif_vectors.py)", () => {
  const ends: readonly (readonly [UncertainField, number, number])[] = [
    ["customers", 950, 1_050],
    ["annualRetention", 0.76, 0.84],
    ["arpa", 47, 54],
    ["acquisitionsPerMonth", 15, 25],
  ];
  const bars = tornado(ends.map(([field, low, high]) => ({ ...probeOf(field), low, high })));

  it.each([
    ["acquisitionsPerMonth", "1711623.0262", "1969773.2965", "258150.2703"],
    ["arpa", "1730256.2716", "1987954.0142", "257697.7426"],
    ["annualRetention", "1735425.7597", "1950043.0484", "214617.2888"],
    ["customers", "1774478.2803", "1906918.0423", "132439.7621"],
  ])("%s: %s to %s, swing %s, in this order", (field, atLow, atHigh, swing) => {
    const place = ["acquisitionsPerMonth", "arpa", "annualRetention", "customers"].indexOf(field);
    const bar = bars[place];
    expect(bar?.input).toEqual({ kind: "baseline", field, segment: null });
    printed(bar?.atLow, atLow);
    printed(bar?.atHigh, atHigh);
    printed(bar?.swing, swing);
    expect(bar?.inside).toBeNull();
  });

  it("of an input with a distribution takes its 5th and 95th percentile, here PERT(.76, .80, .88): .773140 and .845594", () => {
    const {
      low,
      high,
      ends: from,
    } = probeOf("annualRetention", {
      ranges: { annualRetention: { kind: "pert", low: 0.76, mode: 0.8, high: 0.88 } },
    });
    printed(low, "0.773140");
    printed(high, "0.845594");
    expect(from).toBe("distribution");
  });

  it("of an input without one takes a tenth less and more", () => {
    expect(probeOf("arpa")).toMatchObject({ low: 45, high: 55, ends: "tenth" });
  });
});

describe("methods.md 12.5, goal seek (whatif_vectors.py)", () => {
  it("revenue over 36 months rises by 10 % at an annual retention of .86649816", () => {
    const retention = probeOf("annualRetention");
    const answer = seekGoal(retention, 1.1 * retention.at(0.8));
    expect(answer.reached).toBe(true);
    printed(answer.value, "0.86649816");
    near(answer.outcome, 1.1 * answer.base.outcome);
  });

  it("the most that retention can give is 2,430,000, at 1", () => {
    const answer = seekGoal(probeOf("annualRetention"), 3_000_000);
    expect(answer.reached).toBe(false);
    near(answer.outcome, 2_430_000);
    expect(answer.value).toBe(1);
  });
});

describe("methods.md 12.3, elasticity of lifetime value to retention", () => {
  it("is near 2.666667 at r = .8, d = .1 by a central difference of 1 %", () => {
    const worth = (retention: number): number => (100 * 1.1) / (1.1 - retention);
    const answer = elasticity({ ...probeOf("annualRetention"), at: worth });
    // The difference of 1 % carries a curvature term: e³·h² ≈ .0019.
    expect(Math.abs((answer.value ?? 0) - 8 / 3)).toBeLessThan(0.003);
  });

  it("of revenue to ARPA is 1", () => near(elasticity(probeOf("arpa")).value, 1));
});

describe("two-action linear loss with a normal prior (Raiffa & Schlaifer 1961; Schlaifer 1959, table IV)", () => {
  it.each([
    [0, "0.3989"],
    [0.5, "0.1978"],
    [1, "0.08332"],
    [1.5, "0.02931"],
    [2, "0.008491"],
    [3, "0.0003822"],
  ])("the unit normal loss at %d is %s", (z, expected) => printed(unitNormalLoss(z), expected));

  it("is worth slope × sd × L(distance in sds): 1,000 × .02 × L(.5) = 3.956", () => {
    near(normalPerfectInformation(1_000, 0.8, 0.81, 0.02), 20 * unitNormalLoss(0.5));
  });

  it("the value of a sample grows with it to that of perfect information, and is 0 for no sample", () => {
    const worth = (n: number): number => normalSampleInformation(1_000, 0.8, 0.81, 0.02, 0.4, n);
    expect(worth(0)).toBe(0);
    expect(worth(100)).toBeLessThan(worth(400));
    near(worth(1e14), normalPerfectInformation(1_000, 0.8, 0.81, 0.02));
    // 400 interviews have a standard error of .02, the prior's own: the posterior mean spreads by .02/√2.
    near(worth(400), 1_000 * (0.02 / Math.SQRT2) * unitNormalLoss(0.01 / (0.02 / Math.SQRT2)));
  });

  it("of one interview under Beta(1, 1) and break-even ½ it is 1/12 of the slope", () => {
    // After a yes the mean is 2/3, after a no 1/3: ½ · (2/3 − ½) = 1/12.
    near(betaSampleInformation(1, 0.5, 1, 1, 1), 1 / 12);
  });
});

describe("methods.md 12.8, Reichheld's five points (whatif_vectors.py)", () => {
  it.each([
    [0.6, "11.1111"],
    [0.75, "16.6667"],
    [0.8, "20"],
    [0.85, "25"],
    [0.9, "33.3333"],
  ])("at d = .10 and r = %d they raise lifetime value by %s %%", (r, expected) => printed(lifetimeIncrease(r, 0.1, 0.05), expected));

  it.each([
    [0.6, "14.2857", "8.1081"],
    [0.75, "25", "17.6471"],
    [0.8, "33.3333", "25"],
    [0.85, "50", "39.5349"],
    [0.9, "100", "81.8182"],
  ])("at d = 0 and r = %d by %s %%, and five percent (not points) by %s %%", (r, points, relative) => {
    printed(lifetimeIncrease(r, 0, 0.05), points);
    printed(lifetimeIncrease(r, 0, 0.05 * r), relative);
  });

  it("it is 25 % where r − d = .75 and 95 % where r − d = .897368", () => {
    printed(lifetimeIncrease(0.85, 0.1, 0.05), "25");
    expect(lifetimeIncrease(0.897368, 0, 0.05)).toBeCloseTo(95, 2);
  });

  it("after acquisition cost of 200, m = 100, r = .8, d = .1: 166.6667 to 240, +44 %", () => {
    const context = reichheldContext({ ...baselineOf({ arpa: 100 / 12, grossMargin: 1, cac: 200 }), discountRate: 0.1 });
    printed(context?.afterCac?.before, "166.6667");
    near(context?.afterCac?.after, 240);
    near(context?.afterCac?.percent, 44);
  });

  it("without acquisitions .80 → .85 adds 2.718235 % to the first 12 months of revenue", () => {
    printed(reichheldContext(baselineOf({ acquisitionsPerMonth: 0 }))?.firstYear.percent, "2.718235");
  });

  it("the published figures are the eight of figure 2.7", () => {
    expect(PUBLISHED_INCREASES.map(({ percent }) => percent)).toEqual([95, 85, 85, 84, 81, 75, 45, 35]);
  });

  it("there is none where the value diverges or retention would pass 1", () => {
    expect(lifetimeIncrease(0.95, 0, 0.05)).toBeNull();
    expect(lifetimeIncrease(0.97, 0.1, 0.05)).toBeNull();
    expect(reichheldContext({ segments: [segmentOf({ customers: 0 })], discountRate: 0.1, fixedCostPerMonth: 0 })).toBeNull();
  });
});

describe("methods.md 12.3, the main case as a lever", () => {
  it("a set lever reaches +10 % at the same .86649816", () => {
    const baseline = baselineOf();
    const levers = [leverOf({ kind: "set", value: 0.8 })];
    const outcome = createOutcome("revenue", 1, HORIZON);
    const at = (value: number): number => outcome({ baseline, levers: [{ ...leverOf({ kind: "set" }), value }] });
    const answer = seekGoal(
      { name: { kind: "lever", lever: 0, part: "value" }, base: 0.8, low: 0, high: 1, ends: "tenth", min: 0, max: 1, at },
      1.1 * outcome({ baseline, levers }),
    );
    printed(answer.value, "0.86649816");
  });
});
