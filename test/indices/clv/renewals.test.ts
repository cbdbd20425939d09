import { describe, expect, it } from "vitest";
import { clvSbg } from "../../../shared/indices/clv/clv-sbg.ts";
import { cohortsOf } from "../../../shared/indices/clv/renewals.ts";
import { holdOut, lifetimes, residual } from "../../../shared/indices/clv/sbg-lifetimes.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import { retentionClv } from "../../../shared/statistics/retention-clv.ts";
import { sbgDerl } from "../../../shared/statistics/sbg-derl.ts";
import { sbgFit } from "../../../shared/statistics/sbg-fit.ts";
import { sbgSurvival } from "../../../shared/statistics/sbg-survival.ts";
import { near } from "../../statistics/near.ts";
import { clvContext } from "./clv-settings.ts";

const FIELDS = ["customer_id", "start_date", "end_date", "mrr", "cac", "segment"];
/** The Regular customers of Fader & Hardie 2007 (methods.md 10.3), a thousand of them. */
const REGULAR = { alpha: 0.704077, beta: 1.182043, logLikelihood: -1_680.265, meanChurn: 0.373294, isHomogeneous: false };
const SURVIVORS = [1_000, 631, 468, 382, 326, 289, 262, 241];
const row = (seen: number, survived: number, customers: number, active = 0): Row => ({ seen, survived, customers, active });
/** Of those who were seen for so many renewals, a row for each number survived. */
const renewalsOf = (survivors: readonly number[]): readonly Row[] =>
  survivors.map((left, t) => {
    const last = t === survivors.length - 1;
    return row(survivors.length - 1, t, left - (survivors[t + 1] ?? 0), last ? left : 0);
  });

describe("cohorts of renewals", () => {
  it("are one for each number of renewals seen, shortest first, with the customers left after each", () => {
    // Two rows of a number where active customers and lost ones survived as many; nothing is seen of the youngest.
    const rows = [row(3, 3, 4), row(3, 0, 2), row(0, 0, 50), row(1, 1, 6), row(1, 0, 1), row(3, 1, 3), row(3, 3, 1), row(10, 10, 1)];
    expect(cohortsOf(rows)).toEqual([[7, 6], [10, 8, 5, 5], new Array(11).fill(1)]);
    expect(cohortsOf([])).toEqual([]);
  });
});

describe("discounted lifetimes of a new customer (methods.md 10.3)", () => {
  const at = (clv: Parameters<typeof clvContext>[1], model = REGULAR): number | null => lifetimes(model, clvContext(FIELDS, clv));
  /** Σ S(t) of the survival, at a rate and from a payment on. */
  const plain = (rate: number, from: number, to: number): number =>
    sbgSurvival(REGULAR, to).reduce((sum, survival, t) => (t < from ? sum : sum + survival / rate ** t), 0);

  it("are DEL where payment is now: 3.694908, and 3.105941 at .15", () => {
    near(at({}), 3.694908, 1e-6);
    near(at({ discountRate: 0.15 }), 3.105941, 1e-6);
  });

  it("lack the first payment, or come a year later, in the other conventions", () => {
    near(at({ convention: "b" }), 2.694908, 1e-6);
    near(at({ convention: "c" }), 3.694908 / 1.1, 1e-6);
  });

  it("grow with the margin: at 1.1 · 1.05 − 1 of discount they are those of .1, and b is paid before it has grown", () => {
    near(at({ growth: 0.05, discountRate: 0.155 }), 3.694908, 1e-6);
    near(at({ growth: 0.05, discountRate: 0.155, convention: "b" }), 2.694908 / 1.05, 1e-6);
    near(at({ growth: 0.05, discountRate: 0.155, convention: "c" }), 3.694908 / 1.155, 1e-6);
  });

  it("are none where nothing is discounted and the loyal stay for ever, or growth is faster", () => {
    expect(at({ discountRate: 0 })).toBeNull();
    expect(at({ growth: 0.11 })).toBeNull();
    for (const convention of ["b", "c"] as const) expect(at({ discountRate: 0, convention })).toBeNull();
    near(at({ discountRate: 0 }, { ...REGULAR, alpha: 2, beta: 3 }), 4);
  });

  it("are a sum of so many payments within a horizon, whole years begun", () => {
    near(at({ horizonMonths: 60 }), plain(1.1, 0, 4));
    near(at({ horizonMonths: 12 }), 1);
    near(at({ horizonMonths: 13 }), plain(1.1, 0, 1));
    near(at({ horizonMonths: 60, convention: "b" }), plain(1.1, 1, 5));
    near(at({ horizonMonths: 60, convention: "c" }), plain(1.1, 0, 4) / 1.1);
    near(at({ horizonMonths: 36, growth: 0.2 }), plain(1.1 / 1.2, 0, 2));
    near(at({ horizonMonths: 36, growth: 0.2, convention: "b" }), plain(1.1 / 1.2, 1, 3) / 1.2);
  });

  it("are those of one retention where customers hardly differ", () => {
    const alike = { ...REGULAR, alpha: 4_000, beta: 16_000, meanChurn: 0.2, isHomogeneous: true };
    near(at({}, alike), 1.1 / 0.3);
    near(at({ convention: "b", growth: 0.08, discountRate: 0.12 }, { ...alike, meanChurn: 0.1 }), 6.081081, 1e-6);
    near(at({ horizonMonths: 60 }, alike), 2.92063384, 1e-8);
    near(at({ horizonMonths: 60, convention: "c" }, alike), 2.92063384 / 1.1, 1e-8);
    expect(at({ growth: 0.4 }, alike)).toBe(retentionClv({ margin: 1, retention: 0.8, discount: 0.1, convention: "a", growth: 0.4 }).value);
  });
});

describe("what is left in the customers of today (methods.md 10.3)", () => {
  it("is the margin times the residual lifetimes just before the next renewal: 2.964399, 5.894095, 6.842315 before the 1st, 5th, 8th", () => {
    const rows = [row(0, 0, 6, 5), row(7, 4, 9, 2), row(4, 4, 3, 1), row(7, 7, 4, 4), row(7, 2, 30, 0)];
    const sum = 5 * 2.964399 + 3 * 5.894095 + 4 * 6.842315;
    const found = residual(rows, REGULAR, 50, clvContext(FIELDS)) as Record<string, number>;
    near(found["lifetimes"], sum / 12, 1e-6);
    near(found["value"], (50 * sum) / 12, 1e-6);
    near(found["total"], 50 * sum, 1e-6);
    expect(found["customers"]).toBe(12);
  });

  it("does not change with the order of the rows", () => {
    const rows = Array.from({ length: 9 }, (_, t) => row(9, t, 9, 1 + ((t * 7) % 5)));
    const found = residual(rows, REGULAR, 50, clvContext(FIELDS));
    expect(residual(rows.toReversed(), REGULAR, 50, clvContext(FIELDS))).toEqual(found);
    expect(residual([...rows.slice(4), ...rows.slice(0, 4)], REGULAR, 50, clvContext(FIELDS))).toEqual(found);
  });

  it("counts growth of the margin with the discount", () => {
    const found = residual([row(3, 3, 9, 2)], REGULAR, 50, clvContext(FIELDS, { growth: 0.05 })) as Record<string, number>;
    near(found["lifetimes"], sbgDerl(REGULAR, 4, 1.1 / 1.05 - 1) ?? 0, 1e-12);
  });

  it("is none of nobody, and where it has no end", () => {
    expect(residual([row(3, 3, 9, 0)], REGULAR, 50, clvContext(FIELDS))).toBeNull();
    expect(residual([], REGULAR, 50, clvContext(FIELDS))).toBeNull();
    expect(residual([row(3, 3, 9, 2)], REGULAR, 50, clvContext(FIELDS, { growth: 0.2 }))).toBeNull();
    expect(residual([row(3, 3, 9, 2)], REGULAR, 50, clvContext(FIELDS, { discountRate: 0 }))).toBeNull();
    // (β + 3) / (α − 1) without discount.
    const bounded = residual([row(3, 3, 9, 2)], { ...REGULAR, alpha: 2, beta: 3 }, 50, clvContext(FIELDS, { discountRate: 0 }));
    expect(bounded).toMatchObject({ lifetimes: 6, value: 300, total: 600, customers: 2 });
  });
});

describe("a hold-out of the last renewal (methods.md 10.3, Validation)", () => {
  it("is foretold by all but the last renewal of the oldest, and shorter cohorts as they are", () => {
    const cohorts = [[50, 30], [100, 70, 55], SURVIVORS];
    const fitted = sbgFit([[50, 30], [100, 70, 55], SURVIVORS.slice(0, 7)]);
    const expected = fitted.ok ? (sbgSurvival(fitted.model, 7)[7] ?? 0) : Number.NaN;
    const found = holdOut(cohorts) as Record<string, number>;
    expect(found).toMatchObject({ period: 7, customers: 1_000, actual: 0.241 });
    near(found["expected"], expected);
    near(found["error"], expected - 0.241);
  });

  it("takes the last renewal from every cohort that is as long, and leaves shorter ones", () => {
    const found = holdOut([[90, 60], [500, 320, 240, 190, 170], SURVIVORS.slice(0, 5)]) as Record<string, number>;
    const fitted = sbgFit([[90, 60], [500, 320, 240, 190], SURVIVORS.slice(0, 4)]);
    near(found["expected"], fitted.ok ? (sbgSurvival(fitted.model, 4)[4] ?? 0) : Number.NaN);
    expect(found).toMatchObject({ period: 4, actual: 0.326 });
  });

  it("is none of cohorts that are too short, empty, or tell nothing once they are cut", () => {
    expect(holdOut([])).toBeNull();
    expect(holdOut([SURVIVORS.slice(0, 4)])).toBeNull();
    expect(holdOut([SURVIVORS.slice(0, 5)])).not.toBeNull();
    expect(holdOut([[0, 0, 0, 0, 0]])).toBeNull();
    expect(holdOut([SURVIVORS.slice(0, 4), [0, 0, 0, 0, 0]])).toBeNull();
    expect(holdOut([[10, 10, 10, 10, 5]])).toBeNull();
  });
});

describe("lifetime value by renewals", () => {
  const sums = { segment: "A", n: 241, margin: 24_100, cac: 3_000, with_cac: 100, at_start: 300, lost_of_start: 20, candidates: 244 };
  const renewals = renewalsOf(SURVIVORS);
  const fitted = sbgFit([SURVIVORS]);

  it("is the margin of a new customer's lifetimes less acquisition: 369.4908 − 30", () => {
    const found = clvSbg.compute({ margins: [sums], renewals }, clvContext(FIELDS));
    near(found.value, 339.4908, 1e-6);
    expect(found).toMatchObject({ n: 241, missing: 3, reason: null, perSegment: [], flags: [] });
    expect(fitted.ok && found.parameters).toEqual({
      alpha: fitted.ok ? fitted.model.alpha : null,
      beta: fitted.ok ? fitted.model.beta : null,
      margin: 100,
      cac: 30,
      logLikelihood: fitted.ok ? fitted.model.logLikelihood : null,
      meanChurn: expect.closeTo(0.373294, 5),
    });
    expect(found.further).toMatchObject({ cohorts: [SURVIVORS], loaded: null, holdOut: { period: 7 }, residual: { customers: 241 } });
    const left = found.further?.["residual"] as Record<string, number>;
    near(left["lifetimes"], 6.842315, 1e-5);
  });

  it("is loaded with the fixed cost a head: 90 · 3.694908 − 30", () => {
    const fixed = [{ segment: "A", fixed: 2_410, periods: 1, is_monthly: false, customers: 241 }];
    const found = clvSbg.compute({ margins: [sums], renewals, fixed }, clvContext(FIELDS));
    const value = 90 * 3.694908 - 30;
    expect(found.further?.["loaded"]).toEqual({
      fixedPerCustomer: 10,
      value: expect.closeTo(value, 3),
      total: expect.closeTo(241 * value, 0),
    });
    const endless = clvSbg.compute({ margins: [sums], renewals, fixed }, clvContext(FIELDS, { discountRate: 0 }));
    expect(endless).toMatchObject({
      value: null,
      reason: "DIVERGES",
      further: { loaded: { fixedPerCustomer: 10, value: null, total: null } },
    });
  });

  it("takes acquisition off where that is set and known, and says where it is not", () => {
    const without = { ...sums, cac: 0, with_cac: 0 };
    const before = clvSbg.compute({ margins: [without], renewals }, clvContext(FIELDS));
    near(before.value, 369.4908, 1e-6);
    expect(before).toMatchObject({ flags: ["BEFORE_ACQUISITION"], parameters: { cac: null } });
    expect(clvSbg.compute({ margins: [without], renewals }, clvContext(FIELDS, { subtractCac: false })).flags).toEqual([]);
    near(clvSbg.compute({ margins: [sums], renewals }, clvContext(FIELDS, { subtractCac: false })).value, 369.4908, 1e-6);
  });

  it("says that few were seen: fewer than 200 customers, or no more than two renewals", () => {
    const flags = (survivors: readonly number[]) =>
      clvSbg.compute({ margins: [sums], renewals: renewalsOf(survivors) }, clvContext(FIELDS)).flags;
    expect(flags([200, 126, 94, 76])).toEqual([]);
    expect(flags([199, 126, 94, 76])).toEqual(["BELOW_MINIMUM_SAMPLE"]);
    expect(flags([200, 126, 94])).toEqual(["BELOW_MINIMUM_SAMPLE"]);
    // Two cohorts are counted together, and the longer one decides.
    const both = [...renewalsOf([100, 63, 47, 38]), ...renewalsOf([100, 63])];
    expect(clvSbg.compute({ margins: [sums], renewals: both }, clvContext(FIELDS)).flags).toEqual([]);
  });

  it("says that customers hardly differ", () => {
    // A fifth is lost at each renewal.
    const alike = clvSbg.compute({ margins: [sums], renewals: renewalsOf([625_000, 500_000, 400_000, 320_000]) }, clvContext(FIELDS));
    expect(alike.flags).toEqual(["HOMOGENEOUS"]);
    near(alike.value, (100 * 1.1) / 0.3 - 30, 1e-4);
  });

  it("says why there is none", () => {
    const nobodyLost = clvSbg.compute({ margins: [sums], renewals: [row(4, 4, 300, 300)] }, clvContext(FIELDS));
    expect(nobodyLost).toEqual({
      n: 241,
      missing: 3,
      perSegment: [],
      value: null,
      reason: "NOT_IDENTIFIED",
      parameters: { alpha: null, beta: null, margin: 100, cac: 30 },
      flags: [],
    });
    const nobody = { ...sums, n: 0, margin: 0, cac: 0, with_cac: 0 };
    const empty = clvSbg.compute({ margins: [nobody], renewals }, clvContext(FIELDS));
    expect(empty).toMatchObject({ n: 0, value: null, reason: "EMPTY", parameters: { alpha: null, beta: null, margin: null, cac: null } });
    expect(clvSbg.compute({}, clvContext(FIELDS))).toMatchObject({ value: null, reason: "EMPTY", n: 0, missing: 0 });
    expect(clvSbg.compute({ margins: [sums] }, clvContext(FIELDS)).reason).toBe("NOT_IDENTIFIED");
  });

  it("names its settings and its needs", () => {
    const clv = { convention: "b", discountRate: 0.2, horizonMonths: 24, subtractCac: false, growth: 0.01 } as const;
    expect(clvSbg.params(clvContext(FIELDS, clv))).toEqual({ ...clv, renewals: "yearly" });
    const needs = ["accounts.customer_id", "accounts.start_date", "accounts.end_date", "accounts.mrr"];
    expect(clvSbg.needs(clvContext([]))).toEqual(needs);
    for (const money of ["mrr", "revenue"]) expect(clvSbg.needs(clvContext(["customer_id", "start_date", "end_date", money]))).toEqual([]);
  });
});
