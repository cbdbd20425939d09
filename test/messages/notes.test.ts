import { describe, expect, it } from "vitest";
import { CATALOGS, LANGUAGES } from "../../shared/messages/translator.ts";
import { NOTE_CODES } from "../../shared/table/raw-table.ts";

describe("words of import notes", () => {
  it.each(LANGUAGES)("stand for every code in %s", (language) => {
    expect(Object.keys(CATALOGS[language]["notes"] ?? {}).sort()).toEqual([...NOTE_CODES].sort());
  });
});
