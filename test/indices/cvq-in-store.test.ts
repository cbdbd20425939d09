import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { cvq } from "../../shared/indices/cvq.ts";
import type { IndexContext, Row, SliceKind } from "../../shared/indices/index-definition.ts";
import type { Settings } from "../../shared/indices/settings.ts";
import { cellsSql, NO_ROWS } from "../../shared/indices/slice-sql.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsWith } from "./support/settings-with.ts";

const FIELDS = ["polarity", "reach", "duration", "intensity", "customer_id", "outcome", "wave", "worth_doing"];
const contextWith = (part: Partial<Settings["cvq"]> = {}, fields: readonly string[] = FIELDS): IndexContext =>
  contextOf({ outcomes: fields }, { settings: settingsWith("cvq", part) });

type Outcome = {
  readonly grp: number;
  readonly wave: number | null;
  readonly customer: number | null;
  readonly name: string | null;
  readonly polarity: -1 | 0 | 1;
  readonly weight: number;
  /** Its weight counts as worth doing. */
  readonly worth?: boolean;
  readonly kind?: "missing";
  readonly capped?: boolean;
};
const ofKind = { "-1": ["undesired", 1], "0": ["neither", 2], "1": ["desired", 0] } as const;
const outcome = (
  grp: number,
  wave: number | null,
  customer: number | null,
  name: string | null,
  polarity: -1 | 0 | 1,
  weight: number,
): Outcome => {
  return { grp, wave, customer, name, polarity, weight };
};

/** Two groups, three waves; customer 3 says the same outcome twice in the last wave, and the second counts. */
const OUTCOMES: readonly Outcome[] = [
  { ...outcome(0, 0, 1, "late", 1, 0.9), capped: true },
  outcome(0, 1, 1, "late", -1, 0.5),
  outcome(0, 2, 1, "late", 1, 0.25),
  outcome(0, 1, 2, "late", 1, 0.5),
  outcome(0, 2, 2, "late", -1, 0.125),
  outcome(0, 1, 3, "dear", 1, 0.5),
  outcome(0, 2, 3, "dear", -1, 0.75),
  outcome(0, 2, 3, "dear", 1, 0.5),
  outcome(1, 1, 4, "dear", -1, 0.25),
  outcome(1, 2, 4, "lost", -1, 0.375),
  outcome(1, 2, 4, null, -1, 1),
  outcome(1, null, null, "rude", -1, 0.0625),
  outcome(1, null, null, "rude", -1, 0.03125),
  { ...outcome(1, 2, 5, "calm", 0, 0.5), worth: true },
  { ...outcome(1, 2, 5, "calm", 0, 0.5), worth: true },
  outcome(1, 2, 5, "calm", 0, 0.5),
  { ...outcome(0, null, null, "late", 1, 0), kind: "missing" },
];

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  const columns =
    "grp integer, wave integer, own_wave varchar, customer integer, source integer, row integer, outcome varchar, polarity integer";
  await store.run(
    `create table frame_outcomes (${columns}, kind varchar, kind_code integer, capped boolean, weight decimal(18, 15), worth decimal(18, 15))`,
  );
  const rows = OUTCOMES.map(({ grp, wave, customer, name, polarity, weight, worth, kind, capped }, at) => {
    const [own, code] = kind === undefined ? ofKind[`${polarity}`] : [kind, 3];
    const cells = [grp, wave, wave === null ? null : `'w${wave}'`, customer, 0, at + 2, name === null ? null : `'${name}'`, polarity];
    return `(${[...cells, `'${own}'`, code, capped === true, code > 1 ? null : weight, worth === true ? weight : null].map(String).join(", ")})`;
  });
  await store.run(`insert into frame_outcomes values ${rows.join(", ")}`);
  await store.run("create table more_outcomes as select * from frame_outcomes");
  const more = ["c", "b", "a", "d"].map((name) => `(0, 0, 'w0', 9, 0, 9, '${name}', -1, 'undesired', 1, false, 0.375, null)`);
  await store.run(`insert into more_outcomes values ${more.join(", ")}`);
});
afterAll(() => store.close());

const rowsOf = async (name: "shift" | "worth" | "negatives", kind: SliceKind, context = contextWith()): Promise<readonly Row[]> => {
  const query = cvq.queries(context, "overall")[name];
  if (typeof query !== "function") throw new Error("SQL is expected");
  return store.all<Row>(`select * from (${query(kind)}) q order by all`);
};

describe("outcomes in the store", () => {
  it("are counted by what can be made of them, and those whose duration was capped", async () => {
    const { records } = cvq.queries(contextWith(), "overall");
    if (typeof records === "function") throw new Error("cells are expected");
    expect(await store.all(`select * from (${cellsSql(records, "all")}) c order by kind`)).toEqual([
      { slice: -1, kind: "desired", records: 5, capped: 1 },
      { slice: -1, kind: "missing", records: 1, capped: 0 },
      { slice: -1, kind: "neither", records: 3, capped: 0 },
      { slice: -1, kind: "undesired", records: 8, capped: 0 },
    ]);
  });

  it("have shifted by the weight of the last wave, of customers with the same outcome in the one before", async () => {
    // Up .25, down .125, and .5 that stayed; the first wave plays no part. Customer 4 has no outcome twice.
    expect(await rowsOf("shift", "all")).toEqual([{ slice: -1, moved: 0.125, matched: 0.875 }]);
    expect(await rowsOf("shift", "group")).toEqual([{ slice: 0, moved: 0.125, matched: 0.875 }]);
  });

  it("cannot shift inside a wave, nor without waves, customers and names", async () => {
    const { shift } = cvq.queries(contextWith(), "overall");
    expect(typeof shift === "function" && shift("wave")).toBe(NO_ROWS);
    for (const field of ["wave", "customer_id", "outcome"]) {
      const own = cvq.queries(
        contextWith(
          {},
          FIELDS.filter((name) => name !== field),
        ),
        "overall",
      ).shift;
      expect(typeof own === "function" && own("all")).toBe(NO_ROWS);
    }
  });

  it("were worth doing only where that is set and said", async () => {
    const counts = contextWith({ neither: "worthDoing" });
    expect(await rowsOf("worth", "all", counts)).toEqual([{ slice: -1, records: 2, weight: 1 }]);
    expect(await rowsOf("worth", "group", counts)).toEqual([
      { slice: 0, records: 0, weight: null },
      { slice: 1, records: 2, weight: 1 },
    ]);
    expect((await rowsOf("worth", "wave", counts)).map(({ slice }) => slice)).toEqual([0, 1, 2]);
    expect(await rowsOf("worth", "all")).toEqual([]);
    expect(await rowsOf("worth", "all", contextWith({ neither: "worthDoing" }, ["polarity"]))).toEqual([]);
  });

  it("against are summed by name, of equal weight the first by name, in each slice and five at most", async () => {
    const found = await store.all<Row>(String(negativesSql("all")));
    expect(found.map(({ outcome: name, records, weight }) => [name, records, weight])).toEqual([
      ["dear", 2, 1],
      ["late", 2, 0.625],
      ["lost", 1, 0.375],
      ["rude", 2, 0.09375],
    ]);
    const byWave = await store.all<Row>(String(negativesSql("wave")));
    expect(byWave.map(({ slice, outcome: name }) => [slice, name])).toEqual([
      ...[
        [1, "late"],
        [1, "dear"],
      ],
      ...[
        [2, "dear"],
        [2, "lost"],
        [2, "late"],
      ],
    ]);
    const of = String(negativesSql("all")).replaceAll("frame_outcomes", "more_outcomes");
    const five = (await store.all<Row>(of)).map(({ outcome: name }) => name);
    expect(five).toEqual(["dear", "late", "a", "b", "c"]);
    expect(await rowsOf("negatives", "all", contextWith({}, ["polarity"]))).toEqual([]);
  });
  const negativesSql = (kind: SliceKind) => {
    const { negatives } = cvq.queries(contextWith(), "overall");
    return typeof negatives === "function" ? negatives(kind) : null;
  };

  it("are drawn anew by customer, each with the weight of its desired ones and of all, λ times what is undesired", async () => {
    const sql = (part: Partial<Settings["cvq"]>, kind: SliceKind = "all") => cvq.simulation?.query(contextWith(part), kind) ?? null;
    expect(sql({ interval: "linearised" })).toBeNull();
    const found = await store.all<Row>(String(sql({ interval: "bootstrap", lambda: 2 })));
    expect(found.map(({ top, bottom, customers }) => [top, bottom, customers])).toEqual([
      // Customer 5 has nothing but what was worth doing, those without a name .0625 · 2 and .03125 · 2.
      [0, 0, 1],
      [0, 0.0625, 1],
      [0, 0.125, 1],
      [0, 3.25, 1],
      [0.5, 0.75, 1],
      [1, 2.5, 1],
      [1.15, 2.15, 1],
    ]);
    const standing = await store.all<Row>(String(sql({ interval: "bootstrap", lambda: 1, neither: "worthDoing" }, "group")));
    expect(standing.map(({ slice, top, bottom, customers }) => [slice, top, bottom, customers])).toEqual([
      [0, 0.5, 0.625, 1],
      [0, 1, 1.75, 1],
      [0, 1.15, 1.65, 1],
      [1, 0, 0.03125, 1],
      [1, 0, 0.0625, 1],
      [1, 0, 1, 1],
      [1, 0, 1.625, 1],
    ]);
  });

  it("have their sums in a table of each slice", async () => {
    await store.run("create or replace table outcome_sums_group as select 1 as slice, 2.5 as a");
    const { sums } = cvq.queries(contextWith(), "overall");
    if (typeof sums !== "function") throw new Error("SQL is expected");
    expect(await store.all<Row>(sums("group"))).toEqual([{ slice: 1, a: 2.5 }]);
  });
});
