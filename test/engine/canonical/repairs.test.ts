import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { Store } from "../../../electron/engine/store.ts";
import { CATALOGS, LANGUAGES } from "../../../shared/messages/translator.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import { ID_RULES } from "../../../shared/table/join-report.ts";
import type { TableMapping } from "../../../shared/table/mapping.ts";
import { REPAIR_CODES } from "../../../shared/table/repair-codes.ts";
import { type FixtureColumn, storeRaw } from "./raw-fixture.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 2 });
});
afterEach(() => store.close());

type Told = Partial<Pick<TableMapping, "undone" | "scales" | "readings">> & { readonly headers?: Readonly<Record<string, string>> };

/** One table whose columns are fields of `as`; `told.headers` gives a field another header. */
async function build(as: CanonicalTable, columns: readonly FixtureColumn[], told: Told = {}): Promise<CanonicalFacts> {
  await store.run("drop table if exists raw_1; drop table if exists raw_1_odd");
  const { headers = {}, ...rest } = told;
  const raw = await storeRaw(store, { columns: columns.map((column) => ({ ...column, header: headers[column.header] ?? column.header })) });
  const mapped = Object.fromEntries(columns.map(({ header }) => [header, headers[header] ?? header]));
  const facts = await buildCanonical(store, [raw], { tables: [{ as, columns: mapped, ...rest }] }, QUIET_JOB);
  if (!facts.ok) throw new Error(JSON.stringify(facts.problem));
  return facts.value;
}

const values = async (table: CanonicalTable, field: string): Promise<readonly unknown[]> =>
  (await store.all<{ v: unknown }>(`select "${field}" as v from ${table} order by source, row`)).map(({ v }) => v);

type Case = {
  readonly as: CanonicalTable;
  readonly column: FixtureColumn;
  readonly headers?: Readonly<Record<string, string>>;
  readonly told?: Told;
  /** `row, before, after` of the examples, and how many cells. */
  readonly examples: readonly (readonly [number, string, string])[];
  readonly cells: number;
  readonly values: readonly unknown[];
  readonly undone: readonly unknown[];
  readonly listed: number;
};

const CASES: Readonly<Record<string, Case>> = {
  numbersFromText: {
    as: "transactions",
    column: { header: "amount", cells: ["1.234,5", "12,5 €", "(7,0)", "\u22123,25", "15 %", "x", null] },
    examples: [
      [2, "1.234,5", "1234.5"],
      [3, "12,5 €", "12.5"],
      [4, "(7,0)", "-7"],
      [5, "\u22123,25", "-3.25"],
      [6, "15 %", "0.15"],
    ],
    cells: 5,
    values: [1234.5, 12.5, -7, -3.25, 0.15, null, null],
    undone: [null, null, null, null, null, null, null],
    listed: 6,
  },
  datesFromText: {
    as: "transactions",
    column: { header: "date", type: "text", cells: ["31/12/2025", "01/02/2026", "soon"] },
    examples: [
      [2, "31/12/2025", "2025-12-31"],
      [3, "01/02/2026", "2026-02-01"],
    ],
    cells: 2,
    values: ["2025-12-31", "2026-02-01", null],
    undone: [null, null, null],
    listed: 3,
  },
  datesFromNumbers: {
    as: "transactions",
    column: { header: "date", cells: [46022, 46023] },
    examples: [
      [2, "46022", "2025-12-31"],
      [3, "46023", "2026-01-01"],
    ],
    cells: 2,
    values: ["2025-12-31", "2026-01-01"],
    undone: [null, null],
    listed: 2,
  },
  missingWords: {
    as: "accounts",
    column: { header: "mrr", type: "text", cells: ["10", " N/A ", "-", ""] },
    examples: [
      [3, " N/A ", ""],
      [4, "-", ""],
    ],
    cells: 2,
    values: [10, null, null, null],
    undone: [10, null, null, null],
    listed: 2,
  },
  labelsToScale: {
    as: "answers",
    column: { header: "csat", cells: ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"] },
    examples: [
      [2, "Very satisfied", "5"],
      [3, "Satisfied", "4"],
      [4, "Neutral", "3"],
      [5, "Dissatisfied", "2"],
      [6, "Very dissatisfied", "1"],
    ],
    cells: 5,
    values: [5, 4, 3, 2, 1],
    undone: [-128, -128, -128, -128, -128],
    listed: 5,
  },
  reversedScale: {
    as: "answers",
    column: { header: "csat", cells: [1, 2, 5, null] },
    headers: { csat: "Satisfaction (1 = very satisfied, 5 = very dissatisfied)" },
    examples: [
      [2, "1", "5"],
      [3, "2", "4"],
      [4, "5", "1"],
    ],
    cells: 3,
    values: [5, 4, 1, null],
    undone: [1, 2, 5, null],
    listed: 0,
  },
  minutesToSeconds: {
    as: "tickets",
    column: { header: "handle_seconds", cells: [2, 1.5] },
    headers: { handle_seconds: "Handle time (min)" },
    examples: [
      [2, "2", "120"],
      [3, "1.5", "90"],
    ],
    cells: 2,
    values: [120, 90],
    undone: [2, 1.5],
    listed: 0,
  },
  durationsFromText: {
    as: "tickets",
    column: { header: "handle_seconds", type: "text", cells: ["0:02:00", "1 h 20 min", "45"] },
    examples: [
      [2, "0:02:00", "120"],
      [3, "1 h 20 min", "4800"],
    ],
    cells: 2,
    values: [120, 4800, 45],
    undone: [null, null, 45],
    listed: 2,
  },
  polarityFromWords: {
    as: "outcomes",
    column: { header: "polarity", type: "text", cells: ["positive", "1", "négatif"] },
    examples: [
      [2, "positive", "1"],
      [4, "négatif", "-1"],
    ],
    cells: 2,
    values: [1, 1, -1],
    undone: [null, 1, null],
    listed: 2,
  },
  flagsFromText: {
    as: "accounts",
    column: { header: "churned", cells: ["Oui", "non", "?", "maybe"] },
    examples: [
      [2, "Oui", "true"],
      [3, "non", "false"],
    ],
    cells: 2,
    values: [true, false, null, null],
    undone: [null, null, null, null],
    listed: 3,
  },
  countsToFlags: {
    as: "tickets",
    column: { header: "reopened", cells: [0, 1, 3] },
    examples: [[4, "3", "true"]],
    cells: 1,
    values: [false, true, true],
    undone: [false, true, null],
    listed: 1,
  },
  blanks: {
    as: "tickets",
    column: { header: "channel", cells: ["chat", " chat", "mail\u00a0"] },
    examples: [
      [3, " chat", "chat"],
      [4, "mail\u00a0", "mail"],
    ],
    cells: 2,
    values: ["chat", "chat", "mail"],
    undone: ["chat", " chat", "mail\u00a0"],
    listed: 0,
  },
  periodsFromText: {
    as: "cashflows",
    column: { header: "period", type: "text", cells: ["Year 0", "Year 1", "x"] },
    examples: [
      [2, "Year 0", "0"],
      [3, "Year 1", "1"],
    ],
    cells: 2,
    values: ["Year 0", "Year 1", "x"],
    undone: ["Year 0", "Year 1", "x"],
    listed: 3,
  },
};

/** Accounts need an id; other tables take the column alone. */
const withId = ({ as, column }: Case): readonly FixtureColumn[] =>
  as === "accounts" ? [{ header: "customer_id", cells: column.cells.map((_, at) => `c${at}`) }, column] : [column];

describe("a repair is listed with its cells and examples, and can be taken back", () => {
  it.each(Object.entries(CASES))("%s", async (code, one) => {
    const { as, column, examples, cells } = one;
    const told: Told = { ...one.told, ...(one.headers === undefined ? {} : { headers: one.headers }) };
    const id = `${as}/${code}/${column.header}`;
    const facts = await build(as, withId(one), told);
    const listed = { id, source: 0, as, code, field: column.header, cells };
    const asExamples = examples.map(([row, before, after]) => ({ row, before, after }));
    expect(facts.repairs.find((repair) => repair.id === id)).toEqual({ ...listed, examples: asExamples, on: true });
    const toText = (value: unknown): unknown => (typeof value === "object" && value !== null ? String(value) : value);
    expect((await values(as, column.header)).map(toText)).toEqual(one.values);

    const back = await build(as, withId(one), { ...told, undone: [id] });
    expect(back.repairs.find((repair) => repair.id === id)).toEqual({ ...listed, examples: asExamples, on: false });
    expect((await values(as, column.header)).map(toText)).toEqual(one.undone);
    expect(back.sources[0]?.excluded.reduce((sum, { count }) => sum + count, 0)).toBe(one.listed);
  });

  it.each<[string, FixtureColumn]>([
    ["in a column of texts", { header: "nps", type: "text", cells: ["9", "N/A", "3", "10"] }],
    ["among numbers", { header: "nps", cells: [9, null, 3, 10, 8, 7, 6, 5, 4, 2, 1], odd: { 1: { kind: "text", text: "N/A" } } }],
  ])("missingWords %s, taken back, is an answer out of range", async (_, column) => {
    const id = "answers/missingWords/nps";
    const facts = await build("answers", [column]);
    expect(facts.repairs.find((repair) => repair.id === id)).toMatchObject({ cells: 1, on: true });
    expect((await values("answers", "nps"))[1]).toBeNull();
    const back = await build("answers", [column], { undone: [id] });
    expect((await values("answers", "nps"))[1]).toBe(-128);
    expect(back.sources[0]?.excluded).toMatchObject([{ reason: "OUT_OF_RANGE", field: "nps", count: 1, rows: [3] }]);
    expect(back.repairs.filter(({ code }) => code === "noAnswerWords")).toEqual([]);
  });

  it("noAnswerWords: an answer that says nothing is missing, taken back it is out of range", async () => {
    const cells = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied", "Not applicable"];
    const id = "answers/noAnswerWords/csat";
    const facts = await build("answers", [{ header: "csat", cells }]);
    expect(facts.repairs.find((repair) => repair.id === id)).toMatchObject({
      cells: 1,
      examples: [{ row: 7, before: "Not applicable", after: "" }],
    });
    expect(await values("answers", "csat")).toEqual([5, 4, 3, 2, 1, null]);
    await build("answers", [{ header: "csat", cells }], { undone: [id] });
    expect(await values("answers", "csat")).toEqual([5, 4, 3, 2, 1, -128]);
  });

  it("hoursToSeconds: plain numbers of a column of hours", async () => {
    const headers = { handle_seconds: "Handle time (hours)" };
    const facts = await build("tickets", [{ header: "handle_seconds", cells: [0.5] }], { headers });
    expect(facts.repairs).toMatchObject([{ code: "hoursToSeconds", examples: [{ before: "0.5", after: "1800" }] }]);
  });

  it("an extra column whose numbers are taken back is a column of words", async () => {
    const columns: readonly FixtureColumn[] = [
      { header: "nps", cells: [9, 10] },
      { header: "Spent", type: "text", cells: ["12,5", "7,5"] },
    ];
    await build("answers", columns);
    expect(await values("answers", "Spent")).toEqual([12.5, 7.5]);
    await build("answers", columns, { undone: ["answers/numbersFromText/Spent"] });
    expect(await values("answers", "Spent")).toEqual(["12,5", "7,5"]);
  });

  it("cells that are used as they stand are no repairs", async () => {
    const facts = await build("answers", [
      { header: "customer_id", cells: ["a", "b"] },
      { header: "answered_at", type: "moment", cells: ["2026-01-01 10:00:00", "2026-01-02 00:00:00"] },
      { header: "nps", cells: [9, 11] },
      { header: "segment", cells: ["SMB", "Mid"] },
    ]);
    expect(facts.repairs).toEqual([]);
  });

  it("ids are the same whatever the order of rows", async () => {
    const cells = ["12,5", "N/A", "x", "3,5"];
    const ids = async (list: readonly string[]): Promise<readonly string[]> =>
      (await build("transactions", [{ header: "amount", cells: list }])).repairs.map(({ id, cells: n }) => `${id} ${n}`);
    expect(await ids(cells.toReversed())).toEqual(await ids(cells));
  });
});

describe.each(LANGUAGES)("words in %s", (language) => {
  it("stand for every repair and every rule for ids", () => {
    const words = CATALOGS[language]["mapping"] ?? {};
    for (const code of REPAIR_CODES) expect(words[`repair.${code}`], code).toBeTruthy();
    for (const rule of ID_RULES) expect(words[`idRule.${rule}`], rule).toBeTruthy();
  });
});
