import { describe, expect, test } from "vitest";
import { CATALOGS, LANGUAGES } from "../../../shared/messages/translator.ts";
import { PROBLEM_CODES } from "../../../shared/problem.ts";

const placeholders = (words: string): readonly string[] => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").toSorted();

describe("the words of problems", () => {
  test.each(LANGUAGES)("exist for every code in %s", (language) => {
    const words = CATALOGS[language]["problem"] ?? {};
    expect(PROBLEM_CODES.filter((code) => words[code] === undefined || words[code] === "")).toEqual([]);
  });

  test.each(LANGUAGES)("in %s fill in the same values as in English, and no key is missing or left over", (language) => {
    const english = CATALOGS.en["problem"] ?? {};
    const words = CATALOGS[language]["problem"] ?? {};
    expect(Object.keys(words).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const [key, text] of Object.entries(english)) expect(placeholders(words[key] ?? ""), key).toEqual(placeholders(text));
  });
});
