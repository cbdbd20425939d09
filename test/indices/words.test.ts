import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { INDEX_IDS, METRIC_IDS, REASONS } from "../../shared/indices/index-result.ts";
import { CATALOGS, LANGUAGES } from "../../shared/messages/translator.ts";

const root = resolve(import.meta.dirname, "../..");

/** Codes in capitals that the sources of indices and metrics hold: flags and reasons. */
const codes = ["shared/indices", "shared/metrics"]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(root, folder, file)))
  .filter((file) => file.endsWith(".ts") && !file.endsWith("index-result.ts"))
  .flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"([A-Z][A-Z]+(?:_[A-Z]+)+|WEIGHTED|HOMOGENEOUS|SUPPRESSED|INDICATIVE)"/g)].map(
      (match) => match[1] ?? "",
    ),
  )
  .filter((code) => !/^(?:FIELD_UNKNOWN|FILTER_INVALID|SETTINGS_INVALID)$/.test(code));

it("names every index and metric once", () => {
  const ids: readonly string[] = [...INDEX_IDS, ...METRIC_IDS];
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(LANGUAGES)("words of the indices in %s", (language) => {
  const words = CATALOGS[language]["indices"] ?? {};

  it("hold a name, a short name, a definition and a card for every index", () => {
    for (const id of [...INDEX_IDS, ...METRIC_IDS]) {
      for (const part of ["name", "short", "definition"]) expect(words[`${id}.${part}`]).toBeTruthy();
    }
    for (const id of INDEX_IDS) {
      for (const part of ["communicates", "assumes", "provokes", "whose", "useful", "blind"]) expect(words[`${id}.${part}`]).toBeTruthy();
    }
  });

  it("hold a card, a method and when values may be compared for every supporting metric", () => {
    const cards = CATALOGS[language]["metricCards"] ?? {};
    const parts = ["communicates", "assumes", "provokes", "whose", "useful", "blind", "comparable"];
    expect(Object.keys(cards)).toEqual(METRIC_IDS.flatMap((id) => parts.map((part) => `${id}.${part}`)));
    for (const text of Object.values(cards)) expect(text).toMatch(/\w.*\.$/);
    for (const id of METRIC_IDS) expect(words[`${id}.method`]).toMatch(/\w.*\.$/);
  });

  it("hold the method of every index and when its values may be compared, in a sentence or more", () => {
    const methods = CATALOGS[language]["methods"] ?? {};
    for (const id of INDEX_IDS) for (const line of ["note", "comparable"]) expect(methods[`${id}.${line}`]).toMatch(/\w.*\.$/);
    expect(Object.keys(methods)).toEqual(Object.keys(CATALOGS.en["methods"] ?? {}));
    expect(Object.keys(CATALOGS[language]["custom"] ?? {})).toEqual(Object.keys(CATALOGS.en["custom"] ?? {}));
  });

  it("hold every reason and every flag that the sources know", () => {
    expect(codes.length).toBeGreaterThan(30);
    for (const reason of REASONS) expect(words[`reason.${reason}`]).toBeTruthy();
    for (const code of codes) expect(words[`flag.${code}`] ?? words[`reason.${code}`], code).toBeTruthy();
  });

  it("fill in the same values as English", () => {
    const english = CATALOGS.en["indices"] ?? {};
    const values = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
    expect(Object.keys(words)).toEqual(Object.keys(english));
    for (const [key, text] of Object.entries(english))
      expect([key, [...new Set(values(words[key] ?? ""))]]).toEqual([key, [...new Set(values(text))]]);
  });
});
