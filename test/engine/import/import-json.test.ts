import { describe, expect, test } from "vitest";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { importBytes, onlyTable } from "../../support/import-bytes.ts";

const read = async (text: string | Uint8Array, name = "file.jsonl") => onlyTable(await importBytes(text, name));
const LINES = ['{"id":"a","n":1.5,"ok":true,"day":"2026-01-31"}', '{"id":"b","n":-2,"ok":false,"day":"2026-02-01","more":"x"}'];
const ROWS = [
  [1, "a", 1.5, true, "2026-01-31", null],
  [2, "b", -2, false, "2026-02-01", "x"],
];

describe("JSON records", () => {
  test.each([
    ["one a line", `${LINES.join("\n")}\n`],
    ["one a line, without a line end at the end", LINES.join("\n")],
    ["one a line, with CR LF", `${LINES.join("\r\n")}\r\n`],
    ["with a mark at the start", `\ufeff${LINES.join("\n")}`],
    ["in UTF-16", Buffer.from(`\ufeff${LINES.join("\n")}`, "utf16le")],
    ["in an array", `[${LINES.join(",")}]`],
    ["in an array over many lines", `[\n  ${LINES.join(",\n  ").replaceAll(",", ",\n   ")}\n]\n`],
  ])("%s give a table with a column for each name, in order of appearance", async (_, text) => {
    const table = await read(text, "file.json");
    expect(table).toMatchObject({ sheet: null, headerRow: 0, rowCount: 2 });
    expect(table.columns.map(({ header, type }) => [header, type])).toEqual([
      ["id", "text"],
      ["n", "number"],
      ["ok", "boolean"],
      ["day", "day"],
      ["more", "text"],
    ]);
    expect(table.rows.map((row) => Object.values(row))).toEqual(ROWS);
    expect(table.columns[1]?.profile).toMatchObject({ filled: 2, min: -2, max: 1.5 });
  });

  test("are read by their bytes, also under another name", async () => {
    expect((await read(LINES.join("\n"), "file.csv")).rowCount).toBe(2);
    expect((await read(LINES.slice(0, 1).join("\n"), "one.ndjson")).rowCount).toBe(1);
  });

  test("keep lists and objects inside as JSON text, with a note of how many columns", async () => {
    const table = await read('{"id":1,"tags":["a",{"b":"]}\\""}],"who":{"x":1}}\n{"id":2,"tags":[],"who":null}\n');
    expect(table.values("tags")).toEqual(['["a",{"b":"]}\\""}]', "[]"]);
    expect(table.values("who")).toEqual(['{"x":1}', null]);
    expect(table.notes).toContainEqual({ code: "NESTED_AS_TEXT", count: 2 });
    const array = await read('[{"id":1,"tags":["a",{"b":"]}\\""}]},{"id":2,"tags":[]}]');
    expect(array.values("tags")).toEqual(['["a",{"b":"]}\\""}]', "[]"]);
  });

  test("lose no digit: ids of seventeen digits stay texts, and so do codes with zeros in front", async () => {
    const table = await read('{"id":12345678901234567,"zip":"00501"}\n{"id":12345678901234568,"zip":"10001"}\n');
    expect(table.values("id")).toEqual(["12345678901234567", "12345678901234568"]);
    expect(table.values("zip")).toEqual(["00501", "10001"]);
  });

  test("a few values of another kind are kept as text beside their column, with the line they stand in", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `{"n":${index}}`);
    const table = await read([...lines, "", '{"n":"none"}'].join("\n"));
    expect(table.columns[0]).toMatchObject({ type: "number", profile: { filled: 40, odd: 1 } });
    expect(table.oddCells).toEqual([{ row: 42, col: "c0", kind: "text", text: "none" }]);
  });

  test.each([
    ["a line that breaks off", `${LINES[0]}\n{"id":\n`, 2],
    ["a line that is no object", `${LINES[0]}\n[1,2]\n`, 2],
    ["an array that is not closed", `[${LINES.join(",")}`, 2],
    ["an array with something behind it", `[${LINES.join(",")}] x`, 3],
    ["an array with a bare value", `[${LINES[0]},5]`, 2],
  ])("%s is an error with its row", async (_, text, row) => {
    const { problem, tables } = await importBytes(text, "file.jsonl");
    expect(tables).toEqual([]);
    expect(problem).toMatchObject({ code: "FILE_CORRUPT", file: "file.jsonl", row, detail: { context: "json" } });
  });

  test("names that every object inherits are plain names", async () => {
    const table = await read('{"__proto__":1,"constructor":2,"toString":3}\n{"__proto__":4,"constructor":5,"toString":6}\n');
    expect(table.columns.map(({ header }) => header)).toEqual(["__proto__", "constructor", "toString"]);
    expect(table.values("__proto__")).toEqual([1, 4]);
  });

  test("cancelling ends the import", async () => {
    let polls = 0;
    const job: Job = {
      report: () => undefined,
      checkpoint: () => {
        if (++polls > 3) throw new ProblemError({ code: "CANCELLED" });
      },
    };
    const { problem } = await importBytes(`${LINES[0]}\n`.repeat(60_000), "file.jsonl", job);
    expect(problem).toMatchObject({ code: "CANCELLED" });
  });
});
