import { describe, expect, it } from "vitest";
import { bgnbdRefits } from "../../../shared/indices/clv/bgnbd-refits.ts";
import { clvBgnbd } from "../../../shared/indices/clv/clv-bgnbd.ts";
import { discountedPurchases } from "../../../shared/indices/clv/discounted-purchases.ts";
import { readHistory } from "../../../shared/indices/clv/purchase-history.ts";
import type { Columns, Row } from "../../../shared/indices/index-definition.ts";
import { createRandom } from "../../../shared/random.ts";
import { bgnbdFitGroups } from "../../../shared/statistics/bgnbd-fit.ts";
import { gammaGammaExpected } from "../../../shared/statistics/gamma-gamma-expected.ts";
import { gammaGammaFit } from "../../../shared/statistics/gamma-gamma-fit.ts";
import { groupPurchaseHistories } from "../../../shared/statistics/group-purchase-histories.ts";
import { near } from "../../statistics/near.ts";
import { clvResult } from "./clv-settings.ts";
import { purchaseContext, purchaseRow } from "./purchase-rows.ts";

const AHEAD = { horizonMonths: 3, discountRate: 0.1 };
const CONTEXT = purchaseContext(AHEAD);
/** A fitted model, as it may stand in the result: near what these customers tell, so that refits are quick. */
const FITTED = { r: 1, alpha: 8, a: 0.03, b: 0.06, p: 7, q: 29, v: 89 };
const RESULT = clvResult({ parameters: FITTED }, 50);

/** 44 customers: two who came on the last day, four who came again for nothing. */
const FEW: readonly Row[] = [
  purchaseRow(0, 0, 182, 0, 12),
  purchaseRow(0, 0, 0, 0, 2),
  purchaseRow(1, 14, 182, 20, 5),
  purchaseRow(1, 14, 182, 35, 3),
  purchaseRow(1, 70, 91, 0, 4),
  purchaseRow(1, 84, 91, 11, 4),
  purchaseRow(2, 77, 182, 24, 4),
  purchaseRow(3, 70, 91, 28, 3),
  purchaseRow(5, 154, 182, 17, 4),
  purchaseRow(9, 175, 182, 30, 3),
];
const columnsOf = (rows: readonly Row[]): Columns =>
  Object.fromEntries(["x", "tx", "length", "spend", "customers"].map((name) => [name, rows.map((row) => Number(row[name]))]));
const everyone = (rows: readonly Row[]) =>
  rows.map(readHistory).flatMap((history) => new Array<typeof history>(history.count).fill(history));

/** The first draws of methods.md 10.4 one by one; of a large base fewer customers at a time, and the spread narrower by the root of their share. */
function byHand(rows: readonly Row[], draws: number, size: number): readonly number[] {
  const customers = everyone(rows);
  const { p, q, v, ...model } = FITTED;
  const worth = (list: typeof customers, purchases: typeof model, spend: { p: number; q: number; v: number }): number =>
    list.reduce((sum, { x, tx, T, meanSpend }) => {
      const money = meanSpend > 0 ? (gammaGammaExpected(spend, x, meanSpend) ?? Number.NaN) : (spend.p * spend.v) / (spend.q - 1);
      return sum + money * discountedPurchases(purchases, { x, tx, T }, AHEAD);
    }, 0) / list.length;
  const base = worth(customers, model, { p, q, v });
  const random = createRandom(1);
  return Array.from({ length: draws }).flatMap(() => {
    const picked = Array.from({ length: size }, () => random.below(customers.length)).flatMap((at) => customers[at] ?? []);
    const told = groupPurchaseHistories(picked.filter(({ T }) => T > 0).map(({ x, tx, T }) => ({ x, tx, T })));
    const purchases = bgnbdFitGroups(told, { start: model });
    const spenders = picked.filter(({ meanSpend }) => meanSpend > 0).map(({ x, meanSpend }) => ({ x, meanSpend }));
    const spend = gammaGammaFit(spenders, { start: { p, q, v } });
    if (!purchases.ok || !spend.ok || spend.model.q <= 1) return [];
    const value = (50 * worth(picked, purchases.model, spend.model)) / base;
    return [50 + Math.sqrt(size / customers.length) * (value - 50)];
  });
}

describe("the interval of a lifetime value by purchases", () => {
  it("comes of refits to customers drawn with replacement, in proportion to the value; those without a fit are left out", () => {
    const found = bgnbdRefits(columnsOf(FEW), RESULT, CONTEXT, 30);
    const expected = byHand(FEW, 30, 44);
    expect(expected.length).toBeLessThan(30);
    expect(found?.draws).toBe(30);
    expect(found?.values).toHaveLength(expected.length);
    for (const [at, value] of expected.entries()) near(found?.values[at], value, 1e-3);
  });

  it("is drawn from 2,500 at a time of more customers, and that much narrower", () => {
    const many = [...FEW, purchaseRow(0, 0, 91, 0, 2_956)];
    const found = bgnbdRefits(columnsOf(many), RESULT, CONTEXT, 2);
    for (const [at, value] of byHand(many, 2, 2_500).entries()) near(found?.values[at], value, 1e-3);
  });

  it("is none without a fit, without a value, of one customer, and where nothing is expected", () => {
    const columns = columnsOf(FEW);
    expect(bgnbdRefits(columns, clvResult({}, 50), CONTEXT)).toBeNull();
    expect(bgnbdRefits(columns, clvResult({ parameters: { ...FITTED, q: null } }, 50), CONTEXT)).toBeNull();
    expect(bgnbdRefits(columns, clvResult({ parameters: FITTED }, null), CONTEXT)).toBeNull();
    expect(bgnbdRefits(columnsOf([purchaseRow(1, 14, 182, 20, 1)]), RESULT, CONTEXT)).toBeNull();
    expect(bgnbdRefits({}, RESULT, CONTEXT)).toBeNull();
    // Spend has no mean for those who did not come back; of an amount without size nothing is worth anything.
    for (const q of [1, 0.5]) expect(bgnbdRefits(columns, clvResult({ parameters: { ...FITTED, q } }, 50), CONTEXT)).toBeNull();
    const nothing = columnsOf([purchaseRow(0, 0, 182, 0, 4)]);
    expect(bgnbdRefits(nothing, clvResult({ parameters: { ...FITTED, v: 0 } }, 50), CONTEXT)).toBeNull();
  });

  it("takes 200 draws, and two customers are enough to draw from", () => {
    const found = clvBgnbd.simulation.values(columnsOf([purchaseRow(0, 0, 182, 0, 2)]), RESULT, CONTEXT);
    expect(found).toEqual({ values: [], draws: 200 });
  });
});
