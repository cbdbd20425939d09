import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { corpus } from "../corpus/corpus.ts";
import { fileBytes } from "../corpus/write-file.ts";
import { makeXlsx } from "../support/make-xlsx.ts";
import { plainWorkbook } from "./plain-workbook.ts";
import { octadCells, type ReadCell, sheetJsCells } from "./read-cells.ts";
import { RULES } from "./rules.ts";

/**
 * Octad's own streaming reader against SheetJS, cell by cell, before anybody decides what a column is: both take the same value from
 * every cell, or a rule of the table says why not (reliability.md 6, row 5).
 */
const BOOKS = 300;
const SEED = 5;

let store: Store;
beforeAll(async () => {
  store = await Store.open();
});
afterAll(() => store.close());

type Compared = { readonly cells: number; readonly unexplained: readonly string[]; readonly explained: ReadonlyMap<string, number> };

async function compare(name: string, bytes: Uint8Array): Promise<Compared> {
  const octad = await octadCells(store, bytes);
  const sheetJs = sheetJsCells(bytes);
  expect(octad.sheets, name).toEqual(sheetJs.sheets);
  const places = new Set([...octad.cells.keys(), ...sheetJs.cells.keys()]);
  const unexplained: string[] = [];
  const explained = new Map<string, number>();
  for (const place of places) {
    const ours = octad.cells.get(place);
    const theirs = sheetJs.cells.get(place);
    if (isSame(ours, theirs)) continue;
    const rule = RULES.find(({ explains }) => explains(ours, theirs, sheetJs.date1904));
    if (rule === undefined) unexplained.push(`${name} ${place}: Octad ${JSON.stringify(ours)}, SheetJS ${JSON.stringify(theirs)}`);
    else explained.set(rule.name, (explained.get(rule.name) ?? 0) + 1);
  }
  return { cells: places.size, unexplained, explained };
}

// Minus nothing is nothing.
const isSame = (one: ReadCell | undefined, other: ReadCell | undefined): boolean =>
  one !== undefined && other !== undefined && one.is === other.is && one.value === other.value;

function sum(all: readonly Compared[]): Compared {
  const explained = new Map<string, number>();
  for (const one of all) for (const [name, count] of one.explained) explained.set(name, (explained.get(name) ?? 0) + count);
  return {
    cells: all.reduce((total, { cells }) => total + cells, 0),
    unexplained: all.flatMap(({ unexplained }) => unexplained),
    explained,
  };
}

describe("the streaming reader and SheetJS", () => {
  test(`agree on every cell of ${BOOKS} workbooks written in every way, or a rule explains it`, { timeout: 180_000 }, async () => {
    const all: Compared[] = [];
    for (let index = 0; index < BOOKS; index++) all.push(await compare(`seed ${SEED + index}`, plainWorkbook(SEED + index)));
    const { cells, unexplained, explained } = sum(all);
    expect(unexplained).toEqual([]);
    expect(cells).toBeGreaterThan(10_000);
    // A rule that nothing needs any more is to be taken from the table.
    expect([...explained.keys()].toSorted()).toEqual(RULES.map(({ name }) => name).toSorted());
  });

  test("agree on every cell of the workbooks of the corpus, or a rule explains it", { timeout: 180_000 }, async () => {
    const books = corpus().filter(({ format }) => format === "xlsx");
    const all: Compared[] = [];
    for (const book of books) all.push(await compare(book.name, fileBytes(book)));
    const { cells, unexplained } = sum(all);
    expect(unexplained).toEqual([]);
    expect(books.length).toBeGreaterThan(100);
    expect(cells).toBeGreaterThan(50_000);
  });

  test("are told apart where one of them is wrong", async () => {
    const right = makeXlsx({
      sheets: [
        {
          name: "S",
          rows: [
            ["a", "b"],
            [1, "x"],
            [2, "y"],
          ],
        },
      ],
    });
    const wrong = makeXlsx({
      sheets: [
        {
          name: "S",
          rows: [
            ["a", "b"],
            [1, "x"],
            [2.5, "z"],
          ],
        },
      ],
    });
    const octad = (await octadCells(store, right)).cells;
    const sheetJs = sheetJsCells(wrong).cells;
    const different = [...octad].filter(([place, cell]) => !isSame(cell, sheetJs.get(place))).map(([place]) => place);
    expect(different).toEqual(["0!A3", "0!B3"]);
    for (const place of different) {
      expect(RULES.some(({ explains }) => explains(octad.get(place), sheetJs.get(place), false))).toBe(false);
    }
  });

  test("differ by no other rules than the documented ones", () => {
    const words = readFileSync(join(process.cwd(), "docs/opening-files.md"), "utf8");
    for (const { name, octad, sheetJs } of RULES) expect(words).toContain(`| ${name} | ${octad} | ${sheetJs} |`);
  });
});
