import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { importFile } from "../../../electron/engine/import/import-file.ts";
import { Store } from "../../../electron/engine/store.ts";
import type { Job, Progress } from "../../../shared/progress.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { importBytes, onlyTable } from "../../support/import-bytes.ts";
import { writeBigCsv, writeBigXlsx } from "../../support/make-big-files.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const BOOK = makeXlsx({
  sheets: [
    {
      name: "Good",
      rows: [
        ["a", "b"],
        [1, 2],
      ],
    },
    { name: "Broken", xml: "<worksheet><sheetData><row><c><v>1" },
  ],
});

const tablesOf = async (store: Store): Promise<readonly string[]> =>
  (await store.all<{ name: string }>("select table_name as name from information_schema.tables order by 1")).map(({ name }) => name);

describe("an import that fails", () => {
  test("leaves what was loaded, and nothing of its own, in the store and in the scratch folder", async () => {
    const store = await Store.open();
    const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
    try {
      let next = 1;
      const id = (): string => `raw_${next++}`;
      writeFileSync(join(folder, "good.csv"), "a,b\n1,2\n");
      writeFileSync(join(folder, "bad.xlsx"), BOOK);
      expect(await importFile(store, { path: join(folder, "good.csv"), name: "good.csv" }, id, QUIET_JOB)).toMatchObject({ ok: true });
      const before = await tablesOf(store);
      const failed = await importFile(store, { path: join(folder, "bad.xlsx"), name: "bad.xlsx" }, id, QUIET_JOB);
      expect(failed).toMatchObject({ ok: false, problem: { code: "FILE_CORRUPT", file: "bad.xlsx", sheet: "Broken" } });
      expect(await tablesOf(store)).toEqual(before);
      expect(await store.all("select * from raw_1")).toEqual([{ _row: 2, c0: 1, c1: 2 }]);
      expect(readdirSync(store.scratch)).toEqual([]);
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("cancelling", () => {
  test.each(["xlsx", "csv"] as const)("ends the import of a large %s within a second and leaves nothing behind", async (format) => {
    const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
    const path = join(folder, `big.${format}`);
    await (format === "xlsx" ? writeBigXlsx(path, 60_000) : writeBigCsv(path, 300_000));
    const store = await Store.open();
    try {
      let cancelledAt = 0;
      let reports = 0;
      const job: Job = {
        report: () => {
          reports++;
        },
        checkpoint: () => {
          if (reports < 2) return;
          if (cancelledAt === 0) cancelledAt = performance.now();
          throw new ProblemError({ code: "CANCELLED" });
        },
      };
      const result = await importFile(store, { path, name: "big" }, () => "raw_1", job);
      expect(result).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
      expect(cancelledAt).toBeGreaterThan(0);
      expect(performance.now() - cancelledAt).toBeLessThan(1_000);
      expect(await tablesOf(store)).toEqual([]);
    } finally {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("progress", () => {
  test("goes forward and stays between 0 and 1, with a step that has words", async () => {
    const seen: Progress[] = [];
    await importBytes(
      makeXlsx({
        sheets: [
          {
            name: "S",
            rows: [
              ["a", "b"],
              [1, 2],
            ],
          },
        ],
      }),
      "book.xlsx",
      {
        report: (progress) => seen.push(progress),
        checkpoint: () => undefined,
      },
    );
    const fractions = seen.flatMap(({ fraction }) => (fraction === null ? [] : [fraction]));
    expect(fractions.length).toBeGreaterThan(0);
    expect(fractions.every((fraction, index) => fraction >= (fractions[index - 1] ?? 0) && fraction <= 1)).toBe(true);
    const { app } = await import("../../../shared/messages/en/app.ts");
    for (const { step } of seen) expect(Object.keys(app)).toContain(`progress.${step}`);
  });
});

describe("formats that SheetJS reads", () => {
  const book = XLSX.utils.book_new();
  const rows = [
    ["id", "when", "at", "n", "ok", "text"],
    ["007", { t: "n", v: 45_000, z: "dd/mm/yyyy" }, { t: "n", v: 45_000.75, z: "yyyy-mm-dd hh:mm" }, 1.5, true, "Țăndărică €"],
    ["008", { t: "n", v: 45_001, z: "dd/mm/yyyy" }, { t: "n", v: 45_001.5, z: "yyyy-mm-dd hh:mm" }, 2, false, "x"],
  ];
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), "One");

  // SheetJS says on the console what it thinks of the number formats of an ods.
  beforeEach(() => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    return () => vi.restoreAllMocks();
  });

  test.each([
    ["xls", "inline"],
    ["xls", "child"],
    ["xlsb", "inline"],
    ["xlsb", "child"],
    ["ods", "inline"],
    ["ods", "child"],
  ] as const)("%s gives the same table when read %s, in every time zone", async (bookType, sheetjs) => {
    const bytes: Uint8Array = XLSX.write(book, { type: "buffer", bookType });
    const before = process.env["TZ"];
    try {
      for (const zone of sheetjs === "inline" ? ["UTC", "America/St_Johns", "Pacific/Kiritimati"] : ["UTC"]) {
        process.env["TZ"] = zone;
        const table = onlyTable(await importBytes(bytes, `file.${bookType}`, QUIET_JOB, { sheetjs }));
        expect(table.columns.map(({ type }) => type)).toEqual(["text", "day", "moment", "number", "boolean", "text"]);
        expect(table.rows.map((row) => Object.values(row))).toEqual([
          [2, "007", "2023-03-15", "2023-03-15 18:00:00", 1.5, true, "Țăndărică €"],
          [3, "008", "2023-03-16", "2023-03-16 12:00:00", 2, false, "x"],
        ]);
      }
    } finally {
      process.env["TZ"] = before;
    }
  });

  test("a broken xls is a coded problem, in a process of its own and inline", async () => {
    const bytes = Buffer.from(XLSX.write(book, { type: "buffer", bookType: "xls" }) as Uint8Array);
    const cut = bytes.subarray(0, 2_600);
    for (const sheetjs of ["inline", "child"] as const) {
      const { problem, tables } = await importBytes(cut, "file.xls", QUIET_JOB, { sheetjs });
      expect(tables).toEqual([]);
      expect(problem).toMatchObject({ file: "file.xls" });
      expect(["FILE_CORRUPT", "NO_USABLE_COLUMN"]).toContain(problem?.code);
    }
  });

  test("cancelling kills the process", async () => {
    const bytes: Uint8Array = XLSX.write(book, { type: "buffer", bookType: "ods" });
    const started = performance.now();
    let polls = 0;
    const { problem } = await importBytes(
      bytes,
      "file.ods",
      {
        report: () => undefined,
        checkpoint: () => {
          if (++polls > 1) throw new ProblemError({ code: "CANCELLED" });
        },
      },
      { sheetjs: "child" },
    );
    expect(problem).toMatchObject({ code: "CANCELLED" });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("the store's scratch folder", () => {
  test("is the only place its SQL can read, and is gone when the store is closed", async () => {
    const store = await Store.open();
    await expect(store.run("select * from read_csv('/etc/passwd')")).rejects.toThrow(/permission|disabled|not allowed/i);
    await expect(store.run("set enable_external_access = true")).rejects.toThrow();
    const { scratch } = store;
    store.close();
    expect(() => readdirSync(scratch)).toThrow(/ENOENT/);
  });
});
