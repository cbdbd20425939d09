import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyWords } from "../../shared/metrics/themes/key-words.ts";
import { themeReader } from "../../shared/metrics/themes/read-themes.ts";

describe("themes of a text", () => {
  // A reader remembers what it has read: each question has its own.
  it.each([
    ["Third call about the same bill", ["billing", "followUp"]],
    ["Facture difficile à lire", ["billing", "information"]],
    ["L'attesa al telefono è lunga", ["waiting"]],
    ["Tehnicianul nu a venit", ["staff", "delivery"]],
    ["TROP CHER !", ["price"]],
    ["Hello", []],
  ])("of “%s” are %j", (text, expected) => {
    const { read, themes } = themeReader({});
    expect(read(text)).toEqual(themes.filter((theme) => expected.includes(theme)));
  });

  it("are not those of a judgement that is negated within three words, in its own language", () => {
    const { read } = themeReader({});
    expect(read("It was not very expensive")).toEqual([]);
    expect(read("not what I would have called expensive")).toEqual(["price"]);
    // “mai” negates in Italian and compares in Romanian.
    expect(read("mai scump")).toEqual(["price"]);
    expect(read("mai cara")).toEqual([]);
  });

  it("are kept where the negation is part of what is said", () => {
    const { read } = themeReader({});
    expect(read("It was not delivered")).toEqual(["delivery"]);
  });

  it("do not depend on capitals and accents", () => {
    const { read } = themeReader({});
    fc.assert(
      fc.property(fc.constantFrom("débit très lent", "Așteptare lungă", "qualité"), (text) => {
        expect(read(text.toUpperCase())).toEqual(read(text.normalize("NFD")));
      }),
    );
  });

  it("are found in any text without fault", () => {
    const { read, themes } = themeReader({});
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => read(text).every((theme) => themes.includes(theme))));
  });
});

describe("key words", () => {
  it("rank what detractors say before what promoters say, and leave out rare and function words", () => {
    const comments = [
      { text: "the bill is wrong", detractors: 30, promoters: 1 },
      { text: "the engineer is friendly", detractors: 1, promoters: 30 },
      { text: "zebra", detractors: 2, promoters: 0 },
    ];
    const { detractors, promoters } = keyWords(comments, 1.96);
    expect(detractors.map(({ word }) => word)).toEqual(["bill", "wrong"]);
    expect(promoters.map(({ word }) => word)).toEqual(["engineer", "friendly"]);
    expect(detractors.every(({ z }) => z > 1.96)).toBe(true);
  });
});
