import { join } from "node:path";
import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import type { CellAccount } from "../../../shared/table/raw-table.ts";
import { type ImportedTable, importBytes, importPath, onlyTable } from "../../support/import-bytes.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const filled = (rows: readonly (readonly (string | null)[])[]): number =>
  rows.flat().filter((text) => text !== null && text.trim() !== "").length;

const csvOf = (rows: readonly (readonly string[])[], delimiter: string): string =>
  `${rows.map((row) => row.map((text) => (/[";,\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(delimiter)).join("\n")}\n`;

const listed = ({ listed: all }: CellAccount): Readonly<Record<string, number>> =>
  Object.fromEntries(all.map(({ reason, count }) => [reason, count]));

describe("every filled cell of a text file is in the table or listed", () => {
  test("a sep= line, titles, headings, repeated headings, a total and remarks, each with its place", async () => {
    const rows = [
      ["Export of March", ""],
      ["", ""],
      ["id", "segment", "amount"],
      ["a", "x", "10"],
      ["b", " ", "20"],
      ["id", "segment", "amount"],
      ["c", "y", "30"],
      ["Total", "", "60"],
      [""],
      ["Source: accounting", "", ""],
    ];
    const table = onlyTable(await importBytes(`sep=;\n${csvOf(rows, ";")}`, "f.csv"));
    expect(table.cells.seen).toBe(1 + filled(rows));
    expect(table.cells.imported).toBe(8);
    expect(listed(table.cells)).toEqual({ aboveTable: 2, heading: 3, repeatedHeading: 3, totalRow: 2, belowTable: 1 });
    expect(table.outsideCells).toEqual([
      { row: 1, letter: "A", text: "sep=;", reason: "aboveTable" },
      { row: 2, letter: "A", text: "Export of March", reason: "aboveTable" },
      { row: 4, letter: "A", text: "id", reason: "heading" },
      { row: 4, letter: "B", text: "segment", reason: "heading" },
      { row: 4, letter: "C", text: "amount", reason: "heading" },
      { row: 7, letter: "A", text: "id", reason: "repeatedHeading" },
      { row: 7, letter: "B", text: "segment", reason: "repeatedHeading" },
      { row: 7, letter: "C", text: "amount", reason: "repeatedHeading" },
      { row: 9, letter: "A", text: "Total", reason: "totalRow" },
      { row: 9, letter: "C", text: "60", reason: "totalRow" },
      { row: 11, letter: "A", text: "Source: accounting", reason: "belowTable" },
    ]);
  });

  test("columns beyond the limit are listed with their texts, all counted", async () => {
    const rows = Array.from({ length: 60 }, (_, row) =>
      Array.from({ length: 2_003 }, (__, column) => (row === 0 ? `h${column}` : `${row * column}`)),
    );
    const table = onlyTable(await importBytes(csvOf(rows, ","), "f.csv"));
    expect(table.columns).toHaveLength(2_000);
    expect(table.cells.seen).toBe(filled(rows));
    expect(listed(table.cells)).toEqual({ heading: 2_003, beyondLimit: 59 * 3 });
    expect(table.outsideCells.at(-1)).toEqual({ row: 60, letter: "BYA", text: `${59 * 2_002}`, reason: "beyondLimit" });
  }, 60_000);

  test("a white space of any kind is no cell; a character that only looks like one is", async () => {
    const rows = [
      ["a", "b", "c"],
      ["x", "\u00a0", "\u3000"],
      ["y", "\u2003 \t", "\u200b"],
      ["z", "1", "2"],
    ];
    const table = onlyTable(await importBytes(csvOf(rows, ","), "f.csv"));
    expect(table.cells.seen).toBe(filled(rows));
    expect(table.values("b")).toEqual([null, null, 1]);
  });

  const text = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom("", " ", "1", "2,5", "2026-01-31", "TRUE", "n/a", "007", "#N/A", "a;b", 'say "x"', "two\nlines", "é €"),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }).filter((one) => !/[\r\0]/.test(one)) },
  );
  const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 30 });

  test("whatever stands where, and however ragged: counted cells and stored cells are those of the file", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(";", ",", "\t"), fc.boolean(), async (cells, delimiter, headed) => {
        const all = headed ? [["key", "name", "value"], ...cells] : cells;
        const { tables, problem } = await importBytes(
          csvOf(all, delimiter),
          "f.csv",
          undefined,
          {},
          { delimiter: delimiter as ";", encoding: "utf-8" },
        );
        if (tables.length === 0) {
          // A first cell such as "{[" or "<a " is how JSON and markup begin.
          const asMarkup = /^\s*[[{<%]/.test(csvOf(all, delimiter)) ? ["FILE_TYPE_UNSUPPORTED"] : [];
          expect(["NO_USABLE_COLUMN", "FILE_EMPTY", ...asMarkup]).toContain(problem?.code);
        } else audit(tables, filled(all));
      }),
      // An empty line with a heading some way below: two tables in one file.
      { numRuns: 40, examples: [[[["#N/A"], [""], ['say "x"'], [";", "é €", 'say "x"', ""], ["!"], ["#N/A"]], ";", true]] },
    );
  }, 60_000);
});

/** The filled cells of a worksheet, counted in its XML by a means of its own. */
function cellsIn(xml: string, strings: readonly string[] = []): number {
  let count = 0;
  for (const [, attributes = "", inside = ""] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? "";
    const text = attributes.includes('t="inlineStr"')
      ? [...inside.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part]) => part).join("")
      : attributes.includes('t="s"')
        ? (strings[Number(value)] ?? "")
        : value;
    if (text.trim() !== "") count++;
  }
  return count;
}

const book = (data: string) => makeXlsx({ sheets: [{ name: "S", inside: `<sheetData>${data}</sheetData>` }] });
const textCell = (address: string, text: string) =>
  `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</t></is></c>`;
const rowOf = (row: number, cells: readonly (string | number | null)[]): string =>
  `<row r="${row}">${cells
    .map((value, column) => {
      const address = `${String.fromCharCode(65 + column)}${row}`;
      return value === null ? "" : typeof value === "number" ? `<c r="${address}"><v>${value}</v></c>` : textCell(address, value);
    })
    .join("")}</row>`;

/** Invariants of one imported file: what is counted is what is stored, cell by cell. */
function audit(tables: readonly ImportedTable[], seen: number): void {
  const stored = tables.reduce((sum, table) => {
    const values = table.rows.reduce(
      (all, row) => all + Object.entries(row).filter(([name, value]) => name !== "_row" && value !== null).length,
      0,
    );
    return sum + values + table.oddCells.length;
  }, 0);
  expect(tables.reduce((sum, { cells }) => sum + cells.seen, 0)).toBe(seen);
  expect(tables.reduce((sum, { cells }) => sum + cells.imported, 0)).toBe(stored);
  for (const { cells, outsideCells } of tables) {
    expect(cells.imported + cells.listed.reduce((sum, { count }) => sum + count, 0)).toBe(cells.seen);
    const kept = Object.fromEntries(cells.listed.map(({ reason }) => [reason, outsideCells.filter((one) => one.reason === reason).length]));
    expect(kept).toEqual(listed(cells));
    expect(outsideCells).toHaveLength(cells.seen - cells.imported);
  }
}

describe("every filled cell of a workbook is in the table or listed", () => {
  test("titles, headings, a total, remarks: each with its place, its text and why", async () => {
    const data = [
      rowOf(1, [null, "Customers of the north"]),
      rowOf(3, [null, "id", "segment", "revenue"]),
      rowOf(4, [null, "a", "x", 10.5]),
      rowOf(5, [null, "b", " ", 20]),
      rowOf(6, [null, "id", "segment", "revenue"]),
      rowOf(7, [null, "c", "x", 30]),
      rowOf(8, [null, "Total", null, 60.5]),
      rowOf(10, [null, "Source: accounting"]),
    ].join("");
    const table = onlyTable(await importBytes(book(data), "book.xlsx"));
    audit([table], cellsIn(data));
    expect(listed(table.cells)).toEqual({ aboveTable: 1, heading: 3, repeatedHeading: 3, totalRow: 2, belowTable: 1 });
    expect(table.outsideCells).toContainEqual({ row: 1, letter: "B", text: "Customers of the north", reason: "aboveTable" });
    expect(table.outsideCells).toContainEqual({ row: 8, letter: "D", text: "60.5", reason: "totalRow" });
    expect(table.outsideCells).toContainEqual({ row: 10, letter: "B", text: "Source: accounting", reason: "belowTable" });
  });

  test("cells given twice, in a row or in rows that come twice, and cells that no sheet can have", async () => {
    const data = `${rowOf(1, ["id", "n"])}<row r="2">${textCell("A2", "old")}${textCell("A2", "a")}<c r="B2"><v>1</v></c></row>${rowOf(3, ["b", 2])}${rowOf(2, [null, 7])}${rowOf(4, ["c", 3])}<row r="5"><c r="ZZZZ5"><v>9</v></c>${textCell("A5", "d")}</row><row r="1048577">${textCell("A1048577", "far")}</row>`;
    const table = onlyTable(await importBytes(book(data), "book.xlsx"));
    audit([table], cellsIn(data));
    expect(listed(table.cells)).toEqual({ repeatedCell: 2, beyondLimit: 2, heading: 2 });
    expect(table.outsideCells).toContainEqual({ row: 2, letter: "A", text: "old", reason: "repeatedCell" });
    expect(table.outsideCells).toContainEqual({ row: 2, letter: "B", text: "1", reason: "repeatedCell" });
    expect(table.outsideCells).toContainEqual({ row: 1_048_577, letter: "A", text: "far", reason: "beyondLimit" });
    expect(table.values("n")).toEqual([7, 2, 3, null]);
  });

  const cell = fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    fc.integer({ min: -5, max: 2_000 }),
    fc.constantFrom("x", "y", "Total", " ", "12,5", "2026-01-31", "n/a", "word"),
  );
  const row = fc.record({ row: fc.integer({ min: 1, max: 40 }), cells: fc.array(cell, { minLength: 1, maxLength: 6 }) });

  test("whatever stands where, rows in any order and given twice: counted cells and stored cells are those of the sheet", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), fc.boolean(), async (rows, sorted) => {
        const ordered = sorted ? rows.toSorted((a, b) => a.row - b.row) : rows;
        const data = ordered.map((one) => rowOf(one.row, one.cells)).join("");
        const { tables, problem } = await importBytes(book(data), "book.xlsx");
        if (tables.length === 0) expect(problem?.code).toBe("NO_USABLE_COLUMN");
        else audit(tables, cellsIn(data));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test.each(["xls", "xlsb", "ods"] as const)("of an %s too", async (bookType) => {
    const rows = [["Export"], [], ["id", "n", "ok"], ["a", 1, true], ["b", 2.5, false], ["c", "n/a", true], [], ["Note: all"]];
    const made = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(made, XLSX.utils.aoa_to_sheet(rows), "S");
    const table = onlyTable(await importBytes(XLSX.write(made, { type: "buffer", bookType }) as Uint8Array, `a.${bookType}`));
    audit([table], rows.flat().length);
    expect(listed(table.cells)).toEqual({ aboveTable: 1, heading: 3, belowTable: 1 });
  });
});

describe("every filled cell of a file with named columns is in the table or listed", () => {
  test("JSON lines: null and white space are no cells, keys no headings", async () => {
    const lines = [{ id: "a", n: 1, more: null }, { id: "b", n: " ", list: [1, 2] }, { id: "c", ok: false }, {}];
    const table = onlyTable(await importBytes(lines.map((line) => JSON.stringify(line)).join("\n"), "a.jsonl"));
    audit([table], 6);
    expect(table.cells.listed).toEqual([]);
  });

  test("JSON lines: a key given twice keeps its last value, and the others are listed", async () => {
    const lines = [
      '{"id":"a","n":1,"n":2,"note":"x\\": y, {"}',
      '{"id":"b", "n" : {"n":1,"n":3}, "n":"\\"n\\":4","n":5}',
      '{"id":"c","n":null,"n":6}',
    ];
    const table = onlyTable(await importBytes(lines.join("\n"), "a.jsonl"));
    expect(table.values("n")).toEqual([2, 5, 6]);
    audit([table], 10);
    expect(table.outsideCells).toEqual([
      { row: 1, letter: "B", text: "1", reason: "repeatedCell" },
      { row: 2, letter: "B", text: '{"n":3}', reason: "repeatedCell" },
      { row: 2, letter: "B", text: '"n":4', reason: "repeatedCell" },
    ]);
    expect(table.notes).toContainEqual({ code: "CELLS_REPEATED", count: 3 });
  });

  test("Parquet: columns beyond the limit are listed", async () => {
    const store = await Store.open();
    try {
      const path = join(store.scratch, "wide.parquet");
      const columns = Array.from({ length: 2_002 }, (_, index) => `case when i > 0 or ${index} < 2001 then ${index} + i end as c${index}`);
      await store.run(`copy (select ${columns.join(", ")} from range(3) t(i)) to '${path}' (format parquet)`);
      const table = onlyTable(await importPath(store, path, "wide.parquet"));
      audit([table], 3 * 2_002 - 1);
      expect(table.outsideCells[0]).toEqual({ row: 1, letter: "BXY", text: "2000", reason: "beyondLimit" });
    } finally {
      store.close();
    }
  }, 60_000);
});
