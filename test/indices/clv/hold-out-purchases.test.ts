import { describe, expect, it } from "vitest";
import { holdOutPurchases } from "../../../shared/indices/clv/hold-out-purchases.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import { bgnbdConditionalExpected } from "../../../shared/statistics/bgnbd-conditional-expected.ts";
import { bgnbdFit } from "../../../shared/statistics/bgnbd-fit.ts";
import { near } from "../../statistics/near.ts";

/** Days, as the store gives them: ten weeks to fit to, eight to foretell. */
const held = (x: number, tx: number, calibration: number, after: number, customers: number): Row => ({
  x,
  tx,
  calibration,
  held: 56,
  after,
  customers,
});
const rows = [
  held(0, 0, 70, 0, 40),
  held(0, 0, 70, 1, 6),
  held(0, 0, 49, 0, 20),
  held(0, 0, 0, 2, 1),
  held(1, 14, 70, 0, 10),
  held(1, 42, 63, 2, 5),
  held(1, 63, 70, 1, 5),
  held(2, 35, 70, 0, 6),
  held(2, 63, 70, 3, 4),
  held(3, 56, 63, 2, 3),
  held(6, 63, 70, 5, 2),
  held(7, 49, 63, 4, 1),
  held(9, 63, 70, 7, 2),
];

type HeldOut = {
  readonly expected: number;
  readonly actual: number;
  readonly error: number;
  readonly parameters: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
  readonly classes: readonly {
    readonly purchases: number;
    readonly customers: number;
    readonly actual: number;
    readonly expected: number;
  }[];
};

describe("purchases of the second half of the time", () => {
  const heldOut = (): HeldOut => holdOutPurchases(rows) as HeldOut;
  const weeks = (row: Row) => ({
    x: Number(row["x"]),
    tx: Number(row["tx"]) / 7,
    T: Number(row["calibration"]) / 7,
    count: Number(row["customers"]),
  });
  // Who came on the last day of the first half tells the fit nothing.
  const fit = bgnbdFit(rows.filter(({ calibration }) => calibration !== 0).map(weeks));
  const model = fit.ok ? fit.model : { r: 0, alpha: 0, a: 0, b: 0 };
  const foretold = (row: Row): number => bgnbdConditionalExpected(model, weeks(row), 8) ?? Number.NaN;

  it("are foretold by a fit to the first", () => {
    const found = heldOut();
    for (const name of ["r", "alpha", "a", "b"] as const) near(found.parameters[name], model[name], 1e-4);
    expect(found).toMatchObject({ weeks: 8, calibrationWeeks: 10, customers: 105 });
  });

  it("stand beside what came: 6 + 2 + 10 + 5 + 12 + 6 + 10 + 4 + 14 = 69", () => {
    const found = heldOut();
    const expected = rows.reduce((sum, row) => sum + Number(row["customers"]) * foretold(row), 0);
    expect(found.actual).toBeCloseTo(69, 12);
    near(found.expected, expected, 1e-4);
    near(found.error, found.expected / 69 - 1, 1e-12);
  });

  it("are means of customers by their repeat purchases of the first half, seven and more together", () => {
    const found = heldOut();
    const actual = [8 / 67, 15 / 20, 12 / 10, 2, null, null, 5, 18 / 3];
    expect(found.classes.map(({ purchases }) => purchases)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(found.classes.map(({ customers }) => customers)).toEqual([67, 20, 10, 3, 0, 0, 2, 3]);
    for (const [x, own] of found.classes.entries()) {
      const members = rows.filter((row) => Math.min(7, Number(row["x"])) === x);
      if (members.length === 0) {
        expect(own).toMatchObject({ actual: null, expected: null });
        continue;
      }
      near(own.actual, actual[x] ?? Number.NaN, 1e-12);
      near(own.expected, members.reduce((sum, row) => sum + Number(row["customers"]) * foretold(row), 0) / own.customers, 1e-4);
    }
  });

  it("have no share of error where nobody bought again", () => {
    const silent = holdOutPurchases(rows.map((row) => ({ ...row, after: 0 })));
    expect(silent).toMatchObject({ actual: 0, error: null, expected: expect.any(Number) });
  });

  it("are not foretold without a second half, without customers, or where nobody came back in the first", () => {
    expect(holdOutPurchases(rows.map((row) => ({ ...row, held: 0 })))).toBeNull();
    expect(holdOutPurchases([])).toBeNull();
    expect(holdOutPurchases([held(0, 0, 70, 3, 9), held(0, 0, 35, 1, 9)])).toBeNull();
  });

  it("are not foretold for a time so long that one expectation does not exist", () => {
    const few = rows.filter(({ calibration, x }) => calibration === 70 && Number(x) < 3);
    expect(holdOutPurchases(few)).not.toBeNull();
    expect(holdOutPurchases(few.map((row) => ({ ...row, held: 7e9 })))).toBeNull();
  });
});
