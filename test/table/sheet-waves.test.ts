import { describe, expect, test } from "vitest";
import { inferMapping } from "../../shared/table/infer-mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { waveName } from "../../shared/table/wave-names.ts";
import { type Kind, sheet } from "./sheet-fixture.ts";

const keyOf = (name: string): string | null => {
  const wave = waveName(name);
  return wave === null ? null : `${wave.kind} ${wave.key}`;
};

describe("names that say when", () => {
  test.each([
    ["Q1 2026", "quarter 2026-Q1"],
    ["2026Q1", "quarter 2026-Q1"],
    ["Q4'25", "quarter 2025-Q4"],
    ["T1 2026", "quarter 2026-Q1"],
    ["1T26", "quarter 2026-Q1"],
    ["1er trimestre 2026", "quarter 2026-Q1"],
    ["primo trimestre 2025", "quarter 2025-Q1"],
    ["Trimestrul I 2026", "quarter 2026-Q1"],
    ["2. Quartal 2026", "quarter 2026-Q2"],
    ["3.º trimestre de 2025", "quarter 2025-Q3"],
    ["H1 2026", "half 2026-H1"],
    ["2º semestre 2025", "half 2025-H2"],
    ["March 2025", "month 2025-03"],
    ["mars 2025", "month 2025-03"],
    ["marzo 2025", "month 2025-03"],
    ["martie 2025", "month 2025-03"],
    ["März 2025", "month 2025-03"],
    ["março de 2025", "month 2025-03"],
    ["Mar-25", "month 2025-03"],
    ["2025-03", "month 2025-03"],
    ["03/2025", "month 2025-03"],
    ["202503", "month 2025-03"],
    ["2025-03-31", "day 2025-03-31"],
    ["CSAT 2024", "year 2024"],
    ["Wave 3", "round 3"],
    ["Vague n°2", "round 2"],
    ["1ère vague", "round 1"],
    ["ondata 4", "round 4"],
    ["valul 2", "round 2"],
    ["Welle II", "round 2"],
    ["segunda ola", "round 2"],
    ["Onda 10", "round 10"],
    ["NPS Q3", "quarterOnly Q3"],
    ["Juli", "monthOnly 07"],
  ])("%s is %s", (name, key) => expect(keyOf(name)).toBe(key));

  test.each([
    "Sheet1",
    "Feuil1",
    "Foaie2",
    "Responses",
    "Data",
    "Marketing",
    "Decision",
    "Octave",
    "T2B",
    "Top 10",
    "2025-13-40",
    "Q7",
    "1234",
  ])("%s says nothing", (name) => expect(keyOf(name)).toBeNull());

  test("what is left of a name is told", () => {
    expect(waveName("NPS – mars 2025")?.rest).toBe("NPS");
    expect(waveName("survey_2025Q1_FR")?.rest).toBe("survey FR");
    expect(waveName("Satisfaction (2024)")?.rest).toBe("Satisfaction");
  });
});

const SURVEY: Readonly<Record<string, Kind>> = { "Customer ID": "id", "NPS score": "nps", Satisfaction: "five" };
const book = (names: readonly string[], columns: Readonly<Record<string, Kind>> = SURVEY, file = "survey.xlsx"): readonly RawTable[] =>
  names.map((name, index) => sheet(columns, { id: `raw_${index + 1}`, file, sheet: name }));
const wavesOf = (tables: readonly RawTable[]): readonly (string | undefined)[] =>
  inferMapping(tables).mapping.tables.map(({ constants }) => constants?.["wave"]);

describe("one sheet a wave", () => {
  test("sheets alike whose names say a period get it as their wave, with the reason", () => {
    const { mapping, guesses } = inferMapping(book(["Q4 2025", "Q1 2026"]));
    expect(mapping.tables.map(({ sheet: name, constants }) => [name, constants])).toEqual([
      ["Q4 2025", { wave: "2025-Q4" }],
      ["Q1 2026", { wave: "2026-Q1" }],
    ]);
    expect(guesses[1]?.constants).toEqual([
      { field: "wave", value: "2026-Q1", confidence: 0.9, reason: { code: "waveSheet", detail: { name: "Q1 2026" } } },
    ]);
  });

  test.each([
    [
      ["Vague 1", "Vague 2"],
      ["Vague 1", "Vague 2"],
    ],
    [
      ["2024", "2025"],
      ["2024", "2025"],
    ],
    [
      ["mars 2025", "sept. 2025"],
      ["2025-03", "2025-09"],
    ],
    [
      ["Résultats T1 2026", "Résultats T2 2026"],
      ["2026-Q1", "2026-Q2"],
    ],
    [
      ["Ianuarie", "Februarie"],
      ["01 Ianuarie", "02 Februarie"],
    ],
  ])("%j become %j", (names, waves) => expect(wavesOf(book(names))).toEqual(waves));

  test("waves stand in time order in the mapping, ten rounds and more with as many digits each", () => {
    expect(wavesOf(book(["Q1 2026", "Q3 2025", "Q4 2025"]))).toEqual(["2025-Q3", "2025-Q4", "2026-Q1"]);
    expect(wavesOf(book(["Wave 10", "Wave 9"]))).toEqual(["Wave 09", "Wave 10"]);
  });

  test("a quarter is one of the year that the file names", () => {
    expect(wavesOf(book(["Q1", "Q2"], SURVEY, "Survey 2026.xlsx"))).toEqual(["2026-Q1", "2026-Q2"]);
  });

  test("rows with a date or a wave of their own need none", () => {
    expect(wavesOf(book(["Q4 2025", "Q1 2026"], { ...SURVEY, Date: "day" }))).toEqual([undefined, undefined]);
    expect(wavesOf(book(["Q4 2025", "Q1 2026"], { ...SURVEY, Wave: "label2" }))).toEqual([undefined, undefined]);
  });

  test("a sheet a wave in several languages is one survey, told by what its columns are", () => {
    const ask = (headers: readonly [string, string, string], name: string, index: number): RawTable =>
      sheet({ [headers[0]]: "id", [headers[1]]: "nps", [headers[2]]: "five" }, { id: `raw_${index}`, file: "survey.xlsx", sheet: name });
    const french = ask(["Code client", "Recommanderiez-vous notre entreprise ?", "Satisfaction globale"], "T1 2026", 1);
    const english = ask(["Customer ID", "Would you recommend us?", "Overall satisfaction"], "Q2 2026", 2);
    const italian = ask(["Codice cliente", "Ci consiglierebbe?", "Soddisfazione complessiva"], "T3 2026", 3);
    expect(wavesOf([french, english, italian])).toEqual(["2026-Q1", "2026-Q2", "2026-Q3"]);
  });

  test("sheets that are not alike, one sheet alone, and other words are no waves", () => {
    const [survey] = book(["Q1 2026"]);
    const other = sheet(
      { Participant: "id", "Would you recommend us? NPS": "nps" },
      { id: "raw_2", sheet: "Q2 2026", file: "survey.xlsx" },
    );
    expect(wavesOf(survey === undefined ? [] : [survey, other])).toEqual([undefined, undefined]);
    expect(wavesOf(book(["Q1 2026"]))).toEqual([undefined]);
    expect(wavesOf(book(["France", "Italy"]))).toEqual([undefined, undefined]);
    expect(wavesOf(book(["Team 2024", "Region 2025"]))).toEqual([undefined, undefined]);
  });

  test("files say it as sheets do", () => {
    const files = ["survey_2025Q2.csv", "survey_2025Q1.csv"].map((file, index) =>
      sheet(SURVEY, { id: `raw_${index + 1}`, file, sheet: null }),
    );
    const { mapping, guesses } = inferMapping(files);
    expect(mapping.tables.map(({ file, constants }) => [file, constants?.["wave"]])).toEqual([
      ["survey_2025Q1.csv", "2025-Q1"],
      ["survey_2025Q2.csv", "2025-Q2"],
    ]);
    expect(guesses[0]?.constants?.[0]?.reason).toEqual({ code: "waveFile", detail: { name: "survey_2025Q2" } });
  });

  test("titles above several tables of one sheet say it too, each table told by its corner", () => {
    const tables = ["Vague 1", "Vague 2"].map((title, index): RawTable => {
      const table = sheet(SURVEY, { id: `raw_${index + 1}`, file: "survey.xlsx", sheet: "All" });
      return { ...table, title, area: { ...table.area, firstRow: 1 + index * 70 } };
    });
    expect(inferMapping(tables).mapping.tables.map(({ at, constants }) => [at, constants?.["wave"]])).toEqual([
      ["A1", "Vague 1"],
      ["A71", "Vague 2"],
    ]);
  });

  test("accounts are no answers: the last row of a customer holds, whatever the sheet is called", () => {
    const accounts = book(["2024", "2025"], { "Customer ID": "id", MRR: "money", "Start date": "day", Churned: "yesNo" });
    expect(wavesOf(accounts)).toEqual([undefined, undefined]);
  });
});

describe("the same question in a column a wave", () => {
  test("is read once for each wave, with the columns that all waves share", () => {
    const wide = sheet({ "Customer ID": "id", Segment: "label", "NPS Q1": "nps", "CSAT Q1": "five", "NPS Q2": "nps", "CSAT Q2": "five" });
    const { mapping, guesses } = inferMapping([wide]);
    const shared = { customer_id: "Customer ID", segment: "Segment" };
    expect(mapping.tables.map(({ as, columns, constants }) => [as, columns, constants])).toEqual([
      ["answers", { ...shared, nps: "NPS Q1", csat: "CSAT Q1" }, { wave: "Q1" }],
      ["answers", { ...shared, nps: "NPS Q2", csat: "CSAT Q2" }, { wave: "Q2" }],
    ]);
    expect(guesses.map(({ constants }) => constants?.[0]?.reason)).toEqual([
      { code: "waveColumns", detail: { name: "Q1" } },
      { code: "waveColumns", detail: { name: "Q2" } },
    ]);
  });

  test("in waves that do not ask the same, every question is kept under one name in all waves that ask it", () => {
    const wide = sheet({
      "Customer ID": "id",
      "CSAT 2024": "five",
      "CSAT 2025": "five",
      "Price rating 2024": "five",
      "Price rating 2025": "five",
      "Visits 2025": "count",
    });
    expect(inferMapping([wide]).mapping.tables.map(({ columns }) => columns)).toEqual([
      { customer_id: "Customer ID", csat: "CSAT 2024", "Price rating": "Price rating 2024" },
      { customer_id: "Customer ID", csat: "CSAT 2025", "Price rating": "Price rating 2025", Visits: "Visits 2025" },
    ]);
  });

  test("beside facts about the customers leaves these to the accounts", () => {
    const wide = sheet({ "Customer ID": "id", MRR: "money", Churned: "yesNo", "NPS mars 2025": "nps", "NPS juin 2025": "nps" });
    expect(inferMapping([wide]).mapping.tables.map(({ as, columns, constants }) => [as, columns, constants?.["wave"]])).toEqual([
      ["accounts", { customer_id: "Customer ID", mrr: "MRR", churned: "Churned" }, undefined],
      ["answers", { customer_id: "Customer ID", nps: "NPS mars 2025" }, "2025-03"],
      ["answers", { customer_id: "Customer ID", nps: "NPS juin 2025" }, "2025-06"],
    ]);
  });

  test.each([
    ["numbers of questions in front", { "Customer ID": "id", "Q1 NPS": "nps", "Q2 Satisfaction": "five", "Q3 Effort": "seven" }],
    ["money by year", { "Customer ID": "id", "Revenue 2024": "money", "Revenue 2025": "money", Churned: "yesNo" }],
    ["one wave only", { "Customer ID": "id", "NPS 2025": "nps", "CSAT 2025": "five" }],
  ] as const)("is not seen in %s", (_, columns) => {
    const { mapping } = inferMapping([sheet(columns)]);
    expect(mapping.tables.filter(({ constants }) => constants !== undefined)).toEqual([]);
    expect(new Set(mapping.tables.map(({ as }) => as)).size).toBe(mapping.tables.length);
  });
});

describe("the same question about several things", () => {
  test("the one about the whole is CSAT, the others keep their names", () => {
    const table = sheet({
      "Customer ID": "id",
      "Satisfaction – delivery": "five",
      "Satisfaction – support": "five",
      "Overall satisfaction": "five",
    });
    expect(inferMapping([table]).mapping.tables[0]?.columns).toEqual({
      customer_id: "Customer ID",
      "Satisfaction – delivery": "Satisfaction – delivery",
      "Satisfaction – support": "Satisfaction – support",
      csat: "Overall satisfaction",
    });
  });

  test("with none about the whole the first is taken, and put before a person", () => {
    const table = sheet({ "Customer ID": "id", "Satisfaction – delivery": "five", "Satisfaction – support": "five" });
    const guess = inferMapping([table]).guesses[0]?.columns.find(({ field }) => field === "csat");
    expect(guess).toMatchObject({
      header: "Satisfaction – delivery",
      confidence: 0.6,
      reason: { code: "oneOfSeveral", detail: { count: 2 } },
    });
  });
});

describe("a survey of many columns", () => {
  test("of 400 questions is mapped in a moment, and every one is kept", () => {
    const columns = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`Question ${index + 1}: how do you rate aspect ${index}?`, "five" as Kind]),
    );
    const table = sheet({ "Customer ID": "id", ...columns, "Overall satisfaction": "five", NPS: "nps" });
    const start = performance.now();
    const [entry] = inferMapping([table]).mapping.tables;
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(Object.keys(entry?.columns ?? {})).toHaveLength(403);
  });
});
