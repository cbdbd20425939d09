import { describe, expect, it } from "vitest";
import type { AccountRows } from "../../../shared/indices/frame/account-rows.ts";
import { marginCells } from "../../../shared/indices/frame/count-margins.ts";
import { decimalsOf } from "./columns-by-hand.ts";

/**
 * Seven accounts of two segments; money in cents. The second's money of 12 months is below zero, the fourth has no cost, the fifth no
 * money of 12 months, the sixth is not active. Groups: 0, and none (1).
 */
const ACCOUNTS: AccountRows = {
  customer: Int32Array.of(0, 1, 2, 3, 4, 5, 6),
  group: Int16Array.of(0, 0, 0, 0, 1, 1, 1),
  segment: Int16Array.of(1, 1, 0, 0, 1, 1, 1),
  segments: [null, "SMB"],
  active: Uint8Array.of(1, 1, 1, 1, 1, 0, 1),
  atStart: Uint8Array.of(1, 1, 0, 1, 0, 1, 0),
  lost: Uint8Array.of(0, 1, 1, 0, 0, 1, 0),
  ended: new Uint8Array(7),
  negativeMoney: Uint8Array.of(0, 1, 0, 0, 0, 1, 0),
  absurdMoney: new Uint8Array(7),
  negativeRevenue: Uint8Array.of(0, 0, 0, 1, 0, 0, 1),
  money: decimalsOf(2, 10_000, -2_000, 5_000, 700, null, -300, 800),
  revenue: decimalsOf(2, 20_000, 4_000, 6_000, -900, 1_000, null, -100),
  revenueSquare: decimalsOf(2, null, null, null, null, null, null, null),
  cost: decimalsOf(2, 3_000, 500, 1_500, null, 200, 100, 300),
  cac: decimalsOf(2, 1_000, null, 900, 800, 700, 600, 500),
  health: [],
};

type Margins = readonly [
  slice: number,
  segment: string | null,
  n: number,
  margin: number,
  cac: number,
  withCac: number,
  atStart: number,
  lostOfStart: number,
  candidates: number,
  negative: number,
];
const rowOf = ([slice, segment, n, margin, cac, with_cac, at_start, lost_of_start, candidates, negative]: Margins) => ({
  slice,
  segment,
  n,
  margin,
  cac,
  with_cac,
  at_start,
  lost_of_start,
  candidates,
  negative,
});

describe("what margins are made of", () => {
  it("counts active customers whose money and cost are known, by group and segment", () => {
    const found = marginCells(ACCOUNTS, "retention", true, 2);
    const whole = [
      // 50 − 15; the one without cost is no less a candidate, and at the start.
      [-1, null, 1, 35, 9, 1, 1, 0, 2, 0],
      // 100 − 20 + 8 − 30 − 5 − 3.
      [-1, "SMB", 3, 50, 15, 2, 3, 2, 4, 1],
    ] as const;
    expect(found?.all).toEqual(whole.map(rowOf));
    expect(found?.group).toEqual([
      rowOf([0, null, 1, 35, 9, 1, 1, 0, 2, 0]),
      rowOf([0, "SMB", 2, 45, 10, 1, 2, 1, 2, 1]),
      rowOf([1, "SMB", 1, 5, 5, 1, 1, 1, 2, 0]),
      ...whole.map(rowOf),
    ]);
    expect(found?.wave).toEqual([]);
  });

  it("needs no cost where none is mapped", () => {
    expect(marginCells(ACCOUNTS, "sbg", false, 2)?.all).toEqual([
      rowOf([-1, null, 2, 57, 17, 2, 1, 0, 2, 0]),
      rowOf([-1, "SMB", 3, 88, 15, 2, 3, 2, 4, 1]),
    ]);
  });

  it("counts everybody with a revenue by the seed's method", () => {
    expect(marginCells(ACCOUNTS, "seed", false, 2)?.all).toEqual([
      rowOf([-1, null, 2, 51, 17, 2, 1, 0, 2, 1]),
      // 200 + 40 + 10 − 1.
      rowOf([-1, "SMB", 4, 249, 22, 3, 3, 2, 5, 1]),
    ]);
  });

  it("is left to the store where segments are told apart by text", () => {
    expect(marginCells({ ...ACCOUNTS, segment: null }, "retention", true, 2)).toBeNull();
  });
});
