import { describe, expect, it } from "vitest";
import { keepMapping } from "../../shared/table/keep-mapping.ts";
import type { Mapping, TableMapping } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { rawTable } from "../engine/canonical/raw-fixture.ts";

const table = (id: string, file: string, headers: readonly string[], firstRow = 1): RawTable => {
  const raw = rawTable({ id, file, sheet: null, columns: headers.map((header) => ({ header, cells: [] })) });
  return { ...raw, area: { ...raw.area, firstRow } };
};

const answers = (file: string, columns: Readonly<Record<string, string>>, more: Partial<TableMapping> = {}): TableMapping => ({
  file,
  as: "answers",
  columns,
  ...more,
});

const kept = (
  edited: readonly TableMapping[],
  before: readonly RawTable[],
  inferred: readonly TableMapping[],
  after: readonly RawTable[],
): Mapping["tables"] => keepMapping({ edited: { tables: edited }, before, inferred: { tables: inferred }, after }).tables;

describe("the mapping that a person has edited", () => {
  const one = table("raw_1", "a.csv", ["Id", "Score", "Other"]);
  const two = table("raw_2", "b.csv", ["Kunde", "Umsatz"]);
  const edit = answers("a.csv", { customer_id: "Id", nps: "Other" }, { readings: { nps: "asWritten" }, undone: ["answers/blanks/x"] });
  const guess = answers("a.csv", { customer_id: "Id", nps: "Score" });
  const accounts: TableMapping = { file: "b.csv", as: "accounts", columns: { customer_id: "Kunde", mrr: "Umsatz" } };

  it("holds for its tables, and new tables take the inferred one", () => {
    expect(kept([edit], [one], [guess, accounts], [one, two])).toEqual([edit, accounts]);
  });

  it("keeps a table unused that a person does not use", () => {
    expect(kept([edit], [one, two], [guess, accounts], [one, two])).toEqual([edit]);
  });

  it("loses tables that are gone", () => {
    expect(kept([edit, accounts], [one, two], [accounts], [two])).toEqual([accounts]);
  });

  it("loses fields whose header is gone, and takes the inferred field of a header that is new", () => {
    const again = table("raw_9", "a.csv", ["Id", "Score", "Segment"]);
    const anew = answers("a.csv", { customer_id: "Id", nps: "Score", segment: "Segment" });
    expect(kept([edit], [one], [anew], [again])).toEqual([{ ...edit, columns: { customer_id: "Id", segment: "Segment" } }]);
  });

  it("names file and sheet once there are several", () => {
    const { file: _, ...open } = edit;
    expect(kept([open], [one], [guess, accounts], [one, two])).toEqual([edit, accounts]);
  });

  it("is the mapping of a new wave with the same headers, whose own name says the wave", () => {
    const wave = table("raw_3", "a2.csv", ["Score", "Id", "Other"]);
    const inferred = answers("a2.csv", { customer_id: "Id", nps: "Score" }, { constants: { wave: "Q2" } });
    expect(kept([edit], [one], [guess, inferred], [one, wave])).toEqual([edit, { ...edit, file: "a2.csv", constants: { wave: "Q2" } }]);
  });

  it("keeps two uses of one table, and tables that stand at different places of a sheet apart", () => {
    const lower = table("raw_2", "a.csv", ["Key", "MRR"], 20);
    const also: TableMapping = { file: "a.csv", as: "accounts", columns: { customer_id: "Id" } };
    const second: TableMapping = { file: "a.csv", at: "A20", as: "accounts", columns: { customer_id: "Key", mrr: "MRR" } };
    const first = { ...edit, at: "A1" };
    const tables = kept([first, also, second], [one, lower], [guess], [one, lower]);
    expect(tables).toEqual([first, also, second]);
  });

  it("knows the waves of one table apart by their columns", () => {
    const wide = table("raw_1", "a.csv", ["Id", "NPS Q1", "NPS Q2"]);
    const q1 = answers("a.csv", { customer_id: "Id", nps: "NPS Q1" }, { constants: { wave: "Q1" } });
    const q2 = answers("a.csv", { customer_id: "Id", nps: "NPS Q2" }, { constants: { wave: "Q2" } });
    const again = table("raw_7", "b.csv", ["Id", "NPS Q1", "NPS Q2"]);
    const edited = [q1, { ...q2, constants: { wave: "second" } }];
    const inferred = [q1, q2, { ...q1, file: "b.csv" }, { ...q2, file: "b.csv" }];
    expect(kept(edited, [wide], inferred, [wide, again])).toEqual([...edited, { ...q1, file: "b.csv" }, { ...q2, file: "b.csv" }]);
  });

  it("carries a corrected scale over to a new table of which the same was inferred, and no further", () => {
    const scaled = (file: string, max: number): TableMapping => answers(file, { csat: "Score" }, { scales: { csat: { min: 1, max } } });
    const other = table("raw_2", "b.csv", ["Score"]);
    expect(kept([scaled("a.csv", 10)], [one], [scaled("a.csv", 5), scaled("b.csv", 5)], [one, other])).toEqual([
      scaled("a.csv", 10),
      scaled("b.csv", 10),
    ]);
    expect(kept([scaled("a.csv", 10)], [one], [scaled("a.csv", 5), scaled("b.csv", 7)], [one, other])).toEqual([
      scaled("a.csv", 10),
      scaled("b.csv", 7),
    ]);
  });

  it("is the inferred one where nothing was there before", () => {
    expect(kept([], [], [guess, accounts], [one, two])).toEqual([guess, accounts]);
  });
});
