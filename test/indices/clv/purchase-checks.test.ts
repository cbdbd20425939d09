import { describe, expect, it } from "vitest";
import { purchaseChecks } from "../../../shared/indices/clv/purchase-checks.ts";
import type { History } from "../../../shared/indices/clv/purchase-history.ts";
import { trackPurchases } from "../../../shared/indices/clv/track-purchases.ts";
import type { Json } from "../../../shared/indices/index-result.ts";
import { bgnbdExpected } from "../../../shared/statistics/bgnbd-expected.ts";
import { bgnbdPmf } from "../../../shared/statistics/bgnbd-pmf.ts";
import { near } from "../../statistics/near.ts";

/** Rounded parameters of CDNOW (methods.md 10.4). */
const MODEL = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const history = (x: number, tx: number, T: number, count: number): History => ({ x, tx, T, count, meanSpend: 1, segment: null });

/** P(alive) and E[Y(39)] of these stand in methods.md 10.4, "Data-free unit vectors". */
const rows = [
  history(2, 30.43, 38.86, 3),
  history(1, 1.71, 38.86, 2),
  history(0, 0, 38.86, 5),
  history(7, 29.43, 38.86, 1),
  history(7, 29.43, 38.86, 2),
  history(5, 24.43, 38.86, 1),
];
const customers = 14;

describe("what the model says of today's customers", () => {
  it("is how much they will buy", () => {
    const total = 3 * 1.226028 + 2 * 0.203187 + 5 * 0.195098 + 3 * 3.337053 + 1.870826;
    const { weeks, total: foundTotal, mean } = purchaseChecks(rows, MODEL, 39)["expectedPurchases"] as Record<string, number>;
    expect(weeks).toBe(39);
    near(foundTotal, total, 1e-6);
    near(mean, total / customers, 1e-6);
  });

  it("is how likely each is still active, in tenths, the last with those who surely are", () => {
    const total = 3 * 0.726579 + 2 * 0.212101 + 5 + 3 * 0.641756 + 0.491366;
    const alive = purchaseChecks(rows, MODEL, 39)["alive"] as { mean: number; total: number; tenths: Json };
    near(alive.total, total, 1e-6);
    near(alive.mean, total / customers, 1e-6);
    const expected = [0, 0, 2, 0, 1, 0, 3, 3, 0, 5];
    expect(alive.tenths).toEqual(expected.map((count, at) => ({ from: at / 10, customers: count })));
  });

  it("is how many made so many repeat purchases, seven and more together", () => {
    const some = [
      history(0, 0, 39, 6),
      history(0, 0, 0, 2),
      history(1, 3, 20, 4),
      history(6, 30, 39, 1),
      history(7, 20, 20, 2),
      history(12, 30, 39, 3),
    ];
    const table = purchaseChecks(some, MODEL, 39)["frequency"] as readonly Record<string, number>[];
    expect(table.map(({ purchases }) => purchases)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(table.map(({ actual }) => actual)).toEqual([8, 4, 0, 0, 0, 0, 1, 5]);
    // Ten customers seen for 39 weeks, six for 20, two for no time at all, who cannot have come back.
    const expected = Array.from({ length: 7 }, (_, x) => 10 * bgnbdPmf(MODEL, 39, x) + 6 * bgnbdPmf(MODEL, 20, x) + (x === 0 ? 2 : 0));
    for (const [x, line] of expected.entries()) near(table[x]?.["expected"], line, 1e-12);
    near(table[7]?.["expected"], 18 - expected.reduce((sum, line) => sum + line, 0), 1e-9);
    // P(X(39) = 0) = .5737864 (methods.md 10.4).
    near(expected[0], 5.737864 + 6 * bgnbdPmf(MODEL, 20, 0) + 2, 1e-7);
  });

  it("does not change with the order of the rows", () => {
    const lengths = [3, 7.4, 39, 12.2, 25, 31, 1.3, 18].map((T, at) => history(0, 0, T, 1 + at));
    const table = purchaseChecks(lengths, MODEL, 39)["frequency"];
    expect(purchaseChecks(lengths.toReversed(), MODEL, 39)["frequency"]).toEqual(table);
    expect(purchaseChecks([...lengths.slice(3), ...lengths.slice(0, 3)], MODEL, 39)["frequency"]).toEqual(table);
  });

  it("is no expectation where one customer has none", () => {
    // The horizon is 10⁹ times α + T for the one, and 10⁴ times for the other.
    const model = { ...MODEL, alpha: 1e-9 };
    const [without, having] = [history(0, 0, 1e-9, 1), history(0, 0, 1e-3, 1)];
    for (const both of [
      [without, having],
      [having, without],
    ]) {
      expect(purchaseChecks(both, model, 10)["expectedPurchases"]).toEqual({ weeks: 10, total: null, mean: null });
    }
    expect(purchaseChecks([having], model, 10)["expectedPurchases"]).toEqual({
      weeks: 10,
      total: expect.any(Number),
      mean: expect.any(Number),
    });
  });
});

describe("repeat purchases up to twelve days of the time there is", () => {
  const twelveWeeks = [history(0, 0, 12, 2), history(0, 0, 6, 3), history(1, 4, 12, 1), history(0, 0, 0, 5)];
  const bought = [
    { ago: 50, purchases: 4 },
    { ago: 7, purchases: 2 },
    { ago: 0, purchases: 1 },
  ];

  it("are those there were by then, and those that the model expects of everybody who had come", () => {
    const tracking = trackPurchases(twelveWeeks, bought, MODEL) as readonly Record<string, number>[];
    expect(tracking.map(({ weeks }) => weeks)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    // 50 days before the end are 34 days from the start: in the fifth week.
    expect(tracking.map(({ actual }) => actual)).toEqual([0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 6, 7]);
    for (const { weeks = 0, expected } of tracking) {
      const late = weeks > 6 ? 3 * (bgnbdExpected(MODEL, weeks - 6) ?? 0) : 0;
      near(expected, 3 * (bgnbdExpected(MODEL, weeks) ?? 0) + late, 1e-12);
    }
  });

  it("end on whole days", () => {
    // 29 days: a twelfth of them is 2.4 days, and 29 / 7 weeks are no whole number of days in binary.
    const days = Array.from({ length: 29 }, (_, ago) => ({ ago, purchases: 1 }));
    const tracking = trackPurchases([history(0, 0, 29 / 7, 1)], days, MODEL) as readonly Record<string, number>[];
    const ends = [2, 5, 7, 10, 12, 15, 17, 19, 22, 24, 27, 29];
    expect(tracking.map(({ weeks }) => weeks)).toEqual(ends.map((end) => end / 7));
    // One a day, 28 days ago the first.
    expect(tracking.map(({ actual }) => actual)).toEqual(ends);
  });

  it("are the same whatever the order of customers", () => {
    const many = [3, 7.4, 39, 12.2, 25, 31, 1.3, 18].map((T, at) => history(0, 0, T, 1 + at));
    const tracking = trackPurchases(many, bought, MODEL);
    expect(trackPurchases(many.toReversed(), bought, MODEL)).toEqual(tracking);
    expect(trackPurchases([...many.slice(3), ...many.slice(0, 3)], bought, MODEL)).toEqual(tracking);
  });

  it("are none where nobody came back, or nobody had the time to", () => {
    expect(trackPurchases(twelveWeeks, [], MODEL)).toBeNull();
    expect(trackPurchases([history(0, 0, 0, 5)], bought, MODEL)).toBeNull();
    expect(trackPurchases([], bought, MODEL)).toBeNull();
  });

  it("have no expectation where that of one start has none", () => {
    const model = { ...MODEL, alpha: 1e-9 };
    const tracking = trackPurchases([history(0, 0, 10, 1), history(0, 0, 7e-7, 1)], bought, model) as readonly Record<string, Json>[];
    expect(tracking.map(({ expected }) => expected)).toEqual(new Array(12).fill(null));
  });
});
