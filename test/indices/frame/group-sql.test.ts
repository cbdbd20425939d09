import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { answerCodesSql } from "../../../shared/indices/frame/answer-columns.ts";
import { fieldSql, keyText } from "../../../shared/indices/frame/field-sql.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { canGroup, codeOf, codesSql, hasMembers, keyedTables, keysSql } from "../../../shared/indices/frame/group-sql.ts";
import { bad } from "../support/canonical-data.ts";
import { undatedFrame, undatedFrameIn } from "../support/frame-in.ts";

let store: Store;
let frame: FrameInput;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  frame = await undatedFrameIn(store, {
    accounts: [10, 2.5, 10, null].map((size, at) => ({ customer_id: `c${at}`, size })),
    answers: [
      { customer_id: "d", answered_at: null, segment: "Ent", nps: 1 },
      { customer_id: "a", answered_at: "2025-03-31 23:00:00", segment: "SMB", nps: bad },
      { customer_id: null, answered_at: "2026-01-01 10:00:00", segment: null, nps: null },
    ],
  });
});
afterAll(() => store.close());

/** The first column of a query, in its order. */
async function column<Value>(sql: string): Promise<readonly Value[]> {
  return (await store.all<Record<string, Value>>(sql)).flatMap((row) => Object.values(row).slice(0, 1));
}

describe("a field of a row", () => {
  it.each([
    ["TINYINT", "number"],
    ["SMALLINT", "number"],
    ["INTEGER", "number"],
    ["BIGINT", "number"],
    ["HUGEINT", "number"],
    ["FLOAT", "number"],
    ["DOUBLE", "number"],
    ["DECIMAL(18,3)", "number"],
    ["BOOLEAN", "flag"],
    ["DATE", "day"],
    ["TIMESTAMP", "day"],
    ["TIMESTAMP_S", "day"],
    ["VARCHAR", "text"],
    ["ENUM('DOUBLE', 'b')", "text"],
  ])("of type %s is compared as a %s", (type, as) => {
    const input = undatedFrame({ accounts: ["Source"] }, { types: { accounts: { Source_: type } } });
    expect(fieldSql(input, "accounts", "Source", "t")).toEqual({ value: as === "day" ? 'cast(t."Source_" as date)' : 't."Source_"', as });
  });

  it("is text where its type is not known, and nothing where the table does not have it", () => {
    expect(fieldSql(undatedFrame({ answers: ["channel"] }), "answers", "channel", "t")).toEqual({ value: 't."channel"', as: "text" });
    expect(fieldSql(undatedFrame({ answers: ["channel"] }), "answers", "segment", "t")).toBeNull();
    expect(fieldSql(undatedFrame({ answers: ["channel"] }), "accounts", "channel", "t")).toBeNull();
  });

  it("is the day of a moment, the id of a customer or participant, and no answer where it is out of range", async () => {
    const value = async (field: string): Promise<readonly unknown[]> =>
      column(`select ${fieldSql(frame, "answers", field, "t")?.value} from answers t order by ord`);
    expect(fieldSql(frame, "answers", "answered_at", "t")).toEqual({ value: 'cast(t."answered_at_day" as date)', as: "day" });
    expect(fieldSql(frame, "answers", "nps", "t")?.as).toBe("number");
    expect(await value("answered_at")).toEqual([null, "2025-03-31", "2026-01-01"]);
    expect(await value("customer_id")).toEqual(["d", "a", null]);
    expect(await value("nps")).toEqual([1, null, null]);
    const tasks = undatedFrame({ tasks: ["participant_id", "task_id"] });
    expect(fieldSql(tasks, "tasks", "participant_id", "t")?.value).toContain("customers");
    expect(fieldSql(tasks, "tasks", "task_id", "t")?.value).toBe('t."task_id"');
    const extra = undatedFrame({ cashflows: ["customer_id"] });
    expect(fieldSql(extra, "cashflows", "customer_id", "t")).toEqual({ value: 't."customer_id"', as: "text" });
  });

  it("has the text of a key: whole numbers without a point", async () => {
    const numbers = "select * from (values (10.0::double), (-3.0), (2.5), (1e15), (999999999999999)) v(x)";
    expect(await column(`select ${keyText({ value: "x", as: "number" })} from (${numbers})`)).toEqual([
      "10",
      "-3",
      "2.5",
      "1000000000000000.0",
      "999999999999999",
    ]);
    expect(await column(`select ${keyText({ value: "date '2026-01-02'", as: "day" })}`)).toEqual(["2026-01-02"]);
    expect(await column(`select ${keyText({ value: "true", as: "flag" })}`)).toEqual(["true"]);
  });

  it("has the keys that occur", async () => {
    expect((await column<string>(keysSql(frame, "accounts", "size"))).toSorted()).toEqual(["10", "2.5"]);
    expect((await column<string>(keysSql(frame, "answers", "segment"))).toSorted()).toEqual(["Ent", "SMB"]);
    expect(await column(`select key from (${keysSql(frame, "accounts", "touchpoint")}) k`)).toEqual([]);
    await store.run(codesSql(frame, "accounts", "touchpoint", "no_keys", "no_codes"));
    expect(await column("select code from no_codes")).toEqual([]);
  });
});

describe("tables and groups", () => {
  const fields = { answers: ["segment", "nps"], accounts: ["customer_id", "segment"], tickets: ["customer_id"], cashflows: ["period"] };

  it("say the group of their rows by the field", () => {
    expect(keyedTables({ fields, by: "segment" })).toEqual(["accounts", "answers"]);
    expect(keyedTables({ fields, by: null })).toEqual([]);
  });

  it("can be put into groups by the field or through the customer", () => {
    const tables = ["answers", "accounts", "tickets", "cashflows"] as const;
    expect(tables.map((table) => canGroup(fields, "segment", table))).toEqual([true, true, true, false]);
  });

  it("ask the account first where it has the field and rows have customers", () => {
    const all = { ...fields, answers: ["customer_id"] };
    expect(hasMembers({ fields: all, by: "segment" }, "answers")).toBe(true);
    expect(hasMembers({ fields, by: "segment" }, "answers")).toBe(false);
    expect(hasMembers({ fields: all, by: "segment" }, "accounts")).toBe(false);
    expect(hasMembers({ fields: all, by: "nps" }, "answers")).toBe(false);
    expect(hasMembers({ fields: all, by: null }, "answers")).toBe(false);
  });

  it("code the values of an ENUM by their number, in the order of the keys where that is another", () => {
    const ordered = undatedFrame(
      { answers: ["segment"] },
      { by: "segment", codes: { group: { answers: [0, 1, 2] }, wave: { answers: [0, 2, 1] } } },
    );
    expect(codeOf(ordered, "answers", "group", "segment", "codes")).toEqual({ join: "", code: 'enum_code(t."segment")' });
    expect(codeOf(ordered, "answers", "wave", "segment", "codes")).toEqual({
      join: "",
      code: '[0, 2, 1][cast(enum_code(t."segment") as integer) + 1]',
    });
    expect(codeOf(ordered, "answers", "group", "wave", "codes")).toBeNull();
    expect(answerCodesSql(ordered, "group", "segment")).toEqual({
      sql: 'select cast(enum_code(t."segment") as smallint) as code from answers t ',
      isJoined: false,
    });
    expect(answerCodesSql(ordered, "group", "wave")).toBeNull();
  });
});
