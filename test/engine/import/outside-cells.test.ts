import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { MOST_OUTSIDE, OutsideList } from "../../../electron/engine/import/outside-list.ts";
import { Store } from "../../../electron/engine/store.ts";
import { Workbench } from "../../../electron/engine/workbench.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";

const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
const bench = await Workbench.open();
afterAll(() => {
  bench.close();
  rmSync(folder, { recursive: true, force: true });
});

async function load(text: string): Promise<string> {
  const path = join(folder, "file.csv");
  writeFileSync(path, text);
  const loaded = await bench.load([{ path, name: "file.csv", bytes: text.length }], QUIET_JOB);
  if (!loaded.ok) throw new Error(`load requires a readable file, got ${JSON.stringify(loaded.problem)}`);
  return loaded.value.tables[0]?.id ?? "";
}

describe("the cells that are in no table", () => {
  test("come in windows, by row and column, with why", async () => {
    const header = Array.from({ length: 30 }, (_, index) => `h${index}`).join(";");
    const table = await load(`Title\n${header}\n${Array.from({ length: 5 }, () => "1;".repeat(29)).join("\n")}\n`);
    const first = await bench.outside({ table, offset: 0, limit: 3 });
    expect(first).toEqual({
      ok: true,
      value: {
        total: 31,
        cells: [
          { row: 1, letter: "A", text: "Title", reason: "aboveTable" },
          { row: 2, letter: "A", text: "h0", reason: "heading" },
          { row: 2, letter: "B", text: "h1", reason: "heading" },
        ],
      },
    });
    // Z comes before AA.
    expect(await bench.outside({ table, offset: 26, limit: 2 })).toMatchObject({
      ok: true,
      value: { cells: [{ letter: "Z" }, { letter: "AA" }] },
    });
    expect(await bench.outside({ table, offset: 31, limit: 200 })).toMatchObject({ ok: true, value: { total: 31, cells: [] } });
  });

  test("of a table that is not there are a problem", async () => {
    expect(await bench.outside({ table: "raw_999", offset: 0, limit: 1 })).toMatchObject({
      ok: false,
      problem: { code: "SHEET_NOT_FOUND" },
    });
  });

  test("are gone with their table when other files are opened", async () => {
    const old = await load("a;b\n1;2\n");
    await load("c;d\n1;2\n");
    expect(await bench.outside({ table: old, offset: 0, limit: 1 })).toMatchObject({ ok: false });
  });

  test("are all counted, and of each reason so many kept that nobody reads them all", async () => {
    const store = await Store.open();
    try {
      const list = new OutsideList();
      for (let row = 0; row < MOST_OUTSIDE + 5; row++) list.add("beyondLimit", row * 50_000, "A", "it's");
      list.addQuery("repeatedCell", `select i as "row", 'B' as letter, case when i % 2 = 0 then 'x' end as "text" from range(300000) t(i)`);
      expect(await list.store(store, "raw_1")).toEqual([
        { reason: "beyondLimit", count: MOST_OUTSIDE + 5 },
        { reason: "repeatedCell", count: 150_000 },
      ]);
      expect(await store.all("select reason, count(*) as n from raw_1_outside group by reason order by reason")).toEqual([
        { reason: "beyondLimit", n: MOST_OUTSIDE },
        { reason: "repeatedCell", n: MOST_OUTSIDE },
      ]);
    } finally {
      store.close();
    }
  });
});
