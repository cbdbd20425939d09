import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnFacts } from "../../../electron/engine/indices/column-facts.ts";
import { Store } from "../../../electron/engine/store.ts";
import { createTable } from "../../../shared/indices/dialect.ts";
import { answersFrom } from "../../../shared/indices/frame/answers-frame.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { accountsPass, all, answeringSelect, answersPass, unknownFilterField } from "../../../shared/indices/frame/where-sql.ts";
import { type Condition, parseWhere } from "../../../shared/indices/parse-where.ts";
import { ProblemError } from "../../../shared/result.ts";
import { bad } from "../support/canonical-data.ts";
import { undatedFrame, undatedFrameIn } from "../support/frame-in.ts";

const ACCOUNTS = [
  { customer_id: "a", segment: "SMB", mrr: 10, churned: true, start_date: "2025-03-01" },
  { customer_id: "b", segment: "Ent", mrr: null, churned: false, start_date: null },
  { customer_id: "c", segment: null, mrr: 20.5, churned: null, start_date: "2025-03-02" },
];
/** In the order of their days. Who writes `d` has no account. */
const ANSWERS = [
  { customer_id: "a", answered_at: "2026-01-01 10:00:00", segment: "Ent", nps: 9, channel: "web" },
  { customer_id: "b", answered_at: "2026-01-02 10:00:00", segment: "SMB", nps: 3, channel: "web" },
  { customer_id: "c", answered_at: "2026-01-03 10:00:00", segment: "SMB", nps: bad, channel: "app" },
  { customer_id: "d", answered_at: "2026-01-04 10:00:00", segment: "SMB", nps: 10, channel: null },
  { customer_id: null, answered_at: "2026-01-05 10:00:00", segment: null, nps: null, channel: "app" },
];

let store: Store;
let frame: FrameInput;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  const { fields } = await undatedFrameIn(store, { accounts: ACCOUNTS, answers: ANSWERS });
  await store.run("alter table accounts alter segment set data type enum('SMB', 'Ent')");
  frame = undatedFrame(fields, await columnFacts(store, fields));
});
afterAll(() => store.close());

const filtered = (where: string, change: Partial<FrameInput> = {}): FrameInput => {
  const conditions = parseWhere(where);
  if (!conditions.ok) throw new Error(where);
  return { ...frame, conditions: conditions.value, ...change };
};

/** The ids of the accounts that pass. */
async function accountsLeft(where: string, change: Partial<FrameInput> = {}): Promise<string> {
  const input = filtered(where, change);
  const answering = answeringSelect(input);
  if (answering !== null) await store.run(createTable("frame_answering", answering));
  const { ids } = await store.one<{ ids: string | null }>(
    `select string_agg(c.customer_id, '' order by c.customer_id) as ids from accounts t join customers c using (customer) where ${accountsPass(input, "t")}`,
  );
  return ids ?? "";
}

/** The places of the answers that pass. */
async function answersLeft(where: string, change: Partial<FrameInput> = {}): Promise<readonly number[]> {
  const rows = await store.all<{ ord: number }>(`${answersFrom(filtered(where, change), ["t.ord"], "")} order by t.ord`);
  return rows.map(({ ord }) => ord);
}

describe("a filter of accounts", () => {
  it.each([
    ["segment = SMB", "a"],
    ["segment != SMB", "b"],
    ["segment > Ent", "a"],
    ["segment != Other", "ab"],
    ["mrr >= 10", "ac"],
    ["mrr = +10", "a"],
    ["mrr < 20,5", "a"],
    ["mrr <= 20.5", "ac"],
    ["mrr > 1e1", "c"],
    ["mrr > 1E+001", "c"],
    ["mrr > .25", "ac"],
    ["mrr > 20,25", "c"],
    ["mrr > -12.25", "ac"],
    ["mrr = 205e-1", "c"],
    ["churned = YES", "a"],
    ["churned != sì", "b"],
    ["churned = Nu", "b"],
    ["start_date = 2025-03-01", "a"],
    ["start_date > 2025-03-01", "c"],
    ["customer_id = b", "b"],
    ["mrr >= 10 and start_date = 2025-03-02", "c"],
  ])("%s leaves %s, and nobody without the value", async (where, left) => {
    expect(await accountsLeft(where)).toBe(left);
  });

  it.each(["1", "true", "yes", "oui", "si", "da"])("reads %s as yes", async (yes) =>
    expect(await accountsLeft(`churned = ${yes}`)).toBe("a"),
  );
  it.each(["0", "false", "no", "non"])("reads %s as no", async (no) => expect(await accountsLeft(`churned = ${no}`)).toBe("b"));

  it("on what only answers have leaves the customers with such an answer", async () => {
    expect(await accountsLeft("channel = web")).toBe("ab");
    expect(await accountsLeft("channel = web and nps > 5")).toBe("a");
    expect(await accountsLeft("channel = web and segment = Ent")).toBe("b");
    expect(await accountsLeft("nps < 5")).toBe("b");
    expect(await accountsLeft("answered_at <= 2026-01-01")).toBe("a");
  });

  it("on what only answers have looks at answers up to the data date", async () => {
    expect(await accountsLeft("channel = web", { asOf: "2026-01-01" })).toBe("a");
  });

  it("asks no answers where accounts have the field", () => {
    expect(answeringSelect(filtered("segment = SMB"))).toBeNull();
    expect(accountsPass(frame, "t")).toBe("true");
  });
});

describe("a filter of answers", () => {
  it("goes by the account's value, else by the row's own", async () => {
    expect(await answersLeft("segment = SMB")).toEqual([0, 2, 3]);
    expect(await answersLeft("segment != SMB")).toEqual([1]);
  });

  it("goes by what only one of the two has", async () => {
    expect(await answersLeft("mrr > 0")).toEqual([0, 2]);
    expect(await answersLeft("nps != 9")).toEqual([1, 3]);
    expect(await answersLeft("channel = app")).toEqual([2, 4]);
    expect(await answersLeft("channel = app and mrr > 0")).toEqual([2]);
  });

  it("leaves out answers after the data date", async () => {
    expect(await answersLeft("channel = app", { asOf: "2026-01-04" })).toEqual([2]);
  });

  it("knows no account that begins after the data date", async () => {
    const fields = { ...frame.fields, answers: ["customer_id", "segment"] };
    expect(await answersLeft("mrr > 0", { asOf: "2025-03-01", fields })).toEqual([0]);
  });

  it("goes by their own value where they have no customers, and leaves none by that of accounts", async () => {
    const fields = { ...frame.fields, answers: ["answered_at", "segment", "nps"] };
    expect(await answersLeft("segment = SMB", { fields })).toEqual([1, 2, 3]);
    expect(await answersLeft("mrr > 0", { fields })).toEqual([]);
  });
});

describe("a filter that cannot be read", () => {
  const problemOf = (where: string, table: "accounts" | "answers" = "accounts"): unknown => {
    try {
      const input = filtered(where);
      if (table === "accounts") accountsPass(input, "t");
      else answersPass(input, "t", "account");
      return null;
    } catch (error) {
      return error instanceof ProblemError ? error.problem : error;
    }
  };

  it.each([
    ...["x", "1.", ".", "1,5,5", "10x", "x10", "0x10", "1e", "e5", "1e1000", "1e999", "--1", "1 000"].map((value) => `mrr ${value}`),
    ...["x", "2", "yesno", "ayes", "nono", "anon", "10"].map((value) => `churned ${value}`),
    ...["x", "2025-02-30", "2025-3-1", "2025-13-01", "12025-03-01", "2025-03-011", "2025-03-0x"].map((value) => `start_date ${value}`),
  ])("is refused: %s", (part) => {
    expect(problemOf(part.replace(" ", " = "))).toEqual({ code: "FILTER_INVALID", detail: { part } });
  });

  it("is refused on a field that nothing has", () => {
    expect(problemOf("shoe = 5", "answers")).toEqual({ code: "FIELD_UNKNOWN", detail: { field: "shoe" } });
    const conditions = ["mrr", "nps", "shoe", "hat"].map((field): Condition => ({ field, operator: "=", value: "5" }));
    expect(unknownFilterField(frame, conditions)).toBe("shoe");
    expect(unknownFilterField(frame, conditions.slice(0, 2))).toBeNull();
    expect(unknownFilterField(undatedFrame({ answers: ["nps"] }), conditions)).toBe("mrr");
  });
});

describe("conditions together", () => {
  it("leave out those that always hold", () => {
    expect(all([])).toBe("true");
    expect(all(["true", "true"])).toBe("true");
    expect(all(["a or b", "true", "c"])).toBe("(a or b) and (c)");
  });
});
