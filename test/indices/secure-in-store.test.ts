import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { makeResult } from "../../shared/indices/make-result.ts";
import { secure } from "../../shared/indices/secure.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { cellsSql } from "../../shared/indices/slice-sql.ts";
import { contextOf } from "./support/context-of.ts";

const context = contextOf({ answers: ["sat", "recommend", "repurchase"] });
const weighted = contextOf({ answers: ["sat", "recommend", "repurchase", "weight"] });

describe("secure customers in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    const items = "sat smallint, recommend smallint, repurchase smallint";
    await store.run(`create table frame_answers (grp integer, wave integer, ${items}, weight double, weight_unread boolean)`);
    const rows = [
      "5, 5, 5, 2, false",
      "4, null, null, 0.5, false",
      "5, 5, null, 1, true",
      "5, 5, -128, 1, false",
      "null, null, null, 1, false",
    ];
    await store.run(`insert into frame_answers values ${[...rows, "5, 5, 5, 0, false"].map((row) => `(0, 0, ${row})`).join(", ")}`);
    await store.run(
      `create table kept_secure_overall (customer integer, ord integer, grp integer, wave integer, triple bigint, ${items}, weight double)`,
    );
    const cases = [
      "1, 0, 0, 0, 7, 5, 5, 5, 2",
      "1, 1, 0, 0, 7, 5, 5, 5, 1.5",
      "2, 2, 0, 0, 9, 4, 5, null, 0.5",
      "null, 3, 0, 0, 9, 4, 5, null, 1",
    ];
    await store.run(`insert into kept_secure_overall values ${cases.map((row) => `(${row})`).join(", ")}`);
    await store.run(
      "create table secure_money_overall (grp integer, is_top boolean, customers integer, revenue double, squares double, negative integer)",
    );
    await store.run(
      "create table secure_money_by_wave (wave integer, is_top boolean, customers integer, revenue double, squares double, negative integer)",
    );
    await store.run("insert into secure_money_overall values (0, true, 2, 10, 60, 1), (1, true, 1, 5, 25, 0), (1, false, 3, 7, 21, 2)");
    await store.run("insert into secure_money_by_wave values (4, false, 1, 2, 4, 0)");
  });
  afterAll(() => store.close());
  const cellsOf = async (
    name: "rows" | "kept" | "money",
    own: IndexContext,
    span: "overall" | "by_wave" = "overall",
  ): Promise<readonly Row[]> => {
    const query = secure.queries(own, span)[name];
    if (typeof query === "function") throw new Error("cells are expected");
    return store.all<Row>(`select * exclude (slice) from (${cellsSql(query, span === "overall" ? "all" : "wave")}) c order by all`);
  };
  const all: IndexContext = { ...weighted, settings: { ...DEFAULT_SETTINGS, duplicates: "all" } };

  it("are told apart by what can be made of a row, and by its weight", async () => {
    expect(await cellsOf("rows", context)).toEqual([
      { state: "empty", answers: 1 },
      { state: "missing", answers: 1 },
      { state: "out_of_range", answers: 1 },
      { state: "settled", answers: 3 },
    ]);
    expect((await cellsOf("rows", weighted)).at(-1)).toEqual({ state: "settled", answers: 2, unweighted: 1, unread: 0 });
  });

  it("are counted in code under the same names", () => {
    const { rows, kept: own, money } = secure.queries(context, "overall");
    const namesOf = [rows, own, money].map((query) => (typeof query === "function" ? null : query.counted));
    expect(namesOf).toEqual(["rows secure", "kept secure", "money secure"]);
  });

  it("are counted by their answers, in one number where only the last of a customer counts", async () => {
    expect(await cellsOf("kept", context)).toEqual([
      { triple: 7, answers: 2 },
      { triple: 9, answers: 2 },
    ]);
    expect(await cellsOf("kept", all)).toEqual([
      { sat: 4, recommend: 5, repurchase: null, answers: 2, weight: 1.5, squares: 1.25 },
      { sat: 5, recommend: 5, repurchase: 5, answers: 2, weight: 3.5, squares: 6.25 },
    ]);
  });

  it("bring the money of their span", async () => {
    expect(await cellsOf("money", context)).toEqual([
      { is_top: false, customers: 3, revenue: 7, squares: 21, negative: 2 },
      { is_top: true, customers: 3, revenue: 15, squares: 85, negative: 1 },
    ]);
    expect(await cellsOf("money", context, "by_wave")).toEqual([{ is_top: false, customers: 1, revenue: 2, squares: 4, negative: 0 }]);
  });

  it("are drawn anew by customer where every answer counts", async () => {
    expect(secure.simulation?.query(context, "all")).toBeNull();
    const sql = secure.simulation?.query(all, "all") ?? "";
    expect(await store.all<Row>(sql)).toEqual([
      { slice: -1, top: 0, bottom: 0.5, customers: 1 },
      { slice: -1, top: 0, bottom: 1, customers: 1 },
      { slice: -1, top: 350, bottom: 3.5, customers: 1 },
    ]);
    const result = makeResult({ value: 50, unit: "percent", n: 4, params: {}, parts: {} });
    const drawn = secure.simulation?.interval({ top: [0, 200], bottom: [2, 2], customers: [1, 1] }, result, all);
    expect(drawn?.ci).toEqual({ method: "clusterBootstrap", level: 0.95, lo: 0, hi: 100 });
  });
});
