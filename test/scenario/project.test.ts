import { describe, expect, it } from "vitest";
import { project } from "../../shared/scenario/project.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

/** 1e-6 relative, the tolerance of issue 2 for methods.md 12.3. */
const near = (actual: number | undefined, expected: number) =>
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected));

const noAcquisitions = { acquisitionsPerMonth: 0 };

describe("project, against the table of methods.md 12.3 (whatif_vectors.py)", () => {
  const rows: readonly (readonly [string, readonly Lever[], number, number, number, number, number, number])[] = [
    ["base .80", [], 0.98157653, 1015.829468, 604_895.9138, 405_426.0146, 1_840_698.1613, 1_124_008.4085],
    ["relative .84", [leverOf()], 0.98557559, 1057.094182, 617_542.8501, 413_760.8719, 1_950_043.0484, 1_187_802.2419],
    [
      "churn −5 % .81",
      [leverOf({ kind: "churnCut" })],
      0.98259319,
      1026.167715,
      608_079.9243,
      407_524.5881,
      1_867_648.8271,
      1_139_744.1568,
    ],
  ];
  for (const [name, levers, rate, customers12, revenue12, pv12, revenue36, pv36] of rows) {
    it(`gives every figure of the row "${name}"`, () => {
      const result = project(baselineOf(), levers, 36);
      near(result.months[11]?.customers, customers12);
      near(result.revenue12, revenue12);
      near(result.pvMargin12, pv12);
      near(result.revenue, revenue36);
      near(result.pvMargin, pv36);
      // Without acquisitions the second month shows r_t itself.
      near(project(baselineOf({ ...noAcquisitions, customers: 1 }), levers, 2).months[1]?.customers, rate);
    });
  }

  it("gives the differences in percent that the table prints", () => {
    const base = project(baselineOf(), [], 36);
    const percent = (levers: readonly Lever[], field: "revenue12" | "revenue" | "pvMargin") =>
      100 * (project(baselineOf(), levers, 36)[field] / base[field] - 1);
    const relative = [leverOf()];
    const cut = [leverOf({ kind: "churnCut" })];
    expect(percent(relative, "revenue12")).toBeCloseTo(2.0908, 4);
    expect(percent(relative, "revenue")).toBeCloseTo(5.9404, 4);
    expect(percent(relative, "pvMargin")).toBeCloseTo(5.6756, 4);
    expect(percent(cut, "revenue12")).toBeCloseTo(0.5264, 4);
    expect(percent(cut, "revenue")).toBeCloseTo(1.4642, 4);
    expect(percent(cut, "pvMargin")).toBeCloseTo(1.4, 4);
  });

  it("gives 1000, 950, 905, 864.5 customers and revenue 37,195 at r = .9 a period", () => {
    const baseline = baselineOf({ annualRetention: 0.9 ** 12, acquisitionsPerMonth: 50, arpa: 10 });
    const result = project(baseline, [], 4);
    [1000, 950, 905, 864.5].forEach((customers, t) => {
      near(result.months[t]?.customers, customers);
    });
    near(result.revenue, 37_195);
  });

  it("reaches the steady state 1085.571820 of the base case", () => {
    near(project(baselineOf(), [], 1_200).months[1_199]?.customers, 1085.57182);
  });

  it("follows the closed form N_0 r^t + A(1 − r^t)/(1 − r)", () => {
    const r = 0.8 ** (1 / 12);
    project(baselineOf(), [], 60).months.forEach(({ customers }, t) => {
      near(customers, 1000 * r ** t + (20 * (1 - r ** t)) / (1 - r));
    });
  });

  it("gives +2.718235 % revenue in 12 months for .80 → .85 without acquisitions", () => {
    const base = project(baselineOf(noAcquisitions), [], 12);
    const points = project(baselineOf(noAcquisitions), [leverOf({ kind: "points" })], 12);
    expect(100 * (points.revenue / base.revenue - 1)).toBeCloseTo(2.718235, 6);
  });
});

describe("project, against the values of methods.md 12.5 (whatif_vectors.py)", () => {
  const revenue36 = (levers: readonly Lever[]) => project(baselineOf(), levers, 36).revenue;
  const set = (target: Lever["target"], value: number) => [leverOf({ target, kind: "set", value })];
  it("gives revenue at acquisitions of 15 and 25", () => {
    near(revenue36(set("acquisitions", 15)), 1_711_623.0262);
    near(revenue36(set("acquisitions", 25)), 1_969_773.2965);
  });
  it("gives revenue at an ARPA of 47 and 54", () => {
    near(revenue36(set("arpa", 47)), 1_730_256.2716);
    near(revenue36(set("arpa", 54)), 1_987_954.0142);
  });
  it("gives revenue at a retention of .76 and .84", () => {
    near(revenue36(set("retention", 0.76)), 1_735_425.7597);
    near(revenue36(set("retention", 0.84)), 1_950_043.0484);
  });
  it("gives revenue from 950 and 1050 customers", () => {
    near(project(baselineOf({ customers: 950 }), [], 36).revenue, 1_774_478.2803);
    near(project(baselineOf({ customers: 1050 }), [], 36).revenue, 1_906_918.0423);
  });
  it("gives +10 % revenue at ra = .86649816, and 2,430,000 at a baseline that loses nobody", () => {
    near(revenue36(set("retention", 0.86649816)), 1.1 * revenue36([]));
    near(project(baselineOf({ annualRetention: 1 }), [], 36).revenue, 2_430_000);
  });
});

describe("project, month by month", () => {
  it("lets a lever rise in equal steps from its start and halve after its ramp", () => {
    const lever = leverOf({ target: "arpa", kind: "add", value: 12, start: 3, ramp: 3, halfLife: 2 });
    const still = baselineOf({ annualRetention: 1, acquisitionsPerMonth: 0, customers: 1 });
    const arpas = project(still, [lever], 9).months.map(({ revenue }) => revenue);
    expect(arpas.slice(0, 5)).toEqual([50, 50, 54, 58, 62]);
    near(arpas[5], 50 + 12 * 2 ** -0.5);
    near(arpas[6], 56);
    near(arpas[8], 53);
  });

  it("scales δ before a logit shift, not its result", () => {
    const lever = leverOf({ kind: "logit", value: 0.25, ramp: 4 });
    const months = project(baselineOf({ ...noAcquisitions, customers: 1 }), [lever], 2).months;
    // r_1 carries month 1 to month 2, at effect 2/4.
    near(months[1]?.customers, (1 / (1 + Math.exp(-(Math.log(4) + 0.125)))) ** (1 / 12));
  });

  it("applies levers of one target in their order and clamps once at the end", () => {
    const up = leverOf({ value: 0.5 });
    const down = leverOf({ kind: "points", value: -0.5 });
    // 0.8 · 1.5 − 0.5 = 0.7; clamping in between would give 0.499.
    const months = project(baselineOf({ ...noAcquisitions, customers: 1 }), [up, down], 2).months;
    near(months[1]?.customers, 0.7 ** (1 / 12));
    // The other way round: (0.8 − 0.5) · 1.5 = 0.45.
    near(project(baselineOf({ ...noAcquisitions, customers: 1 }), [down, up], 2).months[1]?.customers, 0.45 ** (1 / 12));
  });

  it("does not add acquisitions to month 1", () => {
    expect(project(baselineOf(), [leverOf({ target: "acquisitions", kind: "add", value: 500 })], 1).months[0]?.customers).toBe(1000);
  });

  it("takes a lever's cost once in its start month and its monthly cost from then on", () => {
    const base = project(baselineOf(), [], 6);
    const lever = leverOf({ value: 0, start: 3, cost: 1_000, costPerMonth: 10 });
    const costs = project(baselineOf(), [lever], 6).months.map(({ margin }, t) => (base.months[t]?.margin ?? 0) - margin);
    costs.forEach((cost, t) => {
      expect(cost).toBeCloseTo([0, 0, 1010, 10, 10, 10][t] ?? Number.NaN, 9);
    });
    expect(project(baselineOf(), [lever], 6).programmeCost).toBe(1040);
  });

  it("counts the cost of a lever on every segment once, and that of a named segment in the segment", () => {
    const baseline = { ...baselineOf(), segments: [segmentOf({ key: "A" }), segmentOf({ key: "B" })] };
    const all = project(baseline, [leverOf({ value: 0, cost: 600 })], 1);
    expect(all.months[0]?.margin).toBeCloseTo(70_000 - 600, 9);
    expect(all.segments?.map(({ months }) => months[0]?.margin)).toEqual([35_000, 35_000]);
    const one = project(baseline, [leverOf({ value: 0, cost: 600, segment: "B" })], 1);
    expect(one.months[0]?.margin).toBeCloseTo(70_000 - 600, 9);
    expect(one.segments?.map(({ months }) => months[0]?.margin)).toEqual([35_000, 34_400]);
  });

  it("takes the company's fixed cost once a month from the total", () => {
    const baseline = { ...baselineOf({}, { fixedCostPerMonth: 500 }), segments: [segmentOf({ key: "A" }), segmentOf({ key: "B" })] };
    expect(project(baseline, [], 1).months[0]?.margin).toBeCloseTo(69_500, 9);
    const dearer = project(baseline, [leverOf({ target: "fixedCost", value: 0.1 })], 1);
    expect(dearer.months[0]?.margin).toBeCloseTo(69_450, 9);
  });

  it("moves the variable share of revenue by variableCost levers", () => {
    const cheaper = project(baselineOf(), [leverOf({ target: "variableCost", kind: "add", value: -0.02 })], 1);
    expect(cheaper.months[0]?.margin).toBeCloseTo(50_000 * 0.72, 9);
  });

  it("grows ARPA by its monthly growth before levers", () => {
    const baseline = baselineOf({ annualRetention: 1, acquisitionsPerMonth: 0, customers: 1, arpaGrowthPerMonth: 0.01 });
    near(project(baseline, [leverOf({ target: "arpa", value: 0.02 })], 3).months[2]?.revenue, 50 * 1.01 ** 2 * 1.02);
  });

  it("acts on a named segment alone", () => {
    const baseline = { ...baselineOf(), segments: [segmentOf({ key: "A" }), segmentOf({ key: "B" })] };
    const result = project(baseline, [leverOf({ segment: "B" })], 12);
    expect(result.segments?.[0]).toEqual(project(baseline, [], 12).segments?.[0]);
    near(result.segments?.[1]?.months[11]?.customers, 1057.094182);
  });
});
