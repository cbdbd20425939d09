import { describe, expect, it } from "vitest";
import { FIELD_PATTERNS, fieldScore } from "../../shared/table/concepts/field-patterns.ts";
import { LEXICON } from "../../shared/table/concepts/lexicon.ts";
import { parsePattern } from "../../shared/table/concepts/match-pattern.ts";
import { readHeader } from "../../shared/table/concepts/read-header.ts";
import { conceptsOf, isNear } from "../../shared/table/concepts/read-word.ts";
import { CANONICAL, CANONICAL_TABLES } from "../../shared/table/fields.ts";
import { foldText, headerWords } from "../../shared/table/header-words.ts";

const concepts = (word: string): string[] => conceptsOf(word).map((set) => [...set].sort().join("/"));

describe("the words of the concepts", () => {
  it("are written as headers are compared: folded, one space apart, phrases of words that count", () => {
    for (const [concept, list] of Object.entries(LEXICON)) {
      for (const entry of list.split(" ")) {
        expect(entry, `${concept}: «${list.slice(0, 40)}»`).toMatch(/^[a-z0-9]+\*?(?:\+[a-z0-9]+\*?)*$/);
        expect(foldText(entry), concept).toBe(entry);
        if (!entry.includes("+")) continue;
        const words = entry.replaceAll("*", "").split("+");
        expect(headerWords(words.join(" ")), `${concept} ${entry}`).toEqual(words);
      }
    }
  });

  it("are found in compounds and in spite of a slip of the finger", () => {
    expect(concepts("kundennummer")).toEqual(["CUSTOMER", expect.stringContaining("ID")]);
    expect(concepts("customernumber")).toEqual(["CUSTOMER", expect.stringContaining("ID")]);
    expect(concepts("antwortdatum")).toEqual([expect.stringContaining("RESPONSE"), "DATE"]);
    expect(concepts("segmentazione")).toEqual(["SEGMENT"]);
    expect(concepts("satifsaction")).toEqual(["SATISFACTION"]);
    expect(concepts("befrragungswelle")).toEqual([expect.stringContaining("SURVEY"), "WAVE"]);
    expect(concepts("quxblorp")).toEqual([]);
  });

  it("differ by one letter when one is lost, added, changed or swapped with its neighbour", () => {
    expect(["contat", "contacct", "contect", "conatct"].map((word) => isNear(word, "contact"))).toEqual([true, true, true, true]);
    expect(["contract", "contcat", "kontakt"].map((word) => isNear(word, "contact"))).toEqual([true, true, false]);
  });

  it("make a year of twelve months, and nothing of hints such as (Y/N)", () => {
    expect([...(readHeader("Revenue last 12 months").at(-1)?.concepts ?? [])]).toEqual(["ANNUAL"]);
    expect(readHeader("Churned (Y/N)").map(({ text }) => text)).toEqual(["churned"]);
    expect(readHeader("Résilié (O/N)").map(({ text }) => text)).toEqual(["resilie"]);
  });
});

describe("the patterns of the fields", () => {
  it("belong to fields that exist and name concepts that exist", () => {
    const known = new Set([...Object.keys(LEXICON), "YEAR_NUMBER"]);
    for (const [key, patterns] of Object.entries(FIELD_PATTERNS)) {
      const [table = "", field = ""] = key.split(".");
      const tables = CANONICAL_TABLES.filter((name) => table === "*" || table === name);
      expect(
        tables.some((name) => Object.hasOwn(CANONICAL[name], field)),
        key,
      ).toBe(true);
      for (const text of patterns) {
        const { needs, may, best } = parsePattern(text);
        expect(
          [...needs.flat(), ...may].filter((concept) => !known.has(concept)),
          `${key}: ${text}`,
        ).toEqual([]);
        expect(best, text).toBeGreaterThan(0.5);
        expect(best, text).toBeLessThanOrEqual(1);
      }
    }
  });

  it("tell a field in wordings that stand in no list", () => {
    const told: readonly (readonly [string, "accounts" | "answers" | "tickets", string])[] = [
      ["Numéro de sociétaire", "accounts", "customer_id"],
      ["Monatliche Grundgebühr", "accounts", "mrr"],
      ["Fecha de finalización del contrato", "accounts", "end_date"],
      ["Data e ora di compilazione del questionario", "answers", "answered_at"],
      ["Czas", "tickets", "handle_seconds"],
    ];
    expect(told.map(([header, table, field]) => fieldScore(table, field, header).score >= 0.55)).toEqual([true, true, true, true, false]);
  });

  it("leave alone what only looks like a field", () => {
    const no = (header: string, field: string): number => fieldScore("accounts", field, header).score;
    expect(no("Customer name", "customer_id")).toBeLessThan(0.55);
    expect(no("Customer e-mail", "customer_id")).toBeLessThan(0.55);
    expect(no("Date of birth", "start_date")).toBeLessThan(0.55);
    expect(no("Next renewal date", "end_date")).toBeLessThan(0.55);
    expect(no("Cumulative revenue", "revenue")).toBeLessThan(0.55);
    expect(no("Monthly target", "mrr")).toBeLessThan(0.55);
  });
});
