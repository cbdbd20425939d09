import { read, utils } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, columnName } from "../../../electron/export/ooxml/cell.ts";
import { writeWorkbook } from "../../../electron/export/ooxml/workbook.ts";
import { removeIllegal } from "../../../electron/export/ooxml/xml.ts";
import { hasSchemas, validatePackage } from "../../support/validate-package.ts";

const one = (rows: readonly (readonly Cell[])[], name = "Data") => writeWorkbook({ sheets: [{ name, rows }] });
const cellsOf = (bytes: Uint8Array, name = "Data") => read(bytes, { type: "array" }).Sheets[name] ?? {};

/** SheetJS reads a carriage return before a line feed as the line feed alone. */
const lineEnds = (content: string): string => content.replaceAll("\r\n", "\n");

describe("writeWorkbook", () => {
  it("writes every type of cell so that SheetJS reads it back with its type", () => {
    const sheet = cellsOf(
      one([["text", 1.5, true, false, { error: "#N/A" }, null, { day: "2024-02-29" }, { moment: "2024-02-29T18:30:00" }]]),
    );
    expect(sheet["A1"]).toMatchObject({ t: "s", v: "text" });
    expect(sheet["B1"]).toMatchObject({ t: "n", v: 1.5 });
    expect(sheet["C1"]).toMatchObject({ t: "b", v: true });
    expect(sheet["D1"]).toMatchObject({ t: "b", v: false });
    expect(sheet["E1"]).toMatchObject({ t: "e", w: "#N/A" });
    expect(sheet["F1"]).toBeUndefined();
    expect(sheet["G1"]).toMatchObject({ t: "n", v: 45351 });
    expect(sheet["H1"].v).toBeCloseTo(45351 + 18.5 / 24, 9);
  });

  // Serial numbers: ECMA-376 part 1, 18.17.4.1: 1 January 1900 is 1, 1 March 1900 is 61 (after a 29 February that never was), 1 January 1904 is 0.
  it("counts days in both date systems as the standard does", () => {
    const days = [
      ["1900-01-01", 1],
      ["1900-02-28", 59],
      ["1900-03-01", 61],
      ["2000-01-01", 36526],
    ] as const;
    const sheet = cellsOf(one(days.map(([day]) => [{ day }])));
    expect(days.map((_, row) => sheet[`A${row + 1}`].v)).toEqual(days.map(([, serial]) => serial));
    const book = writeWorkbook({ date1904: true, sheets: [{ name: "Data", rows: [[{ day: "1904-01-01" }, { day: "2000-01-01" }]] }] });
    expect(new TextDecoder().decode(book).length).toBeGreaterThan(0);
    const cells = cellsOf(book);
    expect([cells["A1"].v, cells["B1"].v]).toEqual([0, 35064]);
  });

  it("keeps text that looks like a formula as text", () => {
    const dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "＝1"];
    const sheet = cellsOf(one(dangerous.map((words) => [words])));
    for (const [row, words] of dangerous.entries()) {
      expect(sheet[`A${row + 1}`]).toMatchObject({ t: "s", v: words });
      expect(sheet[`A${row + 1}`].f).toBeUndefined();
    }
  });

  it("reads back every legal text as it was, with edges, underscores and line ends", () => {
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("  edge ", "_x0041_", "_x000D_", "a\r\nb", "\n", "\t", " ", "_x005F_", "</t>", "😀", "שלום עולם"),
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (texts) => {
        const sheet = cellsOf(one(texts.map((content) => [content])));
        for (const [row, content] of texts.entries()) expect(sheet[`A${row + 1}`]?.v ?? "").toBe(lineEnds(removeIllegal(content)));
      }),
      { numRuns: 60, seed: 20_250_930 },
    );
  });

  it("keeps a text of 10,000 characters whole and cuts one that Excel cannot hold at its limit", () => {
    const sheet = cellsOf(one([["x".repeat(10_000)], [`${"y".repeat(32_766)}😀`]]));
    expect(sheet["A1"].v).toHaveLength(10_000);
    expect(sheet["A2"].v).toBe("y".repeat(32_766));
  });

  it("refuses numbers that are not finite, days that are no days and names that Excel refuses", () => {
    expect(() => one([[Number.NaN]])).toThrow("requires finite numbers, got NaN in A1");
    expect(() => one([[{ day: "29/02/2024" }]])).toThrow("YYYY-MM-DD");
    expect(() => one([[{ day: "1899-12-30" }]])).toThrow("requires days that the date system holds");
    for (const name of ["", "a".repeat(32), "a/b", "[a]", "'a"]) expect(() => one([], name)).toThrow("requires legal, unique sheet names");
    const twice = [
      { name: "Data", rows: [] },
      { name: "DATA", rows: [] },
    ];
    expect(() => writeWorkbook({ sheets: twice })).toThrow("unique sheet names");
    expect(() => writeWorkbook({ sheets: [] })).toThrow("at least one sheet");
  });

  it("gives the same bytes for the same book", () => {
    const book = () =>
      writeWorkbook({ sheets: [{ name: "A & B", freezeHeader: true, columnWidths: [12, 20], rows: [["id"], [1], ["x"]] }] });
    expect(Buffer.compare(book(), book())).toBe(0);
  });

  it.skipIf(!hasSchemas)("is valid by the schemas of ISO/IEC 29500-4 (skipped where ../shared/data is absent)", async () => {
    const book = writeWorkbook({
      sheets: [
        {
          name: "Header",
          freezeHeader: true,
          columnWidths: [10, 20.5],
          rows: [
            ["a", "b"],
            ["=1", { day: "2024-01-01" }],
            [null, { error: "#DIV/0!" }],
            [" edge ", true],
          ],
        },
        { name: "Empty", rows: [] },
      ],
      date1904: true,
    });
    const report = await validatePackage(book);
    expect(report.faults).toEqual([]);
    expect(report.validated).toBeGreaterThanOrEqual(9);
  });

  it("reads back any table of numbers exactly", () => {
    const table = fc.array(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(table, (rows) => {
        const back = utils.sheet_to_json<number[]>(cellsOf(one(rows)), { header: 1, raw: true });
        expect(back).toEqual(rows.map((row) => row.map((value) => (value === 0 ? 0 : value))));
      }),
      { numRuns: 40, seed: 20_250_930 },
    );
  });
});

describe("columnName", () => {
  it("counts in letters", () => {
    expect([0, 25, 26, 51, 701, 702, 16_383].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
  });
});
