import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { quoteText, Store } from "../../../electron/engine/store.ts";
import { type Job, type Progress, QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { importBytes, onlyTable } from "../../support/import-bytes.ts";

/** The bytes of a Parquet file that holds what a query gives. */
async function parquet(query: string): Promise<Buffer> {
  const store = await Store.open();
  try {
    const path = join(store.scratch, "made.parquet");
    await store.run(`copy (${query}) to ${quoteText(path)} (format parquet)`);
    return readFileSync(path);
  } finally {
    store.close();
  }
}

const read = async (query: string, job: Job = QUIET_JOB) => onlyTable(await importBytes(await parquet(query), "file.parquet", job));

describe("Parquet", () => {
  test("keeps the types its columns have", async () => {
    const table = await read(`select 'a' as id, 1.5::double as d, 0.1::float as f, 7::bigint as b, 12.34::decimal(10, 2) as m,
      date '2026-01-31' as day, timestamp '2026-01-31 10:30:00.123456' as at, true as ok, time '10:30' as clock`);
    expect(table).toMatchObject({ sheet: null, headerRow: 0, rowCount: 1 });
    expect(table.columns.map(({ type }) => type)).toEqual([
      "text",
      "number",
      "number",
      "number",
      "number",
      "day",
      "moment",
      "boolean",
      "text",
    ]);
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [1, "a", 1.5, 0.1, 7, 12.34, "2026-01-31", "2026-01-31 10:30:00.123456", true, "10:30:00"],
    ]);
  });

  test("shifts no moment with the machine's time zone", async () => {
    const bytes = await parquet("select 1 as n, timestamptz '2026-03-29 02:30:00+00' as at");
    const before = process.env["TZ"];
    try {
      for (const zone of ["UTC", "America/St_Johns", "Pacific/Kiritimati"]) {
        process.env["TZ"] = zone;
        expect(onlyTable(await importBytes(bytes, "file.parquet")).values("at")).toEqual(["2026-03-29 02:30:00"]);
      }
    } finally {
      process.env["TZ"] = before;
    }
  });

  test("texts are read as in every other format, and what does not fit is kept", async () => {
    const table = await read(`select 'k' || i as id, case i when 7 then 'none' else i::varchar || ',5' end as price,
      '00' || i as zip, case when i = 5 then '  ' else 'x' end as word from range(40) t(i)`);
    expect(table.columns.map(({ type }) => type)).toEqual(["text", "number", "text", "text"]);
    expect(table.values("price").slice(0, 2)).toEqual([0.5, 1.5]);
    expect(table.values("word")[5]).toBe(null);
    expect(table.oddCells).toEqual([{ row: 8, col: "c1", kind: "text", text: "none" }]);
    expect(table.notes).toContainEqual({ code: "DECIMAL_COMMA", count: 1 });
  });

  test("keeps lists and structures as JSON text, with a note of how many columns", async () => {
    const table = await read("select 1 as n, [1, 2] as l, {'a': 'x'} as s, map {'k': 1} as m");
    expect(table.rows.map((row) => Object.values(row))).toEqual([[1, 1, "[1,2]", '{"a":"x"}', '{"k":1}']]);
    expect(table.notes).toContainEqual({ code: "NESTED_AS_TEXT", count: 3 });
  });

  test("loses no digit and no value: what a double or a calendar cannot hold is text", async () => {
    const table = await read(`select * from (values
      (12345678901234567::bigint, 1.5::double, date '2026-01-01', 12345678901234567.89::decimal(20, 2)),
      (12345678901234568, 'nan', date '12026-01-01', 1), (3, 'inf', null, 2)) t(big, d, day, money)`);
    expect(table.values("big")).toEqual(["12345678901234567", "12345678901234568", "3"]);
    expect(table.values("money")).toEqual(["12345678901234567.89", "1.00", "2.00"]);
    expect(table.values("d")).toEqual([1.5, null, null]);
    expect(table.oddCells.map(({ row, text }) => [row, text])).toEqual([
      [2, "nan"],
      [2, "12026-01-01"],
      [3, "inf"],
    ]);
  });

  test("leaves out rows that are wholly empty and keeps row numbers", async () => {
    const table = await read("select * from (values (1, 'a'), (null, null), (null, ' '), (2, null)) t(n, s)");
    expect(table.rows.map((row) => Object.values(row))).toEqual([
      [1, 1, "a"],
      [4, 2, null],
    ]);
  });

  test("headers that are SQL or the names of Octad's own columns are just headers", async () => {
    const table = await read(`select 1 as "_row", 2 as "a""; drop table x; --", 3 as "A", 4 as "c0", 5 as "file_row_number"`);
    expect(table.columns.map(({ header }) => header)).toEqual(["_row", 'a"; drop table x; --', "A", "c0", "file_row_number"]);
    expect(table.rows.map((row) => Object.values(row))).toEqual([[1, 1, 2, 3, 4, 5]]);
  });

  test("reports progress and can be cancelled", async () => {
    const bytes = await parquet("select i, 'k' || i as k, i * 0.5 as x from range(400000) t(i)");
    const seen: Progress[] = [];
    const job: Job = {
      report: (progress) => {
        seen.push(progress);
      },
      checkpoint: () => {
        if (seen.length >= 2) throw new ProblemError({ code: "CANCELLED" });
      },
    };
    const { problem, tables } = await importBytes(bytes, "file.parquet", job);
    expect(problem).toMatchObject({ code: "CANCELLED" });
    expect(tables).toEqual([]);
    expect(seen[0]).toMatchObject({ fraction: 0, step: "read" });
  });

  test("cut or damaged anywhere is a coded problem or the same table", async () => {
    const bytes = await parquet("select i, 'k' || i as k from range(500) t(i)");
    for (let cut = 4; cut < bytes.length; cut += Math.ceil(bytes.length / 12)) {
      const { problem } = await importBytes(bytes.subarray(0, cut), "file.parquet");
      expect(problem).toMatchObject({ file: "file.parquet" });
    }
    for (let at = 8; at < bytes.length - 8; at += Math.ceil(bytes.length / 12)) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const { problem, tables } = await importBytes(damaged, "file.parquet");
      expect(problem === null ? tables.length : problem.code).toSatisfy((one) => one === 1 || typeof one === "string");
    }
  });
});
