import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { health } from "../../shared/indices/health.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { cellsSql } from "../../shared/indices/slice-sql.ts";
import { contextOf } from "./support/context-of.ts";

const ended = contextOf({ accounts: ["customer_id", "usage_per_week", "end_date"] });

describe("health scores in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    await store.run(
      "create table frame_health (grp integer, active boolean, ended boolean, critical boolean, score double, coverage double)",
    );
    const rows = [
      ...["(0, true, false, false, 49.5, 1)", "(0, true, false, true, 90, 1)", "(0, true, false, false, 50, 0.5)"],
      ...["(0, true, false, false, 74.5, 1)", "(1, true, false, false, 75, 1)", "(1, false, true, false, 50, 1)"],
      ...["(1, false, true, false, 20, 1)", "(1, true, false, false, null, 0.25)", "(1, false, true, false, null, 0)"],
    ];
    await store.run(`insert into frame_health values ${rows.join(", ")}`);
  });
  afterAll(() => store.close());
  it("are in bands from 50 and 75 on, red where one component is critical", async () => {
    const { bands } = health.queries(ended, "overall");
    if (typeof bands === "function") throw new Error("cells are expected");
    const found = await store.all<Row>(`select * exclude (slice) from (${cellsSql(bands, "all")}) c order by active, band nulls last`);
    expect(found).toEqual([
      { active: false, band: "amber", n: 1, churned: 1, total: 50, squares: 2_500, coverage: 1 },
      { active: false, band: "red", n: 1, churned: 1, total: 20, squares: 400, coverage: 1 },
      { active: false, band: null, n: 1, churned: 1, total: null, squares: null, coverage: 0 },
      { active: true, band: "amber", n: 2, churned: 0, total: 124.5, squares: 2_500 + 74.5 ** 2, coverage: 1.5 },
      { active: true, band: "green", n: 1, churned: 0, total: 75, squares: 5_625, coverage: 1 },
      { active: true, band: "red", n: 2, churned: 0, total: 139.5, squares: 8_100 + 49.5 ** 2, coverage: 2 },
      { active: true, band: null, n: 1, churned: 0, total: null, squares: null, coverage: 0.25 },
    ]);
  });

  it("are ranked by risk, ties in the middle: 90, 75, 74.5, 50 and 50, 49.5, 20", async () => {
    const { ranks } = health.queries(ended, "overall");
    if (typeof ranks !== "function") throw new Error("SQL is expected");
    expect(await store.all<Row>(ranks("all"))).toEqual([{ slice: -1, n: 7, churned: 2, ranks: 4.5 + 7 }]);
    // Alone 75, 50 and 20 of the second group, 90, 74.5, 50 and 49.5 of the first.
    expect(await store.all<Row>(`${ranks("group")} order by slice`)).toEqual([
      { slice: 0, n: 4, churned: 0, ranks: 0 },
      { slice: 1, n: 3, churned: 2, ranks: 2 + 3 },
    ]);
  });
});
