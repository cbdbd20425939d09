import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { moneyQuery } from "../../shared/indices/boxes/simulate-boxes.ts";
import { boxes } from "../../shared/indices/boxes.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { cellsSql } from "../../shared/indices/slice-sql.ts";
import { STATUS, WINDOW } from "./support/box-rows.ts";

describe("money boxes in the store", () => {
  const columns = "grp integer, segment varchar, box integer, box_at_start integer, active boolean, at_start boolean, lost boolean";
  const rows = [
    "(0, 'A', 2, 2, true, true, false, false, 10, false, false, 1.5)",
    "(0, 'A', 2, 2, true, true, false, false, 10, false, true, null)",
    "(0, 'B', 2, 2, true, true, false, false, 4, false, false, 2.25)",
    "(0, null, null, null, true, false, false, false, 3, true, false, 1)",
    "(1, 'A', 0, 1, false, true, true, true, 7, false, false, 1)",
    "(1, 'A', 0, 1, false, true, true, true, null, false, false, null)",
  ];
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    await store.run(
      `create table frame_boxes (${columns}, ended boolean, money decimal(18, 2), negative_money boolean, absurd_money boolean, cost double)`,
    );
    await store.run(`insert into frame_boxes values ${rows.join(", ")}`);
  });
  afterAll(() => store.close());
  const all = (sql: string) => store.all<Row>(sql);

  it("are read as money by box and segment, in the order of the amounts, no box as −1", async () => {
    const found = await all(moneyQuery(STATUS, "group"));
    expect(found).toEqual([
      { slice: 0, box: -1, money: 3, customers: 1, stratum: 3 },
      { slice: 0, box: 2, money: 4, customers: 1, stratum: 2 },
      { slice: 0, box: 2, money: 10, customers: 2, stratum: 1 },
      { slice: 1, box: 0, money: 7, customers: 1, stratum: 1 },
    ]);
    expect(await all(moneyQuery(WINDOW, "all"))).toEqual([
      { slice: -1, box: -1, money: 3, customers: 1, stratum: 3 },
      { slice: -1, box: 2, money: 4, customers: 1, stratum: 2 },
      { slice: -1, box: 2, money: 10, customers: 2, stratum: 1 },
    ]);
  });

  it("are counted by box, box at the start and state, and by segment", async () => {
    const { customers, strata } = boxes.queries(STATUS, "overall");
    if (typeof customers === "function" || typeof strata === "function") throw new Error("cells are expected");
    const state = (active: boolean, at_start: boolean, ended: boolean) => ({ active, at_start, lost: ended, ended });
    const cells = await all(`select * from (${cellsSql(customers, "all")}) c order by customers, revenue`);
    expect(cells).toMatchObject([
      { box: null, box_at_start: null, ...state(true, false, false), customers: 1, valued: 1, negative: 1, absurd: 0 },
      { box: 0, box_at_start: 1, ...state(false, true, true), customers: 2, valued: 1, negative: 0, absurd: 0 },
      { box: 2, box_at_start: 2, ...state(true, true, false), customers: 3, valued: 3, negative: 0, absurd: 1 },
    ]);
    expect(
      await all(`select segment, box, active, customers, cast(revenue as double) as revenue, cast(cost as double) as cost, costed
      from (${cellsSql(strata, "all")}) c order by segment nulls last, box`),
    ).toEqual([
      { segment: "A", box: 0, active: false, customers: 1, revenue: 7, cost: 1, costed: 1 },
      { segment: "A", box: 2, active: true, customers: 2, revenue: 20, cost: 1.5, costed: 1 },
      { segment: "B", box: 2, active: true, customers: 1, revenue: 4, cost: 2.25, costed: 1 },
      { segment: null, box: null, active: true, customers: 1, revenue: 3, cost: 1, costed: 1 },
    ]);
  });
});
