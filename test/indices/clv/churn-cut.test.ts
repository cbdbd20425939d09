import { describe, expect, it } from "vitest";
import type { History } from "../../../shared/indices/clv/purchase-history.ts";
import { type WorthAtCut, worthByChurnCut } from "../../../shared/indices/clv/worth-by-churn-cut.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { bgnbdConditionalExpected } from "../../../shared/statistics/bgnbd-conditional-expected.ts";
import { bgnbdCutDropout } from "../../../shared/statistics/bgnbd-cut-dropout.ts";
import { gammaGammaExpected } from "../../../shared/statistics/gamma-gamma-expected.ts";
import { near } from "../../statistics/near.ts";

const PURCHASES = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const SPEND = { p: 6.25, q: 3.74, v: 15.44 };
const AHEAD = { horizonMonths: 12, discountRate: 0.1 };
const history = (x: number, tx: number, T: number, meanSpend: number, count: number): History => ({
  x,
  tx,
  T,
  meanSpend,
  count,
  segment: null,
});
const rows = [
  history(0, 0, 66, 0, 5),
  history(2, 30, 66, 22, 1),
  // The same purchases at another spend, and repeat purchases for nothing, which tell no spend.
  history(2, 30, 66, 80, 2),
  history(4, 50, 60, 0, 3),
  history(1, 12, 20, 35, 2),
];
const resultOf = (parameters: Readonly<Record<string, number>>): Pick<IndexResult, "value" | "parts"> => ({
  value: 50,
  parts: { method: "bgnbd", parameters },
});

/** Purchases to come in 13 blocks of four weeks, discounted from their middles, times the spend expected of each (methods.md 10.4, 12.3). */
function worthAt(cut: number, purchases = PURCHASES, spend = SPEND): number {
  const future = bgnbdCutDropout(purchases, cut) ?? { ...purchases, r: Number.NaN };
  return rows.reduce((sum, { x, tx, T, meanSpend, count }) => {
    const until = (weeks: number): number =>
      weeks === 0 ? 0 : (bgnbdConditionalExpected(purchases, { x, tx, T }, weeks, future) ?? Number.NaN);
    const blocks = Array.from({ length: 13 }, (_, block) => (until(4 * block + 4) - until(4 * block)) / 1.1 ** ((4 * block + 2) / 52));
    const money = meanSpend === 0 ? (spend.p * spend.v) / (spend.q - 1) : (gammaGammaExpected(spend, x, meanSpend) ?? Number.NaN);
    return sum + count * money * blocks.reduce((total, block) => total + block, 0);
  }, 0);
}

/** Eight places of Chebyshev from `least` to 1 (the extremes of a polynomial of degree 7), and 0. */
const placesFrom = (least: number): readonly number[] =>
  [...Array.from({ length: 8 }, (_, k) => least + ((1 - least) * (1 - Math.cos((Math.PI * k) / 7))) / 2), 0].sort((a, b) => a - b);

function expectWorth(found: readonly WorthAtCut[], cuts: readonly number[], purchases = PURCHASES): void {
  expect(found).toHaveLength(cuts.length);
  for (const [at, cut] of cuts.entries()) {
    near(found[at]?.cut, cut, 1e-12);
    near(found[at]?.value, (50 * worthAt(cut, purchases)) / worthAt(0, purchases), 1e-9);
  }
}

describe("lifetime value by the churn that is cut, at its places", () => {
  it("is the index in proportion to what is then bought, from twice the chance to drop out to none", () => {
    expectWorth(worthByChurnCut(rows, resultOf({ ...PURCHASES, ...SPEND }), AHEAD), placesFrom(-1));
  });

  it("lets the chance rise only so far that a tenth of b is left", () => {
    // 0.9 · 1 / 1.5 = 0.6.
    const often = { ...PURCHASES, a: 1.5, b: 1 };
    expectWorth(worthByChurnCut(rows, resultOf({ ...often, ...SPEND }), AHEAD), placesFrom(-0.6), often);
  });

  it("is the index itself at 0, also where a place falls on it", () => {
    // The fourth of eight places is 0 where least = −(1 − cos 3π/7) / (1 + cos 3π/7); 0.9 b / a is made so.
    const least = (1 - Math.cos((3 * Math.PI) / 7)) / (1 + Math.cos((3 * Math.PI) / 7));
    const at0 = { ...PURCHASES, a: 1, b: least / 0.9 };
    const found = worthByChurnCut(rows, resultOf({ ...at0, ...SPEND }), AHEAD);
    expect(found).toHaveLength(8);
    expect(found.filter(({ cut }) => Math.abs(cut) < 1e-3)).toEqual([{ cut: 0, value: 50 }]);
  });

  it("is the index alone where spend has no mean, nothing is bought, or the sum is beyond numbers", () => {
    const alone = [{ cut: 0, value: 50 }];
    expect(worthByChurnCut(rows, resultOf({ ...PURCHASES, ...SPEND, q: 1 }), AHEAD)).toEqual(alone);
    expect(worthByChurnCut(rows, resultOf({ ...PURCHASES, ...SPEND, q: 0.5 }), AHEAD)).toEqual(alone);
    expect(worthByChurnCut([], resultOf({ ...PURCHASES, ...SPEND }), AHEAD)).toEqual(alone);
    expect(worthByChurnCut(rows, resultOf({ ...PURCHASES, ...SPEND, v: 1e308 }), AHEAD)).toEqual(alone);
  });

  it("is nothing for another method or without a value", () => {
    const result = resultOf({ ...PURCHASES, ...SPEND });
    expect(worthByChurnCut(rows, { ...result, value: null }, AHEAD)).toEqual([]);
    expect(worthByChurnCut(rows, { ...result, parts: { ...result.parts, method: "retention" } }, AHEAD)).toEqual([]);
    expect(worthByChurnCut(rows, { ...result, parts: { method: "bgnbd" } }, AHEAD)).toEqual([{ cut: 0, value: 50 }]);
  });

  it("is the index alone where less churn would seem to lower it", () => {
    // A negative value falls where more is bought.
    const result = { ...resultOf({ ...PURCHASES, ...SPEND }), value: -50 };
    expect(worthByChurnCut(rows, result, AHEAD)).toEqual([{ cut: 0, value: -50 }]);
  });

  it("stays the same where hardly anybody drops out", () => {
    const level = worthByChurnCut(rows, resultOf({ ...PURCHASES, ...SPEND, a: 1e-300 }), AHEAD);
    expect(level.map(({ value }) => value)).toEqual(new Array(9).fill(50));
  });

  it("is the index alone where parameters are so extreme that sums lose their digits", () => {
    const found = worthByChurnCut(rows, resultOf({ ...PURCHASES, ...SPEND, alpha: 1e15 }), AHEAD);
    expect(found).toEqual([{ cut: 0, value: 50 }]);
  });
});
