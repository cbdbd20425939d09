import { describe, expect, it } from "vitest";
import { clv } from "../../../shared/indices/clv.ts";
import type { IndexContext, Row } from "../../../shared/indices/index-definition.ts";
import { contextOf } from "../support/context-of.ts";
import { clvContext, clvResult } from "./clv-settings.ts";

type Method = IndexContext["choices"]["clvMethod"];
const by = (clvMethod: Method, context: IndexContext): IndexContext => ({ ...context, choices: { ...context.choices, clvMethod } });
const ACCOUNTS = ["customer_id", "segment", "end_date", "mrr", "cac"];
const margins: readonly Row[] = [
  { segment: "B", n: 10, margin: 2_000, cac: 0, with_cac: 0, at_start: 10, lost_of_start: 4, candidates: 10, negative: 0 },
  { segment: "A", n: 40, margin: 4_000, cac: 600, with_cac: 20, at_start: 50, lost_of_start: 10, candidates: 43, negative: 0 },
];

describe("lifetime value", () => {
  const context = by("retention", clvContext(ACCOUNTS, { convention: "a" }));

  it("has in public form what its method found", () => {
    const found = clv.compute({ margins, fixed: [] }, context);
    expect(found).toMatchObject({ value: expect.closeTo(366, 9), unit: "money", n: 50, nEff: 50, ci: null, reason: null });
    expect(found.excluded).toEqual({ missing: 3, outOfRange: 0, duplicate: 0 });
    expect(found.flags).toEqual(["CONVEX_IN_RETENTION"]);
    expect(Object.keys(found.parts)).toEqual([...Object.keys(clv.emptyParts), "sensitivity"]);
    expect(found.parts).toMatchObject({
      method: "retention",
      convention: "a",
      perSegment: [{ key: "A" }, { key: "B" }],
      parameters: { margin: 120, cac: 30 },
      total: expect.closeTo(50 * 366, 6),
      loaded: null,
      residual: null,
    });
    expect(clv.unit(context)).toBe("money");
  });

  it("has no total where it has no value", () => {
    const found = clv.compute({ margins: [], fixed: [] }, context);
    expect(found).toMatchObject({ value: null, reason: "EMPTY", parts: { total: null, perSegment: [] } });
  });

  it("is of the table that its method looks at", () => {
    expect(clv.table(by("bgnbd", context))).toBe("transactions");
    for (const method of ["seed", "retention", "sbg", null] as const) expect(clv.table(by(method, context))).toBe("accounts");
    expect(clv.byWave).toBe(false);
  });

  it("asks for the queries of its method", () => {
    expect(Object.keys(clv.queries(context, "overall"))).toEqual(["margins", "fixed"]);
    expect(Object.keys(clv.queries(by("sbg", context), "overall"))).toEqual(["margins", "renewals", "fixed"]);
    expect(Object.keys(clv.queries(by("bgnbd", context), "overall"))).toEqual(["histories", "margin", "tracked", "held"]);
    expect(clv.queries(by(null, context), "overall")).toEqual({});
    expect(clv.simulation?.query(by("seed", context), "all")).toContain("as value");
    expect(clv.simulation?.query(by(null, context), "all")).toBeNull();
  });

  it("names its method and that one's settings beside those of every number on accounts", () => {
    expect(clv.params(by("seed", context))).toEqual({ asOf: "2026-01-31", confidence: 0.95, method: "seed", subtractCac: true });
    expect(clv.params(by(null, context))).toEqual({ asOf: "2026-01-31", confidence: 0.95, method: null });
    expect(clv.compute({ margins, fixed: [] }, context).params).toEqual(clv.params(context));
  });

  it("cannot be computed without a method", () => {
    expect(() => clv.compute({}, by(null, context))).toThrow("clv.compute requires a method");
  });

  it("has its parts empty where there is nothing", () => {
    const nothing = { method: null, convention: null, parameters: {}, total: null, loaded: null, residual: null };
    expect(clv.emptyParts).toEqual({ ...nothing, perSegment: [] });
  });

  it("needs what its method needs, and without one accounts, or purchases where only those are there", () => {
    const both = { accounts: [], transactions: [] };
    const ofAccounts = ["accounts.customer_id", "accounts.end_date", "accounts.mrr"];
    const ofPurchases = ["transactions.customer_id", "transactions.date", "transactions.amount"];
    expect(clv.needs(by("seed", contextOf(both)))).toEqual(["accounts.customer_id", "accounts.revenue"]);
    expect(clv.needs(contextOf({}))).toEqual(ofAccounts);
    expect(clv.needs(contextOf(both))).toEqual(ofAccounts);
    expect(clv.needs(contextOf({ accounts: [] }))).toEqual(ofAccounts);
    expect(clv.needs(contextOf({ transactions: [] }))).toEqual(ofPurchases);
  });
});

describe("the interval of a lifetime value", () => {
  const level = (context: IndexContext): IndexContext => ({ ...context, settings: { ...context.settings, confidence: 0.9 } });

  it("is the middle of what its method drew, at the level in force", () => {
    const context = level(by("seed", clvContext(["customer_id", "revenue"])));
    const columns = { value: [0, 100], customers: [3, 5] };
    const result = { ...clvResult({ perSegment: [{ key: "A" }] }, 62.5), params: { method: "seed" } };
    const found = clv.simulation?.interval(columns, result, context);
    const drawn = clv.simulation?.interval(columns, result, { ...context, settings: { ...context.settings, confidence: 0.5 } });
    expect(found).toMatchObject({ ...result, ci: { method: "bootstrap", level: 0.9 }, params: {} });
    expect(found?.params).toEqual({ method: "seed", resamples: 2_000, seed: 1 });
    expect(found?.parts).toEqual({ perSegment: [{ key: "A" }] });
    // Means of 8 with standard error 17.1: ± 1.64 and ± .67 of it.
    expect(Math.abs((found?.ci?.lo ?? 0) - 34.4)).toBeLessThan(6.3);
    expect(Math.abs((found?.ci?.hi ?? 0) - 90.6)).toBeLessThan(6.3);
    expect(drawn?.ci).toEqual({ method: "bootstrap", level: 0.5, lo: 50, hi: 75 });
  });

  it("stands with each segment where its method drew those", () => {
    const context = by("retention", clvContext(ACCOUNTS));
    const segments = [
      { key: "A", value: 1, atStart: 50, lostOfStart: 10 },
      { key: "B", value: 2, atStart: 10, lostOfStart: 4 },
    ];
    const result = clvResult({ method: "retention", parameters: { atStart: 60, lostOfStart: 14 }, perSegment: segments });
    const columns = { margin: [100, 200], cac: [null, null], customers: [3, 1], place: [1, 2] };
    const found = clv.simulation?.interval(columns, result, context);
    // All of A have a margin of 100: the spread is of retention alone. B has one customer only.
    const ofA = found?.parts["perSegment"];
    expect(ofA).toEqual([
      expect.objectContaining({ ...segments[0], lo: expect.any(Number), hi: expect.any(Number) }),
      { ...segments[1], lo: null, hi: null },
    ]);
    expect(found?.parts["method"]).toBe("retention");
    const unsegmented = clv.simulation?.interval(columns, { ...result, parts: { ...result.parts, perSegment: null } }, context);
    expect(unsegmented?.parts["perSegment"]).toBeNull();
    expect(unsegmented?.ci).toEqual(found?.ci);
  });

  it("is left where it was without a value, without a method and where its method drew none", () => {
    const columns = { value: [0, 100], customers: [3, 5] };
    const context = by("seed", clvContext(["customer_id", "revenue"]));
    const without = clvResult({}, null);
    expect(clv.simulation?.interval(columns, without, context)).toBe(without);
    const result = clvResult({});
    expect(clv.simulation?.interval(columns, result, by(null, context))).toBe(result);
    expect(clv.simulation?.interval({ value: [5], customers: [1] }, result, context)).toBe(result);
  });

  it("is none where fewer than half the draws have a value", () => {
    const context = by("retention", clvContext(ACCOUNTS, { growth: 0.6 }));
    const result = clvResult({ parameters: { atStart: 60, lostOfStart: 6 } });
    const found = clv.simulation?.interval({ margin: [100], cac: [null], customers: [4] }, result, context);
    expect(found).toMatchObject({ ci: null, params: { resamples: 2_000 } });
  });
});
