import { describe, expect, it } from "vitest";
import { type KeyWord, keyWords, type SidedComment } from "../../shared/metrics/themes/key-words.ts";
import { themeReader, tokensOf } from "../../shared/metrics/themes/read-themes.ts";
import { logOddsDirichlet } from "../../shared/statistics/log-odds-dirichlet.ts";
import { near } from "../statistics/near.ts";

describe("themes of one's own words", () => {
  // A reader remembers what it has read: each question has its own.
  const ownReader = () =>
    themeReader({
      price: ["!gold"],
      billing: [],
      heat: ["warm*", "!hot", "hot tap water here", "one two three four five", "...", "é*"],
      Füße: ["a b"],
    });

  it("stand in place of the built-in ones of that name, beside the others, in their order", () => {
    const { read, themes } = ownReader();
    expect(themes).toEqual([
      ...["price", "waiting", "staff", "followUp", "quality", "connection", "delivery", "digital", "information", "contract", "support"],
      ...["heat", "Füße"],
    ]);
    expect(read("expensive gold invoice")).toEqual(["price"]);
    expect(read("warm staff, hot staff, warm gold")).toEqual(["price", "staff", "heat"]);
  });

  it("are whole words, beginnings, or up to four words that follow each other", () => {
    const { read } = ownReader();
    expect(["warm", "Wärmer", "lukewarm", "war", "hotter"].map((text) => read(text))).toEqual([["heat"], ["heat"], [], [], []]);
    expect(read("Hot tap water — here!")).toEqual(["heat"]);
    expect(read("no hot tap water here")).toEqual(["heat"]);
    expect(read("no hot tap water there")).toEqual([]);
    expect(read("one two three four five")).toEqual([]);
    expect(read("a b")).toEqual(["Füße"]);
    expect(read("a, c b")).toEqual([]);
    expect(read("ab")).toEqual([]);
    expect(read("...")).toEqual([]);
  });

  it("are judgements that a negation of any language undoes within three words", () => {
    const { read } = ownReader();
    for (const negation of ["not", "pas", "mai", "fara"]) {
      expect(read(`${negation} hot`)).toEqual([]);
      expect(read(`${negation} at all hot`)).toEqual([]);
      expect(read(`${negation} so at all hot`)).toEqual(["heat"]);
      expect(read(`${negation} warm`)).toEqual(["heat"]);
    }
    expect(read("hot, not gold")).toEqual(["heat"]);
    expect(read("not gold but gold it is in the end, gold")).toEqual(["price"]);
  });

  it("are looked up by the same reader for the same dictionary, which answers alike again", () => {
    const dictionary = { heat: ["hot"] };
    expect(themeReader(dictionary)).toBe(themeReader(dictionary));
    expect(themeReader({ heat: ["cold"] }).read("hot")).toEqual([]);
    const reader = themeReader(dictionary);
    const hot = reader.read("hot");
    expect(hot).toEqual(["heat"]);
    expect(reader.read("warm")).toEqual([]);
    expect(reader.read("hot")).toBe(hot);
  });

  it("are remembered for fifty thousand texts at a time", () => {
    const reader = themeReader({ heat: ["hot"] });
    const hot = reader.read("hot");
    const arrows = (at: number): string => String.fromCodePoint(0x2190 + (at % 100), 0x2190 + Math.floor(at / 100));
    for (let at = 1; at < 50_000; at += 1) reader.read(arrows(at));
    expect(reader.read("hot")).toBe(hot);
    reader.read("one more");
    expect(reader.read("hot")).not.toBe(hot);
    expect(reader.read("hot")).toEqual(["heat"]);
  });

  it("may share a word with another theme", () => {
    expect(themeReader({ one: ["hot", "warm*"], two: ["hot"], three: ["warm*"] }).read("hot")).toEqual(["one", "two"]);
    expect(themeReader({ one: ["hot", "warm*"], two: ["hot"], three: ["warm*"] }).read("warmer")).toEqual(["one", "three"]);
  });

  it("come from the letters and digits of a text", () => {
    expect(tokensOf("L'été 24/7: ÇA, va-t-il?")).toEqual(["l", "ete", "24", "7", "ca", "va", "t", "il"]);
    expect(tokensOf(" … ")).toEqual([]);
  });
});

describe("words that tell detractors from promoters", () => {
  const said = (text: string, detractors: number, promoters: number): SidedComment => ({ text, detractors, promoters });
  const names = (list: readonly KeyWord[]): readonly string[] => list.map(({ word }) => word);

  it("are weighed by log-odds, each counted once a comment, the rare and the short left out", () => {
    const found = keyWords(
      [said("Invoice invoice, it is WRONG!", 20, 2), said("wrong", 1, 3), said("engineer", 2, 30), said("odd", 4, 0)],
      1,
    );
    // Words: invoice 20:2, wrong 21:5, engineer 2:30, odd 4:0; totals 47 and 37, prior .5 each and 2 of all four.
    const odds = (count1: number, count2: number) => logOddsDirichlet({ count1, total1: 47, count2, total2: 37 }, 0.5, 2);
    expect(names(found.detractors)).toEqual(["invoice", "wrong"]);
    expect(found.detractors[0]).toMatchObject({ detractors: 20, promoters: 2 });
    near(found.detractors[0]?.z, odds(20, 2)?.z ?? 0);
    near(found.detractors[0]?.delta, odds(20, 2)?.delta ?? 0);
    near(found.detractors[1]?.z, odds(21, 5)?.z ?? 0);
    expect(found.promoters).toMatchObject([{ word: "engineer", detractors: 2, promoters: 30 }]);
    near(found.promoters[0]?.z, odds(2, 30)?.z ?? 0);
  });

  it("stand from five comments and three letters on, and never are function words", () => {
    const list = (rare: number) => [said("rare tv abc without", rare, 0), said("engineer", 0, 30)];
    expect(names(keyWords(list(5), 0.5).detractors)).toEqual(["abc", "rare"]);
    expect(names(keyWords(list(4), 0.5).detractors)).toEqual([]);
    expect(names(keyWords([said("mixed", 3, 2), said("engineer", 0, 30)], 0.5).detractors)).toEqual(["mixed"]);
  });

  it("are listed at z itself and beyond", () => {
    const comments = [said("invoice", 20, 2), said("engineer", 2, 30)];
    const z = keyWords(comments, 0).detractors[0]?.z ?? 0;
    expect(names(keyWords(comments, z).detractors)).toEqual(["invoice"]);
    expect(names(keyWords(comments, z + 1e-9).detractors)).toEqual([]);
  });

  it("are ten of each side at most, the surest first, by name where as sure", () => {
    const letters = [..."mbkadjecilfh"];
    const comments = [
      ...letters.map((letter) => said(`bad${letter}`, 30, 1)),
      said("worst", 60, 1),
      ...letters.map((letter) => said(`nice${letter}`, 1, 30)),
      said("best", 1, 60),
    ];
    const { detractors, promoters } = keyWords(comments, 1.96);
    expect(names(detractors)).toEqual(["worst", ...[..."abcdefhij"].map((letter) => `bad${letter}`)]);
    expect(names(promoters)).toEqual(["best", ...[..."abcdefhij"].map((letter) => `nice${letter}`)]);
  });

  it("are none where all say the same", () => {
    expect(keyWords([], 1.96)).toEqual({ detractors: [], promoters: [] });
    expect(keyWords([said("weather", 10, 10)], 0)).toEqual({ detractors: [], promoters: [] });
    expect(keyWords([said("weather", 10, 10), said("climate", 10, 10)], 0)).toEqual({ detractors: [], promoters: [] });
  });
});
