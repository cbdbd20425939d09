import { describe, expect, it } from "vitest";
import { CANONICAL, CANONICAL_TABLES, QUESTIONS } from "../../shared/table/fields.ts";
import { foldText, headerWords } from "../../shared/table/header-words.ts";
import { bestMatch, matchHeader } from "../../shared/table/match-header.ts";
import { ENGLISH } from "../../shared/table/synonyms/english.ts";
import { FRENCH } from "../../shared/table/synonyms/french.ts";
import { ITALIAN } from "../../shared/table/synonyms/italian.ts";
import { OTHERS } from "../../shared/table/synonyms/others.ts";
import { phrasesOf } from "../../shared/table/synonyms/phrases-of.ts";
import { ROMANIAN } from "../../shared/table/synonyms/romanian.ts";

const LANGUAGES = { ENGLISH, FRENCH, ITALIAN, ROMANIAN };

describe("headers", () => {
  it("are words without accents, case, punctuation and small words", () => {
    expect(headerWords("Date d'entrée")).toEqual(["date", "entree"]);
    expect(headerWords("customerID")).toEqual(["customer", "id"]);
    expect(headerWords("NPSScore_2024")).toEqual(["nps", "score", "2024"]);
    expect(headerWords("Q3. Cât de ușor a fost?")).toEqual(["cat", "usor", "fost"]);
    expect(headerWords("Montant (€)")).toEqual(["montant"]);
    expect(headerWords("Q1")).toEqual(["q1"]);
  });

  it("say a phrase wholly, partly or not", () => {
    expect(matchHeader(headerWords("Monthly Charge"), "monthly charge")).toBe(1);
    expect(matchHeader(headerWords("Monthly charges (1-12)"), "monthly charge")).toBe(1);
    expect(matchHeader(headerWords("Avg Monthly Long Distance Charges"), "monthly charge")).toBe(0);
    expect(matchHeader(headerWords("Customer satisfaction score"), "satisfaction")).toBeCloseTo(0.6 + 0.35 / 3, 10);
    expect(matchHeader(headerWords("Date"), "=date")).toBe(1);
    expect(matchHeader(headerWords("Churn date"), "=date")).toBe(0);
    expect(matchHeader(headerWords("How likely are you to recommend us?"), "likely ~ recommend*")).toBeCloseTo(0.6 + 0.35 / 2, 10);
  });
});

describe("synonyms", () => {
  it("belong to fields that exist and are written as headers are compared", () => {
    for (const [language, words] of Object.entries({ ...LANGUAGES, OTHERS })) {
      for (const [key, phrases] of Object.entries(words)) {
        const [table = "", field = ""] = key.split(".");
        const tables = table === "*" ? CANONICAL_TABLES : CANONICAL_TABLES.filter((name) => name === table);
        expect(
          tables.some((name) => Object.hasOwn(CANONICAL[name], field)),
          `${language} ${key}`,
        ).toBe(true);
        for (const phrase of phrases) expect(foldText(phrase), `${language} ${key}`).toBe(phrase);
      }
    }
  });

  it("name every field in each of the four languages", () => {
    // Words that these languages share with English.
    const shared = new Set(["cac"]);
    for (const [language, words] of Object.entries(LANGUAGES)) {
      for (const table of CANONICAL_TABLES) {
        for (const field of Object.keys(CANONICAL[table])) {
          if ((QUESTIONS as readonly string[]).includes(field) || shared.has(field)) continue;
          const known = words[`${table}.${field}`] ?? words[`*.${field}`];
          expect(known?.length ?? 0, `${language} ${table}.${field}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it("lead each field's own name back to the field", () => {
    for (const table of CANONICAL_TABLES) {
      for (const field of Object.keys(CANONICAL[table])) {
        expect(bestMatch(headerWords(field), phrasesOf(table, field)).score, `${table}.${field}`).toBe(1);
      }
    }
  });
});
