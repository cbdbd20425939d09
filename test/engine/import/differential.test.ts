import * as XLSX from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importBytes } from "../../support/import-bytes.ts";

/**
 * The streaming reader against a second opinion: a plain workbook written by SheetJS, read by Octad and by SheetJS, cell by
 * cell. Text is kept to what XML can hold; white space alone counts as empty in Octad, so it is not generated.
 */
const text = fc
  .string({ unit: "grapheme-composite", minLength: 1, maxLength: 12 })
  .filter((value) => value.trim() !== "" && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(value) && !/_x[0-9a-f]{4}_/i.test(value))
  .map((value) => `t${value}`);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const cell = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 });

describe("plain workbooks", () => {
  test("Octad and SheetJS agree on every cell", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (data, bookSST) => {
        const book = XLSX.utils.book_new();
        XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["head a", "head b", "head c"], ...data]), "S");
        const bytes: Uint8Array = XLSX.write(book, { type: "buffer", bookType: "xlsx", bookSST, compression: true });
        const { tables } = await importBytes(bytes, "book.xlsx");
        const opinion = XLSX.read(bytes, { type: "buffer" }).Sheets["S"] ?? {};
        const expected = new Map<string, unknown>();
        for (const [address, found] of Object.entries(opinion)) {
          if (/^[A-C](?!1$)\d+$/.test(address) && found.t !== "z") expected.set(address, found.v);
        }
        // Wherever the cell is: in a table, odd in its column, or listed outside of all tables (a remark below one, a heading of its own).
        const seen = new Map<string, unknown>();
        for (const { columns, rows: found, oddCells, outsideCells } of tables) {
          for (const [index, column] of columns.entries()) {
            for (const row of found) {
              const value = row[`c${index}`];
              if (value !== null) seen.set(`${column.letter}${row["_row"]}`, value);
            }
          }
          for (const { row, col, text: shown } of oddCells) seen.set(`${columns[Number(col.slice(1))]?.letter}${row}`, shown);
          for (const { row, letter, text: shown } of outsideCells) if (row > 1) seen.set(`${letter}${row}`, shown);
        }
        expect([...seen.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
        for (const [address, value] of expected) {
          // In a column of mixed kinds every cell is kept as text; numbers then read back as themselves.
          const got = seen.get(address);
          if (typeof value === "number") expect(Number(got), address).toBe(value);
          else if (typeof value === "boolean") expect(String(got).toLowerCase(), address).toBe(String(value));
          else expect(got, address).toBe(value);
        }
      }),
      {
        numRuns: 40,
        examples: [
          [
            [
              [0, 0, null],
              [null, null, null],
              ["t!", null, null],
            ],
            false,
          ],
          [
            [
              [false, "t!", false],
              [0, "t!", false],
              [null, "t!", null],
              [null, "t!", 't"'],
              ["t!", false, 0],
              ["t!", false, null],
            ],
            false,
          ],
        ],
      },
    );
  });
});
