import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { numberOf, numberOrNull, textOrNull } from "../../../shared/indices/read-row.ts";
import { cellsSql, groupBy, inSlice, NO_ROWS, noRows, sliceColumn } from "../../../shared/indices/slice-sql.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  await store.run(
    "create table f as select * from (values (0, 7, 'x', 1), (0, null, 'y', 2), (1, 8, 'x', 4), (1, 7, 'x', 8)) f(grp, wave, k, v)",
  );
});
afterAll(() => store.close());

describe("slices of a query", () => {
  const kinds = ["all", "group", "wave"] as const;

  it("are told apart by the group, by the wave or not at all", () => {
    expect(kinds.map(sliceColumn)).toEqual(["-1", "grp", "wave"]);
    expect(kinds.map(inSlice)).toEqual(["true", "true", "wave is not null"]);
    expect(kinds.map((kind) => groupBy(kind))).toEqual(["", " group by grp", " group by wave"]);
    expect(kinds.map((kind) => groupBy(kind, ["k", "j"]))).toEqual([" group by k, j", " group by grp, k, j", " group by wave, k, j"]);
  });

  it("have a row for each of their keys, and groups those of the whole", async () => {
    const query = { from: "f", where: "v < 8", keys: { key: "k" }, sums: { n: "count(*)", sum: "sum(v)" } };
    const rows = async (kind: (typeof kinds)[number]) =>
      store.all<object>(`select * from (${cellsSql(query, kind)}) c order by slice, key`);
    const whole = [
      { slice: -1, key: "x", n: 2, sum: 5 },
      { slice: -1, key: "y", n: 1, sum: 2 },
    ];
    expect(await rows("all")).toEqual(whole);
    expect(await rows("group")).toEqual([
      ...whole,
      { slice: 0, key: "x", n: 1, sum: 1 },
      { slice: 0, key: "y", n: 1, sum: 2 },
      { slice: 1, key: "x", n: 1, sum: 4 },
    ]);
    expect(await rows("wave")).toEqual([
      { slice: 7, key: "x", n: 1, sum: 1 },
      { slice: 8, key: "x", n: 1, sum: 4 },
    ]);
  });

  it("go by several keys", async () => {
    const query = { from: "f", keys: { key: "k", odd: "wave % 2" }, sums: { sum: "sum(v)" } };
    expect(await store.all<object>(`select * from (${cellsSql(query, "group")}) c where slice = -1 order by sum`)).toEqual([
      { slice: -1, key: "y", odd: null, sum: 2 },
      { slice: -1, key: "x", odd: 0, sum: 4 },
      { slice: -1, key: "x", odd: 1, sum: 9 },
    ]);
  });

  it("have one row each without keys, of all rows without a condition", async () => {
    const query = { from: "f", keys: {}, sums: { sum: "sum(v)" } };
    expect(await store.all<object>(`select * from (${cellsSql(query, "group")}) c order by slice`)).toEqual([
      { slice: -1, sum: 15 },
      { slice: 0, sum: 3 },
      { slice: 1, sum: 12 },
    ]);
    expect(await store.all<object>(cellsSql(query, "all"))).toEqual([{ slice: -1, sum: 15 }]);
  });

  it("are none of a table that is not there", async () => {
    expect(noRows("all")).toBe(NO_ROWS);
    expect(await store.all<object>(NO_ROWS)).toEqual([]);
  });
});

describe("what is read from a row", () => {
  const row = { n: 3, zero: 0, none: null, text: "a", yes: true };

  it("is a number, else 0 or none", () => {
    expect(["n", "zero", "none", "text", "yes", "other"].map((name) => numberOf(row, name))).toEqual([3, 0, 0, 0, 0, 0]);
    expect(["n", "zero", "none", "text", "yes", "other"].map((name) => numberOrNull(row, name))).toEqual([3, 0, null, null, null, null]);
    expect([numberOf(undefined, "n"), numberOrNull(undefined, "n")]).toEqual([0, null]);
  });

  it("is a text, else none", () => {
    expect(["text", "n", "none", "other"].map((name) => textOrNull(row, name))).toEqual(["a", null, null, null]);
    expect(textOrNull(undefined, "text")).toBeNull();
  });
});
