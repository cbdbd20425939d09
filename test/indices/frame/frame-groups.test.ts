import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { accountsSelect } from "../../../shared/indices/frame/accounts-frame.ts";
import { cashflowsFrame, ticketsFrame } from "../../../shared/indices/frame/customer-frames.ts";
import { type FrameInput, type FrameTable, has } from "../../../shared/indices/frame/frame-input.ts";
import { codesSql, groupCodes, membersSelect } from "../../../shared/indices/frame/group-sql.ts";
import { invitationsFrame } from "../../../shared/indices/frame/journey-frames.ts";
import { movementsFrame } from "../../../shared/indices/frame/movements-frame.ts";
import { outcomesSelect } from "../../../shared/indices/frame/outcome-records.ts";
import type { DataRow } from "../support/canonical-data.ts";
import { frameIn } from "../support/frame-in.ts";

const AS: Readonly<Partial<Record<FrameTable, (input: FrameInput) => string>>> = {
  accounts: (input) => `create or replace temp view frame_accounts as ${accountsSelect(input)}`,
  outcomes: (input) => `create or replace temp view frame_outcomes as ${outcomesSelect(input)}`,
  tickets: ticketsFrame,
  cashflows: cashflowsFrame,
  invitations: invitationsFrame,
  movements: movementsFrame,
};
const ROWS: Readonly<Partial<Record<FrameTable, DataRow>>> = {
  accounts: { mrr: 1 },
  outcomes: { polarity: 1 },
  tickets: { category: "x" },
  cashflows: { period: 0 },
  invitations: { delivered: true },
  movements: { month: "2025-01-01", type: "new", amount: 1 },
};
const TABLES = ["accounts", "outcomes", "tickets", "cashflows", "invitations", "movements"] as const;

describe("rows of the frame by group", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
    await store.run("create table keys as select * from (values ('N', 0), ('S', 1)) v(key, code)");
  });
  afterAll(() => store.close());

  async function groupsOf(table: FrameTable, rows: readonly DataRow[], accounts: readonly DataRow[] | null): Promise<readonly unknown[]> {
    const data = { ...(accounts === null ? {} : { accounts }), [table]: rows.map((row) => ({ ...ROWS[table], ...row })) };
    const input = await frameIn(store, data, { by: "region", groups: 2 });
    for (const own of ["accounts", table] as const)
      if (has(input, own, "region")) await store.run(codesSql(input, own, "region", "keys", groupCodes(own)));
    if (has(input, "accounts", "region")) await store.run(`create or replace temp view frame_members as ${membersSelect(input)}`);
    await store.run(AS[table]?.(input) ?? "");
    return (await store.all<DataRow>(`select grp from frame_${table} order by grp`)).map(({ grp }) => grp);
  }

  it.each(TABLES)("are in that of their own field, or in none: %s", async (table) => {
    const rows = [{ region: "N" }, { region: "S" }, { region: null }].map((row, at) => ({ customer_id: `c${at}`, ...row }));
    const own = table === "cashflows" ? rows.map(({ region }) => ({ region })) : rows;
    expect(await groupsOf(table, own, null)).toEqual([0, 1, 2]);
  });

  it.each(["outcomes", "tickets", "invitations", "movements"] as const)(
    "are in that of their customer's account first: %s",
    async (table) => {
      const accounts = [
        { customer_id: "a", region: "S" },
        { customer_id: "b", region: null },
      ];
      const rows = [
        { customer_id: "b", region: "N" },
        { customer_id: "a", region: "N" },
        { customer_id: "b", region: null },
      ];
      expect(await groupsOf(table, rows, accounts)).toEqual([0, 1, 2]);
    },
  );

  it("are left out with the customers that a filter leaves out", async () => {
    const accounts = [
      { customer_id: "a", region: "S" },
      { customer_id: "b", region: "N" },
    ];
    const outcomes = ["a", "b", null].map((customer_id) => ({ customer_id, polarity: 1 }));
    const conditions = [{ field: "region", operator: "=", value: "N" }] as const;
    const input = await frameIn(store, { accounts, outcomes }, { conditions });
    await store.run(AS.accounts?.(input) ?? "");
    expect(await store.all(`select row from (${outcomesSelect(input)}) o`)).toEqual([{ row: 3 }]);
  });
});
