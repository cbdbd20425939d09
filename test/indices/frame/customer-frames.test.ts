import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { accountsSelect } from "../../../shared/indices/frame/accounts-frame.ts";
import {
  cashflowsFrame,
  customerPasses,
  passingSelect,
  ticketsFrame,
  transactionsFrame,
} from "../../../shared/indices/frame/customer-frames.ts";
import type { Condition } from "../../../shared/indices/parse-where.ts";
import { UNREAD_COLUMN, unreadBit } from "../../../shared/table/unread.ts";
import type { DataRow } from "../support/canonical-data.ts";
import { frameIn, frameInput } from "../support/frame-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

const SEGMENT_A: readonly Condition[] = [{ field: "segment", operator: "=", value: "A" }];
const TWO = [
  { customer_id: "a", segment: "A" },
  { customer_id: "b", segment: "B" },
];

describe("rows that a filter reaches through the customer", () => {
  const conditions = SEGMENT_A;

  it("are those of customers that pass, of accounts or else of answers", () => {
    const ofAccounts = frameInput({ accounts: ["segment"], tickets: ["customer_id"] }, { conditions });
    expect(customerPasses(ofAccounts, "tickets")).toBe("t.customer in (select customer from frame_accounts where customer is not null)");
    expect(passingSelect({ fields: { answers: ["segment"] } })).toBe("select customer from frame_answers where customer is not null");
  });

  it("are all where there is no filter, or nothing says whose they are", () => {
    expect(customerPasses(frameInput({ accounts: ["segment"], tickets: ["customer_id"] }), "tickets")).toBe("true");
    expect(customerPasses(frameInput({ accounts: ["segment"], tickets: ["created_at"] }, { conditions }), "tickets")).toBe("true");
  });
});

describe("transactions and tickets in the frame", () => {
  it("are those up to the data date, undated ones too, with the fields that are mapped", async () => {
    const transactions = [
      { customer_id: "a", date: "2026-01-31", amount: 5, margin: 1, is_recurring: true },
      { customer_id: null, date: null, amount: 7, margin: null, is_recurring: false },
      { customer_id: "a", date: "2026-02-01", amount: 9, margin: 1, is_recurring: true },
    ];
    const input = await frameIn(store, { transactions });
    await store.run(transactionsFrame(input));
    const rows = await store.all("select * from frame_transactions order by row");
    expect(rows).toEqual([
      { source: 0, row: 2, customer: 0, grp: 0, date: "2026-01-31", amount: 5, margin: 1, is_recurring: true },
      { source: 0, row: 3, customer: null, grp: 0, date: null, amount: 7, margin: null, is_recurring: false },
    ]);
  });

  it("are those of customers that the filter leaves", async () => {
    const ticket = { created_at: "2026-01-05 10:30:00", handle_seconds: 60, contacts: 2, reopened: false, channel: "mail", category: "x" };
    const tickets = [
      { ...ticket, customer_id: "a", first_response_at: "2026-01-05 11:00:00", resolved_at: null, fcr: true },
      { ...ticket, customer_id: "b", first_response_at: null, resolved_at: null, fcr: false },
      { ...ticket, customer_id: null, first_response_at: null, resolved_at: null, fcr: false },
    ];
    const input = await frameIn(store, { accounts: TWO, tickets }, { conditions: SEGMENT_A });
    await store.run(`create or replace temp view frame_accounts as ${accountsSelect(input)}`);
    await store.run(ticketsFrame(input));
    const rows = await store.all<DataRow>("select * from frame_tickets");
    expect(rows).toMatchObject([{ customer: 0, created_day: "2026-01-05", handle_seconds: 60, contacts: 2, reopened: false, fcr: true }]);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      "source row customer grp created_day created_at first_response_at resolved_at handle_seconds contacts reopened channel category fcr".split(
        " ",
      ),
    );
  });

  it("have no day where none is mapped", async () => {
    const input = await frameIn(store, { tickets: [{ customer_id: "a", channel: "mail" }] });
    await store.run(ticketsFrame(input));
    expect(await store.all("select * from frame_tickets")).toEqual([{ source: 0, row: 2, customer: 0, grp: 0, channel: "mail" }]);
  });
});

describe("cash flows in the frame", () => {
  const cashflows = [
    { project: "p", period: 0, benefit: 1, cost: 2, benefit_hours: 3, cost_hours: 4 },
    { project: null, period: 1, benefit: null, cost: 5, benefit_hours: null, cost_hours: null },
  ];
  const unread = (rows: readonly DataRow[]): readonly (readonly string[])[] =>
    rows.map((row) => Object.keys(row).filter((name) => name.startsWith("unread_") && row[name] === true));

  it("have their amounts, and say which of them could not be read", async () => {
    const input = await frameIn(store, { cashflows });
    await store.run(cashflowsFrame(input));
    const plain = await store.all<DataRow>("select * from frame_cashflows order by row");
    expect(plain[0]).toMatchObject({ source: 0, row: 2, period_index: 0, grp: 0, ...{ project: "p", benefit: 1, cost: 2 } });
    expect(plain[0]).toMatchObject({ benefit_hours: 3, cost_hours: 4 });
    expect(unread(plain)).toEqual([[], []]);
    await store.run(`alter table cashflows add column ${UNREAD_COLUMN} integer default 0`);
    for (const [at, field] of (["period", "benefit", "cost", "benefit_hours", "cost_hours"] as const).entries()) {
      await store.run(`update cashflows set ${UNREAD_COLUMN} = ${unreadBit("cashflows", field)} where row = 3`);
      const types = { ...input.types, cashflows: { ...input.types.cashflows, [UNREAD_COLUMN]: "INTEGER" } };
      await store.run(cashflowsFrame({ ...input, types }));
      expect(unread(await store.all<DataRow>("select * from frame_cashflows order by row")), `${at}`).toEqual([[], [`unread_${field}`]]);
    }
  });

  it("need no more than a period", async () => {
    const input = await frameIn(store, { cashflows: [{ period: 0, cost: 2 }] });
    await store.run(cashflowsFrame(input));
    const [row] = await store.all<DataRow>("select * from frame_cashflows");
    expect(Object.keys(row ?? {}).filter((name) => !name.startsWith("unread_"))).toEqual(["source", "row", "period_index", "grp", "cost"]);
  });
});
