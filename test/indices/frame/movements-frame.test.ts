import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { literal } from "../../../shared/indices/dialect.ts";
import { movementKind, movementsFrame } from "../../../shared/indices/frame/movements-frame.ts";
import { UNREAD_COLUMN, unreadBit } from "../../../shared/table/unread.ts";
import type { DataRow } from "../support/canonical-data.ts";
import { frameIn } from "../support/frame-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

const YEAR = 2025 * 12;

describe("movements of recurring revenue", () => {
  const movements: readonly DataRow[] = [
    { customer_id: "a", month: "2025-03-01", type: "new", amount: 100.5 },
    { customer_id: "a", month: "2025-04-01", type: " Expansão", amount: 20 },
    { customer_id: "b", month: "2025-04-01", type: "Kontraktion", amount: -5 },
    { customer_id: "b", month: "2025-12-01", type: "CHURN", amount: 30 },
    { customer_id: null, month: "2025-12-01", type: "réactivation", amount: 7 },
    { customer_id: "a", month: "2025-04-01", type: "expansion", amount: -1 },
    { customer_id: "a", month: "2025-04-01", type: "new", amount: -1 },
    { customer_id: "a", month: "2025-04-01", type: "reactivation", amount: -1 },
    { customer_id: "a", month: "2025-04-01", type: "new", amount: 1e12 },
    { customer_id: "a", month: "2025-04-01", type: "churn", amount: -1e12 },
    { customer_id: "a", month: "2025-04-01", type: "new", amount: 999_999_999_999 },
    { customer_id: "a", month: "2025-04-01", type: "sideways", amount: 1 },
    { customer_id: "a", month: "2025-04-01", type: null, amount: 1 },
    { customer_id: "a", month: "2025-04-01", type: "new", amount: null },
    { customer_id: "a", month: null, type: "new", amount: 1 },
    { customer_id: "a", month: "2026-01-01", type: "new", amount: null },
    { customer_id: "a", month: "2026-02-01", type: "new", amount: 1 },
  ];
  const read = (): Promise<readonly DataRow[]> => store.all<DataRow>("select * from frame_movements order by row");

  it("are counted with their size, or say why not", async () => {
    await store.run(movementsFrame(await frameIn(store, { movements })));
    const rows = await read();
    expect(rows.map(({ state, kind, amount }) => [state, kind, amount])).toEqual([
      ["counted", "new", 100.5],
      ["counted", "expansion", 20],
      ["counted", "contraction", 5],
      ["counted", "churn", 30],
      ["counted", "reactivation", 7],
      ["negative", "expansion", null],
      ["negative", "new", null],
      ["negative", "reactivation", null],
      ["absurd", "new", null],
      ["absurd", "churn", null],
      ["counted", "new", 999_999_999_999],
      ["out_of_range", null, null],
      ["missing", null, null],
      ["missing", "new", null],
      ["missing", "new", null],
      ["missing", "new", null],
    ]);
    expect(rows[0]).toEqual({
      ...{ source: 0, row: 2, customer: 0, unit: 0, grp: 0, month_index: YEAR + 2, kind: "new", state: "counted", amount: 100.5 },
      // The last month of those that count is December.
      last_index: YEAR + 11,
    });
    expect(rows.map(({ month_index }) => month_index).slice(13)).toEqual([YEAR + 3, null, YEAR + 12]);
    // Row 6 of source 0 without customer stands for itself.
    expect(rows[4]).toMatchObject({ customer: null, unit: -7 });
    expect(new Set(rows.map(({ last_index }) => last_index))).toEqual(new Set([YEAR + 11]));
  });

  it("are out of range where the amount could not be read", async () => {
    const input = await frameIn(store, { answers: [{ nps: 1 }], movements: movements.slice(0, 5) });
    await store.run(`alter table movements add column ${UNREAD_COLUMN} integer default 0`);
    await store.run(`update movements set ${UNREAD_COLUMN} = ${unreadBit("movements", "amount")} where row = 6`);
    const types = { ...input.types, movements: { ...input.types.movements, [UNREAD_COLUMN]: "INTEGER" } };
    await store.run(movementsFrame({ ...input, types }));
    const rows = await read();
    expect(rows.map(({ state }) => state)).toEqual(["counted", "counted", "counted", "counted", "out_of_range"]);
    expect(rows[4], "source 1, row 6").toMatchObject({ unit: -1_000_000_007, amount: null });
  });

  it("are those of customers that the filter leaves", async () => {
    const accounts = [
      { customer_id: "a", segment: "A" },
      { customer_id: "b", segment: "B" },
    ];
    const conditions = [{ field: "segment", operator: "=", value: "B" }] as const;
    const input = await frameIn(store, { accounts, movements: movements.slice(0, 5) }, { conditions });
    await store.run("create or replace temp view frame_accounts as select customer from accounts where segment = 'B'");
    await store.run(movementsFrame(input));
    expect((await read()).map(({ row }) => row)).toEqual([4, 5]);
  });

  it.each([
    ["NEW business", "new"],
    ["Neukunde", "new"],
    ["upsell", "expansion"],
    ["Win-back", "reactivation"],
    ["downgrade", "contraction"],
    ["Kündigung", "churn"],
    ["résiliation", "churn"],
    ["a new one", null],
    ["", null],
  ])("is told by how its word begins: %s", async (word, kind) => {
    expect(await store.one(`select ${movementKind(literal(word))} as kind`)).toEqual({ kind });
  });
});
