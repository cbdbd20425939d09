import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import { afterAll, describe, expect, test } from "vitest";
import { previewFile } from "../../../electron/engine/import/preview-file.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { FilePreview, FileReading } from "../../../shared/table/file-reading.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
const store = await Store.open();
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function result(bytes: string | Uint8Array, name: string, sheet: string | null = null, reading: FileReading = {}) {
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  return previewFile(store, { path, name }, sheet, reading, QUIET_JOB);
}

async function preview(...wanted: Parameters<typeof result>): Promise<FilePreview> {
  const found = await result(...wanted);
  if (!found.ok) throw new Error(`preview requires a readable file, got ${JSON.stringify(found.problem)}`);
  return found.value;
}

const many = Array.from({ length: 500 }, (_, index) => [`k${index}`, index, index % 2 === 0]);

describe("the preview of a text file", () => {
  test("shows its first hundred filled rows, with encoding, delimiter and the table found", async () => {
    const shown = await preview(`Export\n\nid;n\n${many.map((row) => `${row[0]};${row[1]}`).join("\n")}\n`, "a.csv");
    expect(shown.rows).toHaveLength(100);
    expect(shown.rows.slice(0, 3)).toEqual([
      { row: 1, cells: ["Export", null] },
      { row: 3, cells: ["id", "n"] },
      { row: 4, cells: ["k0", "0"] },
    ]);
    expect(shown).toMatchObject({
      sheets: [],
      sheet: null,
      delimiter: ";",
      encoding: { used: "utf-8", found: "utf-8", reason: "ascii" },
      area: { firstRow: 3, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: "B" },
    });
  });

  test("changes with the encoding and the delimiter that a person chooses", async () => {
    const bytes = Buffer.from("nume;ora\n\xaatefan;10:30\n", "latin1");
    expect(await preview(bytes, "a.csv")).toMatchObject({ rows: [{}, { cells: ["Ştefan", "10:30"] }], encoding: { used: "windows-1250" } });
    const chosen = await preview(bytes, "a.csv", null, { encoding: "windows-1252", delimiter: ":" });
    expect(chosen.rows[1]?.cells).toEqual(["ªtefan;10", "30"]);
    expect(chosen).toMatchObject({ encoding: { used: "windows-1252", found: "windows-1250", reason: "eastern" }, delimiter: ":" });
  });

  test("of UTF-16 without a mark, and of a sep= line with a delimiter nobody expects", async () => {
    expect(await preview(Buffer.from("sep=^\na^b\n1^é\n", "utf16le"), "a.csv")).toMatchObject({
      rows: [{ row: 2, cells: ["a", "b"] }, { cells: ["1", "é"] }],
      encoding: { used: "utf-16le", reason: "zeros" },
      delimiter: null,
    });
  });

  test("goes on past long rows until it has a hundred", async () => {
    const long = "x".repeat(20_000);
    const shown = await preview(`id,text\n${Array.from({ length: 300 }, (_, index) => `${index},${long}`).join("\n")}\n`, "a.csv");
    expect(shown.rows).toHaveLength(100);
    expect(shown.rows.at(-1)?.cells).toEqual(["98", long]);
  });

  test("of an empty file is a problem", async () => {
    expect(await result("\n\n  \n", "a.csv")).toMatchObject({ ok: false, problem: { code: "FILE_EMPTY", file: "a.csv" } });
  });
});

describe("the preview of a workbook", () => {
  const strings = `<si><t>id</t></si><si><t>n</t></si>${"<si><t>unused</t></si>".repeat(1_000)}<si><r><t>Zo</t></r><r><t>\u00eb</t></r></si><si><t> </t></si>`;
  const cell = (address: string, inside: string) => `<c r="${address}" ${inside}</c>`;

  test("shows the sheet asked for, else the first that is not hidden", async () => {
    const book = makeXlsx({
      sheets: [
        { name: "Old", state: "hidden", rows: [["x"], ["y"]] },
        { name: "Now", rows: [["id", "n", "ok"], ...many] },
        {
          name: "Next",
          rows: [
            ["a", "b"],
            ["1", "2"],
          ],
        },
      ],
    });
    const shown = await preview(book, "a.xlsx");
    expect(shown.sheets).toEqual([
      { name: "Old", hidden: true },
      { name: "Now", hidden: false },
      { name: "Next", hidden: false },
    ]);
    expect(shown).toMatchObject({ sheet: "Now", encoding: null, delimiter: null, area: { firstRow: 1, headingRows: 1, lastColumn: "C" } });
    expect(shown.rows).toHaveLength(100);
    expect(shown.rows[99]).toEqual({ row: 100, cells: ["k98", "98", "TRUE"] });
    expect((await preview(book, "a.xlsx", "Next")).rows.at(-1)).toEqual({ row: 2, cells: ["1", "2"] });
    expect(await result(book, "a.xlsx", "None")).toMatchObject({ ok: false, problem: { code: "SHEET_NOT_FOUND", sheet: "None" } });
  });

  test("reads shared strings wherever they stand, dates by their format, and no cell of white space", async () => {
    const rows = `<row r="3">${cell("A3", 't="s"><v>0</v>')}${cell("B3", 't="s"><v>1</v>')}</row><row r="7">${cell("A7", 't="s"><v>1002</v>')}${cell("B7", 's="1"><v>45000</v>')}${cell("C7", 's="2"><v>45000.5</v>')}${cell("D7", 't="s"><v>1003</v>')}</row>`;
    const shown = await preview(makeXlsx({ sheets: [{ name: "S", inside: `<sheetData>${rows}</sheetData>` }], strings }), "a.xlsx");
    expect(shown.rows).toEqual([
      { row: 3, cells: ["id", "n", null] },
      { row: 7, cells: ["Zoë", "2023-03-15", "2023-03-15 12:00:00"] },
    ]);
  });

  test("reads no further than it must: what is broken behind the first rows is not met", async () => {
    const rows = many.map((_, index) => `<row r="${index + 1}">${cell(`A${index + 1}`, `><v>${index}</v>`)}</row>`);
    const filler = " ".repeat(1_200_000);
    const book = makeXlsx({ sheets: [{ name: "S", inside: `<sheetData>${rows.join("")}${filler}<row r="x"><c r="A9"><v>` }] });
    expect((await preview(book, "a.xlsx")).rows).toHaveLength(100);
  });

  test("shows the area that a person has marked", async () => {
    const area = { firstRow: 2, headingRows: 0, lastRow: 3, firstColumn: "B", lastColumn: "C" };
    const book = makeXlsx({
      sheets: [
        {
          name: "S",
          rows: [
            ["a", "b"],
            ["1", "2"],
          ],
        },
      ],
    });
    expect((await preview(book, "a.xlsx", null, { areas: [{ sheet: "S", tables: [area] }] })).area).toEqual(area);
  });

  test.each(["xls", "xlsb", "ods"] as const)("of an %s shows its first rows with dates and sheets", async (bookType) => {
    const book = XLSX.utils.book_new();
    const sheet = XLSX.utils.aoa_to_sheet([["id", "n", "ok"], ...many]);
    sheet["D1"] = { t: "s", v: "day" };
    sheet["D2"] = { t: "n", v: 45_000, z: "yyyy-mm-dd" };
    sheet["!ref"] = "A1:D501";
    XLSX.utils.book_append_sheet(book, sheet, "First");
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["other"], [1]]), "Second");
    const bytes: Uint8Array = XLSX.write(book, { type: "buffer", bookType });
    const shown = await preview(bytes, `a.${bookType}`);
    expect(shown.sheets.map(({ name }) => name)).toEqual(["First", "Second"]);
    expect(shown.rows).toHaveLength(100);
    expect(shown.rows[1]).toEqual({ row: 2, cells: ["k0", "0", "TRUE", "2023-03-15"] });
    expect((await preview(bytes, `a.${bookType}`, "Second")).rows).toEqual([
      { row: 1, cells: ["other"] },
      { row: 2, cells: ["1"] },
    ]);
  });
});

describe("the preview of a file whose columns have names", () => {
  test("JSON lines: keys in row 0, in order of appearance, and nothing of what follows", async () => {
    const lines = [...many.map(([id, n]) => JSON.stringify({ id, n })), '{"broken'];
    const shown = await preview(lines.join("\n"), "a.jsonl");
    expect(shown.rows).toHaveLength(101);
    expect(shown.rows.slice(0, 2)).toEqual([
      { row: 0, cells: ["id", "n"] },
      { row: 1, cells: ["k0", "0"] },
    ]);
    expect(shown).toMatchObject({ area: { firstRow: 1, headingRows: 0, lastColumn: "B" }, encoding: { used: "utf-8" } });
  });

  test("Parquet: the columns of its schema in row 0", async () => {
    const path = join(store.scratch, "made.parquet");
    await store.run(
      `copy (select 'k' || i as id, i / 2 as n, date '2026-01-31' as "day" from range(500) t(i)) to '${path}' (format parquet)`,
    );
    const shown = await previewFile(store, { path, name: "a.parquet" }, null, {}, QUIET_JOB);
    expect(shown).toMatchObject({ ok: true, value: { area: { lastColumn: "C" }, encoding: null } });
    if (!shown.ok) return;
    expect(shown.value.rows.slice(0, 3)).toEqual([
      { row: 0, cells: ["id", "n", "day"] },
      { row: 1, cells: ["k0", "0.0", "2026-01-31"] },
      { row: 2, cells: ["k1", "0.5", "2026-01-31"] },
    ]);
    expect(shown.value.rows).toHaveLength(101);
  });
});

test("a file of a kind that is not read is the same problem as when it is opened", async () => {
  expect(await result("%PDF-1.7 text", "a.csv")).toMatchObject({ ok: false, problem: { code: "FILE_TYPE_UNSUPPORTED" } });
});
