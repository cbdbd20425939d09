import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { roi } from "../../shared/indices/roi.ts";
import { cellsSql, NO_ROWS } from "../../shared/indices/slice-sql.ts";
import { roiWith } from "./support/roi-with.ts";

describe("cash flows in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    const fields = ["period", "benefit", "cost", "benefit_hours", "cost_hours"];
    const amounts = fields.slice(1).map((name) => `${name} double`);
    await store.run(
      `create table frame_cashflows (grp integer, project varchar, period_index integer, ${[...amounts, ...fields.map((name) => `unread_${name} boolean`)].join(", ")})`,
    );
    const sure = "false, false, false, false, false";
    const rows = [
      `(0, 'a', 0, null, 100, 2, 4, ${sure})`,
      `(0, 'a', 3, 50, null, null, 1, ${sure})`,
      `(0, 'b', 3, 10, 1, 1, null, ${sure})`,
      `(0, 'b', 14, 0.5, 0, 0, 0, ${sure})`,
      `(0, 'b', null, 9, 9, 9, 9, ${sure})`,
      "(0, 'b', null, 1, 1, 1, 1, true, false, false, false, false)",
      "(0, 'b', 1, null, 1, 1, 1, false, true, false, false, false)",
      "(0, 'b', 1, 1, null, 1, 1, false, false, true, false, false)",
      "(0, 'b', 1, 1, 1, null, 1, false, false, false, true, false)",
      "(0, 'b', 1, 1, 1, 1, null, false, false, false, false, true)",
    ];
    await store.run(`insert into frame_cashflows values ${rows.join(", ")}`);
  });
  afterAll(() => store.close());
  const cellsOf = async (name: "periods" | "projects", context: IndexContext): Promise<readonly Row[]> => {
    const query = roi.queries(context, "overall")[name];
    if (typeof query === "function") throw new Error("cells are expected");
    return store.all<Row>(`select * exclude (slice) from (${cellsSql(query, "all")}) c order by all`);
  };
  const fields = ["period", "project", "benefit", "cost", "benefit_hours", "cost_hours"];
  const readable = (rows: readonly Row[]): readonly Row[] =>
    rows.filter((row) => row["unread_period"] === false && row["unread_amount"] === false);

  it("are added up by period, an empty amount as 0, hours as money", async () => {
    const rows = await cellsOf("periods", roiWith({ hourlyRate: 10 }, {}, fields));
    expect(rows).toHaveLength(6);
    const sums = (benefit: number, cost: number, benefit_hours: number, cost_hours: number) => ({
      benefit,
      cost,
      benefit_hours,
      cost_hours,
    });
    expect(readable(rows)).toMatchObject([
      { period: 0, n: 1, ...sums(20, 140, 20, 40) },
      { period: 3, n: 2, ...sums(70, 11, 10, 10) },
      { period: 14, n: 1, ...sums(0.5, 0, 0, 0) },
      { period: null, n: 1, ...sums(99, 99, 90, 90) },
    ]);
    // Nobody can tell the money of what cannot be read: four rows of period 1.
    expect(rows.filter((row) => row["unread_amount"] === true)).toMatchObject([{ period: 1, n: 4 }]);
  });

  it("do not look at hours without a rate, nor at columns that are not there", async () => {
    const rows = await cellsOf("periods", roiWith({}, {}, fields));
    expect(readable(rows)).toMatchObject([
      { period: 0, n: 1, benefit: 0, cost: 100 },
      { period: 1, n: 2, benefit: 2, cost: 2 },
      { period: 3, n: 2, benefit: 60, cost: 1 },
      { period: 14, n: 1 },
      { period: null, n: 1 },
    ]);
    expect(rows[0]).not.toHaveProperty("benefit_hours");
    const hours = await cellsOf("periods", roiWith({ hourlyRate: 10 }, {}, ["period", "benefit_hours", "cost"]));
    expect(readable(hours)[0]).toMatchObject({ period: 0, benefit: 20, cost: 100, benefit_hours: 20 });
    expect(hours[0]).not.toHaveProperty("cost_hours");
  });

  it("of months are gathered into the periods that are asked for", async () => {
    const of = async (length: "month" | "quarter" | "year", periodKind: "month" | "year") =>
      readable(await cellsOf("periods", roiWith({ period: length }, { periodKind }, fields))).flatMap((row) => row["period"] ?? []);
    expect(await of("month", "month")).toEqual([0, 1, 3, 14]);
    expect(await of("quarter", "month")).toEqual([0, 1, 4]);
    expect(await of("year", "month")).toEqual([0, 1]);
    expect(await of("quarter", "year")).toEqual([0, 1, 3, 14]);
  });

  it("are told apart by project only where one is uncertain", async () => {
    const context = roiWith({ benefitCv: 0.1, hourlyRate: 10 }, {}, fields);
    expect(await cellsOf("projects", context)).toEqual([
      { project: "a", period: 0, benefit: 20, cost: 140 },
      { project: "a", period: 3, benefit: 50, cost: 10 },
      { project: "b", period: 3, benefit: 20, cost: 1 },
      { project: "b", period: 14, benefit: 0.5, cost: 0 },
    ]);
    const nameless = await cellsOf("projects", roiWith({ benefitCv: 0.1 }, {}, ["period", "benefit", "cost"]));
    expect(nameless).toMatchObject([
      { project: "", period: 0 },
      { period: 1, benefit: 2, cost: 2 },
      { period: 3, benefit: 60 },
      { period: 14 },
    ]);
    const { projects } = roi.queries(roiWith({}), "overall");
    expect(typeof projects === "function" && projects("all")).toBe(NO_ROWS);
  });
});
