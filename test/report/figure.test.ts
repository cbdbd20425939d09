import { describe, expect, it } from "vitest";
import { METRIC_FIGURES } from "../../renderer/metrics/figures/registry.ts";
import { METRIC_IDS } from "../../shared/indices/index-result.ts";
import { type Figure, figureCells } from "../../shared/report/figure.ts";
import { sampleOutput } from "../renderer/harness/sample-output.ts";
import { wordsOf } from "../renderer/harness/words-of.ts";

const words = wordsOf("en", "EUR");
const { t } = words;
const about = { title: "T", summary: "S" };

describe("the numbers of a figure", () => {
  it("give each bar with its limits and its note where there are any", () => {
    const bars: Figure = {
      ...about,
      kind: "bars",
      unit: "percent",
      bars: [
        { label: "a", value: 1, lo: 0, hi: 2 },
        { label: "b", value: null, note: "few" },
      ],
    };
    const { columns, rows } = figureCells(bars, t);
    expect(columns.map(({ unit }) => unit)).toEqual([null, "percent", "percent", "percent", null]);
    expect(rows).toEqual([
      ["a", 1, 0, 2, null],
      ["b", null, null, null, "few"],
    ]);
  });

  it("give the changes of a bridge with their signs, so that they add up to its end", () => {
    const bridge: Figure = {
      ...about,
      kind: "bridge",
      unit: "count",
      steps: [
        { label: "s", value: 10, role: "total" },
        { label: "u", value: 4, role: "up" },
        { label: "d", value: 3, role: "down" },
        { label: "e", value: 11, role: "total" },
      ],
    };
    const [start, up, down, end] = figureCells(bridge, t).rows.map(([, value]) => Number(value));
    expect((start ?? 0) + (up ?? 0) + (down ?? 0)).toBe(end);
  });

  it("mark the points of a control chart that lie beyond its limits in words", () => {
    const series: Figure = {
      ...about,
      kind: "series",
      unit: "ratio",
      points: [
        { label: "1", value: 1, centre: 1, lower: 0, upper: 2 },
        { label: "2", value: 3, centre: 1, lower: 0, upper: 2, out: true },
      ],
    };
    const { columns, rows } = figureCells(series, t);
    expect(columns).toHaveLength(6);
    expect(rows.map((row) => row[5])).toEqual([null, "beyond the limits"]);
  });
});

describe("the figures of a metric", () => {
  it("do not show what stands for fewer than ten, and say so", () => {
    const result = sampleOutput().metrics?.responseRate;
    const channels =
      result === undefined ? undefined : METRIC_FIGURES.responseRate(result, words).find(({ title }) => title === "Response by channel");
    const bars = channels?.kind === "bars" ? channels.bars : [];
    expect(bars.find(({ label }) => label === "post")).toEqual({ label: "post", value: null, note: "hidden, n 6" });
    expect(bars.find(({ label }) => label === "email")?.value).toBeCloseTo(42.1, 1);
  });

  it("have distinct titles, distinct labels, a summary and only finite numbers, on the sample", () => {
    const { metrics } = sampleOutput();
    for (const id of METRIC_IDS) {
      const result = metrics?.[id];
      if (result === undefined || result.value === null) continue;
      const figures = METRIC_FIGURES[id](result, words);
      expect(figures.length, id).toBeGreaterThan(0);
      expect(new Set(figures.map(({ title }) => title)).size, id).toBe(figures.length);
      for (const figure of figures) {
        expect(figure.summary.length, id).toBeGreaterThan(figure.title.length);
        const { columns, rows } = figureCells(figure, t);
        if (figure.kind !== "table") expect(new Set(rows.map(([label]) => label)).size, `${id} ${figure.title}`).toBe(rows.length);
        for (const row of rows) {
          expect(row).toHaveLength(columns.length);
          for (const cell of row) if (typeof cell === "number") expect(Number.isFinite(cell), `${id} ${figure.title}`).toBe(true);
        }
      }
    }
  });
});
