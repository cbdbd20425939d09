import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { importBytes, importPath, onlyTable } from "../../support/import-bytes.ts";
import { PUBLIC_DATA } from "../../support/public-data.ts";

const read = async (text: string | Uint8Array) => onlyTable(await importBytes(text, "file.csv"));
const lines = (...rows: string[]): string => `${rows.join("\n")}\n`;
const many = (count: number, row: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => row(index));

describe("types of a column, decided on all its cells", () => {
  test("numbers, days, moments and flags are values; texts stay texts", async () => {
    const table = await read(
      lines("id,n,day,at,ok,text", "A1,1.5,2026-01-31,2026-01-31 10:30:00,true,x", "A2,-2,2026-02-01,2026-02-01T11:00:00Z,FALSE,y"),
    );
    expect(table.columns.map(({ type }) => type)).toEqual(["text", "number", "day", "moment", "boolean", "text"]);
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [2, "A1", 1.5, "2026-01-31", "2026-01-31 10:30:00", true, "x"],
      [3, "A2", -2, "2026-02-01", "2026-02-01 11:00:00", false, "y"],
    ]);
  });

  test("a code with a leading zero keeps the whole column text, however late it comes (libraries.md, finding 9)", async () => {
    const table = await read(lines("zip,n", ...many(30_000, (index) => `${10_000 + index},1`), "00501,1"));
    expect(table.columns[0]?.type).toBe("text");
    expect(table.values("zip").at(-1)).toBe("00501");
    expect(table.oddCells).toEqual([]);
  });

  test("digits that a double cannot hold stay text", async () => {
    const table = await read(lines("iban,n", "12345678901234567,1", "12345678901234568,2"));
    expect(table.values("iban")).toEqual(["12345678901234567", "12345678901234568"]);
  });

  test("a few cells that do not fit are kept as text beside the column", async () => {
    const table = await read(lines("id,n", ...many(40, (index) => `a${index},${index}`), "b,n/a", "c,twelve", "d,#DIV/0!", "e,"));
    expect(table.columns[1]).toMatchObject({ type: "number", profile: { filled: 40, odd: 3, empty: 1 } });
    expect(table.oddCells).toEqual([
      { row: 42, col: "c1", kind: "text", text: "n/a" },
      { row: 43, col: "c1", kind: "text", text: "twelve" },
      { row: 44, col: "c1", kind: "error", text: "#DIV/0!" },
    ]);
  });

  test("a column that starts with numbers and goes on with words is text, and no cell is changed", async () => {
    const cells = [...many(5_000, (index) => `${index}.50`), ...many(5_000, (index) => `word ${index}`)];
    const table = await read(lines("x,y", ...cells.map((cell) => `${cell},1`)));
    expect(table.columns[0]?.type).toBe("text");
    expect(table.values("x")).toEqual(cells);
  });

  test("decimal commas are numbers when the column says so, with thousands by dots and spaces", async () => {
    const table = await read(lines("a;b;c", "1,5;1.234,5;2 500", "2,25;12,5;1.200", "3;0,5;7"));
    expect(table.columns.map(({ type }) => type)).toEqual(["number", "number", "number"]);
    expect(table.rows.map((row) => Object.values(row).slice(1))).toEqual([
      [1.5, 1234.5, 2500],
      [2.25, 12.5, 1200],
      [3, 0.5, 7],
    ]);
    expect(table.notes.map(({ code }) => code)).toContain("DECIMAL_COMMA");
  });

  test("1.234 beside a column with decimal commas is a thousand; where no column says, it stays text", async () => {
    const beside = await read(lines("a;b", "1,5;1.234", "2,5;2.500", "3,5;700"));
    expect(beside.values("b")).toEqual([1234, 2500, 700]);
    const alone = await read(lines("a;b", "x;1.234", "y;2.500"));
    expect(alone.values("b")).toEqual(["1.234", "2.500"]);
    expect(alone.notes).toContainEqual({ code: "NUMBERS_AMBIGUOUS", count: 1 });
  });

  test("1,234 alone can be either and stays text, said as ambiguous", async () => {
    const table = await read(lines("a;b", "x;1,234", "y;2,500"));
    expect(table.values("b")).toEqual(["1,234", "2,500"]);
    expect(table.notes).toContainEqual({ code: "NUMBERS_AMBIGUOUS", count: 1 });
  });

  test("day and month are told apart by the whole column; where nothing tells, the column stays text", async () => {
    const dayFirst = await read(lines("d,n", ...many(400, (index) => `0${(index % 9) + 1}/02/2026,1`), "31/01/2026,1"));
    expect(dayFirst.columns[0]?.type).toBe("day");
    expect(dayFirst.values("d").slice(-1)).toEqual(["2026-01-31"]);
    expect(dayFirst.values("d")[0]).toBe("2026-02-01");
    const monthFirst = await read(lines("d,n", "2/3/2026 5:07,1", "12/31/2026 23:59,1"));
    expect(monthFirst.values("d")).toEqual(["2026-02-03 05:07:00", "2026-12-31 23:59:00"]);
    const open = await read(lines("d,n", "02/03/2026,1", "04/05/2026,1"));
    expect(open.values("d")).toEqual(["02/03/2026", "04/05/2026"]);
    expect(open.notes).toContainEqual({ code: "DAYS_AMBIGUOUS", count: 1 });
    const dots = await read(lines("d,n", "02.03.2026,1", "04.05.2026,1"));
    expect(dots.values("d")).toEqual(["2026-03-02", "2026-05-04"]);
  });

  test("no day shifts with the machine's time zone", async () => {
    const before = process.env["TZ"];
    try {
      for (const zone of ["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati"]) {
        process.env["TZ"] = zone;
        const table = await read(lines("d,at", "2026-03-29,2026-03-29 02:30:00", "2026-12-31,2026-12-31 23:59:59"));
        expect(table.values("d")).toEqual(["2026-03-29", "2026-12-31"]);
        expect(table.values("at")).toEqual(["2026-03-29 02:30:00", "2026-12-31 23:59:59"]);
      }
    } finally {
      process.env["TZ"] = before;
    }
  });

  test("words that only look like numbers to a database stay words", async () => {
    const table = await read(lines("a,b,c", "nan,1_000,12e5", "inf,2_000,13e5", "nan,3_000,14e5"));
    expect(table.rows.map((row) => Object.values(row).slice(1))).toEqual([
      ["nan", "1_000", "12e5"],
      ["inf", "2_000", "13e5"],
      ["nan", "3_000", "14e5"],
    ]);
  });
});

describe("how a text file is written", () => {
  const rows = ["nom;âge;prix €", "Ștefan;41;12,5", "Zoë;;7,25"];
  const expected = [
    [2, "Ștefan", 41, 12.5],
    [3, "Zoë", null, 7.25],
  ];

  test.each([
    ["UTF-8", Buffer.from(lines(...rows))],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${lines(...rows)}`)],
    ["UTF-16 LE with a mark", Buffer.from(`\ufeff${lines(...rows)}`, "utf16le")],
    ["UTF-16 BE with a mark", Buffer.from(`\ufeff${lines(...rows)}`, "utf16le").swap16()],
    ["UTF-16 LE without a mark", Buffer.from(lines(...rows), "utf16le")],
    ["CR LF", Buffer.from(lines(...rows).replaceAll("\n", "\r\n"))],
    ["CR alone", Buffer.from(lines(...rows).replaceAll("\n", "\r"))],
    ["no line end at the end", Buffer.from(rows.join("\n"))],
    ["a sep= line", Buffer.from(`sep=;\n${lines(...rows)}`)],
    ["an empty line in the middle", Buffer.from(`${rows[0]}\n${rows[1]}\n\n${rows[2]}\n`)],
    ["every field quoted", Buffer.from(lines(...rows.map((row) => `"${row.replaceAll(";", '";"')}"`)))],
  ])("%s gives the same table", async (name, bytes) => {
    const table = await read(bytes);
    expect(table.columns.map(({ header }) => header)).toEqual(["nom", "âge", "prix €"]);
    const shift = name === "a sep= line" ? 1 : 0;
    const gap = name === "an empty line in the middle" ? 1 : 0;
    expect(table.rows.map((row) => Object.values(row))).toEqual(
      expected.map(([row, ...values], index) => [Number(row) + shift + (index === 1 ? gap : 0), ...values]),
    );
  });

  test("Windows-1252 keeps its accents and its euro sign", async () => {
    const table = await read(Buffer.from("nom;prix\nAndr\xe9;12 \x80\nZo\xeb;7 \x80\n", "latin1"));
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [2, "André", "12 €"],
      [3, "Zoë", "7 €"],
    ]);
    expect(table.notes).toContainEqual({ code: "ENCODING_WINDOWS_1252", count: 1 });
  });

  test.each([";", ",", "\t", "|"])("the delimiter %j is found", async (delimiter) => {
    const table = await read(
      lines(
        ["id", "note", "n"].join(delimiter),
        ["a", "one; two, three", "1"].map((cell) => `"${cell}"`).join(delimiter),
        ["b", "x", "2"].join(delimiter),
      ),
    );
    expect(table.columns.map(({ header }) => header)).toEqual(["id", "note", "n"]);
    expect(table.values("n")).toEqual([1, 2]);
    expect(table.values("note")[0]).toBe("one; two, three");
  });

  test("quoted fields hold line breaks, delimiters and quotes, and rows count as a spreadsheet counts them", async () => {
    const table = await read('id,note\na,"two\nlines, and ""quotes"""\nb,plain\n');
    expect(table.values("note")).toEqual(['two\nlines, and "quotes"', "plain"]);
    expect(table.rows.map((row) => row["_row"])).toEqual([2, 3]);
  });

  test("ragged rows lose nothing: short ones are filled up, long ones widen the table, and they are counted", async () => {
    const table = await read(lines("a,b", "1,2", "3", "4,5,extra", "6,7"));
    expect(table.columns.map(({ header }) => header)).toEqual(["a", "b", "Column C"]);
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [2, 1, 2, null],
      [3, 3, null, null],
      [4, 4, 5, "extra"],
      [5, 6, 7, null],
    ]);
    expect(table.notes.find(({ code }) => code === "ROWS_RAGGED")?.count).toBeGreaterThan(0);
  });

  test("a quote that never closes is an error with its row", async () => {
    const { problem } = await importBytes('a,b\n1,2\n3,"open\n4,5\n', "file.csv");
    expect(problem).toMatchObject({ code: "FILE_CORRUPT", file: "file.csv", row: 3, detail: { context: "quote" } });
  });

  test("title lines above the table are passed over", async () => {
    const table = await read(lines("Export of answers", "", "id,nps", "a,9", "b,3"));
    expect(table.headerRow).toBe(3);
    expect(table.values("nps")).toEqual([9, 3]);
    expect(table.rows.map((row) => row["_row"])).toEqual([4, 5]);
  });

  test("a file of one column is a table of one column", async () => {
    const table = await read(lines("score", "9", "10", "3"));
    expect(table.values("score")).toEqual([9, 10, 3]);
  });
});

describe.skipIf(!existsSync(PUBLIC_DATA))("CDNOW (../shared/data; skipped where it is absent)", () => {
  test("ids such as 0001 stay text, dates become days, amounts numbers", async () => {
    const store = await Store.open();
    try {
      const table = onlyTable(await importPath(store, join(PUBLIC_DATA, "cdnow_transactions.csv"), "cdnow_transactions.csv"));
      expect(table.columns.map(({ header, type }) => [header, type])).toEqual([
        ["customer_id", "text"],
        ["date", "day"],
        ["quantity", "number"],
        ["amount", "number"],
      ]);
      expect(table.rowCount).toBe(6_919);
      expect(table.columns[0]?.profile.distinct).toBe(2_357);
      expect(table.rows[0]).toMatchObject({ _row: 2, c0: "0001", c1: "1997-01-01", c2: 2, c3: 29.33 });
      expect(table.columns[1]?.profile).toMatchObject({ min: "1997-01-01", max: "1998-06-30" });
    } finally {
      store.close();
    }
  });
});
