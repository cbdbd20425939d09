import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { importBytes, importPath, onlyTable } from "../../support/import-bytes.ts";
import { makeXlsx, type TestCell, type TestWorkbook } from "../../support/make-xlsx.ts";
import { PUBLIC_DATA } from "../../support/public-data.ts";

const read = async (book: TestWorkbook) => onlyTable(await importBytes(makeXlsx(book), "book.xlsx"));
const sheet = (rows: readonly (readonly TestCell[])[]): TestWorkbook => ({ sheets: [{ name: "Data", rows }] });

describe("cells of a workbook", () => {
  test("numbers, texts, flags and days keep their kind and value", async () => {
    const table = await read(
      sheet([
        ["id", "score", "active", "since"],
        ["A-1", 9, true, { serial: 45_000 }],
        ["A-2", -0.125, false, { serial: 45_001 }],
      ]),
    );
    expect(table.columns.map(({ header, type, letter }) => [header, type, letter])).toEqual([
      ["id", "text", "A"],
      ["score", "number", "B"],
      ["active", "boolean", "C"],
      ["since", "day", "D"],
    ]);
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [2, "A-1", 9, true, "2023-03-15"],
      [3, "A-2", -0.125, false, "2023-03-16"],
    ]);
  });

  test("numbers are the doubles that JavaScript reads from the same digits", async () => {
    const texts = [
      "0.1",
      "1E-7",
      "123456789012345678",
      "5.0000000000000001E-2",
      "-0.30000000000000004",
      "9007199254740993",
      "1e308",
      "2.5E+3",
    ];
    const table = await read({
      sheets: [
        {
          name: "S",
          inside: `<sheetData><row><c t="inlineStr"><is><t>n</t></is></c></row>${texts.map((t) => `<row><c><v>${t}</v></c></row>`).join("")}</sheetData>`,
        },
      ],
    });
    expect(table.values("n")).toEqual(texts.map(Number));
  });

  test("a day with a time of day makes the column moments, to the millisecond", async () => {
    const table = await read(
      sheet([
        ["at", "n"],
        [{ serial: 45_000.75 }, 1],
        [{ serial: 45_001 }, 2],
        [{ serial: 45_001.123456789 }, 3],
      ]),
    );
    expect(table.columns[0]?.type).toBe("moment");
    expect(table.values("at")).toEqual(["2023-03-15 18:00:00", "2023-03-16 00:00:00", "2023-03-16 02:57:46.667"]);
  });

  test("number formats tell days, times and amounts apart", async () => {
    const formats = ["dd/mm/yyyy", '0.00" days"', "[$-409]mmm d, yyyy;@", "[h]:mm", "#,##0.00 [$€-407]", "0.00E+00", "yyyy\\-mm", "mm:ss"];
    const row = formats.map((_, index) => ({ serial: 45_000, style: index + 1 }));
    const table = await read({ sheets: [{ name: "S", rows: [formats.map((_, index) => `h${index}`), row] }], formats });
    expect(table.columns.map(({ type }) => type)).toEqual(["day", "number", "day", "number", "number", "number", "day", "number"]);
    expect(table.notes).toContainEqual({ code: "TIMES_AS_NUMBERS", count: 2 });
  });

  test("the 1900 system knows the day that never was, and the days before it", async () => {
    const table = await read(sheet([["d", "n"], ...[1, 59, 61, 2_958_465].map((serial) => [{ serial }, 1] as const)]));
    expect(table.values("d")).toEqual(["1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31"]);
    const odd = await read(
      sheet([["d", "n"], ...Array.from({ length: 10 }, () => [{ serial: 45_000 }, 1] as const), [{ serial: 60 }, 1], [{ serial: -3 }, 2]]),
    );
    expect(odd.oddCells).toEqual([
      { row: 12, col: "c0", kind: "text", text: "1900-02-29" },
      { row: 13, col: "c0", kind: "text", text: "-3" },
    ]);
  });

  test("the 1904 system counts from 1904-01-01", async () => {
    const table = await read({
      ...sheet([
        ["d", "n"],
        [{ serial: 0 }, 1],
        [{ serial: 43_538 }, 2],
      ]),
      date1904: true,
    });
    expect(table.values("d")).toEqual(["1904-01-01", "2023-03-15"]);
  });

  test("errors are kept as errors beside the column, not as zero and not as empty", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => [`A${index}`, index] as const);
    const table = await read(sheet([["id", "n"], ...rows, ["B", { xml: '<c r="@" t="e"><v>#DIV/0!</v></c>' }]]));
    expect(table.columns[1]).toMatchObject({ type: "number", profile: { filled: 12, odd: 1, empty: 0 } });
    expect(table.oddCells).toEqual([{ row: 14, col: "c1", kind: "error", text: "#DIV/0!" }]);
  });

  test("formula results are values, and a formula without one is said", async () => {
    const table = await read(
      sheet([
        ["id", "n", "t", "none"],
        [
          "a",
          { xml: '<c r="@"><f>1+1</f><v>2</v></c>' },
          { xml: '<c r="@" t="str"><f>"x"&amp;"y"</f><v>x&lt;y</v></c>' },
          { xml: '<c r="@"><f>NOW()</f></c>' },
        ],
        ["b", { xml: '<c r="@"><f t="shared" si="0"/><v>3</v></c>' }, "z", 5],
      ]),
    );
    expect(table.values("n")).toEqual([2, 3]);
    expect(table.values("t")).toEqual(["x<y", "z"]);
    expect(table.values("none")).toEqual([null, 5]);
    expect(table.notes).toContainEqual({ code: "FORMULAS", count: 4 });
    expect(table.notes).toContainEqual({ code: "FORMULAS_WITHOUT_VALUE", count: 1 });
  });

  test("rich text is joined, phonetic guides are left out, entities and escapes are decoded", async () => {
    const strings = [
      "<si><t>name</t></si>",
      "<si><t>n</t></si>",
      '<si><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and plain</t></r></si>',
      '<si><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></si>',
      "<si><t>a &amp; b &#x20AC; &#233;_x000D_x_x005F_x000D_</t></si>",
      "<si><t><![CDATA[<b>]]></t></si>",
      "<si/>",
      "<si><t>_not_an_escape_</t></si>",
    ];
    const table = await read({
      sheets: [
        {
          name: "S",
          inside: `<sheetData>${strings.map((_, index) => (index === 0 ? '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' : index === 1 ? "" : `<row r="${index}"><c r="A${index}" t="s"><v>${index}</v></c><c r="B${index}"><v>${index}</v></c></row>`)).join("")}</sheetData>`,
        },
      ],
      strings: strings.join(""),
    });
    expect(table.values("name")).toEqual(["bold and plain", "課", "a & b € é\rx_x000D_", "<b>", null, "_not_an_escape_"]);
  });

  test("white space alone is an empty cell; a row of nothing is no row and keeps its number", async () => {
    const table = await read(
      sheet([
        ["id", "n"],
        ["a", 1],
        [null, null],
        ["  ", null],
        ["b", 2],
      ]),
    );
    expect(table.rows.map((row) => row["_row"])).toEqual([2, 5]);
    expect(table.rowCount).toBe(2);
  });
});

describe("shapes of a sheet part", () => {
  test("cells and rows without references count on from the one before", async () => {
    const table = await read({
      sheets: [
        {
          name: "S",
          inside:
            "<sheetData><row><c t='inlineStr'><is><t>a</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>",
        },
      ],
    });
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [2, 1, 2],
      [3, 3, null],
    ]);
  });

  test("prefixed names, single quotes, comments and attributes in any order read the same", async () => {
    const inside = `<x:sheetData><!-- <x:row> --><x:row spans='1:2' r='1'><x:c t='inlineStr' r='A1'><x:is><x:t>a</x:t></x:is></x:c><x:c r='B1' t='inlineStr'><x:is><x:t>b</x:t></x:is></x:c></x:row>
      <x:row r = '2'>\n <x:c s='1' cm='1' r='A2' >\n<x:v>45000</x:v>\n</x:c><x:c r='B2' ph='1'><x:f>1&gt;0</x:f><x:v> 7 </x:v></x:c></x:row></x:sheetData>`;
    const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inside}</x:worksheet>`;
    const table = await read({ sheets: [{ name: "S", xml }] });
    expect(table.rows.map((row) => Object.values(row))).toEqual([[2, "2023-03-15", 7]]);
  });

  test("of two cells at one address the later stands, and it is said", async () => {
    const inside =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>5</v></c><c r="B2"><v>2</v></c></row></sheetData>';
    const table = await read({ sheets: [{ name: "S", inside }] });
    expect(table.values("b")).toEqual([2]);
    expect(table.values("a")).toEqual([5]);
    expect(table.notes).toContainEqual({ code: "CELLS_REPEATED", count: 1 });
  });

  test("rows out of order are put in order, and a row that comes twice is one row", async () => {
    const cell = (address: string, value: string | number): string =>
      typeof value === "number" ? `<c r="${address}"><v>${value}</v></c>` : `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const inside = `<sheetData><row r="1">${cell("A1", "a")}${cell("B1", "b")}</row><row r="4">${cell("A4", "four")}${cell("B4", 4)}</row><row r="2">${cell("A2", "two")}${cell("B2", 2)}</row><row r="4">${cell("B4", 44)}</row></sheetData>`;
    const table = await read({ sheets: [{ name: "S", inside }] });
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [2, "two", 2],
      [4, "four", 44],
    ]);
    expect(table.notes).toContainEqual({ code: "ROWS_OUT_OF_ORDER", count: 1 });
  });

  test("a cell in the last corner of the sheet costs one column", async () => {
    const inside =
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row><row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>';
    const table = await read({ sheets: [{ name: "S", inside }] });
    expect(table.columns.map(({ header, letter }) => [header, letter])).toEqual([
      ["a", "A"],
      ["b", "B"],
      ["Column XFD", "XFD"],
    ]);
    expect(table.rows.map((row) => row["_row"])).toEqual([2, 1_048_576]);
  });

  test("cells outside of what a sheet can hold are counted, not read", async () => {
    const inside =
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="XFE2"><v>2</v></c><c r="ZZZZZZ99999999"><v>3</v></c></row><row r="4000000000"><c r="A4000000000"><v>4</v></c></row><row r="0"><c r="A0"><v>5</v></c></row></sheetData>';
    const table = await read({ sheets: [{ name: "S", inside }] });
    expect(table.rows).toHaveLength(1);
    expect(table.notes).toContainEqual({ code: "CELLS_BEYOND_LIMIT", count: 4 });
  });
});

describe("sheets and headers", () => {
  test("every sheet with a table comes, hidden ones marked, empty ones counted", async () => {
    const rows = [
      ["a", "b"],
      [1, 2],
    ];
    const { tables } = await importBytes(
      makeXlsx({ sheets: [{ name: "One & two", rows }, { name: "Empty" }, { name: "Deep", state: "veryHidden", rows }] }),
      "book.xlsx",
    );
    expect(tables.map(({ sheet: name, hidden }) => [name, hidden])).toEqual([
      ["One & two", false],
      ["Deep", true],
    ]);
    expect(tables[0]?.notes).toContainEqual({ code: "SHEETS_WITHOUT_TABLE", count: 1 });
    expect(tables.map(({ id }) => id)).toEqual(["raw_1", "raw_2"]);
  });

  test("title rows above a table are passed over and counted", async () => {
    const table = await read(
      sheet([["Customer survey 2026"], [], ["Printed", "yesterday"], ["id", "nps", "comment"], ["a", 9, "fine"], ["b", 3, null]]),
    );
    expect(table.headerRow).toBe(4);
    expect(table.columns.map(({ header }) => header)).toEqual(["id", "nps", "comment"]);
    expect(table.notes).toContainEqual({ code: "ROWS_ABOVE_HEADER", count: 2 });
  });

  test("a sheet of values alone has no header, and its columns go by their letters", async () => {
    const table = await read(
      sheet([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    expect(table.headerRow).toBe(0);
    expect(table.columns.map(({ header }) => header)).toEqual(["Column A", "Column B", "Column C"]);
    expect(table.rowCount).toBe(2);
  });

  test("headers are unique, empty ones go by their letter, hostile ones are plain text", async () => {
    const headers = ["Q1", "q1", null, "__proto__", "constructor", "a\n b", "Q1"];
    const table = await read(sheet([headers, headers.map((_, index) => index)]));
    expect(table.columns.map(({ header }) => header)).toEqual(["Q1", "q1 (2)", "Column C", "__proto__", "constructor", "a b", "Q1 (3)"]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test("a header without a value below it is a column without values", async () => {
    const table = await read(
      sheet([
        ["a", "b", "c"],
        [1, null, 2],
      ]),
    );
    expect(table.columns[1]).toMatchObject({ header: "b", type: "text", profile: { filled: 0, empty: 1 } });
  });
});

describe.skipIf(!existsSync(PUBLIC_DATA))("the Telco workbooks (../shared/data; skipped where it is absent)", () => {
  test("come whole: 7,043 customers in each, scores and charges as numbers, ids as text", async () => {
    const store = await Store.open();
    try {
      const status = onlyTable(await importPath(store, join(PUBLIC_DATA, "Telco_customer_churn_status.xlsx"), "status.xlsx"));
      expect(status.rowCount).toBe(7_043);
      const byHeader = new Map(status.columns.map((column) => [column.header, column]));
      expect(byHeader.get("Customer ID")).toMatchObject({ type: "text", profile: { filled: 7_043, distinct: 7_043, odd: 0 } });
      expect(byHeader.get("Satisfaction Score")).toMatchObject({ type: "number", profile: { min: 1, max: 5, whole: true, distinct: 5 } });
      expect(byHeader.get("Churn Value")?.profile.histogram).toEqual([5_174, 1_869]);
      expect(status.oddCells).toEqual([]);
    } finally {
      store.close();
    }
  });
});
