import { describe, expect, it } from "vitest";
import type { DataRow } from "./support/canonical-data.ts";
import { indicesOf, type TestQuery } from "./support/indices-of.ts";

/** Answers of as many customers as there are values. */
const answersOf = (field: string, values: readonly number[]): readonly DataRow[] =>
  values.map((value, at) => ({ customer_id: `c${at}`, [field]: value }));

const counted = (detractors: number, passives: number, promoters: number): readonly number[] => [
  ...new Array<number>(detractors).fill(3),
  ...new Array<number>(passives).fill(7),
  ...new Array<number>(promoters).fill(10),
];

const npsOf = async (values: readonly number[], query: TestQuery = {}) =>
  (await indicesOf({ answers: answersOf("nps", values) }, query)).indices.nps;

describe("NPS through the index (methods.md 1)", () => {
  it.each([
    { name: "0, 7, 7, 9, 9, 9 (R package NPS)", values: [0, 7, 7, 9, 9, 9], value: 100 / 3, variance: 5 / 9, se: 30.429 },
    { name: "1, 0, 1 (R package NPS)", values: counted(1, 0, 1), value: 0, variance: 1, se: 70.7107 },
    { name: "0, 1, 1 (R package NPS)", values: counted(0, 1, 1), value: 50, variance: 0.25, se: 35.3553 },
    { name: "1, 1, 1 (R package NPS)", values: counted(1, 1, 1), value: 0, variance: 2 / 3, se: 47.1405 },
  ])("gives value, variance and error of $name", async ({ values, value, variance, se }) => {
    const nps = await npsOf(values);
    expect(nps.value).toBeCloseTo(value, 9);
    expect(nps.parts["variance"]).toBeCloseTo(variance, 9);
    expect(nps.parts["se"]).toBeCloseTo(se, 4);
  });

  it("takes cuts of its own on a scale of its own: 1…15 with 0–6, 7–8, 9–15 (R package NPS)", async () => {
    const answers = answersOf("nps", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    const { nps } = (await indicesOf({ answers }, {}, { scales: { nps: { min: 0, max: 15 } } })).indices;
    expect(nps.value).toBeCloseTo(100 / 15, 9);
    expect(nps.parts["variance"]).toBeCloseTo(0.862222, 6);
  });

  it.each([
    { counts: [20, 30, 50], value: 30, wald: [14.692, 45.308], adjustedWald: [14.051, 44.201], score: [13.955, 44.339] },
    { counts: [5, 5, 10], value: 25, wald: [-11.339, 61.339], adjustedWald: [-11.716, 55.194], score: [-12.921, 56.011] },
    { counts: [0, 0, 10], value: 100, wald: [100, 100], adjustedWald: [47.504, 100], score: [44.493, 100] },
    { counts: [0, 8, 0], value: 0, wald: [0, 0], adjustedWald: [-21.822, 21.822], score: [-32.441, 32.441] },
  ] as const)("gives the three intervals of $counts (stats_vectors.py)", async ({ counts: [d, s, p], value, ...limits }) => {
    for (const interval of ["wald", "adjustedWald", "score"] as const) {
      const nps = await npsOf(counted(d, s, p), { settings: { nps: { interval } } });
      expect(nps.value).toBeCloseTo(value, 9);
      expect(nps.ci?.method).toBe(interval);
      expect(nps.ci?.lo).toBeCloseTo(limits[interval][0], 3);
      expect(nps.ci?.hi).toBeCloseTo(limits[interval][1], 3);
    }
  });

  it("weighs answers: −40, effective 3.846154, error 34.292856 (stats_vectors.py)", async () => {
    const weights = [1, 1, 2, 2, 4];
    const answers = answersOf("nps", [10, 9, 8, 6, 3]).map((row, at) => ({ ...row, weight: weights[at] ?? 1 }));
    const { nps } = (await indicesOf({ answers })).indices;
    expect(nps.value).toBeCloseTo(-40, 9);
    expect(nps.nEff).toBeCloseTo(3.846154, 6);
    expect(nps.parts["se"]).toBeCloseTo(34.292856, 6);
    expect(nps.parts).toMatchObject({ promoters: 2, passives: 1, detractors: 2 });
  });

  it("compares two waves: raw 15, adjusted −6.247…35.373, p .1702 (stats_vectors.py)", async () => {
    const answers = [...counted(20, 30, 50), ...counted(15, 25, 60)].map((nps, at) => ({
      customer_id: `c${at}`,
      answered_at: at < 100 ? "2026-01-10 00:00:00" : "2026-02-10 00:00:00",
      nps,
    }));
    const { waves } = await indicesOf({ answers }, { wave: "month" });
    expect(waves?.map(({ key, n, indices }) => [key, n, indices.nps.value])).toEqual([
      ["2026-01", 100, 30],
      ["2026-02", 100, 45],
    ]);
    const [test] = waves?.[1]?.tests ?? [];
    expect(test).toMatchObject({ index: "nps", a: "2026-01", b: "2026-02" });
    expect(test?.difference).toBeCloseTo(15, 9);
    expect(test?.lo).toBeCloseTo(-6.247, 3);
    expect(test?.hi).toBeCloseTo(35.373, 3);
    expect(test?.p).toBeCloseTo(0.1702, 4);
    expect(test?.pHolm).toBe(test?.p);
  });
});

describe("CSAT through the index (methods.md 2)", () => {
  const tens = [10, 9, 8, 7, 8, 3, 9, 6, 10, 8];
  const fives = [5, 4, 4, 5, 3, 4, 5, 2, 4, 5];

  it("takes 8–10 of 1–10 as satisfied: 70 %", async () => {
    const { csat } = (await indicesOf({ answers: answersOf("csat", tens) }, {}, { scales: { csat: { min: 1, max: 10 } } })).indices;
    expect(csat.value).toBeCloseTo(70, 9);
    expect(csat.params).toMatchObject({ satisfiedFrom: 8, dissatisfiedUpTo: 3 });
  });

  it("gives top-2 80 %, mean 4.1 with its t interval, rescaled 77.5", async () => {
    const answers = answersOf("csat", fives);
    const { csat } = (await indicesOf({ answers })).indices;
    expect(csat.value).toBeCloseTo(80, 9);
    expect(csat.parts).toMatchObject({ satisfied: 8, dissatisfied: 1 });
    expect(csat.parts["mean"]).toBeCloseTo(4.1, 9);
    expect(csat.parts["rescaled"]).toBeCloseTo(77.5, 9);
    expect(csat.parts["net"]).toBeCloseTo(70, 9);
    const mean = (await indicesOf({ answers }, { settings: { csat: { headline: "mean" } } })).indices.csat;
    expect(mean.ci?.lo).toBeCloseTo(3.388628, 6);
    expect(mean.ci?.hi).toBeCloseTo(4.811372, 6);
  });

  it("puts the Wilson interval of 195 of 350 around the share (Quality Progress 2005)", async () => {
    const values = Array.from({ length: 350 }, (_, at) => (at < 195 ? 9 : 5));
    const query = { settings: { csat: { satisfiedFrom: 9 } } };
    const { csat } = (await indicesOf({ answers: answersOf("csat", values) }, query, { scales: { csat: { min: 1, max: 10 } } })).indices;
    expect(csat.ci?.method).toBe("wilson");
    expect(csat.ci?.lo).toBeCloseTo(50.4763, 4);
    expect(csat.ci?.hi).toBeCloseTo(60.8282, 4);
  });

  it("puts Wilson at the effective size: .730769, 7.511111, .383105…0.922259 (0.4, weighted share)", async () => {
    const weights = [1, 1, 1, 2, 2, 3, 0.5, 0.5, 1, 1];
    const answers = [1, 1, 0, 1, 0, 1, 1, 0, 1, 1].map((y, at) => ({
      customer_id: `c${at}`,
      csat: y === 1 ? 5 : 1,
      weight: weights[at] ?? 1,
    }));
    const { csat } = (await indicesOf({ answers })).indices;
    expect(csat.value).toBeCloseTo(73.0769, 4);
    expect(csat.nEff).toBeCloseTo(7.511111, 6);
    expect(csat.ci?.lo).toBeCloseTo(38.3105, 4);
    expect(csat.ci?.hi).toBeCloseTo(92.2259, 4);
  });

  it("compares groups by Newcombe and pooled z: 70 against 63.3 %, p .014306 (0.4)", async () => {
    const answers = Array.from({ length: 1200 }, (_, at) => ({
      customer_id: `c${at}`,
      segment: at < 600 ? "A" : "B",
      csat: (at < 600 ? at < 380 : at < 1020) ? 5 : 1,
    }));
    const { groups } = await indicesOf({ answers }, { by: "segment" });
    const test = groups?.[1]?.tests.find(({ index }) => index === "csat");
    expect(test?.difference).toBeCloseTo(100 * (420 / 600 - 380 / 600), 9);
    expect(test?.lo).toBeCloseTo(1.3321, 4);
    expect(test?.hi).toBeCloseTo(11.9488, 4);
    expect(test?.p).toBeCloseTo(0.014306, 6);
  });
});

describe("secure customers through the index (methods.md 8)", () => {
  const sat = [5, 5, 4, 5, 3, 5, 2, 5, 4, 5];
  const recommend = [5, 5, 5, 4, 3, 5, 1, 5, 4, 5];
  const repurchase = [5, 4, 5, 5, 3, 5, 2, 5, 4, 3];
  const revenue = [100, 80, 120, 60, 40, 300, 50, 150, 70, 30];
  const data = {
    answers: sat.map((value, at) => ({
      customer_id: `c${at}`,
      sat: value,
      recommend: recommend[at] ?? null,
      repurchase: repurchase[at] ?? null,
    })),
    accounts: revenue.map((value, at) => ({ customer_id: `c${at}`, revenue: value })),
  };

  it("gives 3 of 10, 55 % by revenue, tiers 3/4/2/1 and lift 1.666667", async () => {
    const { secure } = (await indicesOf(data)).indices;
    expect(secure.value).toBeCloseTo(30, 9);
    expect(secure.ci?.lo).toBeCloseTo(10.7791, 4);
    expect(secure.ci?.hi).toBeCloseTo(60.3222, 4);
    expect(secure.parts["byRevenue"]).toBeCloseTo(55, 9);
    expect(secure.parts["byRevenueSe"]).toBeCloseTo(19.7715, 4);
    expect(secure.parts["tiers"]).toEqual({ secure: 3, favourable: 4, vulnerable: 2, atRisk: 1 });
    expect(secure.parts["lift"]).toBeCloseTo(1.666667, 6);
    expect(secure.parts["marginals"]).toEqual({ sat: 0.6, recommend: 0.6, repurchase: 0.5 });
  });

  it("takes one answer below top for a settled case and leaves an unsettled row out", async () => {
    const answers = [
      { customer_id: "a", sat: 4, recommend: null, repurchase: null },
      { customer_id: "b", sat: 5, recommend: 5, repurchase: null },
      { customer_id: "c", sat: 5, recommend: 5, repurchase: 5 },
      { customer_id: "d", sat: 5, recommend: -128, repurchase: 5 },
    ];
    const { secure } = (await indicesOf({ answers })).indices;
    expect(secure).toMatchObject({ value: 50, n: 2, excluded: { missing: 1, outOfRange: 1, duplicate: 0 } });
    expect(secure.parts["complete"]).toBe(1);
  });

  it("lets the last row that settles the case count, not a later one that does not", async () => {
    const answers = [
      { customer_id: "a", answered_at: "2026-01-01 00:00:00", sat: 5, recommend: 5, repurchase: 5 },
      { customer_id: "a", answered_at: "2026-02-01 00:00:00", sat: 5, recommend: null, repurchase: 5 },
      { customer_id: "b", answered_at: "2026-01-01 00:00:00", sat: 5, recommend: 5, repurchase: 5 },
      { customer_id: "b", answered_at: "2026-02-01 00:00:00", sat: 3, recommend: null, repurchase: null },
    ];
    const { secure } = (await indicesOf({ answers })).indices;
    expect(secure).toMatchObject({ value: 50, n: 2, excluded: { missing: 1, outOfRange: 0, duplicate: 1 } });
  });
});
