import { describe, expect, it } from "vitest";
import { MOST_ROWS, shareRow, sumBy } from "../../shared/metrics/share-rows.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import { near } from "../statistics/near.ts";

describe("shares by key", () => {
  it("stand with their Wilson limits", () => {
    const limits = wilsonInterval(3, 12, 0.9);
    const found = shareRow("a", 3, 12, 0.9);
    expect(found).toMatchObject({ key: "a", x: 3, n: 12, share: 25 });
    near(found.lo, 100 * (limits?.lo ?? Number.NaN));
    near(found.hi, 100 * (limits?.hi ?? Number.NaN));
    expect(shareRow(null, 0, 0, 0.95)).toEqual({ key: null, x: 0, n: 0, share: null, lo: null, hi: null });
    expect(shareRow("b", 3, 2, 0.95)).toEqual({ key: "b", x: 3, n: 2, share: 150, lo: null, hi: null });
    expect(shareRow("c", 2, 2, 0.95)).toMatchObject({ share: 100, hi: 100 });
  });

  it("add up what has the same key, the largest first, and by key where they are as large", () => {
    const rows = [
      { hour: null, n: 5, x: 1 },
      { hour: 9, n: 3, x: 1 },
      { n: 1, x: 7 },
      { hour: 10, n: 4, x: 2 },
      { hour: 9, n: 3, x: 2 },
      { hour: 8, n: 6, x: null },
      { hour: 7, n: 2, x: 9 },
    ];
    const expected = [
      { key: "8", sums: { n: 6, x: 0 } },
      { key: "9", sums: { n: 6, x: 3 } },
      { key: null, sums: { n: 6, x: 8 } },
      { key: "10", sums: { n: 4, x: 2 } },
      { key: "7", sums: { n: 2, x: 9 } },
    ];
    expect(sumBy(rows, "hour", ["n", "x"])).toEqual(expected);
    expect(sumBy(rows.toReversed(), "hour", ["n", "x"])).toEqual(expected);
    expect(sumBy(rows, "hour", ["x", "n"]).map(({ key }) => key)).toEqual(["7", null, "9", "10", "8"]);
    expect(sumBy([], "hour", ["n"])).toEqual([]);
    expect(MOST_ROWS).toBe(50);
  });
});
