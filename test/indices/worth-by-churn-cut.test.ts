import { describe, expect, it } from "vitest";
import { weekly } from "../../shared/indices/clv/purchase-history.ts";
import { worthByChurnCut } from "../../shared/indices/clv/worth-by-churn-cut.ts";
import { type WhatifContext, whatif } from "../../shared/scenario/whatif.ts";
import { bgnbdConditionalExpected } from "../../shared/statistics/bgnbd-conditional-expected.ts";
import { bgnbdCutDropout } from "../../shared/statistics/bgnbd-cut-dropout.ts";
import { gammaGammaExpected } from "../../shared/statistics/gamma-gamma-expected.ts";
import { baselineOf, leverOf } from "../scenario/builders.ts";

const PURCHASES = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const SPEND = { p: 6.25, q: 3.74, v: 15.44 };
const AHEAD = { horizonMonths: 12, discountRate: 0.1 };
const rows = Array.from({ length: 60 }, (_, at) => {
  const x = at % 7;
  return { x, tx: x === 0 ? 0 : 5 + ((at * 11) % 60), T: 66, meanSpend: x === 0 ? 0 : 12 + at, count: 1 + (at % 3), segment: null };
});
const result = { value: 50, parts: { method: "bgnbd", parameters: { ...PURCHASES, ...SPEND } } };

/** Discounted week by week, as the index itself is (methods.md 10.4). */
function worthAt(cut: number): number {
  const future = bgnbdCutDropout(PURCHASES, cut) ?? PURCHASES;
  return rows.reduce((sum, { count, meanSpend, ...history }) => {
    let [worth, before] = [0, 0];
    for (let week = 1; week <= 52; week++) {
      const expected = bgnbdConditionalExpected(PURCHASES, history, week, future) ?? 0;
      worth += (expected - before) / (1 + weekly(0.1)) ** week;
      before = expected;
    }
    const spend = history.x === 0 ? (6.25 * 15.44) / 2.74 : (gammaGammaExpected(SPEND, history.x, meanSpend) ?? 0);
    return sum + count * spend * worth;
  }, 0);
}

describe("lifetime value from purchases by the churn that is cut", () => {
  it("is met at and between its points, to five hundred-thousandths of the sum week by week", () => {
    const byChurnCut = worthByChurnCut(rows, result, AHEAD);
    const clv = {
      method: "bgnbd",
      margin: 1,
      retention: 0.8,
      discount: 0.1,
      cac: 0,
      convention: "a",
      horizonMonths: 12,
      byChurnCut,
    } as const;
    const context: WhatifContext = { indices: { clv: 50 }, response: { clv, roi: null } };
    for (const cut of [-0.95, -0.6, -0.15, 0.1, 0.37, 0.72, 0.95]) {
      const found = whatif(baselineOf(), [leverOf({ kind: "churnCut", value: cut })], 12, context).indices["clv"]?.scenario ?? 0;
      expect(Math.abs(found / ((50 * worthAt(cut)) / worthAt(0)) - 1)).toBeLessThan(5e-5);
    }
  });

  it("is the index alone where no model was found, and nothing for another method", () => {
    expect(worthByChurnCut(rows, { value: 50, parts: { method: "bgnbd", parameters: { r: null } } }, AHEAD)).toEqual([
      { cut: 0, value: 50 },
    ]);
    expect(worthByChurnCut([], { ...result, parts: { ...result.parts, method: "sbg" } }, AHEAD)).toEqual([]);
    expect(worthByChurnCut(rows, { ...result, value: null }, AHEAD)).toEqual([]);
  });
});
