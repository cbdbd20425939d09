import { read, utils } from "@e965/xlsx";
import fc from "fast-check";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { writeDeck } from "../../electron/export/write-deck.ts";
import { composeDeck } from "../../shared/report/compose-deck.ts";
import type { Chart, Deck, Slide } from "../../shared/report/deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { auroraOutput } from "../report/sample-output.ts";
import { convertToPdf, hasLibreOffice } from "../support/libre-office.ts";
import { readChart } from "../support/read-chart.ts";
import { hasSchemas, validatePackage } from "../support/validate-package.ts";

const chart = (over: Partial<Chart> = {}): Chart => ({
  kind: "bar",
  title: "By segment",
  categories: ["Enterprise", "Home office", "Small business"],
  series: [
    {
      name: "NPS",
      values: [46.9, null, 13.9],
      lo: [27.7, null, 5],
      hi: [61.8, null, 22.6],
      labels: true,
      pointColors: [null, null, "c4601f"],
    },
  ],
  valueAxis: { title: "points", format: "0" },
  altText: "NPS by segment: Enterprise 46.9, Small business 13.9",
  ...over,
});

const chartSlide = (charts: readonly Chart[], over: Partial<Extract<Slide, { kind: "chart" }>> = {}): Slide => ({
  kind: "chart",
  title: "A finding",
  subtitle: "Its evidence",
  charts,
  facts: [{ label: "Promoters", value: "47.0 %" }],
  footnoteLead: "NPS",
  footnote: "= a definition.",
  source: "Source: a.xlsx",
  ...over,
});

const deck = (slides: readonly Slide[], over: Partial<Deck> = {}): Deck => ({
  title: "Title",
  subtitle: "",
  lang: "en",
  theme: DEFAULT_THEME,
  company: "Aurora Telecom",
  dataDay: "",
  slides: [{ kind: "cover", title: "Title", subtitle: "Subtitle", lines: ["One", "Two"] }, ...slides],
  ...over,
});

const EVERY_KIND: readonly Chart[] = [
  chart(),
  chart({
    kind: "column",
    series: [{ name: "x", values: [1, -2, 3], lo: [0, -3, 1], hi: [2, -1, 4], labels: true }],
    categoryTitle: "Group",
  }),
  chart({
    kind: "line",
    series: [
      { name: "a", values: [1, null, 3], labels: true, labelPoints: [2], dashed: true },
      { name: "b", values: [3, 2, 1], lo: [2, 1, 0], hi: [4, 3, 2], labels: false },
    ],
  }),
  chart({
    kind: "stackedBar",
    series: [
      { name: "a", values: [1, 2, 3], labels: true },
      { name: "b", values: [3, 2, 1], labels: true },
    ],
    valueAxis: { title: "", format: "0%", min: 0, max: 5 },
  }),
  chart({
    kind: "stackedColumn",
    title: "",
    series: [
      { name: "a", values: [1, 2, 3], labels: false },
      { name: "b", values: [3, 2, 1], labels: false },
    ],
  }),
];

const TABLE: Slide = {
  kind: "table",
  title: "Table",
  subtitle: "",
  columns: [
    { label: "Name", align: "left", width: 2, strong: true },
    { label: "Value", align: "right", width: 1 },
  ],
  rows: [
    ["NPS", "+26.5 points"],
    ["CSAT", "82.9 %"],
  ],
  footnote: "",
  source: "",
  notes: "What the presenter says\nin two lines",
};

const everything = () =>
  deck([TABLE, ...EVERY_KIND.map((one) => chartSlide([one])), chartSlide([chart(), chart({ kind: "line" })], { notes: "Note" })]);

function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe("writeDeck", () => {
  it("makes a package in which every part has its type and every relationship its part", async () => {
    const { faults, parts } = await validatePackage(writeDeck(everything()));
    expect(faults).toEqual([]);
    expect([...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(8);
    expect([...parts.keys()].filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(7);
    expect([...parts.keys()].filter((name) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name))).toHaveLength(2);
  });

  it.skipIf(!hasSchemas)("is valid in every part by the schemas of ISO/IEC 29500-4 (skipped where ../shared/data is absent)", async () => {
    const report = await validatePackage(writeDeck(everything()));
    expect(report.faults).toEqual([]);
    expect(report.validated).toBeGreaterThan(90);
  });

  it("has no notes master when no slide has notes", async () => {
    const { parts, faults } = await validatePackage(writeDeck(deck([chartSlide([chart()])])));
    expect(faults).toEqual([]);
    expect([...parts.keys()].some((name) => name.includes("notes"))).toBe(false);
  });

  it("holds the numbers of the deck in chart, error bars and workbook, to the last digit", async () => {
    const values = [46.913580246913575, -0.1, 1 / 3];
    const lo = [27.700000000000003, -1.7, 0.1];
    const hi = [61.8, 0.30000000000000004, 2 / 3];
    const written = chart({ series: [{ name: "NPS", values, lo, hi, labels: true }] });
    const { parts } = await validatePackage(writeDeck(deck([chartSlide([written])])));
    const drawn = readChart(decode(parts.get("ppt/charts/chart1.xml")));
    expect(drawn.categories).toEqual(written.categories);
    expect(drawn.series[0]?.values).toEqual(values);
    for (const [at, value] of values.entries()) {
      expect(value - (drawn.series[0]?.minus[at] ?? 0)).toBeCloseTo(lo[at] ?? 0, 12);
      expect(value + (drawn.series[0]?.plus[at] ?? 0)).toBeCloseTo(hi[at] ?? 0, 12);
    }
    const book = read(parts.get("ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx"), { type: "array" });
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets["Data"] ?? {}, { header: 1 });
    expect(rows[0]).toEqual(["", "NPS", "NPS \u2212", "NPS +"]);
    expect(rows.slice(1).map((row) => row.slice(0, 2))).toEqual(written.categories.map((name, at) => [name, values[at]]));
    expect(rows.slice(1).map((row) => row.slice(2))).toEqual(
      values.map((_, at) => [drawn.series[0]?.minus[at], drawn.series[0]?.plus[at]]),
    );
  });

  it("refers from each chart to cells of its workbook that hold what the chart shows", async () => {
    const { parts } = await validatePackage(writeDeck(everything()));
    for (const name of [...parts.keys()].filter((one) => /^ppt\/charts\/chart\d+\.xml$/.test(one))) {
      const xml = decode(parts.get(name));
      const number = /chart(\d+)\.xml/.exec(name)?.[1];
      const sheet = read(parts.get(`ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`), { type: "array" }).Sheets["Data"] ?? {};
      for (const [, formula, cache] of xml.matchAll(/<c:f>Data!([^<]+)<\/c:f><c:(?:num|str)Cache>([\s\S]*?)<\/c:(?:num|str)Cache>/g)) {
        const [from, to = from] = (formula ?? "").replaceAll("$", "").split(":");
        const column = (from ?? "").replace(/\d/g, "");
        const first = Number((from ?? "").replace(/\D/g, ""));
        const last = Number((to ?? "").replace(/\D/g, ""));
        const cells = Array.from({ length: last - first + 1 }, (_, at) => sheet[`${column}${first + at}`]?.v);
        const points = new Map([...(cache ?? "").matchAll(/<c:pt idx="(\d+)"><c:v>([^<]*)/g)].map((match) => [Number(match[1]), match[2]]));
        expect(cells.map((value) => (value === undefined ? undefined : String(value)))).toEqual(cells.map((_, at) => points.get(at)));
      }
    }
  });

  it("gives a missing value no point, no error bar and an empty cell", async () => {
    const { parts } = await validatePackage(writeDeck(deck([chartSlide([chart()])])));
    const drawn = readChart(decode(parts.get("ppt/charts/chart1.xml")));
    expect(drawn.series[0]?.values).toEqual([46.9, null, 13.9]);
    expect(drawn.series[0]?.plus[1]).toBeNull();
  });

  it("describes every chart to people who do not see it", async () => {
    const { parts } = await validatePackage(writeDeck(everything()));
    const slides = [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(([, bytes]) => decode(bytes));
    const frames = slides.flatMap((xml) => [...xml.matchAll(/<p:cNvPr id="\d+" name="Chart \d"([^>]*)>/g)].map((match) => match[1] ?? ""));
    expect(frames).toHaveLength(7);
    for (const attributes of frames) expect(attributes).toContain('descr="NPS by segment');
  });

  it("refuses numbers that are not finite and charts without data", () => {
    const bad = (values: readonly number[]) => () =>
      writeDeck(deck([chartSlide([chart({ series: [{ name: "x", values, labels: false }] })])]));
    expect(bad([Number.NaN, 1, 2])).toThrow("finite");
    expect(bad([1, Number.POSITIVE_INFINITY, 2])).toThrow("finite");
    expect(bad([1, 2])).toThrow("a value for each of 3 categories");
    expect(() => writeDeck(deck([chartSlide([chart({ categories: [] })])]))).toThrow("at least one category");
  });

  it("gives the same bytes for the same deck", () => {
    expect(Buffer.compare(writeDeck(everything()), writeDeck(everything()))).toBe(0);
  });

  it("stays sound with any text anywhere", async () => {
    const words = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom("=1+1", "]]>", "<a:t>", "\u0000", "\ud800", "😀", "שלום", "x".repeat(10_000), "_x0041_", ""),
    );
    await fc.assert(
      fc.asyncProperty(words, words, words, async (a, b, c) => {
        const odd = deck(
          [
            { ...TABLE, title: a, rows: [[b, c]], footnote: c, source: a, notes: b } as Slide,
            chartSlide([chart({ title: a, categories: [a, b, c], series: [{ name: c, values: [1, 2, 3], labels: true }], altText: b })], {
              facts: [{ label: a, value: b }],
            }),
          ],
          { title: a, company: c },
        );
        const report = await validatePackage(writeDeck(odd));
        expect(report.faults).toEqual([]);
      }),
      { numRuns: 12, seed: 20_250_930 },
    );
  });

  it("writes twenty charts in at most 200 kB and three times the work of compressing the same parts", () => {
    const composed = composeDeck({
      output: auroraOutput(),
      whatif: null,
      scenarioName: "",
      theme: DEFAULT_THEME,
      language: "en",
      title: "Aurora",
      currency: "EUR",
      dataDay: "",
    });
    const charts = composed.slides.flatMap((slide) => (slide.kind === "chart" ? slide.charts : []));
    const twenty = deck(Array.from({ length: 20 }, (_, at) => chartSlide([charts[at % charts.length] ?? chart()])));
    const written = writeDeck(twenty);
    const outer = unzipSync(written);
    const books = Object.entries(outer).flatMap(([name, bytes]) => (name.endsWith(".xlsx") ? [unzipSync(bytes)] : []));
    const rest = Object.fromEntries(Object.entries(outer).filter(([name]) => !name.endsWith(".xlsx")));
    // The best of several runs of each, in turns: a ratio of one run does not depend on the machine or on what else it does.
    let best = Number.POSITIVE_INFINITY;
    let floor = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 10; run++) {
      best = Math.min(
        best,
        elapsed(() => writeDeck(twenty)),
      );
      floor = Math.min(
        floor,
        elapsed(() => {
          for (const book of books) zipSync(book, { level: 6 });
          zipSync(rest, { level: 6 });
        }),
      );
    }
    expect(books).toHaveLength(20);
    expect(written.length).toBeLessThanOrEqual(200_000);
    expect(best / floor).toBeLessThanOrEqual(3);
  });

  it.skipIf(!hasLibreOffice)(
    "opens in LibreOffice with a page for every slide (skipped where LibreOffice is absent)",
    { timeout: 120_000 },
    () => {
      const pages = convertToPdf(writeDeck(everything()), "deck.pptx");
      expect(pages).toBe(8);
    },
  );
});
