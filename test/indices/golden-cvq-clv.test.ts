import { describe, expect, it } from "vitest";
import type { DataRow } from "./support/canonical-data.ts";
import { indicesOf } from "./support/indices-of.ts";

describe("CVQ through the index (methods.md 9.2)", () => {
  const records = [
    [1, 0.4, 30, 3],
    [1, 0.2, 90, 4],
    [-1, 0.1, 10, 5],
    [-1, 0.05, 60, 4],
    [1, 0.05, 5, 2],
  ] as const;
  const outcomes = (change: (row: readonly number[], at: number) => readonly number[] = (row) => row): readonly DataRow[] =>
    records.map((record, at) => {
      const [polarity = 0, reach = 0, duration = 0, intensity = 0] = change(record, at);
      return { outcome: `o${at}`, polarity, reach, duration, intensity };
    });

  it("gives P, N, share, net and odds of the vector", async () => {
    const { cvq } = (await indicesOf({ outcomes: outcomes() })).indices;
    expect(cvq.value).toBeCloseTo(86.4542, 4);
    expect(cvq.parts["positive"]).toBeCloseTo(0.24111111, 8);
    expect(cvq.parts["negative"]).toBeCloseTo(0.03777778, 8);
    expect(cvq.parts["net"]).toBeCloseTo(0.729084, 6);
    expect(cvq.parts["odds"]).toBeCloseTo(6.382353, 6);
    expect(cvq.flags).toContain("WORKBENCH_DEFINITION");
  });

  it("gives 60 without weights", async () => {
    const { cvq } = (await indicesOf({ outcomes: outcomes() }, { settings: { cvq: { exponents: [0, 0, 0] } } })).indices;
    expect(cvq).toMatchObject({ value: 60, parts: { positive: 3, negative: 2, net: 0.2, odds: 1.5 } });
  });

  it.each([
    { name: "flipped signs", change: ([s = 0, ...rest]: readonly number[]) => [-s, ...rest], net: -0.729084 },
    { name: "row 4 lasting 90 days", change: (row: readonly number[], at: number) => (at === 3 ? [-1, 0.05, 90, 4] : row), net: 0.65019 },
    { name: "row 3 reaching .30", change: (row: readonly number[], at: number) => (at === 2 ? [-1, 0.3, 10, 5] : row), net: 0.601476 },
  ])("gives the net of $name", async ({ change, net }) => {
    const { cvq } = (await indicesOf({ outcomes: outcomes(change) })).indices;
    expect(cvq.parts["net"]).toBeCloseTo(net, 6);
  });

  it("has an interval without width where all customers have the same share", async () => {
    const ofOne = (customer: string, reach: number): readonly DataRow[] => [
      { customer_id: customer, outcome: "o", polarity: 1, reach: 6 * reach, duration: 90, intensity: 3 },
      { customer_id: customer, outcome: "p", polarity: -1, reach, duration: 90, intensity: 3 },
    ];
    const { cvq } = (await indicesOf({ outcomes: [...ofOne("a", 0.1), ...ofOne("b", 0.13), ...ofOne("c", 0.07)] })).indices;
    expect(cvq.value).toBeCloseTo(600 / 7, 9);
    expect((cvq.ci?.hi ?? 0) - (cvq.ci?.lo ?? 1)).toBeLessThan(1e-9);
  });

  it("weighs the negatives by λ", async () => {
    const { cvq } = (await indicesOf({ outcomes: outcomes() }, { settings: { cvq: { lambda: 2 } } })).indices;
    expect(cvq.parts["negative"]).toBeCloseTo(2 * 0.03777778, 7);
  });

  it("gives the shift of .18 up and .06 down in a matched weight of 1: .12", async () => {
    const pair = (customer: string, before: number, after: number, reach: number): readonly DataRow[] =>
      [before, after].map((polarity, at) => ({ customer_id: customer, outcome: "o", wave: `w${at + 1}`, polarity, reach }));
    const rows = [...pair("a", -1, 1, 0.18), ...pair("b", 1, -1, 0.06), ...pair("c", 1, 1, 0.76), ...pair("d", 0, 1, 0.5)];
    // An older wave plays no part.
    const old = [{ customer_id: "a", outcome: "o", wave: "w0", polarity: 1, reach: 1 }];
    const query = { settings: { cvq: { exponents: [1, 0, 0] } } } as const;
    const { cvq } = (await indicesOf({ outcomes: [...old, ...rows] }, query)).indices;
    expect(cvq.parts["shift"]).toBeCloseTo(0.12, 9);
  });

  it("sets records aside by the reason they have", async () => {
    const good = { outcome: "o", polarity: 1, reach: 0.5, duration: 10, intensity: 3 };
    const rows = [
      good,
      { ...good, polarity: 0 },
      { ...good, polarity: 2 },
      { ...good, reach: 1.2 },
      { ...good, duration: null },
      { ...good, intensity: 0 },
    ];
    const { cvq } = (await indicesOf({ outcomes: rows })).indices;
    expect(cvq).toMatchObject({ n: 1, value: 100, excluded: { missing: 1, outOfRange: 3 }, parts: { odds: null, neither: 1 } });
    expect(cvq.flags).toContain("NO_NEGATIVES");
  });
});

describe("CLV through the index (methods.md 10)", () => {
  it("gives the seed's 1200 − 300 − 400 = 500 (10.1)", async () => {
    const accounts = [{ customer_id: "a", revenue: 1200, variable_cost: 300, cac: 400 }];
    const { clv } = (await indicesOf({ accounts })).indices;
    expect(clv).toMatchObject({ value: 500, n: 1, parts: { method: "seed", total: 500, parameters: { margin: 900, cac: 400 } } });
  });

  it("counts a missing acquisition cost as 0 and says so (10.1)", async () => {
    const accounts = [
      { customer_id: "a", revenue: 1200, cac: 400 },
      { customer_id: "b", revenue: 1200, cac: null },
    ];
    const { clv } = (await indicesOf({ accounts })).indices;
    expect(clv.value).toBe(1000);
    expect(clv.flags).toContain("CAC_MISSING_AS_ZERO");
  });

  /** Ten customers a year ago, `lost` of them gone, 100 of margin a year each. */
  const base = (lost: number, money = 100, extra: DataRow = {}): readonly DataRow[] =>
    Array.from({ length: 20 }, (_, at) => ({
      customer_id: `c${at}`,
      start_date: "2020-01-01",
      end_date: at < lost ? "2025-06-01" : null,
      mrr: money / 12,
      ...extra,
    }));
  const asOf = "2026-01-01";

  it.each([
    { convention: "a", value: 366.666667 },
    { convention: "b", value: 266.666667 },
    { convention: "c", value: 333.333333 },
  ] as const)("gives m 100, r .8, d .10 in convention $convention: $value (10.2)", async ({ convention, value }) => {
    const { clv } = (await indicesOf({ accounts: base(4) }, { settings: { asOf, clv: { convention } } })).indices;
    expect(clv.value).toBeCloseTo(value, 6);
    expect(clv.n).toBe(16);
    expect(clv.parts["parameters"]).toMatchObject({ retention: 0.8, discount: 0.1 });
    expect(clv.parts["total"]).toBeCloseTo(16 * value, 4);
  });

  it("gives m 100, r .9, d .12: 509.090909 (10.2)", async () => {
    const { clv } = (await indicesOf({ accounts: base(2) }, { settings: { asOf, clv: { discountRate: 0.12 } } })).indices;
    expect(clv.value).toBeCloseTo(509.090909, 6);
  });

  it("subtracts the acquisition cost once: 300 − 100 = 200 of r .55, m 150 (10.2)", async () => {
    const { clv } = (await indicesOf({ accounts: base(9, 150, { cac: 100 }) }, { settings: { asOf } })).indices;
    expect(clv.value).toBeCloseTo(200, 6);
  });

  it("cuts at a horizon of five years: 292.063384 (10.2)", async () => {
    const { clv } = (await indicesOf({ accounts: base(4) }, { settings: { asOf, clv: { horizonMonths: 60 } } })).indices;
    expect(clv.value).toBeCloseTo(292.063384, 6);
  });

  it("takes retention of another window to the year: r^(12/w)", async () => {
    const { clv } = (await indicesOf({ accounts: base(4) }, { settings: { asOf, churnWindowMonths: 24 } })).indices;
    expect((clv.parts["parameters"] as { retention: number }).retention).toBeCloseTo(Math.sqrt(0.8), 9);
  });

  it("computes the same inside each segment", async () => {
    const accounts = base(4).map((row, at) => ({ ...row, segment: at % 2 === 0 ? "B" : "A", mrr: at % 2 === 0 ? 10 : 20 }));
    const { clv } = (await indicesOf({ accounts }, { settings: { asOf } })).indices;
    const value = (margin: number): number => (margin * 1.1) / (1.1 - 0.8);
    expect(clv.parts["perSegment"]).toEqual([
      expect.objectContaining({ key: "A", n: 8, value: expect.closeTo(value(240), 6), retention: 0.8 }),
      expect.objectContaining({ key: "B", n: 8, value: expect.closeTo(value(120), 6) }),
    ]);
  });

  it("diverges when nobody leaves and nothing is discounted", async () => {
    const { clv } = (await indicesOf({ accounts: base(0) }, { settings: { asOf, clv: { discountRate: 0 } } })).indices;
    expect(clv).toMatchObject({ value: null, reason: "DIVERGES" });
  });

  it("refits the shifted beta-geometric of Fader & Hardie's regular cohort (10.3)", async () => {
    const percent = [1000, 631, 468, 382, 326, 289, 262, 241];
    const accounts = Array.from({ length: 1000 }, (_, at) => {
      const years = percent.findIndex((left) => at >= left);
      return { customer_id: `c${at}`, start_date: "2019-01-01", end_date: years === -1 ? null : `${2019 + years}-01-01`, mrr: 100 / 12 };
    });
    const settings = { asOf: "2026-06-30", clv: { method: "sbg" } } as const;
    const { clv } = (await indicesOf({ accounts }, { settings })).indices;
    const { alpha, beta } = clv.parts["parameters"] as { alpha: number; beta: number };
    expect(alpha / 0.704077).toBeCloseTo(1, 3);
    expect(beta / 1.182043).toBeCloseTo(1, 3);
    expect(clv.value).toBeCloseTo(369.4908, 1);
  });
});
