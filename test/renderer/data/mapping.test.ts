import { produce } from "immer";
import { describe, expect, it } from "vitest";
import { setColumnField, setScale, setTableAs } from "../../../renderer/data/edit-mapping.ts";
import { balanceOf, rowStates } from "../../../renderer/data/row-marks.ts";
import { scopedRows } from "../../../renderer/data/row-scope.ts";
import { columnUse, openQuestions, sourceOf, usesOf } from "../../../renderer/data/table-uses.ts";
import type { Mapping } from "../../../shared/table/mapping.ts";
import { SAMPLE_FACTS, SAMPLE_IMPORT, SAMPLE_TABLES } from "../harness/sample-data.ts";
import { wordsOf } from "../harness/words-of.ts";

const MAPPING: Mapping = SAMPLE_IMPORT.mapping;
const [SURVEY] = SAMPLE_TABLES;
if (SURVEY === undefined) throw new Error("the sample has a survey");
const [USE] = usesOf(MAPPING, SAMPLE_IMPORT.guesses, SURVEY);
if (USE === undefined) throw new Error("the survey is used");

describe("editing the mapping", () => {
  it("gives a field one column and a column one field", () => {
    const changed = produce(MAPPING, (draft) => setColumnField(draft as never, 0, "Satisf.", "nps"));
    expect(changed.tables[0]?.columns["nps"]).toBe("Satisf.");
    expect(changed.tables[0]?.columns["csat"]).toBeUndefined();
    expect(Object.values(changed.tables[0]?.columns ?? {})).not.toContain("Recommend (0–10)");
    const unused = produce(changed, (draft) => setColumnField(draft as never, 0, "Satisf.", null));
    expect(columnUse(unused, USE, "Satisf.")).toMatchObject({ field: null, chosen: true });
  });

  it("keeps of a sheet taken for another table the fields that it knows", () => {
    const changed = produce(MAPPING, (draft) => setTableAs(draft as never, 0, "accounts", SURVEY, USE.guess));
    expect(changed.tables[0]).toEqual({ file: SURVEY.file, sheet: "Survey", as: "accounts", columns: { customer_id: "Cust_ID" } });
    expect(produce(MAPPING, (draft) => setTableAs(draft as never, 0, null, SURVEY, null)).tables).toHaveLength(MAPPING.tables.length - 1);
  });

  it("takes what was guessed of the columns when an unused sheet is taken into use", () => {
    const dropped = produce(MAPPING, (draft) => setTableAs(draft as never, 0, null, SURVEY, null));
    const back = produce(dropped, (draft) => setTableAs(draft as never, null, "answers", SURVEY, USE.guess));
    expect(back.tables.at(-1)?.columns).toEqual(MAPPING.tables[0]?.columns);
  });

  it("sets the scale of a question in one table", () => {
    const changed = produce(MAPPING, (draft) => setScale(draft as never, 0, "ces", { min: 1, max: 7, highIs: "hard" }));
    expect(changed.tables[0]?.scales).toEqual({ ces: { min: 1, max: 7, highIs: "hard" } });
  });

  it("asks about what is used and uncertain, until a person has agreed or chosen", () => {
    const [question, ...more] = openQuestions(MAPPING, USE, SURVEY, []);
    expect(question).toContain("Effort");
    expect(more).toEqual([]);
    expect(openQuestions(MAPPING, USE, SURVEY, [question ?? ""])).toEqual([]);
  });
});

describe("nothing lost", () => {
  const source = sourceOf(SAMPLE_FACTS.sources, MAPPING, SURVEY, USE);
  if (source === null) throw new Error("the survey has a report");

  it("accounts for every row: seen = imported + listed", () => {
    const balance = balanceOf(source);
    expect(balance.seen).toBe(balance.imported + balance.listed.reduce((sum, finding) => sum + finding.count, 0) + balance.other);
    expect(balance.other).toBe(0);
  });

  it("says of each row whether it was left out or which cell was set aside", () => {
    const stateOf = rowStates(source, wordsOf("en", "EUR"));
    expect(stateOf(7)).toMatchObject({ isLeftOut: true, words: "listed: rows without a customer id" });
    expect(stateOf(8)).toMatchObject({ isLeftOut: false, bad: new Set(["nps"]) });
    expect(stateOf(8)?.words).toContain("set aside: Recommendation (NPS)");
    expect(stateOf(10)).toMatchObject({ isLeftOut: false, words: "imported" });
  });

  it("says nothing of rows that nobody has counted, and of rows behind the last that a long finding lists", () => {
    const words = wordsOf("en", "EUR");
    expect(rowStates(null, words)(7)).toBeNull();
    // 71 rows without an id, of which the first four are listed: row 31 may be one of the others.
    expect(rowStates(source, words)(31)).toBeNull();
    const whole = { ...source, excluded: source.excluded.map((finding) => ({ ...finding, count: finding.rows.length })) };
    expect(rowStates(whole, words)(31)?.words).toBe("imported");
  });

  it("shows all rows, those left out, those with a cell set aside, or those of one finding", () => {
    expect(scopedRows({ kind: "all" }, source)).toBeNull();
    expect(scopedRows({ kind: "listed" }, source)).toEqual([7, 9, 12, 30]);
    expect(scopedRows({ kind: "aside" }, source)).toEqual([8, 11, 15]);
    const [, outOfRange] = source.excluded;
    if (outOfRange === undefined) throw new Error("the sample has a second finding");
    expect(scopedRows({ kind: "finding", finding: outOfRange }, source)).toEqual([8, 15]);
  });
});
