import { describe, expect, it } from "vitest";
import { clvRetention } from "../../../shared/indices/clv/clv-retention.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import { near } from "../../statistics/near.ts";
import { contextOf } from "../support/context-of.ts";
import { clvContext } from "./clv-settings.ts";

const FIELDS = ["customer_id", "segment", "end_date", "mrr", "cac"];
const sums = (part: Row): Row => ({
  segment: null,
  n: 0,
  margin: 0,
  cac: 0,
  with_cac: 0,
  at_start: 0,
  lost_of_start: 0,
  candidates: part["n"] ?? 0,
  negative: 0,
  ...part,
});
/** Margins of 100 and 200, retention of .8 and .6; together 120 and 46/60. Acquisition is known for half of A, at 30 a head. */
const b = sums({ segment: "B", n: 10, margin: 2_000, at_start: 10, lost_of_start: 4 });
const a = sums({ segment: "A", n: 40, margin: 4_000, cac: 600, with_cac: 20, at_start: 50, lost_of_start: 10, candidates: 43 });
const part = (found: ReturnType<typeof clvRetention.compute>, name: string) => found.further?.[name];

describe("lifetime value by retention (methods.md 10.2)", () => {
  const both = () => clvRetention.compute({ margins: [b, a], fixed: [] }, clvContext(FIELDS));

  it("is m(1+d)/(1+d−r) less the cost of acquisition: 132/(1/3) − 30 = 366", () => {
    const found = both();
    near(found.value, 366);
    expect(found).toMatchObject({ reason: null, n: 50, missing: 3 });
    const parameters = { margin: 120, retention: expect.closeTo(46 / 60, 12), discount: 0.1, cac: 30, atStart: 60, lostOfStart: 14 };
    expect(found.parameters).toEqual(parameters);
  });

  it("is the same of each segment, in the order of their keys: 110/.3 − 30 and 220/.5", () => {
    const found = both();
    const common = { loaded: null };
    expect(found.perSegment).toEqual([
      {
        ...common,
        key: "A",
        n: 40,
        value: expect.closeTo(110 / 0.3 - 30, 9),
        margin: 100,
        retention: 0.8,
        cac: 30,
        total: expect.closeTo(40 * (110 / 0.3 - 30), 9),
        atStart: 50,
        lostOfStart: 10,
      },
      {
        ...common,
        key: "B",
        n: 10,
        value: expect.closeTo(440, 9),
        margin: 200,
        retention: 0.6,
        cac: null,
        total: expect.closeTo(4_400, 9),
        atStart: 10,
        lostOfStart: 4,
      },
    ]);
    const whole = clvRetention.compute({ margins: [sums({ n: 1, at_start: 1 })] }, clvContext(["customer_id", "end_date", "mrr"]));
    expect(whole.perSegment).toEqual([]);
    expect(part(whole, "loaded")).toBeNull();
  });

  it("answers to retention: elasticity r/(1+d−r) = 2.3, error m(1+d)/(1+d−r)²·SE(r)", () => {
    const found = both();
    const { elasticity, deltaSe } = part(found, "sensitivity") as Record<string, number>;
    near(elasticity, 2.3, 1e-5);
    const r = 46 / 60;
    near(deltaSe, 132 * 9 * Math.sqrt((r * (1 - r)) / 60), 1e-5);
  });

  it("is loaded with the fixed costs of segments: (112·1.1)/(1/3) − 30 = 339.6", () => {
    const found = both();
    const fixed = [{ segment: "A", fixed: 400, periods: 1, is_monthly: false, customers: 40 }];
    const loaded = clvRetention.compute({ margins: [b, a], fixed }, clvContext(FIELDS));
    expect(part(loaded, "loaded")).toEqual({ fixedPerCustomer: 8, value: expect.closeTo(339.6, 9), total: expect.closeTo(16_980, 7) });
    expect(loaded.perSegment.map((segment) => segment["loaded"])).toEqual([expect.closeTo(99 / 0.3 - 30, 9), expect.closeTo(440, 9)]);
    expect(part(found, "loaded")).toBeNull();
  });

  it("is loaded with nothing where there is no value", () => {
    const fixed = [{ segment: "A", fixed: 400, periods: 1, is_monthly: false, customers: 40 }];
    const stays = [{ ...a, lost_of_start: 0 }];
    const loaded = clvRetention.compute({ margins: stays, fixed }, clvContext(FIELDS, { discountRate: 0 }));
    expect(loaded).toMatchObject({ value: null, reason: "DIVERGES", perSegment: [{ value: null, total: null, loaded: null }] });
    expect(loaded.further).toEqual({ loaded: { fixedPerCustomer: 10, value: null, total: null }, sensitivity: null });
  });

  it("takes the cost of acquisition off only where that is set", () => {
    const before = clvRetention.compute({ margins: [a, b] }, clvContext(FIELDS, { subtractCac: false }));
    near(before.value, 396);
    expect(before.parameters["cac"]).toBe(30);
  });

  it.each([
    { name: "b, growing: 6.081081 margins", clv: { convention: "b", growth: 0.08, discountRate: 0.12 }, lost: 10, value: 608.1081 },
    { name: "c: 333.33", clv: { convention: "c" }, lost: 20, value: 333.333333 },
    { name: "a over five years: 292.063384", clv: { horizonMonths: 60 }, lost: 20, value: 292.063384 },
  ] as const)("follows the settings in convention $name", ({ clv, lost, value }) => {
    const margins = [sums({ n: 1, margin: 100, at_start: 100, lost_of_start: lost })];
    near(clvRetention.compute({ margins }, clvContext(FIELDS, clv)).value, value, 1e-7);
  });

  it("takes retention of another window to the year: .9² of half a year, √.81 of two, with its error", () => {
    const margins = [sums({ n: 1, margin: 100, at_start: 100, lost_of_start: 10 })];
    const half = clvRetention.compute({ margins }, clvContext(FIELDS, {}, { churnWindowMonths: 6 }));
    near(half.parameters["retention"] as number, 0.81);
    near(half.value, 110 / 0.29);
    const se = Math.sqrt((0.9 * 0.1) / 100);
    near((part(half, "sensitivity") as Record<string, number>)["deltaSe"], (110 / 0.29 ** 2) * 2 * 0.9 * se, 1e-5);
    const two = clvRetention.compute(
      { margins: [sums({ n: 1, margin: 100, at_start: 100, lost_of_start: 19 })] },
      clvContext(FIELDS, {}, { churnWindowMonths: 24 }),
    );
    near(two.parameters["retention"] as number, 0.9);
    const seOfTwo = Math.sqrt((0.81 * 0.19) / 100);
    near((part(two, "sensitivity") as Record<string, number>)["deltaSe"], (110 / 0.04) * (0.5 / 0.9) * seOfTwo, 1e-5);
  });

  it("says what it can of its sensitivity at the ends", () => {
    const at = (lost: number, margin: number, clv = {}) =>
      part(
        clvRetention.compute({ margins: [sums({ n: 1, margin, at_start: 1_000_000, lost_of_start: lost })] }, clvContext(FIELDS, clv)),
        "sensitivity",
      );
    // All stay: 1/(1+d−1) = 10, and no spread of those who stayed. All leave: the value does not depend on so small a share.
    expect(at(0, 100)).toEqual({ elasticity: expect.closeTo(10, 2), deltaSe: 0 });
    expect(at(1_000_000, 100)).toEqual({ elasticity: 0, deltaSe: null });
    expect(at(500_000, 0)).toEqual({ elasticity: null, deltaSe: 0 });
    // A loss of one in a million without discount is worth something; a step further nobody leaves.
    expect(at(1, 100, { discountRate: 0 })).toBeNull();
  });

  it("has a positive error of a negative value", () => {
    const found = clvRetention.compute({ margins: [sums({ n: 1, margin: -100, at_start: 100, lost_of_start: 20 })] }, clvContext(FIELDS));
    const { elasticity, deltaSe } = part(found, "sensitivity") as Record<string, number>;
    near(elasticity, 0.8 / 0.3, 1e-5);
    near(deltaSe, (110 / 0.09) * 0.04, 1e-5);
  });

  it("says why there is none", () => {
    const none = clvRetention.compute({ margins: [sums({ at_start: 10, lost_of_start: 2, candidates: 4 })] }, clvContext(FIELDS));
    expect(none).toMatchObject({ value: null, reason: "EMPTY", n: 0, missing: 4, further: { sensitivity: null } });
    expect(none.parameters).toMatchObject({ margin: null, retention: 0.8, cac: null });
    const young = clvRetention.compute({ margins: [sums({ n: 3, margin: 9 })] }, clvContext(FIELDS));
    expect(young).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", n: 3, further: { sensitivity: null } });
    expect(young.parameters).toMatchObject({ margin: 3, retention: null });
    const nothing = { value: null, reason: "EMPTY", n: 0, perSegment: [], flags: [] };
    expect(clvRetention.compute({}, clvContext(FIELDS))).toMatchObject(nothing);
  });
});

describe("what is said of a lifetime value by retention", () => {
  const many = sums({ n: 300, margin: 300, cac: 1, with_cac: 1, at_start: 200, lost_of_start: 20 });
  const flagsOf = (row: Row, fields = FIELDS, clv = {}) =>
    clvRetention.compute({ margins: [{ ...many, ...row }] }, clvContext(fields, clv)).flags;

  it("is nothing where all is well", () => {
    expect(flagsOf({})).toEqual([]);
    expect(flagsOf({ margin: 0 })).toEqual([]);
  });

  it("is each thing that is not", () => {
    expect(flagsOf({}, ["customer_id", "churned", "mrr"])).toEqual(["CHURN_FROM_STATUS"]);
    expect(flagsOf({ cac: 0, with_cac: 0 })).toEqual(["BEFORE_ACQUISITION"]);
    expect(flagsOf({ cac: 0, with_cac: 0 }, FIELDS, { subtractCac: false })).toEqual([]);
    expect(flagsOf({ negative: 1 })).toEqual(["NEGATIVE_MONEY"]);
    expect(flagsOf({ margin: -1 })).toEqual(["NEGATIVE_MARGIN"]);
    expect(flagsOf({ at_start: 199 })).toEqual(["CONVEX_IN_RETENTION"]);
    expect(flagsOf({ at_start: 0, lost_of_start: 0 })).toEqual([]);
  });

  it("names the settings in force", () => {
    const clv = { convention: "b", discountRate: 0.2, horizonMonths: 24, subtractCac: false, growth: 0.01 } as const;
    expect(clvRetention.params(clvContext(FIELDS, clv, { churnWindowMonths: 6 }))).toEqual({
      ...clv,
      churnWindowMonths: 6,
      windowStart: "2025-01-31",
    });
  });

  it("names what it still needs: customers, their losses, and their money", () => {
    expect(clvRetention.needs(clvContext([]))).toEqual(["accounts.customer_id", "accounts.end_date", "accounts.mrr"]);
    expect(clvRetention.needs(contextOf({}))).toEqual(["accounts.customer_id", "accounts.end_date", "accounts.mrr"]);
    for (const loss of ["end_date", "churned"])
      for (const money of ["mrr", "revenue"]) expect(clvRetention.needs(clvContext(["customer_id", loss, money]))).toEqual([]);
  });
});
