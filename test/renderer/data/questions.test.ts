import { produce } from "immer";
import { describe, expect, it } from "vitest";
import { readingsOfExample } from "../../../renderer/data/question-example.ts";
import { answerQuestion, askedQuestions, readingChoice } from "../../../renderer/data/questions.ts";
import type { Imported } from "../../../shared/ipc/contract.ts";
import type { Mapping } from "../../../shared/table/mapping.ts";
import type { MappingQuestion } from "../../../shared/table/mapping-question.ts";
import { SAMPLE_FACTS, SAMPLE_IMPORT, SAMPLE_TABLES } from "../harness/sample-data.ts";
import { wordsOf } from "../harness/words-of.ts";

const [SURVEY] = SAMPLE_TABLES;
if (SURVEY === undefined) throw new Error("the sample has a survey");

const DAY_ORDER: MappingQuestion = {
  kind: "dayOrder",
  table: SURVEY.id,
  file: SURVEY.file,
  sheet: SURVEY.sheet,
  as: "answers",
  field: "answered_at",
  header: "Date",
  chosen: "dmy",
  options: ["dmy", "mdy"],
  answerIn: "readings",
  examples: ["05/05/2025", "03/04/2025"],
};
const EFFORT: MappingQuestion = {
  ...DAY_ORDER,
  kind: "effort",
  field: "ces",
  header: "Effort",
  chosen: "easy",
  options: ["easy", "hard"],
  answerIn: "scales",
  examples: [],
};

const withQuestions = (questions: readonly MappingQuestion[]): Imported => ({
  ...SAMPLE_IMPORT,
  guesses: SAMPLE_IMPORT.guesses.map((guess) => (guess.table === SURVEY.id ? { ...guess, questions } : guess)),
});

const asked = (mapping: Mapping, imported: Imported, confirmed: readonly string[] = []) =>
  askedQuestions({ mapping, imported, facts: null, confirmed });

describe("questions about the data", () => {
  const imported = withQuestions([DAY_ORDER, EFFORT]);

  it("are open until a person answers, and the answer goes where MAP.json takes it", () => {
    const [order, effort] = asked(SAMPLE_IMPORT.mapping, imported);
    expect([order?.answer, effort?.answer]).toEqual([null, null]);
    if (order === undefined || effort === undefined) throw new Error("two questions are asked");
    const answered = produce(SAMPLE_IMPORT.mapping, (draft) => {
      answerQuestion(draft as never, order, "mdy");
      answerQuestion(draft as never, effort, "hard");
    });
    expect(answered.tables[0]?.readings).toEqual({ answered_at: "mdy" });
    expect(answered.tables[0]?.scales?.ces).toEqual({ min: 1, max: 7, highIs: "hard" });
    expect(asked(answered, imported).map(({ answer }) => answer)).toEqual(["mdy", "hard"]);
  });

  it("about a scale are answered too when a person agrees with the guess", () => {
    const [, effort] = asked(SAMPLE_IMPORT.mapping, imported);
    expect(asked(SAMPLE_IMPORT.mapping, imported, [effort?.id ?? ""])[1]?.answer).toBe("easy");
  });

  it("are no longer asked once the column is taken for something else", () => {
    const changed = produce(SAMPLE_IMPORT.mapping, (draft) => {
      delete draft.tables[0]?.columns["answered_at"];
    });
    expect(asked(changed, imported).map(({ question }) => question.kind)).toEqual(["effort"]);
  });

  it("of several sheets that are the same are asked once, and answered for all", () => {
    const twin = { ...SURVEY, id: "raw_99", sheet: "Survey Q4" };
    const mapping = produce(SAMPLE_IMPORT.mapping, (draft) => {
      draft.tables.push({ file: SURVEY.file, sheet: "Survey Q4", as: "answers", columns: { answered_at: "Date" } });
    });
    const [first] = SAMPLE_IMPORT.guesses;
    if (first === undefined) throw new Error("the sample has guesses");
    const both: Imported = {
      ...imported,
      tables: [...imported.tables, twin],
      guesses: [
        ...imported.guesses,
        { ...first, table: twin.id, sheet: twin.sheet, questions: [{ ...DAY_ORDER, table: twin.id, sheet: twin.sheet }] },
      ],
    };
    const [order] = asked(mapping, both);
    expect(order?.sheets).toEqual(["Survey", "Survey Q4"]);
    if (order === undefined) throw new Error("one question is asked");
    const answered = produce(mapping, (draft) => answerQuestion(draft as never, order, "mdy"));
    expect(answered.tables.filter(({ readings }) => readings?.["answered_at"] === "mdy")).toHaveLength(2);
    expect(asked(answered, both)[0]?.answer).toBe("mdy");
  });

  it("come from the tables as they were built, too: a column mapped by a person may leave something open", () => {
    const facts = { ...SAMPLE_FACTS, readings: [{ source: 0, field: "answered_at", code: "monthFirstGuess" }] };
    const [order] = askedQuestions({ mapping: SAMPLE_IMPORT.mapping, imported: SAMPLE_IMPORT, facts, confirmed: [] });
    expect(order?.question).toMatchObject({ kind: "dayOrder", field: "answered_at", header: "Date", chosen: "mdy" });
    const settled = { ...facts, readings: [{ source: 0, field: "answered_at", code: "monthFirst" }] };
    expect(askedQuestions({ mapping: SAMPLE_IMPORT.mapping, imported: SAMPLE_IMPORT, facts: settled, confirmed: [] })).toEqual([]);
  });

  it("once answered can be answered otherwise beside the column", () => {
    expect(readingChoice({ as: "answers", columns: {}, readings: { answered_at: "mdy" } }, "answered_at")).toEqual({
      options: ["dmy", "mdy"],
      answer: "mdy",
    });
    expect(readingChoice({ as: "answers", columns: {} }, "answered_at")).toBeNull();
  });
});

describe("examples of an answer", () => {
  it("show the first cell that the options read differently", () => {
    const readings = readingsOfExample(DAY_ORDER, wordsOf("en", "EUR"));
    expect(readings.get("dmy")).toBe("03/04/2025 = 3 Apr 2025");
    expect(readings.get("mdy")).toBe("03/04/2025 = 4 Mar 2025");
  });

  it("show a thousand and a fraction", () => {
    const readings = readingsOfExample({ kind: "decimalMark", options: ["point", "comma"], examples: ["1,234"] }, wordsOf("en", "EUR"));
    expect([...readings.values()]).toEqual(["1,234 = 1,234", "1,234 = 1.234"]);
  });

  it("are none where no cell tells", () => {
    expect(readingsOfExample({ ...DAY_ORDER, examples: ["05/05/2025", "soon"] }, wordsOf("fr", "EUR")).size).toBe(0);
    expect(readingsOfExample({ ...DAY_ORDER, kind: "unit" }, wordsOf("fr", "EUR")).size).toBe(0);
  });
});
