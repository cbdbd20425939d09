import { afterEach, describe, expect, test } from "vitest";
import { RowReader } from "../../../electron/engine/rows/row-reader.ts";
import { Store } from "../../../electron/engine/store.ts";
import { rawTable } from "./view-fixture.ts";

const ROWS = 300_000;
const table = rawTable(
  [
    ["text", 0],
    ["number", 0],
  ],
  ROWS,
);

let store: Store | null = null;
let reader: RowReader | null = null;
afterEach(() => {
  reader?.close();
  store?.close();
  store = null;
  reader = null;
});

async function open(): Promise<{ readonly store: Store; readonly reader: RowReader }> {
  store = await Store.open({ threads: 2 });
  await store.run(`create table raw_1 as select (i + 2)::integer as _row, 'Élan ' || ((i * 7919) % ${ROWS}) as c0, (i % 1000)::double as c1
    from range(${ROWS}) r(i)`);
  reader = new RowReader(store);
  return { store, reader };
}

const window = (search: string) => ({ table: "raw_1", offset: 0, limit: 3, view: { search } });

describe("reading rows beside other work", () => {
  test("gives up a view as soon as another is asked for, and answers that one", async () => {
    const { reader: rows } = await open();
    const answers = await Promise.allSettled(["elan 1", "elan 12", "elan 123"].map((search) => rows.rows([table], window(search))));
    const [first, second, last] = answers;
    for (const answer of [first, second]) {
      expect(answer).toMatchObject({ status: "rejected", reason: { problem: { code: "CANCELLED" } } });
    }
    expect(last).toMatchObject({ status: "fulfilled", value: { ok: true, value: { total: 1 + 10 + 100 + 1_000 } } });
  });

  test("goes on while a transaction is open, and sees the table as it stands", async () => {
    const { store: bench, reader: rows } = await open();
    await bench.run("begin transaction");
    await bench.run("create table answers as select * from raw_1");
    const sorted = await rows.rows([table], { table: "raw_1", offset: 100, limit: 2, view: { sort: { column: "c1", descending: true } } });
    expect(sorted).toMatchObject({ ok: true, value: { total: ROWS, rows: [{ cells: [expect.any(String), "999"] }, {}] } });
    await bench.run("commit");
    expect(await bench.one("select count(*) as n from answers")).toEqual({ n: ROWS });
  });

  test("lets tables be dropped once it rests", async () => {
    const { store: bench, reader: rows } = await open();
    const reading = rows.rows([table], window("elan 9"));
    await rows.rest();
    await bench.run("drop table raw_1");
    // Found in time, or given up: either way it is over.
    await Promise.allSettled([reading]);
    expect(await bench.all("select * from duckdb_tables() where table_name = 'raw_1'")).toEqual([]);
  });
});
