import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatLever } from "../../../shared/scenario/format-lever.ts";
import { parseLever } from "../../../shared/scenario/parse-lever.ts";
import { readLocalNumber } from "../../../shared/scenario/phrases/read-number.ts";
import { type PhraseContext, readPhrase } from "../../../shared/scenario/phrases/read-phrase.ts";
import { EN } from "../../../shared/scenario/phrases/words-en.ts";
import { FR } from "../../../shared/scenario/phrases/words-fr.ts";
import { IT } from "../../../shared/scenario/phrases/words-it.ts";
import { RO } from "../../../shared/scenario/phrases/words-ro.ts";
import { PHRASES } from "./table.ts";

const CONTEXT: PhraseContext = { language: "en", segments: ["Enterprise", "SMB", "Small business", "Home office"], asOf: "2026-01-31" };

/** What came of a phrase, in the form of the table. */
function came(phrase: string, context: PhraseContext) {
  const read = readPhrase(phrase, context);
  if (read.kind === "lever") return formatLever(read.lever);
  return read.kind === "ambiguous" ? read.readings.map(formatLever) : { refused: read.fault.cause, got: read.fault.got };
}

describe("levers typed as phrases (peers.md M7)", () => {
  it("are tried in four languages by more than sixty of them", () => {
    expect(PHRASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(PHRASES.map(([, language]) => language)).size).toBe(4);
  });

  it.each(PHRASES)("“%s” (%s)", (phrase, language, expected) => {
    const found = came(phrase, { ...CONTEXT, language });
    if (Array.isArray(expected)) expect(new Set(found as string[])).toEqual(new Set(expected));
    else if (typeof expected === "string") expect(found).toBe(expected);
    else expect(found).toMatchObject(expected);
  });

  it("read the same whatever the language of the window is", () => {
    for (const [phrase] of PHRASES) {
      const all = (["en", "fr", "it", "ro"] as const).map((language) => {
        const found = came(phrase, { ...CONTEXT, language });
        return typeof found === "string" ? found : Array.isArray(found) ? [...found].sort().join(" | ") : "refused";
      });
      expect(new Set(all).size, phrase).toBe(1);
    }
  });

  it("give only readings that can be typed and are read back to themselves", () => {
    for (const [phrase, language] of PHRASES) {
      const read = readPhrase(phrase, { ...CONTEXT, language });
      const levers = read.kind === "lever" ? [read.lever] : read.kind === "ambiguous" ? read.readings : [];
      for (const lever of levers) expect(parseLever(formatLever(lever)), phrase).toEqual({ ok: true, value: lever });
      if (read.kind === "ambiguous") expect(read.readings.length, phrase).toBeGreaterThan(1);
      if (read.kind === "refused") expect(read.fault.cause, phrase).not.toBe("");
    }
  });

  it("take any name behind “for” for a segment where it is not known which there are", () => {
    const context: PhraseContext = { ...CONTEXT, segments: null };
    expect(came("retention +5 points for Wholesale customers", context)).toBe("retention:points:+5@Wholesale");
    expect(came("prezzo +2 % per Small business da marzo", context)).toBe("arpa:relative:+2%@Small business;start=2");
    expect(came('price +2 % for "my own: segment"', context)).toBe("arpa:relative:+2%@my own: segment");
  });

  it("count months from the month after the data end, and say that there is none to count from", () => {
    expect(came("retention +5 points from January", CONTEXT)).toBe("retention:points:+5;start=12");
    expect(came("retention +5 points from January", { ...CONTEXT, asOf: "2026-01-15" })).toBe("retention:points:+5");
    expect(came("retention +5 points from March", { ...CONTEXT, asOf: null })).toMatchObject({ refused: "noDataDate" });
  });

  it("name every word that no language knows", () => {
    expect(came("retention +5 points for Wholesale next Tuesday", CONTEXT)).toMatchObject({
      refused: "words",
      got: "Wholesale, next, Tuesday",
    });
  });
});

describe("readLocalNumber", () => {
  it.each([
    ["1,500.5", EN, 1500.5],
    ["1.500", EN, 1.5],
    ["1 500,5", FR, 1500.5],
    ["1.500", FR, null],
    ["2.5", FR, 2.5],
    ["1.500,5", IT, 1500.5],
    ["1.500", IT, 1500],
    ["2.5", IT, 2.5],
    ["2,5", EN, null],
    ["20k", EN, 20_000],
    ["1,5", IT, 1.5],
  ])("%s", (text, lexicon, expected) => {
    expect(readLocalNumber(text, lexicon)).toBe(expected);
  });
});

describe("any text", () => {
  const lexicons = [EN, FR, IT, RO];
  const words = lexicons.flatMap((lexicon) => Object.values(lexicon.words).flat());
  const salad = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom("+5", "-2,5 %", "10", "1.000", "SMB", '"Home office"', "2027", "%", "€")), {
      minLength: 1,
      maxLength: 9,
    })
    .map((parts) => parts.join(" "));

  it("is read, has several readings that can be typed, or is refused with a cause, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(salad, fc.string()), fc.constantFrom("en", "fr", "it", "ro"), (text, language) => {
        const read = readPhrase(text, { ...CONTEXT, language });
        const levers = read.kind === "lever" ? [read.lever] : read.kind === "ambiguous" ? read.readings : [];
        for (const lever of levers) expect(parseLever(formatLever(lever))).toEqual({ ok: true, value: lever });
        if (read.kind === "ambiguous") expect(levers.length).toBeGreaterThan(1);
        if (read.kind === "refused") expect(read.fault.cause).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });

  it("means the same in any order of the languages tried", () => {
    fc.assert(
      fc.property(salad, (text) => {
        const [first, ...others] = (["en", "fr", "it", "ro"] as const).map((language) => {
          const read = readPhrase(text, { ...CONTEXT, language });
          return read.kind === "lever" ? [formatLever(read.lever)] : read.kind === "ambiguous" ? read.readings.map(formatLever).sort() : [];
        });
        for (const other of others) expect(other).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});
