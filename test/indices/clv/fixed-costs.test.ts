import { describe, expect, it } from "vitest";
import { readMargins } from "../../../shared/indices/clv/clv-margins.ts";
import { fixedPerHead, knowsFixedCosts, meanFixed } from "../../../shared/indices/clv/fixed-costs.ts";
import { contextOf } from "../support/context-of.ts";
import { clvContext } from "./clv-settings.ts";

describe("fixed costs of segments", () => {
  it("are known where segment and cost are, and nothing is left out", () => {
    const both = contextOf({ segment_costs: ["segment", "fixed_cost"] });
    expect(knowsFixedCosts(both)).toBe(true);
    expect(knowsFixedCosts({ ...both, filtered: true })).toBe(false);
    expect(knowsFixedCosts(contextOf({ segment_costs: ["segment"] }))).toBe(false);
    expect(knowsFixedCosts(contextOf({ segment_costs: ["fixed_cost"] }))).toBe(false);
    expect(knowsFixedCosts(contextOf({}))).toBe(false);
  });

  it("are those of a year a head: the mean of years, twelve times the mean of months, at least of one period and customer", () => {
    const perHead = fixedPerHead([
      { segment: "A", fixed: 12_000, periods: 2, is_monthly: false, customers: 40 },
      { segment: "B", fixed: 900, periods: 3, is_monthly: true, customers: 9 },
      { segment: "C", fixed: 70, periods: 0, is_monthly: false, customers: 0 },
      { segment: null, fixed: 5, periods: 1, is_monthly: false, customers: 1 },
    ]);
    // 6,000 / 40; 300 a month, 3,600 a year / 9; 70; 5.
    expect([...perHead]).toEqual([
      ["A", 150],
      ["B", 400],
      ["C", 70],
      [null, 5],
    ]);
  });

  it("are a mean over the customers counted, those of a segment without a cost as 0: (3·150 + 1·0) / 4 = 112.5", () => {
    const rows = [
      { segment: "A", n: 3 },
      { segment: "Z", n: 1 },
    ];
    const { segments } = readMargins(rows, clvContext(["segment"]));
    expect(meanFixed(segments, new Map([["A", 150]]))).toBe(112.5);
    expect(meanFixed(segments, new Map())).toBeNull();
    expect(meanFixed([], new Map([["A", 150]]))).toBeNull();
  });
});

describe("sums over customers", () => {
  const row = (segment: string | null, by: number) => ({
    segment,
    n: 1 * by,
    margin: 2 * by,
    cac: 3 * by,
    with_cac: 4 * by,
    at_start: 5 * by,
    lost_of_start: 6 * by,
    candidates: 7 * by,
    negative: 8 * by,
  });
  const sums = (key: string | null, by: number) => ({
    key,
    n: 1 * by,
    margin: 2 * by,
    cac: 3 * by,
    withCac: 4 * by,
    atStart: 5 * by,
    lostOfStart: 6 * by,
    candidates: 7 * by,
    negative: 8 * by,
  });

  it("are read of each segment in the order of its key, none last, and of all together", () => {
    expect(readMargins([row(null, 100), row("b", 10), row("a", 1)], clvContext(["segment"]))).toEqual({
      whole: sums(null, 111),
      segments: [sums("a", 1), sums("b", 10), sums(null, 100)],
    });
  });

  it("are those of all alone where accounts have no segment", () => {
    expect(readMargins([row(null, 3)], clvContext([]))).toEqual({ whole: sums(null, 3), segments: [] });
  });
});
