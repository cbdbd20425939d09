import { describe, expect, it } from "vitest";
import { writeDeck } from "../../electron/export/write-deck.ts";
import { INDEX_IDS, type IndicesOutput } from "../../shared/indices/index-result.ts";
import { CATALOGS, LANGUAGES, type Language } from "../../shared/messages/translator.ts";
import { composeDeck, type DeckInput } from "../../shared/report/compose-deck.ts";
import type { Slide } from "../../shared/report/deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";
import { whatif } from "../../shared/scenario/whatif.ts";
import { convertToPdf, hasLibreOffice } from "../support/libre-office.ts";
import { hasSchemas, validatePackage } from "../support/validate-package.ts";
import { auroraOutput, eight, nps, result, slice, test } from "./sample-output.ts";

const LEVER: Lever = {
  target: "retention",
  kind: "relative",
  value: 0.05,
  segment: "Small business",
  start: 4,
  ramp: 6,
  halfLife: null,
  cost: 20_000,
  costPerMonth: 1500,
};

const segment = (key: string, customers: number, annualRetention: number, arpa: number) => ({
  key,
  customers,
  annualRetention,
  acquisitionsPerMonth: 10,
  arpa,
  grossMargin: 0.6,
  fixedCostPerMonth: 0,
  arpaGrowthPerMonth: 0,
});

function scenario(levers: readonly Lever[] = [LEVER]) {
  const output = auroraOutput();
  return whatif(
    {
      segments: [segment("Enterprise", 420, 0.95, 900), segment("Small business", 3720, 0.78, 42)],
      discountRate: 0.1,
      fixedCostPerMonth: 0,
    },
    levers,
    36,
    {
      indices: Object.fromEntries(INDEX_IDS.map((id) => [id, output.indices[id].value])),
      response: {
        clv: { method: "retention", margin: 1290, retention: 0.87, discount: 0.1, cac: 715, convention: "a", horizonMonths: null },
        roi: { benefit: 100_000, cost: 60_000 },
      },
    },
  );
}

const compose = (over: Partial<DeckInput> = {}) =>
  composeDeck({
    output: auroraOutput(),
    whatif: scenario(),
    scenarioName: "Keep more small businesses",
    theme: DEFAULT_THEME,
    language: "en",
    title: "Aurora Telecom",
    currency: "EUR",
    dataDay: "2025-09-30",
    ...over,
  });

const withOutput = (over: Partial<IndicesOutput>) => compose({ output: auroraOutput(over), whatif: null });
const slideOf = (deck: ReturnType<typeof compose>, lead: string): Slide | undefined =>
  deck.slides.find((one) => one.kind !== "cover" && one.footnoteLead === lead);

/** Every text of a deck. */
function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
}

describe("composeDeck", () => {
  it("has cover, the eight side by side, a slide for each index with a value, the scenario and the assumption cards", () => {
    const { slides } = compose();
    expect(slides.map(({ kind }) => kind)).toEqual(["cover", "table", ...Array.from({ length: 8 }, () => "chart"), "table", "table"]);
  });

  it("states the findings that are larger than noise in the title", () => {
    const slide = slideOf(compose(), "Net Promoter Score");
    expect(slide?.title).toBe(
      "Recommendation rose 9 points in Q3 2025, yet Small business trails every other segment, the next by 17 points",
    );
    expect(slide?.kind === "chart" ? slide.subtitle : "").toContain("+8.8 (+1.0 \u2026 +16.4), is larger than noise");
  });

  it("calls nothing within noise a finding", () => {
    const groups = [
      slice("A", 100, { nps: nps(40, 100, 30, 50) }),
      slice("B", 100, { nps: nps(30, 100, 20, 40) }, [test("A", "B", -10, -25, 5, 0.2)]),
    ];
    const waves = [
      slice("2025-Q2", 90, { nps: nps(10, 90, -5, 25) }),
      slice("2025-Q3", 90, { nps: nps(20, 90, 5, 35) }, [test("2025-Q2", "2025-Q3", 10, -11, 31, 0.35)]),
    ];
    const slide = slideOf(withOutput({ groups, waves }), "Net Promoter Score");
    expect(slide?.title).toBe("Net Promoter Score stands at +26.5 points (+21.0 \u2026 +31.7)");
    expect(slide?.kind === "chart" ? slide.subtitle : "").toBe(
      "The change since Q2 2025, +10.0 (\u221211.0 \u2026 +31.0), is within noise. No gap between segments is larger than noise.",
    );
  });

  it("draws the numbers of the results unchanged, intervals included", () => {
    const slide = slideOf(compose(), "Net Promoter Score");
    if (slide?.kind !== "chart") throw new Error("expected a chart slide");
    const [groups, waves] = slide.charts;
    expect(groups?.series[0]).toMatchObject({ values: [46.9, 34, 30.9, 13.9], lo: [27.7, 24.3, 19.4, 5], hi: [61.8, 42.9, 41.3, 22.6] });
    expect(groups?.series[0]?.pointColors).toEqual([null, null, null, DEFAULT_THEME.colors.boxLow]);
    expect(waves?.series[0]?.values.at(-1)).toBe(26.5);
    expect(waves?.series[0]?.labelPoints).toEqual([6, 7]);
  });

  it("shows the distribution of answers where there are neither groups nor waves", () => {
    const output = auroraOutput();
    const slide = slideOf(
      compose({
        output: { schema: output.schema, sources: output.sources, settings: output.settings, indices: output.indices },
        whatif: null,
      }),
      "Net Promoter Score",
    );
    if (slide?.kind !== "chart") throw new Error("expected a chart slide");
    expect(slide.charts).toHaveLength(1);
    expect(slide.charts[0]?.categories).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
    const shares = slide.charts[0]?.series[0]?.values ?? [];
    expect(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(100, 9);
    expect(shares[10]).toBeCloseTo((100 * 225) / 812, 12);
  });

  it("names the definition and its version in the footnote, where it has a name", () => {
    const plain = nps(30, 100, 14, 44);
    const named = { ...plain, params: { ...plain.params, definition: { id: "own", name: "House NPS", version: 3 } } };
    const slide = slideOf(withOutput({ indices: eight({ nps: named }) }), "Net Promoter Score");
    expect(slide?.kind === "cover" ? "" : slide?.footnote).toContain("Definition: House NPS, version 3.");
  });

  it("tells everything that is needed to compute a number again in the footnote", () => {
    const slide = slideOf(compose(), "Net Promoter Score");
    expect(slide?.kind === "chart" ? slide.footnote : "").toContain(
      "= share answering 9\u201310 less share answering 0\u20136, on a 0\u201310 scale. n = 812; last answer of each customer. 18 left out (15 empty, 3 out of range).",
    );
    expect(slide?.kind === "chart" ? slide.source : "").toBe("Source: Aurora_CX_2025Q3.xlsx, Survey");
  });

  it("lists a missing index with the columns it needs and gives it no slide", () => {
    const output = {
      ...auroraOutput(),
      indices: eight({ nps: nps(30, 100, 14, 44), cvq: result({ needs: ["outcomes.polarity", "outcomes.intensity"] }) }),
    };
    const deck = compose({ output, whatif: null });
    const table = deck.slides[1];
    if (table?.kind !== "table") throw new Error("expected the table");
    expect(table.title).toBe("1 of the 8 indices can be read from these data");
    expect(table.rows).toHaveLength(8);
    expect(table.rows[6]?.[1]).toBe("\u2013");
    expect(table.rows[6]?.[4]).toMatch(/^Needs columns: .+, .+/);
    expect(deck.slides.filter(({ kind }) => kind === "chart")).toHaveLength(1);
  });

  it("hides what rests on fewer than ten", () => {
    const output = { ...auroraOutput(), indices: eight({ nps: nps(62.5, 8, 10, 95, { flags: ["SUPPRESSED"] }) }) };
    const deck = compose({ output, whatif: null });
    const table = deck.slides[1];
    expect(table?.kind === "table" ? table.rows[0]?.slice(0, 3) : []).toEqual(["Net Promoter Score", "hidden", "\u2013"]);
    expect(texts(deck).join("\n")).not.toContain("62.5");
  });

  it("says that red customers were lost more often only where that is larger than noise", () => {
    const title = (bands: readonly { band: string; n: number; churn: number; lo: number; hi: number }[]) => {
      const { health } = auroraOutput().indices;
      const indices = eight({ health: { ...health, parts: { ...health.parts, bands } } });
      return slideOf(withOutput({ indices, groups: [], waves: [] }), "Customer health")?.title;
    };
    expect(
      title([
        { band: "red", n: 500, churn: 0.3, lo: 0.26, hi: 0.34 },
        { band: "green", n: 500, churn: 0.05, lo: 0.03, hi: 0.07 },
      ]),
    ).toBe("30\u00a0% of red customers were lost, against 5\u00a0% of green ones");
    expect(
      title([
        { band: "red", n: 20, churn: 0.3, lo: 0.14, hi: 0.52 },
        { band: "green", n: 20, churn: 0.2, lo: 0.08, hi: 0.42 },
      ]),
    ).toContain("Customer health stands at 66.5");
  });

  it("spells out each lever with what it means, and tells which indices it does not touch", () => {
    const slide = slideOf(compose(), "Scenario");
    if (slide?.kind !== "chart") throw new Error("expected a chart slide");
    expect(slide.subtitle).toMatch(
      /^Retention a year, relative: Small business 78\.0\u00a0% → 81\.9\u00a0% \(97\.95\u00a0% → 98\.35\u00a0% a month\); from month 4, in full after 6 months\.$/,
    );
    expect(slide.footnote).toContain("Not affected by these levers: Net Promoter Score");
    const answer = scenario();
    expect(slide.charts[0]?.series.map(({ values }) => values)).toEqual([
      answer.baseline.months.map(({ revenue }) => revenue),
      answer.scenario.months.map(({ revenue }) => revenue),
    ]);
  });

  it("does not praise revenue that costs more margin than it brings", () => {
    const slide = slideOf(compose({ whatif: scenario([{ ...LEVER, cost: 2_000_000 }]) }), "Scenario");
    expect(slide?.title).toMatch(
      /^Keep more small businesses: €\d+\u00a0k more revenue over 36 months, yet margin is worth €[\d.]+\u00a0M less today$/,
    );
  });

  it("draws each lever's share when there are several, summing to the difference", () => {
    const both = scenario([LEVER, { ...LEVER, target: "arpa", segment: null, value: 0.02, start: 1, ramp: 1, cost: 0, costPerMonth: 0 }]);
    const slide = slideOf(compose({ whatif: both }), "Scenario");
    if (slide?.kind !== "chart") throw new Error("expected a chart slide");
    const shares = slide.charts[1]?.series[0]?.values ?? [];
    expect(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(both.delta.revenue.abs, 6);
  });

  it("says of a line that does not start at zero where it starts", () => {
    const slide = slideOf(compose(), "Scenario");
    const axis = slide?.kind === "chart" ? slide.charts[0]?.valueAxis : undefined;
    expect(axis?.min).toBeGreaterThan(0);
    expect(axis?.title).toContain("axis starts at");
  });

  it("never cuts the axis of bars", () => {
    for (const slide of compose().slides) {
      if (slide.kind !== "chart") continue;
      for (const chart of slide.charts) if (chart.kind !== "line") expect(chart.valueAxis.min ?? 0).toBe(0);
    }
  });

  it("puts the client's name on its slides, and the title where the theme is nobody's", () => {
    expect(compose().company).toBe("Aurora Telecom");
    expect(compose({ theme: { ...DEFAULT_THEME, name: "Borealis" } }).company).toBe("Borealis");
  });

  it.each(LANGUAGES)("finds every word in %s, fills every gap and keeps finite numbers", (language: Language) => {
    const deck = compose({ language });
    const words = texts({ ...deck, theme: null });
    const keys = new Set(
      Object.values(CATALOGS[language])
        .flatMap((area) => Object.keys(area))
        .filter((key) => key.includes(".")),
    );
    for (const word of words) {
      expect(word).not.toMatch(/\{\{|\}\}|undefined|NaN|Infinity/);
      expect(keys.has(word.replace(/^report:|^indices:/, ""))).toBe(false);
    }
    expect(words.some((word) => /\b(report|indices):/.test(word))).toBe(false);
  });

  it("gives the same deck for the same input", () => {
    expect(compose()).toEqual(compose());
  });

  it.skipIf(!hasSchemas)("makes a deck whose every part is valid, in all languages (skipped where ../shared/data is absent)", async () => {
    for (const language of LANGUAGES) expect((await validatePackage(writeDeck(compose({ language })))).faults).toEqual([]);
  });

  it.skipIf(!hasLibreOffice)(
    "opens in LibreOffice, a page for every slide (skipped where LibreOffice is absent)",
    { timeout: 120_000 },
    () => {
      const deck = compose();
      expect(convertToPdf(writeDeck(deck), "aurora.pptx")).toBe(deck.slides.length);
    },
  );
});

describe("messages of the area report", () => {
  it.each(LANGUAGES)("have the plural forms of %s for every counted phrase", (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const area = CATALOGS[language]["report"] ?? {};
    const counted = Object.keys(CATALOGS.en["report"] ?? {}).flatMap((key) =>
      key.endsWith("_other") ? [key.slice(0, -"_other".length)] : [],
    );
    for (const key of counted) for (const form of forms) expect(area[`${key}_${form}`], `${key}_${form}`).toBeTypeOf("string");
  });

  it("use the same values in every language", () => {
    const gaps = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();
    for (const [key, words] of Object.entries(CATALOGS.en["report"] ?? {})) {
      for (const language of LANGUAGES) {
        const other = CATALOGS[language]["report"]?.[key] ?? "";
        // One form of a plural may leave the number out ("first month").
        if (!/_(one|few|many|other)$/.test(key)) expect(gaps(other), `${language} ${key}`).toEqual(gaps(words));
      }
    }
  });
});
