import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SCHEMAS } from "../../shared/ipc/schemas.ts";
import { LANGUAGES } from "../../shared/messages/languages.ts";
import { CATALOGS } from "../../shared/messages/translator.ts";

const FOLDER = join(process.cwd(), "renderer");

/** Keys written out in the code of the window: `t("area:key")`. Keys that are put together are checked where they are used. */
const written = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => [...readFileSync(join(FOLDER, file), "utf8").matchAll(/"([a-z]+):([A-Za-z0-9_.-]+)"/g)])
  .map((match) => ({ area: match[1] ?? "", key: match[2] ?? "" }))
  .filter(({ area, key }) => Object.hasOwn(CATALOGS.en, area) && !Object.hasOwn(SCHEMAS, `${area}:${key}`));

const has = (words: Readonly<Record<string, string>> | undefined, key: string): boolean =>
  words !== undefined && [key, `${key}_other`, `${key}_row`].some((name) => Object.hasOwn(words, name));

describe("words of the window", () => {
  it("exist in every language for every key that the code writes out", () => {
    expect(written.length).toBeGreaterThan(150);
    const missing = LANGUAGES.flatMap((language) =>
      written.filter(({ area, key }) => !has(CATALOGS[language][area], key)).map(({ area, key }) => `${language} ${area}:${key}`),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  it("fill in the same values in every language", () => {
    const holes = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].sort();
    for (const area of ["app", "data", "cards", "definitions", "exporting", "figures"]) {
      for (const [key, english] of Object.entries(CATALOGS.en[area] ?? {})) {
        // "The first row" needs no number in some languages.
        if (key.endsWith("_one")) continue;
        for (const language of LANGUAGES) {
          const words = CATALOGS[language][area]?.[key];
          if (words !== undefined) expect(holes(words), `${language} ${area}:${key}`).toEqual(holes(english));
        }
      }
    }
  });
});
