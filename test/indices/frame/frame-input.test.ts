import { describe, expect, it } from "vitest";
import { canCode } from "../../../shared/indices/frame/answer-rows.ts";
import {
  dayColumn,
  FRAME_TABLES,
  hasFrame,
  isUnread,
  questionsOf,
  slotCount,
  upToDate,
} from "../../../shared/indices/frame/frame-input.ts";
import { relation } from "../../../shared/indices/frame/relation.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { undatedFrame } from "../support/frame-in.ts";

describe("tables in a frame", () => {
  it("are those that are there and say something", () => {
    const half = { fields: { answers: [], outcomes: ["reach"], cashflows: ["benefit"], movements: ["month", "type"] } };
    const tables = ["answers", "accounts", "outcomes", "cashflows", "movements"] as const;
    expect(tables.map((table) => hasFrame(half, table))).toEqual([true, false, false, false, false]);
    const whole = { fields: { outcomes: ["polarity"], cashflows: ["period"], movements: ["amount", "month", "type"] } };
    expect(tables.map((table) => hasFrame(whole, table))).toEqual([false, false, true, true, true]);
    const other = { fields: { movements: ["amount", "type"] } };
    expect(hasFrame(other, "movements")).toBe(false);
    expect(hasFrame({ fields: { movements: ["amount", "month"] } }, "movements")).toBe(false);
  });

  it("have their questions in the order of the product, and a slot for rows of no group", () => {
    expect(questionsOf({ fields: { answers: ["repurchase", "csat", "comment", "nps"] } })).toEqual(["nps", "csat", "repurchase"]);
    expect(slotCount({ groups: 3 })).toBe(4);
  });
});

describe("the day of a row", () => {
  const days = {
    accounts: ["start_date", "start_date"],
    answers: ["answered_at", "answered_at_day"],
    transactions: ["date", "date"],
    tickets: ["created_at", "created_at_day"],
    movements: ["month", "month"],
    invitations: ["sent_at", "sent_at_day"],
    events: ["at", "at_day"],
  } as const;

  it("is the field that dates the table, where it is mapped", () => {
    const dated = Object.fromEntries(Object.entries(days).map(([table, [field]]) => [table, [field]]));
    expect(FRAME_TABLES.map((table) => [table, dayColumn({ fields: dated }, table)])).toEqual(
      FRAME_TABLES.map((table) => [table, table in days ? days[table as keyof typeof days][1] : null]),
    );
    expect(dayColumn({ fields: { answers: ["nps"] } }, "answers")).toBeNull();
    expect(dayColumn({ fields: { outcomes: ["polarity"] } }, "outcomes")).toBeNull();
  });

  it("is not after the data date, or not known", () => {
    const fields = { tickets: ["created_at"], tasks: ["seconds"] };
    expect(upToDate({ fields, asOf: "2026-03-01" }, "tickets", "x")).toBe(
      "(x.created_at_day is null or x.created_at_day <= date '2026-03-01')",
    );
    expect(upToDate({ fields, asOf: null }, "tickets", "x")).toBe("true");
    expect(upToDate({ fields, asOf: "2026-03-01" }, "tasks", "x")).toBe("true");
  });
});

describe("cells that could not be read", () => {
  it("are looked for by the bits of their fields, where the table has any", () => {
    const types = { answers: { unread: "INTEGER" }, accounts: { mrr: "DOUBLE" } };
    // weight is the fifteenth field of answers, nps the eighth.
    expect(isUnread({ types }, "answers", ["weight"], "t")).toBe(`(t.unread & ${2 ** 14}) <> 0`);
    expect(isUnread({ types }, "answers", ["weight", "nps"], "a")).toBe(`(a.unread & ${2 ** 14 + 2 ** 7}) <> 0`);
    expect(isUnread({ types }, "answers", [], "t")).toBe("false");
    expect(isUnread({ types }, "accounts", ["mrr"], "t")).toBe("false");
    expect(isUnread({ types }, "tickets", ["contacts"], "t")).toBe("false");
  });
});

describe("answers that are counted beside the store", () => {
  it("are last answers without weights, of scales of at most eleven points", () => {
    const frame = undatedFrame({ answers: ["nps"] });
    expect(canCode(frame)).toBe(true);
    expect(canCode({ ...frame, settings: { ...DEFAULT_SETTINGS, duplicates: "all" } })).toBe(false);
    expect(canCode({ ...frame, fields: { answers: ["nps", "weight"] } })).toBe(false);
    for (const item of ["sat", "recommend", "repurchase"] as const) {
      expect(canCode({ ...frame, scales: { ...frame.scales, [item]: { min: 1, max: 11 } } })).toBe(true);
      expect(canCode({ ...frame, scales: { ...frame.scales, [item]: { min: 0, max: 11 } } })).toBe(false);
    }
  });
});

describe("a relation of a frame", () => {
  it("is a table with a view of it where it is stored, else a view", () => {
    expect(relation("r", "select 1", true)).toEqual([
      "create or replace temp table r_rows as select 1",
      "create or replace temp view r as select * from r_rows",
    ]);
    expect(relation("r", "select 1", false)).toEqual(["create or replace temp view r as select 1"]);
  });
});
