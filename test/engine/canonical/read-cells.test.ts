import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import type { TableMapping } from "../../../shared/table/mapping.ts";
import type { RawType } from "../../../shared/table/raw-table.ts";
import { type Cell, type FixtureColumn, storeRaw } from "./raw-fixture.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 1 });
});
afterEach(() => store.close());

/** Builds one table from columns headed like their fields, and reads it back by row. */
async function build(as: CanonicalTable, columns: readonly FixtureColumn[], more: Partial<TableMapping> = {}): Promise<CanonicalFacts> {
  const raw = await storeRaw(store, { columns });
  const names = Object.fromEntries(columns.map(({ header }) => [header, header]));
  const built = await buildCanonical(store, [raw], { tables: [{ as, columns: names, ...more }] }, QUIET_JOB);
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.value;
}

async function column(table: CanonicalTable, name: string): Promise<unknown[]> {
  return (await store.all<{ v: unknown }>(`select "${name}" as v from ${table} order by row`)).map(({ v }) => v);
}

async function numbers(cells: readonly Cell[]): Promise<unknown[]> {
  await build("transactions", [{ header: "amount", type: "text", cells }]);
  return column("transactions", "amount");
}

async function days(cells: readonly Cell[], type: RawType = "text"): Promise<unknown[]> {
  await build("transactions", [{ header: "date", type, cells }]);
  return column("transactions", "date");
}

describe("answers", () => {
  it("keep whole numbers on the scale; all else that was answered is out of range, and listed with its rows", async () => {
    const facts = await build("answers", [{ header: "nps", cells: [0, 10, 7, 11, -1, 6.5, null] }]);
    expect(await column("answers", "nps")).toEqual([0, 10, 7, -128, -128, -128, null]);
    expect(facts.sources[0]?.excluded).toEqual([{ reason: "OUT_OF_RANGE", field: "nps", count: 3, rows: [5, 6, 7] }]);
    expect(facts.sources[0]).toMatchObject({ rows: 7, used: 4 });
  });

  it("are read from text; words for missing are missing, other words are out of range", async () => {
    const cells = [
      "9",
      "8,0",
      "10.0",
      " 7 ",
      "N/A",
      "n.d.",
      "n/d",
      "NA",
      "-",
      "?",
      "Don't know",
      "NE SAIT PAS",
      "non so",
      "nu știu",
      "ten",
      "9/10",
    ];
    const facts = await build("answers", [{ header: "nps", type: "text", cells }]);
    expect(await column("answers", "nps")).toEqual([9, 8, 10, 7, ...Array(10).fill(null), -128, 9]);
    expect(facts.sources[0]?.excluded).toEqual([{ reason: "OUT_OF_RANGE", field: "nps", count: 1, rows: [16] }]);
  });

  it("that stand as odd text in a number column are numbers, missing or out of range; an error is out of range", async () => {
    await build("answers", [
      {
        header: "csat",
        cells: [5, 4, null, null, null, null],
        odd: {
          2: { kind: "text", text: "3" },
          3: { kind: "text", text: "n/a" },
          4: { kind: "text", text: "good" },
          5: { kind: "error", text: "#N/A" },
        },
      },
    ]);
    expect(await column("answers", "csat")).toEqual([5, 4, 3, null, -128, -128]);
  });

  it("take the default scales of cli.md where the mapping gives none, and the mapping's where it does", async () => {
    const facts = await build(
      "answers",
      [
        { header: "ces", cells: [7, 8] },
        { header: "csat", cells: [10, 0] },
      ],
      { scales: { csat: { min: 1, max: 10 } } },
    );
    expect(await column("answers", "ces")).toEqual([7, -128]);
    expect(await column("answers", "csat")).toEqual([10, -128]);
    expect(facts.scales.ces).toEqual({ min: 1, max: 7, highIs: "easy" });
    expect(facts.scales.csat).toEqual({ min: 1, max: 10 });
  });

  it("stand in time order, undated first, then by source and row", async () => {
    await build("answers", [
      { header: "answered_at", type: "moment", cells: ["2026-03-01 10:00:00", null, "2026-02-01 00:00:00", "2026-03-01 09:00:00"] },
      { header: "nps", cells: [1, 2, 3, 4] },
    ]);
    const rows = await store.all<{ ord: number; nps: number; day: string }>(
      "select ord, nps, cast(answered_at_day as varchar) as day from answers",
    );
    expect(rows.map(({ ord, nps }) => [ord, nps])).toEqual([
      [0, 2],
      [1, 3],
      [2, 4],
      [3, 1],
    ]);
    expect(rows[3]?.day).toBe("2026-03-01");
  });
});

describe("numbers in text", () => {
  it("with a decimal comma, decided on the whole column", async () => {
    expect(await numbers(["12,5", "1234,567", "3", "1.234,50", "1.234"])).toEqual([12.5, 1234.567, 3, 1234.5, 1234]);
  });

  it("with a decimal point, decided on the whole column", async () => {
    expect(await numbers(["12.5", "1,234.5", "1,234", "1,234,567", ".5"])).toEqual([12.5, 1234.5, 1234, 1234567, 0.5]);
  });

  it("with spaces and apostrophes as thousand marks", async () => {
    expect(await numbers(["1 234,5", "1\u202f234\u00a0567,25", "1'234", "1’234,5"])).toEqual([1234.5, 1234567.25, 1234, 1234.5]);
  });

  it("with currency, percent, brackets, U+2212 and full-width digits", async () => {
    expect(await numbers(["€ 1.234,50", "12,5 €", "(5)", "\u22125,5", "1 200 lei", "45 %", "３", "CHF 20", "-€3", "7-"])).toEqual([
      1234.5, 12.5, -5, -5.5, 1200, 0.45, 3, 20, -3, -7,
    ]);
  });

  it("that leave the mark open: 1,234 is a thousand, 1.234 a decimal, unless another column of the table says otherwise", async () => {
    expect(await numbers(["1,234", "5"])).toEqual([1234, 5]);
    await store.run("drop table raw_1; drop table raw_1_odd");
    expect(await numbers(["1.234", "5"])).toEqual([1.234, 5]);
    await store.run("drop table raw_1; drop table raw_1_odd");
    const facts = await build("transactions", [
      { header: "amount", type: "text", cells: ["1.234", "2.000"] },
      { header: "margin", type: "text", cells: ["0,5", "12,25"] },
    ]);
    expect(await column("transactions", "amount")).toEqual([1234, 2000]);
    expect(facts.readings).toContainEqual({ source: 0, field: "amount", code: "decimalCommaGuess" });
  });

  it("are null and listed when they are none", async () => {
    const facts = await build("transactions", [
      { header: "amount", type: "text", cells: ["12", "twelve", "1,2,3", "inf", "nan", "1_000", "1e400", "n/a"] },
    ]);
    expect(await column("transactions", "amount")).toEqual([12, null, null, null, null, null, null, null]);
    expect(facts.sources[0]?.excluded).toEqual([{ reason: "UNREADABLE_NUMBER", field: "amount", count: 6, rows: [3, 4, 5, 6, 7, 8] }]);
  });

  it("as durations h:mm:ss are seconds", async () => {
    await build("tickets", [{ header: "handle_seconds", type: "text", cells: ["0:05:30", "90", "1:00:00"] }]);
    expect(await column("tickets", "handle_seconds")).toEqual([330, 90, 3600]);
  });
});

describe("days in text", () => {
  it("are day-first when a first number is over 12", async () => {
    expect(await days(["05/03/2026", "25/12/2025"])).toEqual(["2026-03-05", "2025-12-25"]);
  });

  it("are month-first when a second number is over 12", async () => {
    expect(await days(["05/03/2026", "12/25/2025"])).toEqual(["2026-05-03", "2025-12-25"]);
  });

  it("follow another column of the table when they leave the order open", async () => {
    const facts = await build("accounts", [
      { header: "customer_id", cells: ["a", "b"] },
      { header: "start_date", type: "text", cells: ["05/03/2020", "07/04/2020"] },
      { header: "end_date", type: "text", cells: ["12/25/2025", null] },
    ]);
    expect(await column("accounts", "start_date")).toEqual(["2020-05-03", "2020-07-04"]);
    expect(facts.readings).toContainEqual({ source: 0, field: "start_date", code: "monthFirstGuess" });
  });

  it("come in ISO, compact, dotted, with two-digit years and with month names in four languages", async () => {
    expect(await days(["2026-03-05", "2026/3/5", "20260305", "5.3.2026", "5-3-26", "31.12.99"])).toEqual([
      ...Array(5).fill("2026-03-05"),
      "1999-12-31",
    ]);
    await store.run("drop table raw_1; drop table raw_1_odd");
    expect(
      await days([
        "5 March 2026",
        "Mar 5, 2026",
        "5 mars 2026",
        "1er juillet 2026",
        "5 août 2026",
        "5 gennaio 2026",
        "5 ianuarie 2026",
        "lun. 5 janv. 2026",
        "5-Jan-26",
      ]),
    ).toEqual([
      "2026-03-05",
      "2026-03-05",
      "2026-03-05",
      "2026-07-01",
      "2026-08-05",
      "2026-01-05",
      "2026-01-05",
      "2026-01-05",
      "2026-01-05",
    ]);
  });

  it("that name a month or a quarter are its first day", async () => {
    expect(await days(["2026-03", "03/2026", "mars 2026", "2026-Q2", "T3 2026"])).toEqual([
      "2026-03-01",
      "2026-03-01",
      "2026-03-01",
      "2026-04-01",
      "2026-07-01",
    ]);
  });

  it("that do not exist are null and listed", async () => {
    const facts = await build("transactions", [{ header: "date", type: "text", cells: ["2026-02-30", "soon", "2026-02-28", "n/a"] }]);
    expect(await column("transactions", "date")).toEqual([null, null, "2026-02-28", null]);
    expect(facts.sources[0]?.excluded).toEqual([{ reason: "UNREADABLE_DATE", field: "date", count: 2, rows: [2, 3] }]);
  });

  it("come from numbers of a spreadsheet calendar and from yyyymmdd", async () => {
    expect(await days([46086, 46087.5], "number")).toEqual(["2026-03-05", "2026-03-06"]);
    await store.run("drop table raw_1; drop table raw_1_odd");
    expect(await days([20260305, 20251231], "number")).toEqual(["2026-03-05", "2025-12-31"]);
  });

  it("keep the time where it orders answers; the zone is not used", async () => {
    await build("answers", [
      {
        header: "answered_at",
        type: "text",
        cells: [
          "2026-03-05T14:05:09Z",
          "2026-03-05 14:05+02:00",
          "2026-03-05 2:05 PM",
          "2026-03-05 12:05 am",
          "2026-03-05",
          "2026-03-05 14h05",
          "2026-03-05, 23:59:59.999",
        ],
      },
      { header: "nps", cells: [1, 2, 3, 4, 5, 6, 7] },
    ]);
    const times = await store.all<{ v: string }>("select strftime(answered_at, '%H:%M:%S') as v from answers order by row");
    expect(times.map(({ v }) => v)).toEqual(["14:05:09", "14:05:00", "14:05:00", "00:05:00", "00:00:00", "14:05:00", "23:59:59"]);
  });
});

describe("yes and no", () => {
  it("come in four languages, as numbers and as booleans", async () => {
    const cells = ["yes", "NO", "oui", "non", "sì", "no", "da", "nu", "1", "0", "true", "false", "1.0", "maybe", "n/a"];
    const facts = await build("tickets", [{ header: "fcr", type: "text", cells }]);
    expect(await column("tickets", "fcr")).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      null,
      null,
    ]);
    expect(facts.sources[0]?.excluded).toEqual([{ reason: "UNREADABLE_FLAG", field: "fcr", count: 1, rows: [15] }]);
  });

  it("are 1 and 0 in a number column; other numbers are neither", async () => {
    await build("tickets", [
      { header: "fcr", cells: [1, 0, 2, null] },
      { header: "reopened", type: "boolean", cells: [true, false, null, true] },
    ]);
    expect(await column("tickets", "fcr")).toEqual([true, false, null, null]);
    expect(await column("tickets", "reopened")).toEqual([true, false, null, true]);
  });

  it("of a customer status are lost or kept", async () => {
    await build("accounts", [
      { header: "customer_id", cells: ["a", "b", "c"] },
      { header: "churned", type: "text", cells: ["Churned", "Stayed", "Joined"] },
    ]);
    expect(await column("accounts", "churned")).toEqual([true, false, false]);
  });
});

describe("ids and labels", () => {
  it("are trimmed text, case counting; whole numbers have no decimals; numbering follows the text", async () => {
    const facts = await build("transactions", [{ header: "customer_id", type: "text", cells: [" b ", "a", "B", "b", "n/a", "0001", "1"] }]);
    expect(await store.all("select * from customers order by customer")).toEqual([
      { customer: 0, customer_id: "0001" },
      { customer: 1, customer_id: "1" },
      { customer: 2, customer_id: "B" },
      { customer: 3, customer_id: "a" },
      { customer: 4, customer_id: "b" },
    ]);
    expect(await column("transactions", "customer")).toEqual([4, 3, 2, 4, null, 0, 1]);
    expect(facts.customers).toBe(5);
  });

  it("of a number column join with the same digits in a text column", async () => {
    const one = await storeRaw(store, { id: "raw_1", file: "a.csv", sheet: null, columns: [{ header: "id", cells: [1001, 1002] }] });
    const two = await storeRaw(store, { id: "raw_2", file: "b.csv", sheet: null, columns: [{ header: "id", cells: ["1001", "1003"] }] });
    const built = await buildCanonical(
      store,
      [one, two],
      {
        tables: [
          { file: "a.csv", as: "transactions", columns: { customer_id: "id" } },
          { file: "b.csv", as: "events", columns: { customer_id: "id" } },
        ],
      },
      QUIET_JOB,
    );
    expect(built.ok && built.value.customers).toBe(3);
  });

  it("stand as ENUM in code-point order; NA among regions is a region", async () => {
    await build("answers", [
      { header: "segment", cells: ["SMB", "Mid", "SMB", "N/A"] },
      { header: "Region", cells: ["EMEA", "NA", "APAC", "EMEA"] },
      { header: "nps", cells: [1, 2, 3, 4] },
    ]);
    expect(await column("answers", "segment")).toEqual(["SMB", "Mid", "SMB", null]);
    expect(await column("answers", "Region")).toEqual(["EMEA", "NA", "APAC", "EMEA"]);
    const types = await store.all<{ name: string; type: string }>(
      "select column_name as name, data_type as type from duckdb_columns() where table_name = 'answers'",
    );
    expect(types.find(({ name }) => name === "segment")?.type).toBe("ENUM('Mid', 'SMB')");
    expect(types.find(({ name }) => name === "nps")?.type).toBe("TINYINT");
  });

  it("that nobody asked for stay under their own name, as numbers when all are numbers and no zero would be lost", async () => {
    const facts = await build("accounts", [
      { header: "customer_id", cells: ["a", "b"] },
      { header: "Seats", type: "text", cells: ["12,5", "3"] },
      { header: "Zip", type: "text", cells: ["00501", "75001"] },
      { header: "Source", cells: ["Web", "Shop"] },
      { header: "__proto__", cells: ["x", "y"] },
    ]);
    expect(facts.fields.accounts).toEqual(["customer_id", "Seats", "Zip", "Source", "__proto__"]);
    expect(await column("accounts", "Seats")).toEqual([12.5, 3]);
    expect(await column("accounts", "Zip")).toEqual(["00501", "75001"]);
    expect(await column("accounts", "Source_")).toEqual(["Web", "Shop"]);
    expect(await column("accounts", "__proto__")).toEqual(["x", "y"]);
  });
});

describe("periods of cash flows", () => {
  const periods = async (cells: readonly Cell[], type: RawType) => {
    const facts = await build("cashflows", [{ header: "period", type, cells }]);
    return [facts.periodKind, await column("cashflows", "period_index")];
  };

  it("that are numbers are years as they stand", async () => {
    expect(await periods([0, 1, 3], "number")).toEqual(["year", [0, 1, 3]]);
  });
  it("that are four-digit years count from the first", async () => {
    expect(await periods([2025, 2024, 2027], "number")).toEqual(["year", [1, 0, 3]]);
  });
  it("that are dates count whole calendar months after the earliest", async () => {
    expect(await periods(["2025-11-30", "2026-01-01", "2025-12-15"], "day")).toEqual(["month", [0, 2, 1]]);
  });
  it("that are text are read all the same", async () => {
    expect(await periods(["Year 0", "Année 1", "An 2"], "text")).toEqual(["year", [0, 1, 2]]);
  });
  it("of months by a word or by name count months", async () => {
    expect(await periods(["Mois 1", "Mois 2"], "text")).toEqual(["month", [1, 2]]);
    await store.run("drop table raw_1; drop table raw_1_odd");
    expect(await periods(["Jan 2026", "mars 2026"], "text")).toEqual(["month", [0, 2]]);
  });
  it("that cannot be read are null and listed", async () => {
    const facts = await build("cashflows", [{ header: "period", type: "text", cells: ["0", "later", "1.5"] }]);
    expect(await column("cashflows", "period_index")).toEqual([0, null, null]);
    expect(facts.sources[0]?.excluded[0]).toMatchObject({ reason: "UNREADABLE_PERIOD", count: 2 });
  });
});

describe("a long column of few dates", () => {
  it("is parsed once a text, with the same days as cell by cell", async () => {
    await store.run(`create table raw_1 as select cast(i + 2 as integer) as _row, case i % 4 when 0 then ' 5 mars 2026 ' when 1 then '31/12/2025' when 2 then 'n/a' else 'soon' end as c0
      from range(20000) t(i)`);
    await store.run("create table raw_1_odd (row integer, col varchar, kind varchar, text varchar)");
    const [first] = (await storeRaw(store, { id: "raw_9", columns: [{ header: "when", type: "text", cells: ["x"] }] })).columns;
    if (first === undefined) throw new Error("requires a column");
    const raw = {
      id: "raw_1",
      file: "a.csv",
      sheet: null,
      hidden: false,
      rowCount: 20_000,
      area: { firstRow: 1, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: null },
      areaChosen: false,
      cells: { seen: 0, imported: 0, listed: [] },
      headerRow: 1,
      columns: [{ ...first, profile: { ...first.profile, distinct: 4, top: [] } }],
      notes: [],
    };
    const built = await buildCanonical(store, [raw], { tables: [{ as: "events", columns: { at: "when" } }] }, QUIET_JOB);
    expect(built.ok && built.value.sources[0]?.excluded[0]).toMatchObject({ reason: "UNREADABLE_DATE", count: 5_000 });
    const counts = await store.all("select cast(at_day as varchar) as day, count(*) as n from events group by day order by day nulls last");
    expect(counts).toEqual([
      { day: "2025-12-31", n: 5_000 },
      { day: "2026-03-05", n: 5_000 },
      { day: null, n: 10_000 },
    ]);
    expect(await store.all("select table_name from duckdb_tables() where temporary")).toEqual([]);
  });
});
