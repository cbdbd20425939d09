import * as XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { TableArea } from "../../../shared/table/file-reading.ts";
import { type ImportedTable, importBytes, onlyTable } from "../../support/import-bytes.ts";
import { makeXlsx, type TestCell, type TestSheet } from "../../support/make-xlsx.ts";

type Row = readonly TestCell[];

const imported = async (sheet: Omit<TestSheet, "name">): Promise<readonly ImportedTable[]> => {
  const { tables, problem } = await importBytes(makeXlsx({ sheets: [{ name: "S", ...sheet }] }), "book.xlsx");
  expect(problem).toBeNull();
  return tables;
};
const tablesOf = (...rows: readonly Row[]): Promise<readonly ImportedTable[]> => imported({ rows });
const headers = (table: ImportedTable | undefined): readonly string[] => table?.columns.map(({ header }) => header) ?? [];
const types = (table: ImportedTable | undefined): readonly string[] => table?.columns.map(({ type }) => type) ?? [];
const placeOf = (table: ImportedTable | undefined): string => {
  if (table === undefined) return "none";
  const { firstColumn, firstRow, headingRows, lastColumn, lastRow } = table.area;
  return `${firstColumn}${firstRow}+${headingRows}:${lastColumn}${lastRow}`;
};
const rowsOf = (table: ImportedTable | undefined): readonly unknown[] => table?.rows.map((row) => row["_row"]) ?? [];

const CUSTOMERS: readonly Row[] = [
  ["id", "segment", "revenue"],
  ["a", "x", 10],
  ["b", "y", 20],
  ["c", "x", 30],
];
const TICKETS: readonly Row[] = [
  ["ticket", "opened", "minutes", "agent"],
  [1, { serial: 45_000 }, 12, "Ana"],
  [2, { serial: 45_001 }, 7.5, "Ion"],
];

/** Rows side by side, with blank columns between. */
const beside = (left: readonly Row[], width: number, right: readonly Row[]): readonly Row[] =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [
    ...Array.from({ length: width }, (_2, column) => left[index]?.[column] ?? null),
    null,
    ...(right[index] ?? []),
  ]);

describe("where the one table of a sheet stands", () => {
  test("is told by its first heading row, its heading rows, its last row and its columns", async () => {
    const [plain] = await tablesOf(...CUSTOMERS);
    expect(plain?.area).toEqual({ firstRow: 1, headingRows: 1, lastRow: 4, firstColumn: "A", lastColumn: "C" });
    expect(plain?.areaChosen).toBe(false);
    const [ugly] = await tablesOf(
      [null, "Customers"],
      [],
      [null, "Customer", "Scores", null],
      [null, null, "NPS", "CSAT"],
      [null, "a", 9, 5],
      [null, "b", 3, 4],
      [null, "Total", 12, 9],
      [],
      [null, "Source: survey"],
    );
    expect(placeOf(ugly)).toBe("B3+2:D6");
    expect(ugly?.title).toBe("Customers");
  });

  test("is the cells themselves where there is no heading", async () => {
    const [table] = await tablesOf([1, 2, 3], [4, 5, 6]);
    expect(placeOf(table)).toBe("A1+0:C2");
  });
});

describe("tables one below another", () => {
  test("a blank row and a heading over other columns start a table with types of its own", async () => {
    const [first, second, ...more] = await tablesOf(...CUSTOMERS, [], ...TICKETS);
    expect(more).toEqual([]);
    expect([placeOf(first), placeOf(second)]).toEqual(["A1+1:C4", "A6+1:D8"]);
    expect(types(first)).toEqual(["text", "text", "number"]);
    expect(types(second)).toEqual(["number", "day", "number", "text"]);
    expect(second?.values("minutes")).toEqual([12, 7.5]);
    expect([...(first?.oddCells ?? []), ...(second?.oddCells ?? [])]).toEqual([]);
    expect(first?.notes).toContainEqual({ code: "TABLES_ON_SHEET", count: 2 });
  });

  test("titles between them name them and are in neither", async () => {
    const [first, second, third] = await tablesOf(
      ["Clients du nord"],
      ...CUSTOMERS,
      [],
      [],
      ["Clients du sud"],
      ...CUSTOMERS,
      ["Tickets"],
      ...TICKETS,
    );
    expect([first?.title, second?.title, third?.title]).toEqual(["Clients du nord", "Clients du sud", "Tickets"]);
    expect([placeOf(first), placeOf(second), placeOf(third)]).toEqual(["A2+1:C5", "A9+1:C12", "A14+1:D16"]);
    expect(headers(second)).toEqual(["id", "segment", "revenue"]);
    expect(first?.values("revenue")).toEqual([10, 20, 30]);
  });

  test("a small table above a large one does not go for its title", async () => {
    const large = Array.from({ length: 90 }, (_, index): Row => [index, `name ${index}`, index * 2, 7, 8, 9]);
    const [first, second] = await tablesOf(
      ["Segment", "Customers"],
      ["SMB", 40],
      ["Enterprise", 50],
      [],
      ["id", "name", "nps", "csat", "ces", "visits"],
      ...large,
    );
    expect([placeOf(first), placeOf(second)]).toEqual(["A1+1:B3", "A5+1:F95"]);
    expect(second?.rowCount).toBe(90);
  });

  test("a second table far below the first rows is found, with a heading of two rows", async () => {
    const long = Array.from({ length: 300 }, (_, index): Row => [`c${index}`, index % 11, index]);
    const [first, second] = await tablesOf(
      ["id", "nps", "visits"],
      ...long,
      [],
      ["Month", "Revenue", null, "Cost"],
      [null, "new", "old", "all"],
      [{ serial: 45_000 }, 1, 2, 3],
      [{ serial: 45_031 }, 4, 5, 6],
    );
    expect([placeOf(first), placeOf(second)]).toEqual(["A1+1:C301", "A303+2:D306"]);
    expect(headers(second)).toEqual(["Month", "Revenue \u2013 new", "Revenue \u2013 old", "Cost \u2013 all"]);
    expect(types(second)).toEqual(["day", "number", "number", "number"]);
  });

  test("without a blank row between, words over two columns of numbers are the heading of another table", async () => {
    const more = Array.from({ length: 4 }, (_, index): Row => [`p${index}`, index, index * 10]);
    const [first, second] = await tablesOf(["id", "nps", "csat"], ...more, ["project", "benefit", "cost"], ...more);
    expect([placeOf(first), placeOf(second)]).toEqual(["A1+1:C5", "A6+1:C10"]);
    expect(headers(second)).toEqual(["project", "benefit", "cost"]);
  });

  test("each has its total and its remarks left out", async () => {
    const [first, second] = await tablesOf(
      ...CUSTOMERS,
      ["Total", null, 60],
      [],
      ["Programme", "benefit", "cost"],
      ["p", 5, 1],
      ["q", 7, 2],
      ["Total", 12, 3],
      [],
      ["Source: accounting"],
    );
    expect(first?.notes).toContainEqual({ code: "ROWS_TOTAL", count: 1, rows: [5] });
    expect(second?.notes).toContainEqual({ code: "ROWS_TOTAL", count: 1, rows: [10] });
    expect(second?.notes).toContainEqual({ code: "ROWS_BELOW_TABLE", count: 1, rows: [12] });
    expect([rowsOf(first), rowsOf(second)]).toEqual([
      [2, 3, 4],
      [8, 9],
    ]);
  });
});

describe("a table that only has holes stays one", () => {
  test("with blank rows between its groups", async () => {
    const table = onlyTable(
      await importBytes(
        makeXlsx({
          sheets: [{ name: "S", rows: [CUSTOMERS[0] ?? [], ["a", "x", 1], [], ["b", "y", 2], [], ["c", null, null], [], ["d", "z", 4]] }],
        }),
        "b.xlsx",
      ),
    );
    expect(rowsOf(table)).toEqual([2, 4, 6, 8]);
    expect(placeOf(table)).toBe("A1+1:C8");
  });

  test("of words only, with a blank row before a row of words", async () => {
    const [table, ...more] = await tablesOf(
      ["id", "name", "city"],
      ["a", "Ann", "Rome"],
      ["b", "Bo", "Nice"],
      [],
      ["c", "Cy", "Iași"],
      ["d", "Di", "Bonn"],
    );
    expect(more).toEqual([]);
    expect(table?.rowCount).toBe(4);
  });

  test("with its heading repeated behind a blank row", async () => {
    const [table, ...more] = await tablesOf(...CUSTOMERS, [], ...CUSTOMERS);
    expect(more).toEqual([]);
    expect(table?.rowCount).toBe(6);
    expect(table?.notes).toContainEqual({ code: "HEADERS_REPEATED", count: 1, rows: [6] });
  });

  test("with a blank column, whether or not the last rows miss a cell there", async () => {
    const rows: readonly Row[] = [
      ["id", "nps", null, "comment", "city"],
      ["a", 9, null, "good", "Rome"],
      ["b", 3, null, "bad", "Nice"],
      ["c", 7, null, null, "Bonn"],
    ];
    const [table, ...more] = await tablesOf(...rows, ["d", 8]);
    expect(more).toEqual([]);
    expect(headers(table)).toEqual(["id", "nps", "comment", "city"]);
    expect(placeOf(table)).toBe("A1+1:E5");
  });

  test("with facts about the file above it, each a word and a value", async () => {
    const [table, ...more] = await tablesOf(["Company", "ACME"], ["Date", { serial: 45_000 }], ["Answers", 2], [], ...CUSTOMERS);
    expect(more).toEqual([]);
    expect(placeOf(table)).toBe("A5+1:C8");
  });

  test("with words for missing cells in a whole row of numbers", async () => {
    const [table, ...more] = await tablesOf(
      ["id", "nps", "csat"],
      ["a", 9, 5],
      ["b", 3, 4],
      ["c", "N/A", "don't know"],
      ["d", 8, 3],
      ["e", 7, 2],
    );
    expect(more).toEqual([]);
    expect(table?.rowCount).toBe(5);
  });
});

describe("tables side by side", () => {
  test("that begin with the same key, or in other rows, or end elsewhere, are tables of their own", async () => {
    const same = await tablesOf(
      ...beside(CUSTOMERS, 3, [
        ["id", "nps"],
        ["a", 9],
        ["b", 3],
        ["c", 7],
      ]),
    );
    expect(same.map(placeOf)).toEqual(["A1+1:C4", "E1+1:F4"]);
    const lower = await tablesOf(...beside(CUSTOMERS, 3, [["Tickets"], [], ...TICKETS]));
    expect(lower.map(placeOf)).toEqual(["A1+1:C4", "E3+1:H5"]);
    expect(types(lower[1])).toEqual(["number", "day", "number", "text"]);
    const long = Array.from({ length: 12 }, (_, index): Row => [`c${index}`, index]);
    const shorter = await tablesOf(
      ...beside([["id", "nps"], ...long], 2, [
        ["code", "meaning"],
        ["S", "small"],
        ["L", "large"],
      ]),
    );
    expect(shorter.map(placeOf)).toEqual(["A1+1:B13", "D1+1:E3"]);
  });

  test("above others that stand side by side too are four tables", async () => {
    const upper = beside(CUSTOMERS, 3, [
      ["id", "nps"],
      ["a", 9],
      ["b", 3],
      ["c", 7],
    ]);
    const lower = beside(
      [
        ["month", "sales", "cost"],
        [1, 10, 5],
        [2, 20, 6],
        [3, 30, 7],
      ],
      3,
      [
        ["month", "churn"],
        [1, 0.1],
        [2, 0.2],
        [3, 0.1],
      ],
    );
    const tables = await tablesOf(...upper, [], ...lower);
    expect(tables.map(placeOf)).toEqual(["A1+1:C4", "E1+1:F4", "A6+1:C9", "E6+1:F9"]);
    expect(tables[3]?.values("churn")).toEqual([0.1, 0.2, 0.1]);
  });

  test("remarks beside a table are no columns of it", async () => {
    const rows = Array.from(
      { length: 20 },
      (_, index): Row => [`c${index}`, index, index * 2, null, index === 2 ? "from the CRM" : index === 3 ? "as of March" : null],
    );
    const [table, ...more] = await tablesOf(["id", "nps", "visits"], ...rows);
    expect(more).toEqual([]);
    expect(headers(table)).toEqual(["id", "nps", "visits"]);
  });
});

describe("merged headings", () => {
  test("a heading over several columns is joined to each of them, one over two rows is not, whatever the cells below", async () => {
    const [table] = await imported({
      rows: [
        ["Client", "Avis", null, "Région", null],
        [null, "Livraison", "Accueil", "Nom", "Pays"],
        ["a", "bien", "mal", "Nord", "FR"],
        ["b", "mal", "bien", "Sud", "RO"],
      ],
      merges: ["A1:A2", "B1:C1", "D1:E1"],
    });
    expect(headers(table)).toEqual(["Client", "Avis \u2013 Livraison", "Avis \u2013 Accueil", "Région \u2013 Nom", "Région \u2013 Pays"]);
    expect(placeOf(table)).toBe("A1+2:E4");
  });

  test("a group ends where its merged cell ends", async () => {
    const [table] = await imported({
      rows: [
        ["id", "Scores", null, null],
        [null, "NPS", "CSAT", "Region"],
        ["a", 9, 5, "x"],
        ["b", 3, 4, "y"],
      ],
      merges: ["A1:A2", "B1:C1"],
    });
    expect(headers(table)).toEqual(["id", "Scores \u2013 NPS", "Scores \u2013 CSAT", "Region"]);
  });

  test("three rows of headings are joined, and a merged title above is none of them", async () => {
    const [table] = await imported({
      rows: [
        ["Survey 2026"],
        ["Customer", "Satisfaction", null, null, null],
        [null, "Shop", null, "Web", null],
        [null, "Score", "Weight", "Score", "Weight"],
        ["a", 9, 1, 5, 2],
        ["b", 3, 1, 4, 2],
      ],
      merges: ["A1:E1", "A2:A4", "B2:E2", "B3:C3", "D3:E3"],
    });
    expect(headers(table)).toEqual([
      "Customer",
      "Satisfaction \u2013 Shop \u2013 Score",
      "Satisfaction \u2013 Shop \u2013 Weight",
      "Satisfaction \u2013 Web \u2013 Score",
      "Satisfaction \u2013 Web \u2013 Weight",
    ]);
    expect(placeOf(table)).toBe("A2+3:E6");
    expect(table?.notes).toContainEqual({ code: "HEADERS_JOINED", count: 3 });
  });

  test("of a long sheet, whose merged areas come last in the file, too", async () => {
    const rows = Array.from({ length: 200 }, (_, index): Row => [`c${index}`, `w${index % 3}`, `v${index % 5}`]);
    const [table] = await imported({
      rows: [["Client", "Avis", null], [null, "Livraison", "Accueil"], ...rows],
      merges: ["A1:A2", "B1:C1"],
    });
    expect(headers(table)).toEqual(["Client", "Avis \u2013 Livraison", "Avis \u2013 Accueil"]);
    expect(table?.rowCount).toBe(200);
  });
});

describe("the cells that stand in no table of a sheet", () => {
  const filled = (rows: readonly Row[]): number => rows.flat().filter((cell) => cell !== null).length;

  test("are listed with their reason, so that every cell seen is imported or listed", async () => {
    const rows: readonly Row[] = [
      ["Report of March"],
      ...beside(CUSTOMERS, 3, [
        ["id", "nps"],
        ["a", 9],
        ["b", 3],
        ["c", 7],
      ]),
      ["Total", null, 60],
      [],
      ["Tickets"],
      ...TICKETS,
      [],
      ["Source: CRM"],
    ];
    const tables = await tablesOf(...rows);
    expect(tables.map(placeOf)).toEqual(["A2+1:C5", "E2+1:F5", "A9+1:D11"]);
    const [first] = tables;
    expect(tables.reduce((sum, { cells }) => sum + cells.seen, 0)).toBe(filled(rows));
    for (const { cells } of tables) expect(cells.seen).toBe(cells.listed.reduce((sum, { count }) => sum + count, cells.imported));
    expect(first?.outsideCells.filter(({ reason }) => reason !== "heading")).toEqual([
      { row: 1, letter: "A", text: "Report of March", reason: "aboveTable" },
      { row: 6, letter: "A", text: "Total", reason: "totalRow" },
      { row: 6, letter: "C", text: "60", reason: "totalRow" },
      { row: 8, letter: "A", text: "Tickets", reason: "betweenTables" },
      { row: 13, letter: "A", text: "Source: CRM", reason: "belowTable" },
    ]);
    expect(first?.cells.listed).toContainEqual({ reason: "heading", count: 9 });
  });

  test("of a sheet with one table are those around it and the rows that are none of it", async () => {
    const rows: readonly Row[] = [["Title"], [], ...CUSTOMERS, CUSTOMERS[0] ?? [], ["d", "y", 5], ["Total", null, 65], [], ["Note: x"]];
    const table = onlyTable(await importBytes(makeXlsx({ sheets: [{ name: "S", rows }] }), "b.xlsx"));
    expect(table.cells.seen).toBe(filled(rows));
    expect(new Map(table.cells.listed.map(({ reason, count }) => [reason, count]))).toEqual(
      new Map([
        ["aboveTable", 1],
        ["heading", 3],
        ["repeatedHeading", 3],
        ["totalRow", 2],
        ["belowTable", 1],
      ]),
    );
  });

  test("are all others where a person has marked a part", async () => {
    const rows: readonly Row[] = [["x"], ...CUSTOMERS, ["y", "z"]];
    const { tables } = await marked({ name: "S", rows }, [area(2, { lastRow: 4, lastColumn: "B" })]);
    expect(tables[0]?.cells).toMatchObject({ seen: filled(rows), imported: 4 });
    expect(tables[0]?.outsideCells.map(({ row, letter, reason }) => `${letter}${row} ${reason}`)).toEqual([
      "A1 aboveTable",
      "A2 heading",
      "B2 heading",
      "C2 besideTable",
      "C3 besideTable",
      "C4 besideTable",
      "A5 belowTable",
      "B5 belowTable",
      "C5 belowTable",
      "A6 belowTable",
      "B6 belowTable",
    ]);
  });
});

const area = (firstRow: number, more: Partial<TableArea> = {}): TableArea => ({
  firstRow,
  headingRows: 1,
  lastRow: null,
  firstColumn: "A",
  lastColumn: null,
  ...more,
});
const marked = (sheet: TestSheet, tables: readonly TableArea[], named = sheet.name) =>
  importBytes(
    makeXlsx({ sheets: [sheet, { name: "Other", rows: CUSTOMERS }] }),
    "book.xlsx",
    QUIET_JOB,
    {},
    { areas: [{ sheet: named, tables }] },
  );

describe("tables that a person has marked", () => {
  const rows: readonly Row[] = [["Report"], ["id", "n"], ["unit", "pcs"], ["a", 1], ["b", 2], ["sum", 3], [], ["note"]];

  test("are read from where and as far as they are marked, other sheets as they are found", async () => {
    const { tables } = await marked({ name: "S", rows }, [area(2, { headingRows: 2, lastRow: 5, lastColumn: "B" })]);
    expect(tables.map(placeOf)).toEqual(["A2+2:B5", "A1+1:C4"]);
    expect(tables[0]).toMatchObject({ areaChosen: true, headerRow: 3, title: "Report", rowCount: 2 });
    expect(headers(tables[0])).toEqual(["id \u2013 unit", "n \u2013 pcs"]);
    expect(tables[0]?.values("n \u2013 pcs")).toEqual([1, 2]);
    expect(tables[0]?.notes).toContainEqual({ code: "AREA_CHOSEN", count: 1 });
    expect(tables[1]?.areaChosen).toBe(false);
  });

  test("may have no heading, start above what was taken for one, and end where the sheet ends", async () => {
    const { tables } = await marked({ name: "S", rows }, [area(2, { headingRows: 0 })]);
    expect(headers(tables[0])).toEqual(["Column A", "Column B"]);
    expect(tables[0]?.rowCount).toBe(6);
    expect(tables[0]?.values("Column A")).toEqual(["id", "unit", "a", "b", "sum", "note"]);
  });

  test("may be several, an open end stopping at the next one", async () => {
    const both = [...CUSTOMERS, ...TICKETS];
    const { tables } = await marked({ name: "S", rows: both }, [area(1), area(5)]);
    expect(tables.slice(0, 2).map(placeOf)).toEqual(["A1+1:C4", "A5+1:D7"]);
    expect(types(tables[1])).toEqual(["number", "day", "number", "text"]);
    const wide = beside(CUSTOMERS, 3, TICKETS);
    const { tables: pair } = await marked({ name: "S", rows: wide }, [area(1), area(1, { firstColumn: "E" })]);
    expect(pair.slice(0, 2).map(placeOf)).toEqual(["A1+1:C4", "E1+1:H3"]);
  });

  test("hold for a sheet of a hundred thousand rows without a second look at the file", async () => {
    const many = Array.from({ length: 100_000 }, (_, index): Row => [`c${index}`, index % 11]);
    const { tables } = await marked({ name: "S", rows: [["x", "y"], ["id", "nps"], ...many] }, [area(2)]);
    expect(tables[0]).toMatchObject({ rowCount: 100_000, headerRow: 2 });
    expect(headers(tables[0])).toEqual(["id", "nps"]);
    expect(types(tables[0])).toEqual(["text", "number"]);
  });

  test.each([
    ["beyond the last row", [area(50)], "BEYOND", 50, "A"],
    ["beyond the last column", [area(1, { firstColumn: "ZZ" })], "BEYOND", 1, "ZZ"],
    ["that end before they begin", [area(4, { lastRow: 4 })], "BACKWARDS", 4, "A"],
    ["with nothing below the heading", [area(1, { headingRows: 10 })], "EMPTY", 1, "A"],
    ["that lie over each other", [area(1, { lastRow: 4 }), area(3)], "OVERLAP", 3, "A"],
  ] as const)("%s are refused with the sheet and the place", async (_, tables, reason, row, column) => {
    const { problem } = await marked({ name: "S", rows: CUSTOMERS }, tables);
    expect(problem).toEqual({
      code: "AREA_INVALID",
      file: "book.xlsx",
      sheet: "S",
      row,
      column,
      detail: { reason, at: `${column}${row}` },
    });
  });

  test("on a sheet that the file does not have are refused, and so on a file without cells", async () => {
    const { problem } = await marked({ name: "S", rows: CUSTOMERS }, [area(1)], "T");
    expect(problem).toMatchObject({ code: "SHEET_NOT_FOUND", sheet: "T" });
    const json = await importBytes('{"a":1}\n', "x.jsonl", QUIET_JOB, {}, { areas: [{ sheet: null, tables: [area(1)] }] });
    expect(json.problem).toMatchObject({ code: "AREA_INVALID", detail: { reason: "NO_GRID" } });
  });
});

describe("several tables in a text file", () => {
  const csv = async (lines: readonly string[], areas?: readonly TableArea[]) =>
    importBytes(`${lines.join("\n")}\n`, "file.csv", QUIET_JOB, {}, areas === undefined ? {} : { areas: [{ sheet: null, tables: areas }] });
  const customers = ["id;segment;revenue", "a;x;10,5", "b;y;20", "c;x;1.030,25"];

  test("one below another each have their own columns and types", async () => {
    const { tables } = await csv([
      "Clients;;",
      ...customers,
      ";;",
      "ticket;opened;minutes;agent",
      "1;2025-01-31;12;Ana",
      "2;2025-02-01;7;Ion",
    ]);
    expect(tables.map(placeOf)).toEqual(["A2+1:C5", "A7+1:D9"]);
    expect(tables.map(types)).toEqual([
      ["text", "text", "number"],
      ["number", "day", "number", "text"],
    ]);
    expect(tables[0]?.values("revenue")).toEqual([10.5, 20, 1030.25]);
    expect(tables[0]?.title).toBe("Clients");
  });

  test("side by side are told apart too", async () => {
    const { tables } = await csv(["id,nps,,id,csat", "a,9,,a,5", "b,3,,b,4", "c,7,,d,2"]);
    expect(tables.map(placeOf)).toEqual(["A1+1:B4", "D1+1:E4"]);
  });

  test("far behind the first rows are found", async () => {
    const many = Array.from({ length: 40_000 }, (_, index) => `customer ${index},${index % 7}`);
    const { tables } = await csv(["id,n", ...many, "", "project,benefit", "p,10", "q,20", "r,30"]);
    expect(tables.map(placeOf)).toEqual(["A1+1:B40001", "A40003+1:B40006"]);
    expect(tables[1]?.values("benefit")).toEqual([10, 20, 30]);
  });

  test("with blank lines only are one, and its place is told", async () => {
    const table = onlyTable(await csv([...customers.slice(0, 2), "", ...customers.slice(2), "", "d;z;1"]));
    expect(placeOf(table)).toBe("A1+1:C7");
    expect(table.rowCount).toBe(4);
  });

  test("are read where a person has marked them", async () => {
    const lines = ["x;1;2", "id;n;m", "a;1;2", "b;3;4", "#N/A;5;6"];
    const { tables } = await csv(lines, [area(2, { firstColumn: "A", lastColumn: "B" })]);
    expect(tables.map(placeOf)).toEqual(["A2+1:B5"]);
    expect(tables[0]?.values("n")).toEqual([1, 3, 5]);
    expect(tables[0]?.oddCells.map(({ kind, text }) => [kind, text])).toEqual([["error", "#N/A"]]);
    expect(tables[0]?.cells).toMatchObject({ seen: 15, imported: 6 });
    const { problem } = await csv(lines, [area(9)]);
    expect(problem).toMatchObject({ code: "AREA_INVALID", file: "file.csv", row: 9, detail: { reason: "BEYOND", at: "A9" } });
  });
});

describe("files that another library reads", () => {
  test.each(["xls", "xlsb", "ods"] as const)(
    "several tables and merged headings of an %s are cut as those of an xlsx",
    async (bookType) => {
      const sheet = XLSX.utils.aoa_to_sheet([
        ["Customers"],
        ["id", "Scores", null],
        [null, "NPS", "CSAT"],
        ["a", 9, 5],
        ["b", 3, 4],
        [],
        ["project", "benefit", null, "code", "meaning"],
        ["p", 10, null, "S", "small"],
        ["q", 20, null, "L", "large"],
        ["r", 30],
        ["s", 40],
        ["t", 50],
      ]);
      sheet["!merges"] = [XLSX.utils.decode_range("A2:A3"), XLSX.utils.decode_range("B2:C2")];
      const book = XLSX.utils.book_new();
      XLSX.utils.book_append_sheet(book, sheet, "S");
      const bytes: Uint8Array = XLSX.write(book, { type: "buffer", bookType: bookType === "xls" ? "biff8" : bookType });
      const { tables } = await importBytes(bytes, `book.${bookType}`, QUIET_JOB, { sheetjs: "inline" });
      expect(tables.map(placeOf)).toEqual(["A2+2:C5", "A7+1:B12", "D7+1:E9"]);
      expect(headers(tables[0])).toEqual(["id", "Scores \u2013 NPS", "Scores \u2013 CSAT"]);
      expect(tables[0]?.title).toBe("Customers");
    },
  );
});

describe("hidden parts of a workbook", () => {
  test("hidden rows are read and counted", async () => {
    const [table] = await imported({ rows: CUSTOMERS, hiddenRows: [2, 4] });
    expect(table?.rowCount).toBe(3);
    expect(table?.notes).toContainEqual({ code: "HIDDEN_ROWS", count: 2 });
  });
});
