import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { csat } from "../../shared/indices/csat.ts";
import { answerQueries } from "../../shared/indices/distribution.ts";
import type { IndexContext, Row, SliceKind } from "../../shared/indices/index-definition.ts";
import { nps } from "../../shared/indices/nps.ts";
import type { PartialSettings } from "../../shared/indices/resolve-settings.ts";
import { cellsSql } from "../../shared/indices/slice-sql.ts";
import { DEFAULT_SCALES } from "../../shared/table/scale.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsOf } from "./support/settings-of.ts";

describe("clusters of answers when every one counts", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    // Customer 0 answers twice; the third answer is nobody's.
    const rows = "(0, 0, 1, 0, 5), (0, 1, 1, 0, 3), (1, 2, 2, 1, 1), (null, 3, 2, 1, 4)";
    for (const view of ["kept_csat_overall", "kept_csat_by_wave", "kept_nps_overall", "kept_nps_by_wave"])
      await store.run(`create table ${view} as select * from (values ${rows}) v(customer, ord, grp, wave, answer)`);
    const accounts = "(0, 50, 2500, false), (1, 0, 0, true)";
    await store.run(
      `create table frame_accounts as select * from (values ${accounts}) v(customer, revenue, revenue_square, negative_revenue)`,
    );
  });
  afterAll(() => store.close());

  type Cluster = { readonly slice: number; readonly top: number; readonly bottom: number; readonly customers: number };
  const clusters = async (index: typeof nps | typeof csat, context: IndexContext, kind: SliceKind) =>
    (await store.all<Cluster>(index.simulation?.query(context, kind) ?? "")).map(({ slice, top, bottom, customers }) => [
      slice,
      top,
      bottom,
      customers,
    ]);
  const all = (change: PartialSettings, fields: IndexContext["fields"]) =>
    contextOf(fields, { settings: settingsOf({ ...change, duplicates: "all" }) });

  it.each([
    // Codes of 5, 3, 1 and 4: the sums of the customer of the first two, of the one of 1 and of nobody.
    [
      "share",
      [
        [0, 1],
        [100, 1],
        [100, 2],
      ],
    ],
    [
      "net",
      [
        [-100, 1],
        [100, 1],
        [100, 2],
      ],
    ],
    [
      "mean",
      [
        [1, 1],
        [4, 1],
        [8, 2],
      ],
    ],
    [
      "rescaled",
      [
        [0, 1],
        [75, 1],
        [150, 2],
      ],
    ],
  ] as const)("sum the %s of a customer's answers", async (headline, sums) => {
    const found = await clusters(csat, all({ csat: { headline } }, { answers: ["csat"] }), "all");
    expect(found).toEqual(sums.map(([top, bottom]) => [-1, top, bottom, 1]));
  });

  it("stand by wave where waves are asked for", async () => {
    const context = all({ nps: { detractorsUpTo: 2, promotersFrom: 4 } }, { answers: ["nps"] });
    expect(await clusters(nps, context, "all")).toEqual([
      [-1, -1, 1, 1],
      [-1, 1, 1, 1],
      [-1, 1, 2, 1],
    ]);
    expect(await clusters(nps, context, "wave")).toEqual([
      [0, 1, 2, 1],
      [1, -1, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(await clusters(nps, context, "group")).toEqual([
      [1, 1, 2, 1],
      [2, -1, 1, 1],
      [2, 1, 1, 1],
    ]);
  });

  it("weigh by the money of the customer, who has to have some", async () => {
    const fields = { answers: ["nps", "customer_id"], accounts: ["customer_id", "revenue"] } as const;
    const context = all({ nps: { detractorsUpTo: 2, promotersFrom: 4, weightBy: "revenue" } }, fields);
    expect(await clusters(nps, context, "all")).toEqual([[-1, 50, 100, 1]]);
    expect(await clusters(nps, context, "wave")).toEqual([[0, 50, 100, 1]]);
    expect(await clusters(nps, context, "group")).toEqual([[1, 50, 100, 1]]);
  });

  it("stand beside cells of the same money, where who has none is counted apart", async () => {
    const fields = { answers: ["nps", "customer_id"], accounts: ["customer_id", "revenue"] } as const;
    const { rows, kept } = nps.queries(all({ nps: { weightBy: "revenue" } }, fields), "overall");
    expect(rows).toEqual(nps.queries(all({}, fields), "overall").rows);
    expect(kept).toMatchObject({ isSqlOnly: true });
    const cells = typeof kept === "function" ? [] : await store.all<Row>(`${cellsSql(kept, "all")} order by answer`);
    expect(
      cells.map(({ answer, answers, weight, squares, unpaid, negative }) => [answer, answers, weight, squares, unpaid, negative]),
    ).toEqual([
      [1, 0, 0, 0, 1, 1],
      [3, 1, 50, 2500, 0, 0],
      [4, 0, 0, 0, 1, 0],
      [5, 1, 50, 2500, 0, 0],
    ]);
  });

  it("leave out answers without weight, which are counted among the cells", async () => {
    const rows = "(9, 2, false), (9, 0, false), (9, -1, false), (3, 1, true)";
    await store.run(`create or replace table frame_answers as select *, 0 as wave from (values ${rows}) v(nps, weight, weight_unread)`);
    const { rows: counts } = answerQueries("nps", contextOf({ answers: ["nps", "weight"] }), "overall");
    const cells = await store.all<Row>(`${cellsSql(counts, "all")} order by answer`);
    expect(cells.map(({ answer, answers, unweighted, unread }) => [answer, answers, unweighted, unread])).toEqual([
      [3, 1, 0, 1],
      [9, 1, 2, 0],
    ]);
  });

  it("are not asked for where one answer of a customer counts", () => {
    const context = contextOf({ answers: ["nps", "csat"] });
    for (const index of [nps, csat]) expect(index.simulation?.query(context, "all")).toBeNull();
  });

  it("give limits in the unit of the index", () => {
    const context = all({}, { answers: ["nps", "csat"] });
    const cells = [
      { answer: 10, answers: 1 },
      { answer: 0, answers: 1 },
    ];
    const ofNps = nps.compute({ rows: cells, kept: cells }, context);
    // Both draws of two customers are the same one in a quarter of all resamples: −100 and 100.
    const columns = (one: number, other: number) => ({ top: [one, other], bottom: [1, 1], customers: [1, 1] });
    expect(nps.simulation?.interval(columns(1, -1), ofNps, context)).toMatchObject({
      value: 0,
      ci: { method: "clusterBootstrap", level: 0.95, lo: -100, hi: 100 },
      params: { resamples: 2_000, seed: 1 },
    });
    const ofCsat = csat.compute({ rows: cells, kept: cells }, { ...context, scales: { ...DEFAULT_SCALES, csat: { min: 0, max: 10 } } });
    expect(csat.simulation?.interval(columns(100, 0), ofCsat, context).ci).toMatchObject({ method: "clusterBootstrap", lo: 0, hi: 100 });
  });
});
