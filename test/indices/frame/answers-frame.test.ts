import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnFacts } from "../../../electron/engine/indices/column-facts.ts";
import { Store } from "../../../electron/engine/store.ts";
import { createTable } from "../../../shared/indices/dialect.ts";
import { answerCodesSql, answerColumnsSql, answersLeftSql } from "../../../shared/indices/frame/answer-columns.ts";
import {
  answersSelect,
  calendarCode,
  commentsSelect,
  touchesSelect,
  waveCodes,
  waveKey,
} from "../../../shared/indices/frame/answers-frame.ts";
import type { FrameInput, WaveBy } from "../../../shared/indices/frame/frame-input.ts";
import { codesSql, groupCodes, groupOf, membersSelect } from "../../../shared/indices/frame/group-sql.ts";
import { UNREAD_COLUMN, unreadBit } from "../../../shared/table/unread.ts";
import { bad } from "../support/canonical-data.ts";
import { undatedFrame, undatedFrameIn } from "../support/frame-in.ts";

const ACCOUNTS = [
  { customer_id: "a", segment: "SMB", start_date: "2025-03-01", size: 10 },
  { customer_id: "b", segment: null, start_date: "2026-01-02", size: 2.5 },
  { customer_id: "c", segment: "Ent", start_date: null, size: null },
];
/** In the order of their days, undated ones first. Who writes `d` has no account. */
const ANSWERS = [
  { customer_id: "d", answered_at: null, segment: "Ent", wave: "w2", nps: 1, csat: 5, weight: 2, touchpoint: "shop", comment: "e" },
  {
    customer_id: "a",
    answered_at: "2025-03-31 23:00:00",
    segment: "Ent",
    wave: "w1",
    nps: 9,
    csat: 4,
    ces: 6,
    stage: "buy",
    weight: null,
    touchpoint: "web",
    comment: "a",
  },
  {
    customer_id: "b",
    answered_at: "2025-04-01 00:00:00",
    segment: "Ent",
    wave: null,
    nps: bad,
    csat: 3,
    weight: 0,
    touchpoint: "web",
    comment: null,
  },
  {
    customer_id: "c",
    answered_at: "2025-12-31 10:00:00",
    segment: "SMB",
    wave: "w2",
    nps: null,
    csat: 2,
    weight: 1.5,
    touchpoint: null,
    comment: "c",
  },
  {
    customer_id: null,
    answered_at: "2026-01-01 10:00:00",
    segment: null,
    wave: "w1",
    nps: 7,
    csat: 1,
    weight: 1,
    touchpoint: "web",
    comment: "d",
  },
];

let store: Store;
let frame: FrameInput;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  const { fields } = await undatedFrameIn(store, { accounts: ACCOUNTS, answers: ANSWERS });
  // The weight of a could not be read, and the nps of b.
  await store.run(`alter table answers add column ${UNREAD_COLUMN} integer default 0`);
  await store.run(`update answers set ${UNREAD_COLUMN} = ${unreadBit("answers", "weight")} where ord = 1`);
  await store.run(`update answers set ${UNREAD_COLUMN} = ${unreadBit("answers", "nps")} where ord = 2`);
  frame = undatedFrame(fields, await columnFacts(store, fields));
});
afterAll(() => store.close());

/** The first column of a query, in its order. */
async function column<Value>(sql: string): Promise<readonly Value[]> {
  return (await store.all<Record<string, Value>>(sql)).flatMap((row) => Object.values(row).slice(0, 1));
}
const list = async (sql: string): Promise<readonly unknown[][]> =>
  (await store.all<Record<string, unknown>>(sql)).map((row) => Object.values(row));

/** Answers by segment (Ent 0, SMB 1, none 2), with the relations that this reads. */
async function bySegment(): Promise<FrameInput> {
  const input: FrameInput = { ...frame, by: "segment", groups: 2 };
  await store.run(
    createTable("group_keys", "select * from (values ('Ent', cast(0 as smallint)), ('SMB', cast(1 as smallint))) k(key, code)"),
  );
  for (const table of ["answers", "accounts"] as const) await store.run(codesSql(input, table, "segment", "group_keys", groupCodes(table)));
  await store.run(createTable("frame_members", membersSelect(input)));
  return input;
}

/** The waves of all answers. */
const wavesBy = (wave: WaveBy | null, change: Partial<FrameInput> = {}): Promise<readonly (number | null)[]> =>
  column(`select wave from (${answersSelect({ ...frame, wave, ...change })}) f order by ord`);

describe("answers in a frame", () => {
  it("are in the group of their account, else in their own, else in none", async () => {
    const input = await bySegment();
    expect(await list(`select ord, grp from (${answersSelect(input)}) f order by ord`)).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
      [3, 0],
      [4, 2],
    ]);
    expect(await list(`select customer, grp from (${membersSelect(input)}) f order by customer`)).toEqual([
      [0, 1],
      [1, null],
      [2, 0],
    ]);
    // Before b and after a: only c, who has no day, and a are accounts.
    expect(await column(`select customer from (${membersSelect({ ...input, asOf: "2026-01-01" })}) f order by customer`)).toEqual([0, 2]);
  });

  it("are in their own group where accounts do not say, and in one where nothing is asked", async () => {
    const input = { ...(await bySegment()), fields: { ...frame.fields, accounts: ["customer_id"] } };
    expect(await column(`select grp from (${answersSelect(input)}) f order by ord`)).toEqual([0, 0, 0, 1, 2]);
    expect(await column(`select grp from (${answersSelect(frame)}) f order by ord`)).toEqual([0, 0, 0, 0, 0]);
    const unknown = { ...frame, by: "shoe", groups: 3 };
    expect(await column(`select grp from (${answersSelect(unknown)}) f order by ord`)).toEqual([3, 3, 3, 3, 3]);
    expect(groupOf(unknown, "answers").join).toBe("");
  });

  it("have their codes read with their places where these are in a relation", async () => {
    const read = answerCodesSql(await bySegment(), "group", "segment");
    expect(read?.isJoined).toBe(true);
    expect(await list(`${read?.sql} order by t.ord`)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 3],
      [null, 4],
    ]);
  });

  it("are in waves by the calendar, undated ones in none", async () => {
    expect(await wavesBy({ kind: "month" })).toEqual([null, 24_302, 24_303, 24_311, 24_312]);
    expect(await wavesBy({ kind: "quarter" })).toEqual([null, 8_100, 8_101, 8_103, 8_104]);
    expect(await wavesBy({ kind: "year" })).toEqual([null, 2025, 2025, 2025, 2026]);
    expect(await wavesBy(null)).toEqual([null, null, null, null, null]);
    const undated = { fields: { answers: ["nps"] } };
    expect(await wavesBy({ kind: "year" }, undated)).toEqual([null, null, null, null, null]);
  });

  it("are in waves by a field", async () => {
    await store.run(
      createTable("wave_keys", "select * from (values ('w1', cast(0 as smallint)), ('w2', cast(1 as smallint))) k(key, code)"),
    );
    await store.run(codesSql(frame, "answers", "wave", "wave_keys", waveCodes("answers")));
    expect(await wavesBy({ kind: "field", field: "wave" })).toEqual([1, 0, null, 1, 0]);
    expect(await wavesBy({ kind: "field", field: "shoe" })).toEqual([null, null, null, null, null]);
    const read = answerCodesSql(frame, "wave", "wave");
    expect(await column(`${read?.sql} order by t.ord`)).toEqual([1, 0, null, 1, 0]);
  });

  describe("have columns", () => {
    const rowsOf = (select: string) => store.all<object>(`select * from (${select}) f order by ord`);
    const only = (...answers: readonly string[]): FrameInput => ({ ...frame, fields: { answers } });
    const asked = { nps: 9, csat: 4, ces: 6 };

    it("of what is mapped; a missing weight is 1, and one that could not be read is known", async () => {
      const rows = await rowsOf(answersSelect({ ...frame, asOf: "2025-04-01" }));
      expect(rows[1]).toEqual({ customer: 0, ord: 1, day: "2025-03-31", grp: 0, weight: 1, weight_unread: true, ...asked, wave: null });
      expect(rows[0]).toMatchObject({ customer: 3, day: null, weight: 2, weight_unread: false });
      expect(rows[2]).toMatchObject({ ord: 2, weight: 0, weight_unread: false });
      expect(rows).toHaveLength(3);
      expect((await rowsOf(answersSelect(only("nps"))))[1]).toEqual({ customer: 0, ord: 1, grp: 0, nps: 9, wave: null });
    });

    it("of comments and of touchpoints, in the groups that answers are in", async () => {
      const input = await bySegment();
      const own = { customer: 0, ord: 1, grp: 1, wave: null };
      expect((await rowsOf(commentsSelect(input)))[1]).toEqual({ ...own, nps: 9, comment: "a" });
      expect((await rowsOf(touchesSelect(input)))[1]).toEqual({ ...own, weight: 1, ...asked, touchpoint: "web", stage: "buy" });
      const plain = { customer: 0, ord: 1, grp: 0, wave: null };
      expect((await rowsOf(commentsSelect(only("comment"))))[1]).toEqual({ ...plain, comment: "a" });
      expect((await rowsOf(touchesSelect(only("touchpoint"))))[1]).toEqual({ ...plain, touchpoint: "web" });
    });

    it("by which they are read side by side, or the place of each that a filter leaves", async () => {
      const rows = await store.all<object>(`${answerColumnsSql(frame)} order by t.ord`);
      expect(rows[2]).toEqual({ customer: 1, day: "2025-04-01", nps: bad, csat: 3, ces: null });
      expect((await store.all<object>(`${answerColumnsSql(only("csat"))} order by t.ord`))[2]).toEqual({ customer: 1, csat: 3 });
      const left = answersLeftSql({ ...frame, wave: { kind: "year" }, conditions: [{ field: "touchpoint", operator: "=", value: "web" }] });
      expect(await list(`${left} order by t.ord`)).toEqual([
        [1, null],
        [2, null],
        [4, null],
      ]);
    });
  });
});

describe("the number of a wave of the calendar", () => {
  it("is that of its months, quarters or years since the year 0", () => {
    const days = ["2026-01-31", "2026-03-01", "2026-04-01", "2026-12-31"];
    const codes = (kind: "month" | "quarter" | "year") => days.map((day) => calendarCode(kind, day));
    expect(codes("month")).toEqual([24_312, 24_314, 24_315, 24_323]);
    expect(codes("quarter")).toEqual([8_104, 8_104, 8_105, 8_107]);
    expect(codes("year")).toEqual([2026, 2026, 2026, 2026]);
  });

  it("has a key that says it", () => {
    expect([24_312, 24_323, 24_324, 11_987].map((code) => waveKey("month", code))).toEqual(["2026-01", "2026-12", "2027-01", "0998-12"]);
    expect([8_104, 8_107, 8_108].map((code) => waveKey("quarter", code))).toEqual(["2026-Q1", "2026-Q4", "2027-Q1"]);
    expect([2026, 998].map((code) => waveKey("year", code))).toEqual(["2026", "0998"]);
  });
});
