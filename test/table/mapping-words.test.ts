import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { en } from "../../shared/messages/en/catalog.ts";
import { createTranslator, LANGUAGES } from "../../shared/messages/translator.ts";
import { CANONICAL, CANONICAL_TABLES } from "../../shared/table/fields.ts";
import { foldText } from "../../shared/table/header-words.ts";
import { inferMapping } from "../../shared/table/infer-mapping.ts";
import { READING_ANSWERS, READINGS } from "../../shared/table/readings.ts";
import { sheet } from "./sheet-fixture.ts";

/** Text of every source file below a folder. */
function sourceOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
}

const matches = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? "")),
];

describe("every code of the mapping has words", () => {
  const mapping = en.mapping as Readonly<Record<string, string>>;
  const table = sourceOf("shared/table");
  const canonical = sourceOf("electron/engine/canonical");

  it("for why a column or a sheet was taken for what it is", () => {
    const codes = [
      ...matches(table, /code: "([a-zA-Z]+)"/g),
      ...matches(table, /left\("([a-zA-Z]+)"\)/g),
      ...matches(table, /"(kept[a-zA-Z]+)"/g),
      ...matches(table, /"((?:also|table)[A-Z][a-zA-Z]+)"/g),
      ...matches(table, /"(effort[A-Z][a-zA-Z]+)"/g),
      "questionWords",
    ];
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !Object.hasOwn(mapping, `reason.${code}`))).toEqual([]);
  });

  it("for why, with everything that they name, and of a header nothing that does not stand in it", () => {
    const sheets = [
      sheet({ Client: "id", Date: "dayText", "Recommandation (0-10)": "nps", Pays: "label" }),
      sheet({ "Id cliente": "idNumber", Abbonamento: "money", "Data di inizio": "day", Stato: "status", Regione: "label" }),
      sheet({ Compte: "idAgain", "Montant mensuel HT": "moneyEuro", "Date de résiliation": "someDay", Offre: "label2" }),
      sheet({ Kunde: "id", "Wie zufrieden waren Sie?": "five", Bemerkung: "text", Welle: "one" }),
      sheet({ Ref: "id", Opened: "moment", Closed: "moment", Priority: "label", "Handled by": "label2" }),
    ];
    const columns = sheets.flatMap((one) => inferMapping([one]).guesses.flatMap((guess) => guess.columns));
    expect(columns.some(({ reason }) => reason.code === "headerWords")).toBe(true);
    for (const { header, reason } of columns) {
      const names = [...(mapping[`reason.${reason.code}`] ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);
      expect([header, reason.code, names.filter((name) => reason.detail?.[name] === undefined)]).toEqual([header, reason.code, []]);
      if (reason.code === "headerWords") expect(foldText(header)).toContain(foldText(String(reason.detail?.["phrase"])));
    }
  });

  it("for why cells and rows are not used", () => {
    const all = [...matches(canonical, /reason: "((?:UNREADABLE|OUT|CELL|MISSING|END|DUPLICATE)[A-Z_]+)"/g)];
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter((code) => !Object.hasOwn(mapping, `excluded.${code}`))).toEqual([]);
  });

  it("for every question that the data leave open and every answer to it", () => {
    const keys = [
      ...[...Object.keys(READINGS), "points", "effort"].map((kind) => `question.${kind}`),
      ...[...READING_ANSWERS, "easy", "hard"].map((option) => `option.${option}`),
      ...["percentMixed", "percentAll", "naRegion", "naMissing", "naRegionGuess", "naMissingGuess"].map((code) => `reading.${code}`),
      ...["minutesToSeconds", "hoursToSeconds", "countAsFlag", "reversedScale", "wordsAsScale", "numbersInLabels"].map(
        (code) => `reading.${code}`,
      ),
      ...["labelNumbers", "labelWords", "labelWordsGuess"].map((code) => `reason.${code}`),
    ];
    expect(keys.filter((key) => !Object.hasOwn(mapping, key))).toEqual([]);
  });

  it("for every canonical table and field, in every language", () => {
    for (const language of LANGUAGES) {
      const t = createTranslator(language);
      for (const name of CANONICAL_TABLES) {
        expect(t(`mapping:table.${name}`)).not.toContain("table.");
        for (const field of Object.keys(CANONICAL[name])) expect(t(`mapping:field.${field}`)).not.toContain("field.");
      }
    }
  });

  it("with the same keys and the same values to fill in, in every language", () => {
    const holes = (text: string): readonly string[] => matches(text, /\{\{(\w+)\}\}/g).toSorted();
    for (const language of LANGUAGES) {
      const t = createTranslator(language);
      for (const [key, text] of Object.entries(mapping)) {
        const values = Object.fromEntries(holes(text).map((name) => [name, `<${name}>`]));
        const words = t(`mapping:${key}`, values);
        for (const name of holes(text)) expect(words, `${language} ${key}`).toContain(`<${name}>`);
        expect(words).not.toContain("{{");
      }
    }
  });
});
