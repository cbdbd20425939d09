import { describe, expect, test } from "vitest";
import { importBytes, onlyTable } from "../../support/import-bytes.ts";
import { makeXlsx, type TestCell } from "../../support/make-xlsx.ts";

const sheet = async (...rows: readonly (readonly TestCell[])[]) =>
  onlyTable(await importBytes(makeXlsx({ sheets: [{ name: "S", rows }] }), "book.xlsx"));
const headersOf = (table: Awaited<ReturnType<typeof sheet>>): readonly string[] => table.columns.map(({ header }) => header);

describe("what stands around the table of a sheet", () => {
  test("titles above, blank rows and columns around, a total and remarks below are left out and said", async () => {
    const table = await sheet(
      [null, "Customers of the north"],
      [null, "as of March"],
      [],
      [null, "id", "segment", "revenue", "visits"],
      [null, "a", "x", 10.5, 1],
      [null, "b", "y", 20, 2],
      [null, "c", "x", 30, 3],
      [],
      [null, "Total", null, 60.5, 6],
      [],
      [null, "Source: accounting"],
      [null, "without the branches"],
    );
    expect(table).toMatchObject({ headerRow: 4, rowCount: 3 });
    expect(headersOf(table)).toEqual(["id", "segment", "revenue", "visits"]);
    expect(table.columns.map(({ letter, type }) => [letter, type])).toEqual([
      ["B", "text"],
      ["C", "text"],
      ["D", "number"],
      ["E", "number"],
    ]);
    expect(table.rows.map((row) => row["_row"])).toEqual([5, 6, 7]);
    expect(table.notes).toEqual([
      { code: "ROWS_ABOVE_HEADER", count: 2 },
      { code: "ROWS_TOTAL", count: 1, rows: [9] },
      { code: "ROWS_BELOW_TABLE", count: 2, rows: [11, 12] },
    ]);
  });

  test.each(["Total", "TOTAL", "Totale", "Totale generale", "Somme", "Suma", "Grand total", "Total général", "Summe:"])(
    "a row named %s is a total only when its numbers are the sums",
    async (word) => {
      const rows = [
        ["id", "n", "m"],
        ["a", 1, 5],
        ["b", 2, 7],
      ];
      const total = await sheet(...rows, [word, 3, 12]);
      expect(total.rowCount).toBe(2);
      expect(total.notes).toEqual([{ code: "ROWS_TOTAL", count: 1, rows: [4] }]);
      const mean = await sheet(...rows, [word, 3, 6]);
      expect(mean.rowCount).toBe(2);
      const customer = await sheet(...rows, [word, 3, 13]);
      expect(customer.rowCount).toBe(3);
      expect(customer.notes).toEqual([]);
    },
  );

  test("a last row that is only sparse, or one word right below, stays a row of the table", async () => {
    const table = await sheet(["id", "n", "m"], ["a", 1, 5], ["b", 2, 7], ["c"]);
    expect(table.rowCount).toBe(3);
    expect(table.notes).toEqual([]);
    const gap = await sheet(["id", "n", "m"], ["a", 1, 5], [], ["b", 2, 7], [], ["c", null, 1]);
    expect(gap.rowCount).toBe(3);
  });

  test("a header repeated in the middle is left out, and its columns keep their types", async () => {
    const rows = Array.from({ length: 6 }, (_, index) => [`k${index}`, index, { serial: 45_000 + index }]);
    const table = await sheet(["id", "n", "day"], ...rows.slice(0, 3), ["id", "n", "day"], ...rows.slice(3));
    expect(table.columns.map(({ type }) => type)).toEqual(["text", "number", "day"]);
    expect(table.values("n")).toEqual([0, 1, 2, 3, 4, 5]);
    expect(table.oddCells).toEqual([]);
    expect(table.notes).toEqual([{ code: "HEADERS_REPEATED", count: 1, rows: [5] }]);
  });
});

const csv = async (...lines: readonly string[]) => onlyTable(await importBytes(`${lines.join("\n")}\n`, "file.csv"));

describe("what stands around the table of a text file", () => {
  test("titles above, a total and remarks below are left out and said", async () => {
    const table = await csv(
      "Customers;;",
      "",
      "id;segment;revenue",
      "a;x;10,5",
      "b;y;1.020,25",
      "c;x;30",
      "Totale;;1.060,75",
      "",
      "Fonte: contabilità;;",
    );
    expect(headersOf(table)).toEqual(["id", "segment", "revenue"]);
    expect(table.values("revenue")).toEqual([10.5, 1020.25, 30]);
    expect(table.rows.map((row) => row["_row"])).toEqual([4, 5, 6]);
    expect(table.notes).toEqual(
      expect.arrayContaining([
        { code: "ROWS_ABOVE_HEADER", count: 1 },
        { code: "ROWS_TOTAL", count: 1, rows: [7] },
        { code: "ROWS_BELOW_TABLE", count: 1, rows: [9] },
      ]),
    );
  });

  test("a last row named Total whose numbers are no sums stays", async () => {
    const table = await csv("id,n", "a,1", "b,2", "Total,4");
    expect(table.rowCount).toBe(3);
    expect(table.notes.map(({ code }) => code)).not.toContain("ROWS_TOTAL");
  });

  test.each([
    ["of values", ["a,1,2026-01-31", "b,2,2026-02-01", "c,3,2026-03-01"], ["text", "number", "day"]],
    ["of words", ["a,x,y", "b,y,z", "c,z,x"], ["text", "text", "text"]],
  ] as const)("files put one behind the other, with the header of each, are one table %s", async (_, rows, types) => {
    const table = await csv("id,n,when", ...rows, "id,n,when", ...rows, "id,n,when", ...rows);
    expect(table.columns.map(({ type }) => type)).toEqual(types);
    expect(table.rowCount).toBe(9);
    expect(table.oddCells).toEqual([]);
    expect(table.notes).toContainEqual({ code: "HEADERS_REPEATED", count: 2, rows: [5, 9] });
    expect(table.rows.map((row) => row["_row"])).toEqual([2, 3, 4, 6, 7, 8, 10, 11, 12]);
  });

  test("Qualtrics' three rows, with a line break in a question, and headings in two rows", async () => {
    const table = await csv(
      "StartDate,Q1_NPS",
      '"Start Date","How likely are you',
      'to recommend us?"',
      '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}"',
      "2026-01-31 10:00:00,9",
      "2026-02-01 11:00:00,3",
    );
    expect(headersOf(table)).toEqual(["Start Date", "How likely are you to recommend us?"]);
    expect(table.columns.map(({ type }) => type)).toEqual(["moment", "number"]);
    expect(table.notes).toContainEqual({ code: "HEADERS_QUALTRICS", count: 3 });
    const pair = await csv("Customer,Scores,", ",NPS,CSAT", "a,9,5", "b,3,4");
    expect(headersOf(pair)).toEqual(["Customer", "Scores – NPS", "Scores – CSAT"]);
    expect(pair.values("Scores – CSAT")).toEqual([5, 4]);
  });

  test("a long file: the total at its end is found and no other row is lost", async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `customer ${index},${index % 7}`);
    const sum = rows.reduce((all, _, index) => all + (index % 7), 0);
    const table = await csv("id,n", ...rows, `Total,${sum}`);
    expect(table.rowCount).toBe(60_000);
    expect(table.notes).toContainEqual({ code: "ROWS_TOTAL", count: 1, rows: [60_002] });
  });
});

describe("more than one heading row", () => {
  test("headings of groups are joined with those of their columns", async () => {
    const table = await sheet(
      ["Customer", "Satisfaction", null, null, "Purchases", null],
      [null, "NPS", "CSAT", "CES", "Number", "Amount"],
      ["a", 9, 5, 6, 2, 10.5],
      ["b", 3, 4, 2, 1, 7],
    );
    expect(headersOf(table)).toEqual([
      "Customer",
      "Satisfaction – NPS",
      "Satisfaction – CSAT",
      "Satisfaction – CES",
      "Purchases – Number",
      "Purchases – Amount",
    ]);
    expect(table).toMatchObject({ headerRow: 2, rowCount: 2 });
    expect(table.values("Satisfaction – NPS")).toEqual([9, 3]);
    expect(table.notes).toEqual([{ code: "HEADERS_JOINED", count: 2 }]);
  });

  test("headings of groups below a title, over columns of the same name, tell them apart", async () => {
    const table = await sheet(
      ["Survey 2026"],
      [],
      ["id", "Shop", null, "Website", null],
      ["", "Score", "Comment", "Score", "Comment"],
      ["a", 9, "good", 5, "slow"],
      ["b", 3, "bad", 4, "fine"],
    );
    expect(headersOf(table)).toEqual(["id", "Shop – Score", "Shop – Comment", "Website – Score", "Website – Comment"]);
    expect(table.notes).toEqual([
      { code: "ROWS_ABOVE_HEADER", count: 1 },
      { code: "HEADERS_JOINED", count: 2 },
    ]);
  });

  test("a first row of words below a header is a row, also where a heading is missing", async () => {
    const table = await sheet(["id", "name", null, "city"], ["a", null, "x", "Rome"], ["b", "Zoe", "y", "Nice"], ["c", "Ana", "z", "Iași"]);
    expect(table.rowCount).toBe(3);
    expect(headersOf(table)).toEqual(["id", "name", "Column C", "city"]);
    const pair = await sheet(["Company", "ACME"], ["id", "city", "nps", "csat"], ["a", "Rome", 9, 5], ["b", "Nice", 3, 4]);
    expect(headersOf(pair)).toEqual(["id", "city", "nps", "csat"]);
    expect(pair.notes).toEqual([{ code: "ROWS_ABOVE_HEADER", count: 1 }]);
  });

  const QUALTRICS: readonly (readonly TestCell[])[] = [
    ["StartDate", "ResponseId", "Q1_NPS", "Q2"],
    ["Start Date", "Response ID", "How likely are you to recommend us?", "Why?"],
    ['{"ImportId":"startDate","timeZone":"Europe/Paris"}', '{"ImportId":"_recordId"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2_TEXT"}'],
  ];

  test("Qualtrics' three rows: the question texts are the headings, the ids are no row", async () => {
    const table = await sheet(...QUALTRICS, [{ serial: 45_000 }, "R_1", 9, "good"], [{ serial: 45_001 }, "R_2", 3, "bad"]);
    expect(headersOf(table)).toEqual(["Start Date", "Response ID", "How likely are you to recommend us?", "Why?"]);
    expect(table.columns.map(({ type }) => type)).toEqual(["day", "text", "number", "text"]);
    expect(table).toMatchObject({ headerRow: 3, rowCount: 2, notes: [{ code: "HEADERS_QUALTRICS", count: 3 }] });
  });
});
