import { produce } from "immer";
import { describe, expect, it } from "vitest";
import { setIdRules, setReading, setRepair } from "../../../renderer/data/edit-mapping.ts";
import { entryOfSource } from "../../../renderer/data/table-uses.ts";
import type { Mapping } from "../../../shared/table/mapping.ts";
import { SAMPLE_FACTS, SAMPLE_IMPORT, SAMPLE_TABLES } from "../harness/sample-data.ts";

const edit = (recipe: (mapping: never) => void, mapping: Mapping = SAMPLE_IMPORT.mapping): Mapping =>
  produce(mapping, (draft) => recipe(draft as never));

describe("repairs", () => {
  it("are taken back and done again, and leave no trace in the mapping when they are as they were", () => {
    const id = "answers/missingWords/nps";
    const undone = edit((mapping) => setRepair(mapping, 0, id, false));
    expect(undone.tables[0]?.undone).toEqual([id]);
    expect(edit((mapping) => setRepair(mapping, 0, id, false), undone).tables[0]?.undone).toEqual([id]);
    expect(edit((mapping) => setRepair(mapping, 0, id, true), undone)).toEqual(SAMPLE_IMPORT.mapping);
  });

  it("that are off of themselves are asked for", () => {
    const id = "answers/dropRepeatedRows";
    const done = edit((mapping) => setRepair(mapping, 0, id, true));
    expect(done.tables[0]).toMatchObject({ done: [id] });
    expect(done.tables[0]?.undone).toBeUndefined();
    expect(edit((mapping) => setRepair(mapping, 0, id, false), done)).toEqual(SAMPLE_IMPORT.mapping);
  });

  it("belong to the entry of the mapping that their source was made by", () => {
    const at = (index: number) => entryOfSource(SAMPLE_FACTS.sources, SAMPLE_IMPORT.mapping, SAMPLE_TABLES, index);
    SAMPLE_FACTS.sources.forEach((source, index) => {
      expect(SAMPLE_IMPORT.mapping.tables[at(index) ?? -1]).toMatchObject({ sheet: source.sheet, as: source.as });
    });
    expect(at(99)).toBeNull();
  });
});

describe("rules for ids", () => {
  it("are the same for every table that has customers", () => {
    const changed = edit((mapping) => setIdRules(mapping, ["blanks", "zeros"]));
    const withCustomers = changed.tables.filter(({ columns }) => columns["customer_id"] !== undefined);
    expect(withCustomers.length).toBeGreaterThan(2);
    expect(withCustomers.every(({ ids }) => JSON.stringify(ids) === '["blanks","zeros"]')).toBe(true);
    expect(changed.tables.filter(({ ids }) => ids !== undefined)).toHaveLength(withCustomers.length);
  });
});

describe("readings of fields", () => {
  it("stand beside each other in one table", () => {
    const once = edit((mapping) => setReading(mapping, 0, "answered_at", "mdy"));
    const twice = edit((mapping) => setReading(mapping, 0, "weight", "comma"), once);
    expect(twice.tables[0]?.readings).toEqual({ answered_at: "mdy", weight: "comma" });
  });
});
