import { describe, expect, it } from "vitest";
import type { IndicesOutput, Json } from "../../shared/indices/index-result.ts";
import { makeResult } from "../../shared/indices/make-result.ts";
import { BENCHMARKS } from "../../shared/indices/reference-line.ts";
import { CATALOGS, LANGUAGES } from "../../shared/messages/translator.ts";
import { composeDeck } from "../../shared/report/compose-deck.ts";
import type { Deck } from "../../shared/report/deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { auroraOutput } from "./sample-output.ts";

const own = makeResult({
  value: 42.5,
  unit: "score",
  n: 200,
  ci: { method: "bootstrap", level: 0.95, lo: 40, hi: 45 },
  params: { name: "Our score", formula: "mean(answers.csat) * 10" },
  parts: {},
});

const deckOf = (change: Partial<IndicesOutput>, settings: { readonly [key: string]: Json } = {}): Deck => {
  const output = auroraOutput();
  const before = output.settings !== null && typeof output.settings === "object" && !Array.isArray(output.settings) ? output.settings : {};
  return composeDeck({
    output: { ...output, ...change, settings: { ...before, ...settings } },
    whatif: null,
    scenarioName: "",
    theme: DEFAULT_THEME,
    language: "en",
    title: "T",
    currency: "EUR",
    dataDay: "2025-09-30",
  });
};

describe("the deck", () => {
  it("has a slide with the user's own indices, their values and their formulas", () => {
    const slide = deckOf({ custom: { ours: own } }).slides.find(({ title }) => title === "Indices of our own beside the eight");
    expect(slide?.kind === "table" ? slide.rows : []).toEqual([["Our score", "42.5", "40.0 … 45.0", "200", "mean(answers.csat) * 10"]]);
    expect(deckOf({}).slides.some(({ title }) => title.startsWith("Indices of our own"))).toBe(false);
  });

  it("hides an index of the user's own that rests on fewer than ten", () => {
    const hidden = { ...own, n: 9, flags: ["SUPPRESSED"] };
    expect(JSON.stringify(deckOf({ custom: { ours: hidden } }))).not.toContain("42.5");
  });

  it("puts first what means most to the role, and loses no slide by it", () => {
    const names = (deck: Deck) => deck.slides.flatMap((slide) => (slide.kind === "table" ? slide.rows.map(([name]) => name) : []));
    const [usual, strategy] = [deckOf({}), deckOf({}, { role: "strategy" })];
    expect(names(strategy).slice(0, 2)).toEqual(["Customer value quotient", "Customer lifetime value"]);
    expect([...names(strategy)].sort()).toEqual([...names(usual)].sort());
    expect(strategy.slides).toHaveLength(usual.slides.length);
  });

  it("tells the lines that are switched on, with their source, and no other", () => {
    const line = { id: "mine", number: "nps", segment: null, value: 40, upTo: null, source: "own", label: "", on: true };
    const off = { ...line, id: "off", value: 77, on: false };
    const text = JSON.stringify(deckOf({}, { references: [line, off] }));
    expect(text).toContain("Reference lines: Your target +40.0");
    expect(text).not.toContain("+77.0");
  });
});

describe("benchmarks of the seeds", () => {
  it.each(LANGUAGES)("have words in %s", (language) => {
    for (const { id } of BENCHMARKS) expect(CATALOGS[language]["custom"]?.[`bench.${id}`]).toBeTruthy();
  });

  it("each name the seed that states it", () => {
    expect(BENCHMARKS.every(({ source }) => /^seed 00[0-4]$/.test(source))).toBe(true);
    expect(new Set(BENCHMARKS.map(({ id }) => id)).size).toBe(BENCHMARKS.length);
  });
});
