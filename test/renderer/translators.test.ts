import { describe, expect, it } from "vitest";
import { loadLanguage, translatorOf } from "../../renderer/ui/translators.ts";
import { LANGUAGES } from "../../shared/messages/languages.ts";
import { createTranslator } from "../../shared/messages/translator.ts";

describe("words of one language", () => {
  it("are refused before they have been loaded", () => {
    expect(() => translatorOf("ro")).toThrow(/requires loadLanguage/);
  });

  it.each(LANGUAGES)("in %s are those of the command line, plain, filled in and in the plural", async (language) => {
    await loadLanguage(language);
    const [own, all] = [translatorOf(language), createTranslator(language)];
    for (const count of [1, 2, 21]) expect(own("levers:months", { count })).toBe(all("levers:months", { count }));
    expect(own("cards:rail.compareLast", { wave: "Q1" })).toBe(all("cards:rail.compareLast", { wave: "Q1" }));
    expect(own("app:screen.data")).toBe(all("app:screen.data"));
    expect(own("app:screen.data")).not.toBe("app:screen.data");
    // What was asked for once without values must not answer for a later question with values.
    expect(own("levers:months")).toBe(all("levers:months"));
    expect(own("levers:months", { count: 3 })).toBe(all("levers:months", { count: 3 }));
  });
});
