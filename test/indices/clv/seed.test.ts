import { describe, expect, it } from "vitest";
import { clvSeed } from "../../../shared/indices/clv/clv-seed.ts";
import type { Columns, Row } from "../../../shared/indices/index-definition.ts";
import { createRandom } from "../../../shared/random.ts";
import { near } from "../../statistics/near.ts";
import { clvContext, clvResult } from "./clv-settings.ts";

const FIELDS = ["customer_id", "segment", "revenue", "cac"];
/** 900 and 300 of margin a customer; acquisition is known of both customers of A, and of two of the three of B. */
const margins: readonly Row[] = [
  { segment: "B", n: 3, margin: 900, cac: 60, with_cac: 2, candidates: 5, negative: 0 },
  { segment: "A", n: 2, margin: 1_800, cac: 800, with_cac: 2, candidates: 2, negative: 0 },
];

describe("lifetime value of the seed (methods.md 10.1)", () => {
  it("is margin less cost of acquisition, what is missing of that as 0: (2,700 − 860) / 5 = 368", () => {
    const found = clvSeed.compute({ margins }, clvContext(FIELDS));
    expect(found).toEqual({
      value: 368,
      reason: null,
      n: 5,
      missing: 2,
      parameters: { margin: 540, retention: null, discount: null, cac: 172 },
      perSegment: [
        { key: "A", n: 2, value: 500, margin: 900, retention: null, cac: 400, total: 1_000 },
        { key: "B", n: 3, value: 280, margin: 300, retention: null, cac: 20, total: 840 },
      ],
      flags: ["CAC_MISSING_AS_ZERO"],
    });
  });

  it("is the margin alone where acquisition is not taken off", () => {
    const found = clvSeed.compute({ margins }, clvContext(FIELDS, { subtractCac: false }));
    expect(found).toMatchObject({ value: 540, parameters: { cac: 172 }, perSegment: [{ value: 900 }, { value: 300 }] });
  });

  it("leaves out a segment without customers, and segments where there are none", () => {
    const empty = { segment: "C", n: 0, margin: 0, cac: 0, with_cac: 0, candidates: 1, negative: 0 };
    const found = clvSeed.compute({ margins: [...margins, empty] }, clvContext(FIELDS));
    expect(found.perSegment.map(({ key }) => key)).toEqual(["A", "B"]);
    expect(found.missing).toBe(3);
    expect(clvSeed.compute({ margins }, clvContext(["customer_id", "revenue"])).perSegment).toEqual([]);
  });

  it("is none of nobody", () => {
    const none = { value: null, reason: "EMPTY", n: 0, parameters: { margin: null, retention: null, discount: null, cac: null } };
    expect(clvSeed.compute({}, clvContext(FIELDS))).toEqual({ ...none, missing: 0, perSegment: [], flags: [] });
    const nobody = [{ segment: null, n: 0, margin: 0, cac: 0, with_cac: 0, candidates: 3, negative: 1 }];
    expect(clvSeed.compute({ margins: nobody }, clvContext(FIELDS))).toEqual({
      ...none,
      missing: 3,
      perSegment: [],
      flags: ["NEGATIVE_MONEY"],
    });
  });

  it("says that a margin is below 0, and that money was", () => {
    const flags = (margin: number, negative: number): readonly string[] =>
      clvSeed.compute({ margins: [{ n: 2, margin, cac: 2, with_cac: 2, candidates: 2, negative }] }, clvContext(FIELDS)).flags;
    expect(flags(0, 0)).toEqual([]);
    expect(flags(-1, 0)).toEqual(["NEGATIVE_MARGIN"]);
    expect(flags(1, 1)).toEqual(["NEGATIVE_MONEY"]);
  });

  it("names its setting and its needs", () => {
    expect(clvSeed.params(clvContext([], { subtractCac: false }))).toEqual({ subtractCac: false });
    expect(clvSeed.needs(clvContext([]))).toEqual(["accounts.customer_id", "accounts.revenue"]);
    expect(clvSeed.needs(clvContext(FIELDS))).toEqual([]);
  });
});

describe("the interval of the seed's lifetime value", () => {
  const valuesOf = (columns: Columns) => clvSeed.simulation.values(columns, clvResult({}), clvContext(FIELDS));

  it("comes of means of customers drawn with replacement", () => {
    const random = createRandom(1);
    const own = [500, 500, -20, 0, 0];
    const expected = Array.from({ length: 2_000 }, () => own.reduce((sum) => sum + (own[random.below(5)] ?? 0), 0) / 5);
    const found = valuesOf({ value: [500, -20, null], customers: [2, 1, 2] });
    expect(found?.draws).toBe(2_000);
    expect(found?.values).toHaveLength(2_000);
    for (const [at, value] of expected.slice(0, 40).entries()) near(found?.values[at], value, 1e-12);
  });

  it("is none of one customer", () => {
    expect(valuesOf({ value: [500], customers: [1] })).toBeNull();
    expect(valuesOf({ value: [500], customers: [2] })?.values).toEqual(new Array(2_000).fill(500));
    expect(valuesOf({ value: [500, 3], customers: [1, null] })).toBeNull();
    expect(valuesOf({})).toBeNull();
  });
});
