import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { project } from "../../shared/scenario/project.ts";
import type { Lever, LinkedScore, ScenarioResponse } from "../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../shared/scenario/score-classes.ts";
import { spellLever } from "../../shared/scenario/spell-lever.ts";
import { type WhatifContext, whatif } from "../../shared/scenario/whatif.ts";
import { baselineOf, leverOf, linkOf, segmentOf } from "./builders.ts";

const NOTHING: WhatifContext = { indices: {}, response: { clv: null, roi: null } };

/** methods.md 12.4.1: promoters .40, passives .35, detractors .25 with churn .05, .10, .25 a year. */
const nps = linkOf("nps", [0.25, 0.35, 0.4], [0.25, 0.1, 0.05]);
const linked = segmentOf({ annualRetention: 1 - 0.1175, links: [nps] });
const move = (from: string, to: string, value: number, rest: Partial<Lever> = {}) =>
  leverOf({ target: "nps", kind: "move", value, from, to, ...rest });
/** Shares .44, .36, .20: a fifth of the detractors become passives, and four hundredths of all customers promoters. */
const moves = (attribution?: number) => {
  const rest = attribution === undefined ? {} : { attribution };
  return [move("detractor", "passive", 0.2, rest), move("passive", "promoter", 0.1, rest)];
};
const retentionOf = (levers: readonly Lever[]): number => {
  const months = project({ ...baselineOf(), segments: [{ ...linked, customers: 1, acquisitionsPerMonth: 0 }] }, levers, 2).months;
  return (months[1]?.customers ?? Number.NaN) ** 12;
};

describe("levers on scores, against the vector of methods.md 12.4.1 (whatif_vectors.py)", () => {
  const baseline = { ...baselineOf(), segments: [linked] };

  it("take churn .1175 to .108, +.95 points of retention, and NPS 15 to 24", () => {
    expect(retentionOf([])).toBeCloseTo(1 - 0.1175, 12);
    expect(retentionOf(moves())).toBeCloseTo(1 - 0.108, 12);
    const result = whatif(baseline, moves(), 12, NOTHING);
    expect(result.indices["nps"]).toEqual({ baseline: expect.closeTo(15, 12), scenario: expect.closeTo(24, 12), affected: true });
    expect(result.scores).toEqual([
      {
        score: "nps",
        classes: [
          { key: "detractor", before: 0.25, after: expect.closeTo(0.2, 12) },
          { key: "passive", before: 0.35, after: expect.closeTo(0.36, 12) },
          { key: "promoter", before: 0.4, after: expect.closeTo(0.44, 12) },
        ],
      },
    ]);
  });

  it("take +.475 points where half of the association is taken for cause", () => {
    expect(retentionOf(moves(0.5))).toBeCloseTo(1 - 0.1175 + 0.00475, 12);
  });

  it("say that the whole association is an upper bound, and nothing of the kind for a part of it", () => {
    expect(whatif(baseline, moves(), 12, NOTHING).flags).toContain("ATTRIBUTION_UPPER_BOUND");
    expect(whatif(baseline, moves(0.5), 12, NOTHING).flags).not.toContain("ATTRIBUTION_UPPER_BOUND");
  });

  it("are spelled out as the share of the class left and the retention that follows", () => {
    expect(spellLever([linked], move("detractor", "passive", 0.2))).toMatchObject({
      before: 0.25,
      after: expect.closeTo(0.2, 12),
      retention: { before: expect.closeTo(0.8825, 12), after: expect.closeTo(0.89, 12) },
    });
    expect(spellLever([segmentOf()], move("detractor", "passive", 0.2))).toBeNull();
  });
});

describe("levers on scores", () => {
  it("compose with levers on retention in their order and are clamped once at the end", () => {
    const up = leverOf({ value: 0.5 });
    const down = leverOf({ kind: "points", value: -0.6 });
    // .8825 · 1.5 + .0075 − .6, never cut in between.
    expect(retentionOf([up, move("detractor", "passive", 0.2), down])).toBeCloseTo(0.8825 * 1.5 + 0.0075 - 0.6, 12);
  });

  it("do nothing where the score is not linked, and say so", () => {
    const baseline = baselineOf();
    const result = whatif(baseline, moves(), 24, NOTHING);
    expect(result.scenario).toEqual(result.baseline);
    expect(result.flags).toContain("SCORE_NOT_LINKED");
    expect(result.flags).not.toContain("ATTRIBUTION_UPPER_BOUND");
  });

  it("raise the share resolved at first contact in points, relatively, or to a value, and no further than everybody", () => {
    const fcr = linkOf("fcr", [0.3, 0.7], [0.2, 0.1]);
    const segment = segmentOf({ links: [fcr] });
    const at = (kind: Lever["kind"], value: number) => spellLever([segment], { target: "fcr", kind, value });
    expect(at("points", 0.1)).toMatchObject({ before: 0.7, after: expect.closeTo(0.8, 12), saturates: false });
    expect(at("points", 0.1)?.retention?.after).toBeCloseTo(0.81, 12);
    expect(at("relative", 0.1)?.retention?.after).toBeCloseTo(0.807, 12);
    expect(at("set", 0.5)?.retention?.after).toBeCloseTo(0.78, 12);
    expect(at("points", 0.5)).toMatchObject({ after: 1, saturates: true });
    expect(at("points", 0.5)?.retention?.after).toBeCloseTo(0.83, 12);
  });

  it("move CSAT by the customers who become satisfied, weighted by those who answered", () => {
    const link = (answered: number) => linkOf("csat", [0.2, 0.3, 0.5], [0.3, 0.2, 0.1], answered);
    const baseline = {
      ...baselineOf(),
      segments: [segmentOf({ key: "A", links: [link(300)] }), segmentOf({ key: "B", customers: 9_000, links: [link(100)] })],
    };
    const lever = leverOf({ target: "csat", kind: "move", value: 0.5, from: "rest", to: "satisfied", segment: "A" });
    const result = whatif(baseline, [lever], 12, { ...NOTHING, indices: { csat: 60 } });
    // Three quarters of those who answered are in A: .75 · .15.
    expect(result.indices["csat"]).toEqual({ baseline: 60, scenario: expect.closeTo(71.25, 9), affected: true });
    expect(result.indices["nps"]?.affected).toBe(false);
  });

  it("move health bands without claiming to know the mean score", () => {
    const health = linkOf("health", [0.2, 0.3, 0.5], [0.4, 0.2, 0.1]);
    const lever = leverOf({ target: "health", kind: "move", value: 0.25, from: "red", to: "amber" });
    const result = whatif(baselineOf({ links: [health] }), [lever], 12, { ...NOTHING, indices: { health: 62 } });
    expect(result.indices["health"]).toEqual({ baseline: 62, scenario: null, affected: true });
    expect(result.flags).toContain("HEALTH_BANDS_ONLY");
    expect(result.scores[0]?.classes.map(({ after }) => after)).toEqual([0.15, 0.35, 0.5].map((share) => expect.closeTo(share, 12)));
    expect(result.delta.revenue.abs).toBeGreaterThan(0);
  });

  it("take the money of the customers moved into the box they enter (methods.md 7: 20 % of the bottom saves 6,750)", () => {
    const boxes: ScenarioResponse["boxes"] = {
      by: "nps",
      top: { revenue: 480_000, churn: 0.05 },
      middle: { revenue: 350_000, churn: 0.1 },
      bottom: { revenue: 225_000, churn: 0.25 },
    };
    const context: WhatifContext = { indices: { boxes: 62_500, secure: 30, cvq: 70 }, response: { clv: null, roi: null, boxes } };
    const result = whatif({ ...baselineOf(), segments: [linked] }, [move("detractor", "passive", 0.2)], 12, context);
    expect(result.indices["boxes"]).toEqual({ baseline: 62_500, scenario: expect.closeTo(62_500 - 6_750, 6), affected: true });
    // Nothing is said of who is secure, nor of value for money.
    for (const id of ["secure", "cvq"]) expect(result.indices[id]?.affected).toBe(false);
  });

  it("let a price carry the money at risk with it", () => {
    const result = whatif(baselineOf(), [leverOf({ target: "arpa", value: 0.02 })], 12, { ...NOTHING, indices: { boxes: 50_000 } });
    expect(result.indices["boxes"]?.scenario).toBeCloseTo(51_000, 6);
  });

  it("move CLV by the retention that follows", () => {
    const clv: ScenarioResponse["clv"] = {
      method: "retention",
      margin: 100,
      retention: 0.8825,
      discount: 0.1,
      cac: 0,
      convention: "a",
      horizonMonths: null,
    };
    const result = whatif({ ...baselineOf(), segments: [linked] }, moves(), 12, { indices: {}, response: { clv, roi: null } });
    expect(result.indices["clv"]?.scenario).toBeCloseTo((100 * 1.1) / (1.1 - 0.892), 9);
  });

  it("keep the shares of a score at 1, whatever is moved", () => {
    const scores = fc.constantFrom<LinkedScore>("nps", "csat", "health");
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 2 }), fc.double({ min: 0, max: 1, noNaN: true })),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(scores, steps, (score, chosen) => {
        const keys = SCORE_CLASSES[score];
        const levers = chosen.map(([from, on, value]) =>
          leverOf({ target: score, kind: "move", value, from: keys[from] ?? "", to: keys[(from + on) % 3] ?? "" }),
        );
        const result = whatif(baselineOf({ links: [linkOf(score, [0.2, 0.3, 0.5], [0.3, 0.2, 0.1])] }), levers, 6, NOTHING);
        for (const { classes } of result.scores) {
          expect(classes.reduce((sum, { after }) => sum + after, 0)).toBeCloseTo(1, 12);
          expect(classes.every(({ after }) => after >= -1e-12)).toBe(true);
        }
      }),
    );
  });
});

describe("referral", () => {
  const still = {
    annualRetention: 1,
    acquisitionsPerMonth: 0,
    links: [{ ...nps, classes: nps.classes.map((own) => ({ ...own, annualChurn: 0 })) }],
  };
  const refer = leverOf({ target: "referral", kind: "set", value: 0.6 });

  it("brings ρ/12 new customers a month for each promoter gained (methods.md 12.3)", () => {
    const months = project(baselineOf(still), [refer, move("passive", "promoter", 0.2)], 3).months;
    // 1,000 customers, .07 of them become promoters: 70 · .6/12 = 3.5 in the second month; then also those of 3.5 newcomers.
    expect(months[1]?.customers).toBeCloseTo(1_003.5, 9);
    expect(months[2]?.customers).toBeCloseTo(1_003.5 + (0.6 / 12) * (0.47 * 1_003.5 - 400), 9);
  });

  it("leaves a steady state steady, and needs NPS", () => {
    const steady = baselineOf({ annualRetention: 0.8, acquisitionsPerMonth: 1_000 * (1 - 0.8 ** (1 / 12)), links: [nps], referral: 0.5 });
    expect(project(steady, [], 60).months.at(-1)?.customers).toBeCloseTo(1_000, 6);
    const result = whatif(baselineOf(), [refer], 12, NOTHING);
    expect(result.flags).toContain("REFERRAL_NOT_LINKED");
    expect(result.delta.revenue.abs).toBe(0);
  });
});
