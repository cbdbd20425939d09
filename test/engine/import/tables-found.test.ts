import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importBytes } from "../../support/import-bytes.ts";
import { makeXlsx, type TestCell } from "../../support/make-xlsx.ts";

/**
 * Sheets laid out by chance, from tables as people make them: a heading of different words, a key, and columns of which one at
 * least holds numbers or days. What is laid down is what must be found.
 */
const WORDS = [
  "customer",
  "segment",
  "nps",
  "csat",
  "revenue",
  "cost",
  "city",
  "opened",
  "agent",
  "visits",
  "score",
  "month",
  "note",
  "region",
];
const NAMES = ["Rome", "Nice", "Iași", "Bonn", "Porto", "Leeds", "Ana", "Ion", "Eva"];

type Column = { readonly word: string; readonly kind: "number" | "day" | "word" };
type Laid = {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly title: string | null;
  readonly gap: number;
  readonly left: number;
};

const kind = fc.constantFrom<Column["kind"]>("number", "number", "day", "word");
const laid: fc.Arbitrary<Laid> = fc
  .record({
    words: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 6 }),
    kinds: fc.array(kind, { minLength: 6, maxLength: 6 }),
    rows: fc.integer({ min: 3, max: 20 }),
    title: fc.option(fc.constantFrom("Customers", "Tickets of the north", "Vague 2")),
    gap: fc.integer({ min: 1, max: 3 }),
    left: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ words, kinds, ...more }) => ({
    ...more,
    // A key first, then a column of numbers, then what comes.
    columns: words.map((word, index): Column => ({ word, kind: index === 0 ? "word" : index === 1 ? "number" : (kinds[index] ?? "word") })),
  }));

const cellOf = ({ kind: one }: Column, row: number, place: number): TestCell =>
  one === "number"
    ? (row * 7 + place * 3) % 11
    : one === "day"
      ? { serial: 45_000 + row }
      : place === 0
        ? `K${row}`
        : (NAMES[(row + place) % NAMES.length] ?? "");

/** The rows of one table, each from its left edge, and where it stands when its first row is `from`. */
function lay({ columns, rows, title, left }: Laid, from: number) {
  const edge: readonly TestCell[] = Array.from({ length: left }, () => null);
  const lines: (readonly TestCell[])[] = [
    ...(title === null ? [] : [[...edge, title]]),
    [...edge, ...columns.map(({ word }) => word)],
    ...Array.from({ length: rows }, (_, row) => [...edge, ...columns.map((column, place) => cellOf(column, row, place))]),
  ];
  const heading = from + (title === null ? 0 : 1);
  const letter = (index: number): string => String.fromCharCode(65 + index);
  return { lines, place: `${letter(left)}${heading}:${letter(left + columns.length - 1)}${heading + rows}` };
}

const placesOf = async (rows: readonly (readonly TestCell[])[]): Promise<readonly string[]> => {
  const { tables } = await importBytes(makeXlsx({ sheets: [{ name: "S", rows }] }), "book.xlsx");
  return tables.map(({ area }) => `${area.firstColumn}${area.firstRow}:${area.lastColumn}${area.lastRow}`);
};

describe("tables laid out by chance", () => {
  test("under each other are found where they stand, each by itself", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(laid, { minLength: 1, maxLength: 4 }), async (tables) => {
        const rows: (readonly TestCell[])[] = [];
        const places: string[] = [];
        let before: string | null = null;
        for (const table of tables) {
          // The same headings in the same place, with nothing in between, are one table whose heading is repeated.
          const words = `${table.left} ${table.columns.map(({ word }) => word).join(" ")}`;
          if (words === before && table.title === null) continue;
          before = words;
          if (rows.length > 0) for (let blank = 0; blank < table.gap; blank++) rows.push([]);
          const { lines, place } = lay(table, rows.length + 1);
          rows.push(...lines);
          places.push(place);
        }
        expect(await placesOf(rows)).toEqual(places);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test("beside each other, in rows of their own, are found where they stand", async () => {
    await fc.assert(
      fc.asyncProperty(laid, laid, fc.integer({ min: 1, max: 3 }), async (one, other, lower) => {
        const left = lay({ ...one, title: null, left: 0 }, 1);
        const width = one.columns.length + 1;
        const right = lay({ ...other, title: null, left: width }, 1 + lower);
        const height = Math.max(left.lines.length, right.lines.length + lower);
        const rows = Array.from({ length: height }, (_, row) => {
          const own = left.lines[row] ?? [];
          const beside = right.lines[row - lower] ?? [];
          return Array.from({ length: width + 8 }, (_2, column) => own[column] ?? beside[column] ?? null);
        });
        expect(await placesOf(rows)).toEqual([left.place, right.place]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test("with blank rows, blank cells and a blank column are one", async () => {
    await fc.assert(
      fc.asyncProperty(
        laid,
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (table, blanks, missing) => {
          const { lines } = lay({ ...table, title: null, left: 0 }, 1);
          const holed = lines.map((line, row) => {
            if (row > 1 && row < lines.length - 1 && blanks.some((blank) => blank % lines.length === row)) return [];
            return line.map((cell, column) =>
              row > 0 && column > 0 && missing.some((one) => one % (lines.length * 7) === row * 7 + column) ? null : cell,
            );
          });
          const spaced = holed.map((line) => (line.length === 0 ? [] : [line[0] ?? null, line[1] ?? null, null, ...line.slice(2)]));
          expect(await placesOf(spaced)).toHaveLength(1);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
