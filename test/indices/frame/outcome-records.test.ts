import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { createView } from "../../../shared/indices/dialect.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import {
  factorsInUse,
  outcomeNames,
  outcomeSums,
  outcomeSumsTable,
  outcomesSelect,
  outcomesToRead,
} from "../../../shared/indices/frame/outcome-records.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { UNREAD_COLUMN, unreadBit } from "../../../shared/table/unread.ts";
import type { DataRow } from "../support/canonical-data.ts";
import { frameIn, frameInput } from "../support/frame-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

const cvq = (change: Partial<Settings["cvq"]>): Settings => ({ ...DEFAULT_SETTINGS, cvq: { ...DEFAULT_SETTINGS.cvq, ...change } });
const outcome = (polarity: number | null, change: DataRow = {}): DataRow => ({
  ...{ customer_id: "a", outcome: "x", polarity, reach: 0.5, duration: 45, intensity: 4 },
  ...change,
});
async function recordsOf(outcomes: readonly DataRow[], change: Partial<FrameInput> = {}): Promise<readonly DataRow[]> {
  const input = await frameIn(store, { outcomes }, change);
  return store.all<DataRow>(`select * from (${outcomesSelect(input)}) o order by row`);
}
const kinds = (rows: readonly DataRow[]): readonly unknown[] => rows.map(({ kind }) => kind);
const weights = (rows: readonly DataRow[]): readonly unknown[] => rows.map(({ weight }) => weight);

describe("outcomes as CVQ takes them (methods.md 9.2)", () => {
  it("weigh reach · duration/90 · intensity/5, the duration up to 90 days, with what they are", async () => {
    const rows = await recordsOf([
      outcome(1, { reach: 0.4, duration: 30, intensity: 3 }),
      outcome(1, { reach: 0.2, duration: 90 }),
      outcome(-1, { reach: 0.1, duration: 91, intensity: 5 }),
      outcome(-1, { reach: 0, duration: 0, intensity: 1 }),
      outcome(0),
    ]);
    expect(kinds(rows)).toEqual(["desired", "desired", "undesired", "undesired", "neither"]);
    expect(weights(rows)).toEqual([0.08, 0.16, 0.1, 0, null]);
    expect(rows.map(({ capped }) => capped)).toEqual([false, false, true, false, false]);
    expect(rows[0]).toMatchObject({ source: 0, row: 2, customer: 0, grp: 0, wave: null, polarity: 1, outcome: "x", worth: null });
    expect(rows[0]).toMatchObject({ reach: 0.4, duration: 30, intensity: 3 });
  });

  it("are out of range before they are neither, and neither before something is missing", async () => {
    const rows = await recordsOf([
      outcome(2),
      outcome(-2),
      outcome(1, { reach: 1.01 }),
      outcome(0, { reach: -0.01 }),
      outcome(1, { duration: -1 }),
      outcome(-1, { intensity: 0.9 }),
      outcome(0, { intensity: 5.1 }),
      outcome(null, { intensity: 6 }),
      outcome(0, { reach: null }),
      outcome(null),
      outcome(1, { reach: null }),
      outcome(1, { duration: null }),
      outcome(-1, { intensity: null }),
      outcome(1, { reach: 1, intensity: 5 }),
      outcome(-1, { reach: 0, intensity: 1 }),
    ]);
    const out = Array.from({ length: 8 }, () => "out_of_range");
    expect(kinds(rows)).toEqual([...out, "neither", "missing", "missing", "missing", "missing", "desired", "undesired"]);
    expect(weights(rows).slice(0, 13)).toEqual(Array.from({ length: 13 }, () => null));
  });

  it("weigh by the exponents that are set, and need no factor whose exponent is 0", async () => {
    const rows = await recordsOf(
      [outcome(1), outcome(-1, { duration: null }), outcome(1, { duration: -1 }), outcome(1, { duration: 500 })],
      {
        settings: cvq({ exponents: [2, 0, 0.5], intensityMax: 9, durationRef: 30 }),
      },
    );
    // .5² · √(4/9)
    expect(kinds(rows)).toEqual(["desired", "undesired", "out_of_range", "desired"]);
    expect(weights(rows)).toEqual([0.166666666666667, 0.166666666666667, null, 0.166666666666667]);
    expect(rows[3]).toMatchObject({ capped: false });
    expect(rows[0]).not.toHaveProperty("duration");
    const powered = await recordsOf([outcome(1, { duration: 60 }), outcome(1)], {
      settings: cvq({ exponents: [0, 2, 0], durationRef: 60 }),
    });
    expect(weights(powered)).toEqual([1, 0.5625]);
    expect(weights(await recordsOf([outcome(1), outcome(-1)], { settings: cvq({ exponents: [0, 0, 0] }) }))).toEqual([1, 1]);
  });

  it("count a factor as 1 that is not mapped", async () => {
    const rows = await recordsOf([
      { polarity: 1, intensity: 4 },
      { polarity: -1, intensity: 5 },
    ]);
    expect(weights(rows)).toEqual([0.8, 1]);
    expect(rows[0]).toMatchObject({ customer: null, capped: false });
    expect(weights(await recordsOf([{ polarity: 1 }]))).toEqual([1]);
  });

  it("have the weight of what was worth doing and went neither way, where that is mapped", async () => {
    const rows = await recordsOf([
      outcome(0, { worth_doing: true }),
      outcome(0, { worth_doing: false }),
      outcome(0, { worth_doing: null }),
      outcome(1, { worth_doing: true }),
      outcome(0, { worth_doing: true, reach: null }),
    ]);
    expect(rows.map(({ worth }) => worth)).toEqual([0.2, null, null, null, null]);
  });

  it("are out of range where a number of theirs could not be read", async () => {
    const input = await frameIn(store, { outcomes: [outcome(1), outcome(null), outcome(1, { intensity: null }), outcome(0), outcome(1)] });
    await store.run(`alter table outcomes add column ${UNREAD_COLUMN} integer default 0`);
    const fields = [null, "polarity", "intensity", "reach", "duration"];
    for (const [at, field] of fields.entries())
      if (field !== null) await store.run(`update outcomes set ${UNREAD_COLUMN} = ${unreadBit("outcomes", field)} where row = ${at + 2}`);
    const types = { ...input.types, outcomes: { ...input.types.outcomes, [UNREAD_COLUMN]: "INTEGER" } };
    const rows = await store.all<DataRow>(`select * from (${outcomesSelect({ ...input, types })}) o order by row`);
    expect(kinds(rows)).toEqual(["desired", ...fields.slice(1).map(() => "out_of_range")]);
  });

  it("are in the wave of their own field, with its text", async () => {
    const input = await frameIn(store, { outcomes: [outcome(1, { wave: "w2" }), outcome(1, { wave: null })] });
    await store.run("create or replace temp table frame_wave_outcomes as select 'w2' as value, 7 as code");
    const rows = await store.all<DataRow>(
      `select * from (${outcomesSelect({ ...input, wave: { kind: "field", field: "wave" } })}) o order by row`,
    );
    expect(rows.map(({ wave, own_wave }) => [wave, own_wave])).toEqual([
      [7, "w2"],
      [null, null],
    ]);
  });

  it("use the factors whose exponent is not 0", () => {
    expect(factorsInUse({ settings: DEFAULT_SETTINGS })).toEqual(["reach", "duration", "intensity"]);
    expect(factorsInUse({ settings: cvq({ exponents: [0, 0.5, 0] }) })).toEqual(["duration"]);
  });
});

describe("the sums of outcomes in the store", () => {
  const outcomes = [
    outcome(1, { reach: 1, duration: 90, intensity: 5, wave: "w" }),
    outcome(-1, { reach: 0.5, duration: 90, intensity: 5, wave: "w" }),
    outcome(1, { reach: 0.5, duration: 90, intensity: 5, wave: null }),
    outcome(1, { customer_id: "b", reach: 0.25, duration: 90, intensity: 5, wave: "w" }),
    outcome(-1, { customer_id: null, reach: 0.5, duration: 90, intensity: 5, wave: "w" }),
    outcome(1, { customer_id: null, reach: 0.5, duration: 90, intensity: 5, wave: "w" }),
    outcome(0, { wave: "w" }),
    outcome(1, { customer_id: "c", reach: 2, wave: "w" }),
  ];

  it("are those of desired (a) and undesired (b), and of their squares within customers, who is nobody each alone", async () => {
    const input = await frameIn(store, { outcomes });
    await store.run("create or replace temp table frame_wave_outcomes as select 'w' as value, 7 as code");
    await store.run(createView("frame_outcomes", outcomesSelect({ ...input, wave: { kind: "field", field: "wave" } })));
    const sumsOf = async (kind: "all" | "group" | "wave"): Promise<readonly unknown[]> => {
      await store.run(outcomeSums(kind));
      return store.all(`select * from ${outcomeSumsTable(kind)} order by slice`);
    };
    // Customers (1.5, .5), (.25, 0), (0, .5), (.5, 0).
    const whole = { a: 2.25, b: 1, clusters: 4, aa: 2.5625, ab: 0.75, bb: 0.5 };
    expect(await sumsOf("all")).toEqual([{ slice: -1, ...whole }]);
    expect(await sumsOf("group")).toEqual([{ slice: 0, ...whole }]);
    // In the wave (1, .5), (.25, 0), (0, .5), (.5, 0).
    expect(await sumsOf("wave")).toEqual([{ slice: 7, a: 1.75, b: 1, clusters: 4, aa: 1.3125, ab: 0.5, bb: 0.5 }]);
  });
});

describe("outcomes as they are read into columns", () => {
  it("are customer by customer, nobody's first, with their names where these are coded", async () => {
    const outcomes = [
      outcome(-1, { customer_id: "b", segment: "B", reach: 0.1, duration: 91, intensity: 5, wave: "w" }),
      outcome(0, { customer_id: null, segment: null, wave: null }),
      outcome(1, { customer_id: "a", outcome: "y", segment: "A", reach: 0.5, duration: 90, intensity: 5, wave: null }),
    ];
    const input = await frameIn(store, { outcomes }, { by: "segment", groups: 2, wave: { kind: "field", field: "wave" } });
    await store.run("create or replace temp table frame_wave_outcomes as select 'w' as value, 7 as code");
    await store.run("create or replace temp table frame_group_outcomes as select * from (values ('A', 0), ('B', 1)) v(value, code)");
    const plain = [
      { customer: null, own: null, wave: null, kind: 2, capped: false, weight: null },
      { customer: 0, own: 0, wave: null, kind: 0, capped: false, weight: 0.5 },
      { customer: 1, own: 1, wave: 7, kind: 1, capped: true, weight: 0.1 },
    ];
    expect(outcomeNames(input)).toBeNull();
    expect(await store.all(outcomesToRead(input))).toEqual(plain);
    await store.run("alter table outcomes alter outcome type enum ('x', 'y')");
    const coded = { ...input, labels: { outcomes: { outcome: ["x", "y"] } } };
    expect(outcomeNames(coded)).toEqual(["x", "y"]);
    expect(await store.all(outcomesToRead(coded))).toEqual(plain.map((row, at) => ({ ...row, name: at === 1 ? 1 : 0 })));
    for (const labels of [{}, { outcomes: {} }]) expect(outcomeNames(frameInput({}, { labels }))).toBeNull();
  });
});
