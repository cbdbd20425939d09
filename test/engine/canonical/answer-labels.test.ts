import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { inferFromStore } from "../../../electron/engine/canonical/infer-from-store.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import type { InferredMapping, TableMapping } from "../../../shared/table/mapping.ts";
import { type Cell, type FixtureColumn, storeRaw } from "./raw-fixture.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 1 });
});
afterEach(() => store.close());

async function build(
  as: CanonicalTable,
  fields: Readonly<Record<string, FixtureColumn>>,
  more: Partial<TableMapping> = {},
): Promise<CanonicalFacts> {
  const raw = await storeRaw(store, { columns: Object.values(fields) });
  const columns = Object.fromEntries(Object.entries(fields).map(([field, { header }]) => [field, header]));
  const built = await buildCanonical(store, [raw], { tables: [{ as, columns, ...more }] }, QUIET_JOB);
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  return built.value;
}

async function values(table: CanonicalTable, name: string): Promise<unknown[]> {
  return (await store.all<{ v: unknown }>(`select "${name}" as v from ${table} order by row`)).map(({ v }) => v);
}

const codes = (facts: CanonicalFacts): readonly string[] => facts.readings.map(({ code }) => code);
const text = (header: string, cells: readonly Cell[]): FixtureColumn => ({ header, type: "text", cells });

async function infer(columns: readonly FixtureColumn[]): Promise<InferredMapping> {
  return inferFromStore(store, [await storeRaw(store, { columns })]);
}

const ids = (count: number): FixtureColumn =>
  text(
    "Customer ID",
    Array.from({ length: count }, (_, i) => `C-${i}`),
  );
const repeat = (cells: readonly Cell[], times: number): readonly Cell[] => Array.from({ length: times }, () => cells).flat();

describe("answers in words", () => {
  it("are the rungs of the scale; unknown labels are out of range and listed; no answer is missing", async () => {
    const cells = [
      "Très satisfait",
      "Satisfait",
      "Ni satisfait ni insatisfait",
      "Insatisfait",
      "Très insatisfait",
      "Ne se prononce pas",
      "bof",
      " Satisfait ",
    ];
    const facts = await build("answers", { csat: text("Note", cells) });
    expect(await values("answers", "csat")).toEqual([5, 4, 3, 2, 1, null, -128, 4]);
    expect(facts.sources[0]?.excluded).toEqual([{ reason: "OUT_OF_RANGE", field: "csat", count: 1, rows: [8] }]);
    expect(codes(facts)).toEqual(["wordsAsScale"]);
  });

  it("give way to the number that a label holds, plain or in a label", async () => {
    const facts = await build("answers", {
      nps: text("NPS", ["9 - Extremely likely", "0 = not at all likely", "10", "7", "8/10", "N/A", "11 - oops"]),
    });
    expect(await values("answers", "nps")).toEqual([9, 0, 10, 7, 8, null, -128]);
    expect(codes(facts)).toEqual(["numbersInLabels"]);
  });

  it("stand at the ends of a scale of eleven points beside its numbers", async () => {
    await build("answers", { nps: text("NPS", ["Extremely likely", "9", "8", "1", "Not at all likely"]) });
    expect(await values("answers", "nps")).toEqual([10, 9, 8, 1, 0]);
  });

  it("turn the numbers round when the best has the lowest, labels and plain numbers alike", async () => {
    const facts = await build("answers", { csat: text("Note", ["1 - Sehr zufrieden", "2", "3", "4", "5 - Sehr unzufrieden"]) });
    expect(await values("answers", "csat")).toEqual([5, 4, 3, 2, 1]);
    expect(codes(facts)).toEqual(["reversedScale"]);
  });

  it("in a header turn a column of plain numbers round, and MAP.json can say that they stand as they should", async () => {
    const column = { header: "CSAT (1 = very satisfied, 5 = very dissatisfied)", cells: [1, 5, 3, null, 9] };
    expect(codes(await build("answers", { csat: column }))).toEqual(["reversedScale"]);
    expect(await values("answers", "csat")).toEqual([5, 1, 3, null, -128]);
    await store.run("drop table raw_1");
    await store.run("drop table raw_1_odd");
    await build("answers", { csat: column }, { readings: { csat: "asWritten" } });
    expect(await values("answers", "csat")).toEqual([1, 5, 3, null, -128]);
  });

  it("of ease stand high where high is easy, and low where high is hard", async () => {
    const cells = ["Very easy", "Easy", "Neither easy nor difficult", "Difficult", "Very difficult"];
    await build("answers", { ces: text("Effort", cells) }, { scales: { ces: { min: 1, max: 5, highIs: "easy" } } });
    expect(await values("answers", "ces")).toEqual([5, 4, 3, 2, 1]);
    await store.run("drop table raw_1");
    await store.run("drop table raw_1_odd");
    await build("answers", { ces: text("Effort", cells) }, { scales: { ces: { min: 1, max: 5, highIs: "hard" } } });
    expect(await values("answers", "ces")).toEqual([1, 2, 3, 4, 5]);
  });

  it("set the scale when the mapping is inferred, and the reason says which words were read", async () => {
    const cells = repeat(
      ["Molto soddisfatto", "Soddisfatto", "Né soddisfatto né insoddisfatto", "Insoddisfatto", "Molto insoddisfatto"],
      6,
    );
    const { guesses, mapping } = await infer([ids(30), text("Quanto è soddisfatto?", cells)]);
    expect(mapping.tables[0]).toMatchObject({
      as: "answers",
      columns: { csat: "Quanto è soddisfatto?" },
      scales: { csat: { min: 1, max: 5 } },
    });
    expect(guesses[0]?.columns.find(({ field }) => field === "csat")?.reason).toEqual({
      code: "labelWords",
      detail: { min: 1, max: 5, low: "Molto insoddisfatto", high: "Molto soddisfatto" },
    });
  });

  it("of a reversed CES make its scale hard", async () => {
    const cells = repeat(["1 - Very easy", "2 - Easy", "3", "4 - Difficult", "5 - Very difficult"], 6);
    const { guesses, mapping } = await infer([ids(30), text("Customer effort score", cells)]);
    expect(mapping.tables[0]?.scales?.ces).toEqual({ min: 1, max: 5, highIs: "hard" });
    expect(guesses[0]?.columns.find(({ field }) => field === "ces")?.reason.code).toBe("effortHardLabels");
  });

  it("are thumbs and yes or no for a CSAT of two points", async () => {
    for (const [index, [good, bad]] of [
      ["👍", "👎"],
      ["Oui", "Non"],
      ["Good", "Bad"],
    ].entries()) {
      const raw = await storeRaw(store, {
        id: `raw_${index}`,
        columns: [ids(30), text("Satisfaction", repeat([good ?? "", good ?? "", bad ?? ""], 10))],
      });
      const { mapping } = await inferFromStore(store, [raw]);
      expect(mapping.tables[0]).toMatchObject({ columns: { csat: "Satisfaction" }, scales: { csat: { min: 0, max: 1 } } });
      await buildCanonical(store, [raw], mapping, QUIET_JOB);
      expect((await values("answers", "csat")).slice(0, 3)).toEqual([1, 1, 0]);
    }
  });

  it("count over the whole column, not over its most frequent texts", async () => {
    const rare = Array.from({ length: 60 }, (_, i) => `remark number ${"x".repeat(i)}`);
    const known = repeat(["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"], 20);
    const { mapping } = await infer([ids(160), text("Satisfaction", [...known, ...rare])]);
    expect(mapping.tables[0]?.scales?.csat).toBeUndefined();
  });
});

describe("what the data leave open", () => {
  const asked = ({ questions }: InferredMapping) => questions.map(({ kind, field, chosen }) => [kind, field, chosen]);
  const orders = (cells: readonly Cell[]) => [
    ids(cells.length),
    text("Order date", cells),
    { header: "Amount", cells: cells.map((_, i) => i + 0.5) },
  ];

  it("is asked: day first or month first, with low confidence, and MAP.json settles it", async () => {
    const columns = orders(["03/04/2025", "05/06/2025", "07/08/2025"]);
    const inferred = await infer(columns);
    expect(asked(inferred)).toEqual([["dayOrder", "date", "dmy"]]);
    const [question] = inferred.questions;
    expect(question).toMatchObject({
      options: ["dmy", "mdy"],
      answerIn: "readings",
      header: "Order date",
      examples: ["03/04/2025", "05/06/2025", "07/08/2025"],
    });
    const guess = inferred.guesses[0];
    expect(guess?.questions).toEqual(inferred.questions);
    expect(guess?.columns.find(({ field }) => field === "date")?.confidence).toBe(0.6);
    const [table] = inferred.mapping.tables;
    if (table === undefined) throw new Error("nothing mapped");
    const raw = await storeRaw(store, { id: "raw_2", columns });
    const built = await buildCanonical(store, [raw], { tables: [{ ...table, readings: { date: "mdy" } }] }, QUIET_JOB);
    expect(built.ok && codes(built.value)).toEqual(["monthFirst"]);
    expect(await values("transactions", "date")).toEqual(["2025-03-04", "2025-05-06", "2025-07-08"]);
  });

  it("is not asked where one date settles it", async () => {
    expect((await infer(orders(["03/04/2025", "25/06/2025", "07/08/2025"]))).questions).toEqual([]);
  });

  it("is asked: which mark is decimal, and percent beside plain numbers", async () => {
    const dates = { header: "Order date", type: "day" as const, cells: ["2025-01-01", "2025-01-02", "2025-01-03"] };
    const inferred = await infer([ids(3), dates, text("Amount", ["1,234", "2,345", "3,456"]), text("Discount", ["45%", "10", "5%"])]);
    expect(asked(inferred)).toEqual([
      ["decimalMark", "amount", "point"],
      ["percent", "Discount", "fraction"],
    ]);
  });

  it("is asked: NA among places", async () => {
    const cells = repeat(["EMEA", "APAC", "NA"], 4);
    const inferred = await infer([ids(12), text("Region", cells), { header: "MRR", cells: cells.map((_, i) => 10 + i) }]);
    expect(asked(inferred)).toEqual([["notAvailable", "segment", "region"]]);
  });

  it("is asked: how many rungs a ladder had of which some were chosen by nobody", async () => {
    const { questions, guesses } = await infer([ids(30), text("Satisfaction", repeat(["Very satisfied", "Satisfied"], 15))]);
    expect(questions[0]).toMatchObject({ kind: "points", field: "csat", chosen: "1-5", options: ["1-4", "1-5"], answerIn: "scales" });
    expect(guesses[0]?.columns.find(({ field }) => field === "csat")).toMatchObject({
      confidence: 0.6,
      reason: { code: "labelWordsGuess" },
    });
  });

  it("is settled by MAP.json for marks, percents and NA", async () => {
    const fields = {
      customer_id: ids(3),
      amount: text("Amount", ["1,234", "2,345", "3,456"]),
      discount: text("Discount", ["45%", "10", "5%"]),
      region: text("Region", ["EMEA", "APAC", "NA"]),
    };
    const readings = { amount: "comma", discount: "percent", region: "missing" } as const;
    expect(codes(await build("transactions", fields, { readings }))).toEqual(["decimalComma", "percentAll", "naMissing"]);
    expect(await values("transactions", "amount")).toEqual([1.234, 2.345, 3.456]);
    expect(await values("transactions", "discount")).toEqual([0.45, 0.1, 0.05]);
    expect(await values("transactions", "region")).toEqual(["EMEA", "APAC", null]);
  });
});

describe("durations", () => {
  it("in minutes and hours are converted, and say so", async () => {
    expect(codes(await build("tickets", { ticket_id: ids(2), handle_seconds: { header: "Handle time (min)", cells: [1.5, 20] } }))).toEqual(
      ["minutesToSeconds"],
    );
    expect(await values("tickets", "handle_seconds")).toEqual([90, 1200]);
    await store.run("drop table raw_1");
    await store.run("drop table raw_1_odd");
    await build(
      "tickets",
      { ticket_id: ids(2), handle_seconds: { header: "Handle time", cells: [1.5, 2] } },
      { readings: { handle_seconds: "hours" } },
    );
    expect(await values("tickets", "handle_seconds")).toEqual([5400, 7200]);
  });

  it("in words with units need no unit of the column", async () => {
    await build("tickets", { ticket_id: ids(5), handle_seconds: text("Temps (min)", ["1 h 20 min", "90 s", "5m30s", "0:01:30", "2"]) });
    expect(await values("tickets", "handle_seconds")).toEqual([4800, 90, 330, 90, 120]);
  });

  it("without a unit are asked about", async () => {
    const { questions } = await infer([
      text("Ticket ID", ["T1", "T2", "T3"]),
      { header: "Created at", type: "moment", cells: ["2025-01-01 10:00:00", "2025-01-02 10:00:00", "2025-01-03 10:00:00"] },
      { header: "Handle time", cells: [5, 7, 12] },
    ]);
    expect(questions).toMatchObject([
      { kind: "unit", field: "handle_seconds", chosen: "seconds", options: ["seconds", "minutes", "hours"] },
    ]);
  });
});
