import { createInstance } from "i18next";
import { describe, expect, it } from "vitest";
import { translateFrom } from "../../shared/messages/translate.ts";
import { CATALOGS, createTranslator, LANGUAGES } from "../../shared/messages/translator.ts";

describe("translateFrom", () => {
  const words = {
    app: { rows_one: "{{count}} rând", rows_few: "{{count}} rânduri", rows_other: "{{count}} de rânduri", said: "{{ who }}: {{what}}" },
  };

  it("chooses the plural form by the count, and forgets none that it chose before", () => {
    const t = translateFrom(words, "ro");
    const texts = ["1 rând", "2 rânduri", "20 de rânduri"];
    expect([1, 2, 20, 1, 2, 20].map((count) => t("app:rows", { count }))).toEqual([...texts, ...texts]);
  });

  it("fills in what it is given and nothing that stands in it", () => {
    const t = translateFrom(words, "en");
    expect(t("app:said", { who: "{{what}} $t(app:rows)", what: "$&" })).toBe("{{what}} $t(app:rows): $&");
    expect(t("app:said", { who: "nobody" })).toBe("nobody: ");
  });

  it("says the key where there is no text", () => {
    expect(translateFrom(words, "en")("app:none", { who: "x" })).toBe("none");
  });

  it.each(LANGUAGES)("reads every text of the catalogue as i18next does: %s", async (language) => {
    const reference = createInstance();
    await reference.init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: CATALOGS[language] },
      keySeparator: false,
      interpolation: { escapeValue: false },
    });
    const t = createTranslator(language);
    for (const [area, texts] of Object.entries(CATALOGS[language]))
      for (const [name, text] of Object.entries(texts)) {
        const values = Object.fromEntries([...text.matchAll(/\{\{(.*?)\}\}/g)].map(([, word = ""], index) => [word.trim(), `«${index}»`]));
        expect(t(`${area}:${name}`, values)).toBe(reference.t(`${area}:${name}`, values));
        const counted = name.match(/(.*)_other$/)?.[1];
        if (counted === undefined) continue;
        for (const count of [0, 1, 2, 5, 21, 1_000_000])
          expect(t(`${area}:${counted}`, { ...values, count })).toBe(reference.t(`${area}:${counted}`, { ...values, count }));
      }
  });
});
