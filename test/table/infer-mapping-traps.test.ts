import { describe, expect, it } from "vitest";
import type { MappingEvidence } from "../../shared/table/evidence.ts";
import { inferMapping } from "../../shared/table/infer-mapping.ts";
import type { TableMapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { rawTable } from "../engine/canonical/raw-fixture.ts";
import { fixtureColumn, type Kind, sheet } from "./sheet-fixture.ts";

const tablesOf = (...raw: readonly RawTable[]): readonly TableMapping[] => inferMapping(raw).mapping.tables;
const only = (columns: Readonly<Record<string, Kind>>): TableMapping | undefined => tablesOf(sheet(columns))[0];

/** A survey of one question with these answers. */
const answers = (header: string, cells: readonly (number | string | null)[]): TableMapping | undefined =>
  tablesOf(rawTable({ columns: [fixtureColumn("Customer ID", "id", cells.length), { header, cells }] })).find(({ as }) => as === "answers");

const repeat = (values: readonly number[], times: number): number[] => Array.from({ length: times }, () => values).flat();

describe("scales", () => {
  it("do not change by typos such as 11 or 99", () => {
    expect(answers("NPS", [...repeat([0, 5, 7, 8, 9, 10], 20), 11, 99])?.scales?.nps).toEqual({ min: 0, max: 10 });
    expect(answers("CSAT", [...repeat([1, 2, 3, 4, 5], 20), 55, 9])?.scales?.csat).toEqual({ min: 1, max: 5 });
    expect(answers("CSAT", [...repeat([1, 2, 3, 4, 5], 2), 99])?.scales?.csat).toEqual({ min: 1, max: 5 });
  });

  it("follow the values: 1–7, 1–10, 0–10, thumbs", () => {
    expect(answers("Satisfaction", repeat([1, 3, 5, 6, 7], 10))?.scales?.csat).toEqual({ min: 1, max: 7 });
    expect(answers("Satisfaction", repeat([1, 3, 5, 8, 9, 10], 10))?.scales?.csat).toEqual({ min: 1, max: 10 });
    expect(answers("Satisfaction", repeat([0, 3, 5, 8, 9, 10], 10))?.scales?.csat).toEqual({ min: 0, max: 10 });
    expect(answers("Satisfaction", repeat([0, 1, 1], 10))?.scales?.csat).toEqual({ min: 0, max: 1 });
  });

  it("follow the header where it names one", () => {
    expect(answers("Satisfaction (1-7)", repeat([1, 2, 3, 4, 5], 10))?.scales?.csat).toEqual({ min: 1, max: 7 });
    expect(answers("Satisfaction de 1 à 10", repeat([2, 3, 4, 5], 10))?.scales?.csat).toEqual({ min: 1, max: 10 });
    expect(answers("Recommandation sur 10 (NPS)", repeat([5, 6, 7], 10))?.scales?.nps).toEqual({ min: 0, max: 10 });
  });

  it("are the usual ones where a handful of answers does not tell", () => {
    expect(answers("CES", [5, 4, 3])?.scales?.ces).toEqual({ min: 1, max: 7, highIs: "easy" });
  });

  it("are read from text too", () => {
    expect(answers("CSAT", ["5", "4", "3", "2", "1", "5", "4", "N/A", "5", "3"])?.scales?.csat).toEqual({ min: 1, max: 5 });
  });

  it("of a question asked in two waves are one, whatever one wave reaches", () => {
    const wave = (id: string, name: string, values: readonly number[]): RawTable =>
      rawTable({
        id,
        sheet: name,
        columns: [fixtureColumn("Customer ID", "id", values.length), { header: "Satisfaction", cells: values }],
      });
    const found = tablesOf(wave("raw_1", "W1", repeat([1, 2, 3, 4, 5, 6, 7], 20)), wave("raw_2", "W2", repeat([2, 3, 4, 5], 10)));
    expect(found.map(({ as, scales }) => [as, scales?.csat])).toEqual([
      ["answers", { min: 1, max: 7 }],
      ["answers", { min: 1, max: 7 }],
    ]);
  });
});

describe("recommendation", () => {
  it("on a short scale is not NPS", () => {
    expect(answers("Would you recommend us?", repeat([1, 2, 3, 4, 5], 10))?.columns).toMatchObject({
      recommend: "Would you recommend us?",
    });
  });
  it("without a name is NPS when whole numbers run from 0 to 10", () => {
    expect(answers("Score", repeat([0, 5, 7, 8, 9, 10], 10))?.columns).toMatchObject({ nps: "Score" });
    expect(answers("Note", repeat([1, 2, 3, 4, 5], 10))?.columns).toMatchObject({ csat: "Note" });
  });
  it("is not guessed from counts that happen to run from 0 to 10", () => {
    expect(only({ "Customer ID": "id", "Number of referrals": "nps", MRR: "money" })?.columns).toMatchObject({
      "Number of referrals": "Number of referrals",
    });
  });
});

describe("effort", () => {
  const direction = (header: string) => {
    const { guesses } = inferMapping([
      rawTable({ columns: [fixtureColumn("Customer ID", "id", 70), { header, cells: repeat([1, 2, 3, 4, 5, 6, 7], 10) }] }),
    ]);
    const guess = guesses.find(({ as }) => as === "answers")?.columns.find(({ field }) => field === "ces");
    return [guess?.scale?.highIs, guess?.reason.code];
  };
  it("is high when easy by default, and says that this is a guess", () => {
    expect(direction("Customer Effort Score")).toEqual(["easy", "effortEasyGuess"]);
    expect(direction("CES")).toEqual(["easy", "effortEasyGuess"]);
  });
  it("is easy when the header asks for ease", () => {
    expect(direction("How easy was it to solve your problem?")).toEqual(["easy", "effortEasy"]);
    expect(direction("Cât de ușor a fost?")).toEqual(["easy", "effortEasy"]);
    expect(direction("Effort (1 = very difficult, 7 = very easy)")).toEqual(["easy", "effortEasy"]);
  });
  it("is hard when the header asks for effort or difficulty", () => {
    expect(direction("How much effort did you have to put forth?")).toEqual(["hard", "effortHard"]);
    expect(direction("Quel effort avez-vous dû fournir ?")).toEqual(["hard", "effortHard"]);
    expect(direction("Quanto è stato difficile?")).toEqual(["hard", "effortHard"]);
  });
});

describe("columns that look like a field and are not", () => {
  it("money of the whole life is not revenue of 12 months", () => {
    const found = only({
      "Customer ID": "id",
      "Total Revenue": "money",
      "Total Charges": "money",
      "Lifetime value": "money",
      "Start date": "day",
    });
    expect(found?.columns).toEqual({
      customer_id: "Customer ID",
      start_date: "Start date",
      "Total Revenue": "Total Revenue",
      "Total Charges": "Total Charges",
      "Lifetime value": "Lifetime value",
    });
  });
  it("tenure is no start date, and days of handling are no seconds; minutes are converted", () => {
    expect(only({ "Customer ID": "id", "Tenure in months": "tenure", MRR: "money" })?.columns).not.toHaveProperty("start_date");
    const tickets = (header: string) => only({ "Ticket ID": "idNumber", "Created at": "moment", [header]: "seconds" })?.columns;
    expect(tickets("Handle time (days)")).not.toHaveProperty("handle_seconds");
    expect(tickets("Handle time (min)")).toMatchObject({ handle_seconds: "Handle time (min)" });
  });
  it("a quarter with one value is no wave", () => {
    expect(only({ "Customer ID": "id", NPS: "nps", Quarter: "one" })?.columns).toMatchObject({ Quarter: "Quarter" });
  });
  it("answers in words are answers only where every word is understood", () => {
    const found = only({ "Customer ID": "id", NPS: "nps", Satisfaction: "words" });
    expect(found?.columns).toMatchObject({ csat: "Satisfaction" });
    const other = only({ "Customer ID": "id", NPS: "nps", Satisfaction: "label" });
    expect(other?.columns).not.toHaveProperty("csat");
    expect(other?.columns).toMatchObject({ Satisfaction: "Satisfaction" });
  });
  it("a churn score, a reason and a CLTV of a vendor are kept as they are", () => {
    const found = only({ "Customer ID": "id", Churned: "yesNo", "Churn Score": "tenure", "Churn Reason": "label", CLTV: "money" });
    expect(found?.columns).toEqual({
      customer_id: "Customer ID",
      churned: "Churned",
      "Churn Score": "Churn Score",
      "Churn Reason": "Churn Reason",
      CLTV: "CLTV",
    });
  });
  it("a status of tickets is no churn", () => {
    expect(only({ "Customer ID": "id", Status: "open", MRR: "money" })?.columns).not.toHaveProperty("churned");
  });
  it("an extra column with the name of a field keeps its name with a number", () => {
    const found = only({ "Customer ID": "id", NPS: "nps", csat: "label" });
    expect(found?.columns).toMatchObject({ "csat (2)": "csat" });
  });
  it("names and remarks are left out", () => {
    const found = only({ "Customer ID": "id", MRR: "money", "Full name": "text" });
    expect(Object.values(found?.columns ?? {})).not.toContain("Full name");
  });
});

describe("tables", () => {
  it("a sheet with one row a customer and a satisfaction column is accounts and answers", () => {
    const found = tablesOf(sheet({ "Customer ID": "id", "Satisfaction Score": "five", "Churn Value": "flag", Offer: "label" }));
    expect(found).toHaveLength(2);
    expect(found.find(({ as }) => as === "accounts")?.columns).toEqual({
      customer_id: "Customer ID",
      churned: "Churn Value",
      Offer: "Offer",
    });
    expect(found.find(({ as }) => as === "answers")?.columns).toEqual({ customer_id: "Customer ID", csat: "Satisfaction Score" });
  });
  it("a date of an account is not the date of an answer", () => {
    const found = tablesOf(sheet({ "Customer ID": "id", NPS: "nps", "Start date": "day", "End date": "someDay", MRR: "money" }));
    expect(found.find(({ as }) => as === "accounts")?.columns).toMatchObject({ start_date: "Start date", end_date: "End date" });
    expect(found.find(({ as }) => as === "answers")?.columns).toEqual({ customer_id: "Customer ID", nps: "NPS" });
  });
  it("tickets with a satisfaction column are answers too, dated like the ticket", () => {
    const found = tablesOf(
      sheet({ "Ticket ID": "idNumber", "Customer ID": "idAgain", "Created at": "moment", "Resolved at": "moment", "CSAT score": "five" }),
    );
    expect(found.find(({ as }) => as === "answers")?.columns).toEqual({
      customer_id: "Customer ID",
      answered_at: "Resolved at",
      csat: "CSAT score",
    });
  });
  it("sheets with the same columns are the same table, listed each", () => {
    const columns = { "Customer ID": "id", Date: "day", NPS: "nps" } as const;
    const found = tablesOf(sheet(columns, { id: "raw_1", sheet: "Q1" }), sheet(columns, { id: "raw_2", sheet: "Q2" }));
    expect(found.map(({ sheet: name, as }) => [name, as])).toEqual([
      ["Q1", "answers"],
      ["Q2", "answers"],
    ]);
  });
  it("a list of customers with labels only is accounts; a page of notes is nothing", () => {
    const { guesses, mapping } = inferMapping([
      sheet({ "Customer ID": "id", Gender: "label2" }, { id: "raw_1", sheet: "People" }),
      sheet({ Title: "text", "Column B": "empty" }, { id: "raw_2", sheet: "Read me" }),
    ]);
    expect(guesses.map(({ as }) => as)).toEqual(["accounts", null]);
    expect(mapping.tables).toHaveLength(1);
  });
  it("a hidden sheet is not used where a visible one holds the same", () => {
    const columns = { "Customer ID": "id", NPS: "nps" } as const;
    const hidden: RawTable = { ...sheet(columns, { id: "raw_2", sheet: "old" }), hidden: true };
    const { guesses, mapping } = inferMapping([sheet(columns), hidden]);
    expect(mapping.tables.map(({ sheet: name }) => name)).toEqual(["Sheet1"]);
    expect(guesses[1]?.reason.code).toBe("hiddenSheet");
  });
  it("joined sheets give one meaning to a field: the surer column", () => {
    const found = tablesOf(
      sheet({ "Customer ID": "id", MRR: "money", Contract: "label" }, { id: "raw_1", sheet: "A" }),
      sheet({ "Customer ID": "id", Churned: "yesNo", Region: "label2" }, { id: "raw_2", sheet: "B" }),
    );
    expect(found.map(({ columns }) => columns["segment"])).toEqual(["Contract", undefined]);
    expect(found[1]?.columns).toMatchObject({ Region: "Region" });
  });
});

describe("keys", () => {
  it("without a telling header are found by the values they share with another table", () => {
    const evidence: MappingEvidence = {
      overlaps: [{ left: { table: "raw_1", column: "c0" }, right: { table: "raw_2", column: "c0" }, matchedShare: 0.95 }],
    };
    const { mapping, guesses } = inferMapping(
      [
        sheet({ "Customer ID": "id", MRR: "money" }, { id: "raw_1", sheet: "A" }),
        sheet({ Matricola: "id", NPS: "nps" }, { id: "raw_2", sheet: "B" }),
      ],
      evidence,
    );
    expect(mapping.tables[1]?.columns).toMatchObject({ customer_id: "Matricola" });
    expect(guesses[1]?.columns[0]?.reason).toEqual({ code: "keyShared", detail: { percent: 95 } });
  });
  it("are the column that other tables share, not the first id", () => {
    const pair = (left: string, right: string, matchedShare: number) => ({
      left: { table: "raw_1", column: left },
      right: { table: "raw_2", column: right },
      matchedShare,
    });
    const { mapping } = inferMapping(
      [
        sheet({ "Account ID": "id", "User ID": "idNumber", MRR: "money" }, { id: "raw_1", sheet: "A" }),
        sheet({ "User ID": "idNumber", NPS: "nps" }, { id: "raw_2", sheet: "B" }),
      ],
      { overlaps: [pair("c0", "c0", 0), pair("c1", "c0", 1)] },
    );
    expect(mapping.tables[0]?.columns["customer_id"]).toBe("User ID");
  });
});

describe("the mapping", () => {
  it("names what it found in the form that can be saved and passed back", () => {
    const { mapping } = inferMapping([sheet({ "Customer ID": "id", NPS: "nps" }, { file: "survey.csv", sheet: null })]);
    expect(mapping).toEqual({
      tables: [
        { file: "survey.csv", as: "answers", columns: { customer_id: "Customer ID", nps: "NPS" }, scales: { nps: { min: 0, max: 10 } } },
      ],
    });
  });
  it("does not depend on the order of the files", () => {
    const one = sheet({ "Customer ID": "id", MRR: "money", Contract: "label" }, { id: "raw_1", sheet: "A" });
    const two = sheet({ "Customer ID": "id", NPS: "nps", Date: "day" }, { id: "raw_2", sheet: "B" });
    const key = (tables: readonly TableMapping[]): string[] => tables.map((table) => JSON.stringify(table)).sort();
    expect(key(tablesOf(one, two))).toEqual(key(tablesOf(two, one)));
  });
});

describe("what the answers tell", () => {
  const survey = rawTable({
    columns: [fixtureColumn("Customer ID", "id"), fixtureColumn("NPS", "nps"), { header: "Effort", cells: repeat([1, 3, 5, 7], 15) }],
  });
  const direction = (correlation: number | null) => {
    const effortTrends = correlation === null ? [] : [{ table: "raw_1", column: "c2", correlation }];
    const { guesses } = inferMapping([survey], { overlaps: [], effortTrends });
    return guesses[0]?.columns.find(({ field }) => field === "ces")?.reason.code;
  };
  it("decides which end of a bare effort score is easy", () => {
    expect(direction(0.5)).toBe("effortEasySeen");
    expect(direction(-0.5)).toBe("effortHardSeen");
    expect(direction(0.05)).toBe("effortHard");
    expect(direction(null)).toBe("effortHard");
  });
});

describe("sheets in parts", () => {
  it("are read alike, even where one part has too few answers to tell", () => {
    const part = (id: string, name: string, cells: readonly (number | null)[]): RawTable =>
      rawTable({
        id,
        sheet: name,
        columns: [fixtureColumn("Customer ID", "id", cells.length), { header: "Score", type: "number", cells }],
      });
    const found = tablesOf(part("raw_1", "March", [null, 9]), part("raw_2", "April", repeat([0, 5, 7, 8, 9, 10], 10)));
    expect(found.map(({ as, columns }) => [as, columns["nps"]])).toEqual([
      ["answers", "Score"],
      ["answers", "Score"],
    ]);
  });
});
