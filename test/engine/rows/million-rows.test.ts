import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { locateRow } from "../../../electron/engine/locate-row.ts";
import { readRows } from "../../../electron/engine/read-rows.ts";
import { RowOrders } from "../../../electron/engine/rows/row-orders.ts";
import { Store } from "../../../electron/engine/store.ts";
import type { RowView } from "../../../shared/table/row-view.ts";
import { rawTable } from "./view-fixture.ts";

/** Views of a million rows: the right rows at any depth, and no depth dearer than another. */
const ROWS = 1_000_000;
const table = rawTable(
  [
    ["text", 0],
    ["number", 0],
    ["text", 0],
    ["number", ROWS / 1_000],
  ],
  ROWS,
);

let store: Store;
const orders = new RowOrders();

beforeAll(async () => {
  store = await Store.open({ threads: 2 });
  // c1 runs through 0–999 in a scattered order; every thousandth cell of c3 did not fit.
  await store.run(`create table raw_1 as select (i + 2)::integer as _row, 'C-' || ((i * 7919) % ${ROWS}) as c0,
    ((i * 617) % 1000)::double as c1, case when i % 2 = 0 then 'Réseau ' || (i % 500) else 'Facture' end as c2,
    case when i % 1000 = 0 then null else i::double end as c3 from range(${ROWS}) r(i)`);
  await store.run(`create table raw_1_odd as select _row as "row", 'c3' as col, 'text' as kind, 'odd ' || _row as "text"
    from raw_1 where c3 is null order by _row`);
}, 120_000);
afterAll(() => store.close());

async function read(view: RowView, offset: number) {
  const answer = await readRows(store, orders, [table], { table: "raw_1", offset, limit: 200, view });
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

describe("a million rows", () => {
  test("sorted by a column show the right rows in the middle and at the end", async () => {
    const view: RowView = { sort: { column: "c1", descending: false } };
    for (const offset of [0, 499_900, 999_800]) {
      const { total, rows } = await read(view, offset);
      expect(total).toBe(ROWS);
      expect(rows).toHaveLength(200);
      rows.forEach(({ row, cells }, index) => {
        expect(Number(cells[1])).toBe(Math.floor((offset + index) / 1_000));
        expect(((row - 2) * 617) % 1_000).toBe(Number(cells[1]));
      });
      const numbers = rows.map(({ row }) => row);
      // Equal cells keep the order of the file.
      for (let index = 1; index < numbers.length; index += 1) {
        if (rows[index]?.cells[1] === rows[index - 1]?.cells[1]) expect(numbers[index]).toBeGreaterThan(numbers[index - 1] ?? 0);
      }
    }
  });

  test("searched without accents show only rows that hold the words", async () => {
    const { total, rows } = await read({ search: "RESEAU 42" }, 0);
    expect(rows.every(({ cells }) => cells[2]?.startsWith("Réseau 42") === true)).toBe(true);
    // 42 and 420–428, of the even numbers below 500, each 2,000 times.
    expect(total).toBe(6 * 2_000);
  });

  test("show cells that did not fit wherever a sort puts them", async () => {
    const { rows } = await read({ sort: { column: "c3", descending: true } }, ROWS - 1_000);
    expect(rows[0]?.cells[3]).toMatch(/^odd \d+$/);
  });

  test("cost the same at any depth once their order is known", async () => {
    const view: RowView = { sort: { column: "c0", descending: true }, filters: [{ column: "c2", test: "contains", value: "reseau" }] };
    await read(view, 0);
    const times: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      const started = performance.now();
      const { rows } = await read(view, (step * 12_345) % 499_000);
      times.push(performance.now() - started);
      expect(rows).toHaveLength(200);
    }
    const median = times.toSorted((a, b) => a - b)[20] ?? Number.NaN;
    console.log(`a window of 200 in a sorted and filtered million rows: median ${median.toFixed(1)} ms`);
    // A pass over the table takes several times that; the bound leaves room for a machine that does other things too.
    expect(median).toBeLessThan(60);
  });

  test("find the place of a row in a view", async () => {
    const view: RowView = { sort: { column: "c1", descending: true } };
    const { rows } = await read(view, 700_000);
    const found = await locateRow(store, orders, [table], { table: "raw_1", row: rows[7]?.row ?? 0, view });
    expect(found).toEqual({ ok: true, value: { offset: 700_007, total: ROWS } });
  });
});
