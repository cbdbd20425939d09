import { describe, expect, it } from "vitest";
import { addMoney, type CaseMoney, caseMoney, MONEY_SUMS, secureMoneyCells } from "../../../shared/indices/frame/count-secure-money.ts";
import { accountRows } from "../support/frame-rows.ts";

/** Customers 1, 3, 0 in the order of their accounts; 2 has none. Large amounts have a second word. */
const moneyOfAll = (): CaseMoney =>
  caseMoney(
    accountRows([
      { customer: 1, revenue: 50_000.25 },
      { customer: 3, revenue: null, is: ["negativeRevenue"] },
      { customer: 0, revenue: 300 },
    ]),
  );

describe("money of secure cases", () => {
  it("is that of their customers, by group and by whether they are at the top", () => {
    const cases = Int32Array.of(1, 1, -1, 2);
    const cells = secureMoneyCells(moneyOfAll(), { cases, money: new Float64Array(0) }, 2, []);
    const top = { customers: 2, revenue: 50_300.25, squares: 2_500_115_000.0625, negative: 0, is_top: true };
    const below = { customers: 0, revenue: 0, squares: 0, negative: 1, is_top: false };
    expect(cells.group).toEqual([
      { slice: 0, ...top },
      { slice: 1, ...below },
      { slice: -1, ...below },
      { slice: -1, ...top },
    ]);
    expect(cells.all).toEqual(cells.group.slice(2));
    expect(cells.wave).toEqual([]);
  });

  it("of customers without an account is none, nor are they counted", () => {
    const cells = secureMoneyCells(moneyOfAll(), { cases: Int32Array.of(-1, -1, 0, -1, 0), money: new Float64Array(0) }, 1, []);
    // Customer 2 lies between others and has nothing, 4 beyond all of them.
    expect(cells.all).toEqual([{ slice: -1, is_top: false, customers: 0, revenue: 0, squares: 0, negative: 0 }]);
    const beyond = secureMoneyCells(moneyOfAll(), { cases: Int32Array.of(-1, -1, -1, -1, 0), money: new Float64Array(0) }, 1, []);
    expect(beyond.all).toEqual([]);
  });

  it("is added up by wave as it is found, under the code of the wave", () => {
    const sums = new Float64Array(4 * MONEY_SUMS);
    for (const [cell, customer] of [
      [1, 0],
      [1, 1],
      [1, 1],
      [2, 3],
    ] as const)
      addMoney(sums, cell, moneyOfAll(), customer);
    const cells = secureMoneyCells(moneyOfAll(), { cases: new Int32Array(0), money: sums }, 1, [24_300, 24_301]);
    expect(cells.wave).toEqual([
      { slice: 24_300, is_top: true, customers: 3, revenue: 100_300.5, squares: 5_000_140_000.125, negative: 0 },
      { slice: 24_301, is_top: false, customers: 0, revenue: 0, squares: 0, negative: 1 },
    ]);
    expect(cells.group).toEqual([]);
  });

  it("counts those who owe at the top as those who owe", () => {
    const owing = caseMoney(
      accountRows([
        { revenue: null, is: ["negativeRevenue"] },
        { revenue: null, is: ["negativeRevenue"] },
      ]),
    );
    const [cell] = secureMoneyCells(owing, { cases: Int32Array.of(1, 1), money: new Float64Array(0) }, 1, []).all;
    expect(cell).toMatchObject({ is_top: true, customers: 0, negative: 2 });
  });
});
