import { describe, expect, it } from "vitest";
import { deckChart } from "../../../renderer/charts/deck-chart-model.ts";
import type { Chart } from "../../../shared/report/deck.ts";
import { DEFAULT_THEME } from "../../../shared/report/default-theme.ts";

const SIZE = { width: 560, height: 366, left: 150, bottom: 28 };
const CHART: Chart = {
  kind: "bar",
  title: "By segment",
  categories: ["Enterprise\nn 64", "Small business\nn 316"],
  series: [{ name: "NPS", values: [46.9, 13.9], lo: [27, 5], hi: [62, 22], pointColors: [null, "c4601f"], labels: true }],
  valueAxis: { title: "points", format: "0" },
  labelFormat: "+0.0;\u22120.0;0.0",
  altText: "Bars",
};

describe("deckChart", () => {
  it("starts bars at zero, keeps the limits of the interval and says the value beside each bar", () => {
    const drawn = deckChart(CHART, DEFAULT_THEME, "en-GB", SIZE);
    const [first, second] = drawn.series[0]?.points ?? [];
    expect(first?.from).toBe(SIZE.left);
    expect(first?.label).toBe("+46.9");
    expect((first?.lo ?? 0) < (first?.to ?? 0) && (first?.to ?? 0) < (first?.hi ?? 0)).toBe(true);
    expect(second?.color).toBe("#c4601f");
    expect(drawn.categories[0]?.lines).toEqual(["Enterprise", "n 64"]);
    expect(drawn.ticks.some((tick) => tick.isZero)).toBe(true);
  });

  it("stacks series one on the other and leaves out what has no value", () => {
    const stacked: Chart = {
      ...CHART,
      kind: "stackedColumn",
      series: [
        { name: "a", values: [10, null], labels: false },
        { name: "b", values: [5, 5], labels: false },
      ],
    };
    const drawn = deckChart(stacked, DEFAULT_THEME, "en-GB", SIZE);
    expect(drawn.series[1]?.points[0]?.from).toBe(drawn.series[0]?.points[0]?.to);
    expect(drawn.series[0]?.points).toHaveLength(1);
  });

  it("labels only the points that are named, and puts the label of a fall below its point", () => {
    const line: Chart = {
      ...CHART,
      kind: "line",
      categories: ["Q1", "Q2", "Q3"],
      series: [{ name: "NPS", values: [20, 17, 26], labels: true, labelPoints: [1, 2] }],
    };
    const points = deckChart(line, DEFAULT_THEME, "en-GB", SIZE).series[0]?.points ?? [];
    expect(points.map((point) => point.label)).toEqual([null, "+17.0", "+26.0"]);
    expect(points.map((point) => point.labelBelow)).toEqual([false, true, false]);
  });
});
