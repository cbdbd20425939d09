import { describe, expect, it } from "vitest";
import type { ChartTokens } from "../../../renderer/charts/chart-tokens.ts";
import { MOST_WAVES, valueAxis, waveOption } from "../../../renderer/charts/wave-option.ts";
import type { WavePoint } from "../../../renderer/charts/wave-point.ts";

const TOKENS = new Proxy({}, { get: (_target, name) => `#${String(name)}` }) as ChartTokens;

const point = (at: number, change: Partial<WavePoint> = {}): WavePoint => ({
  name: `W${at}`,
  state: "value",
  value: at,
  lo: at - 1,
  hi: at + 1,
  n: 100,
  count: "n 100",
  indicative: false,
  lines: [String(at), "n 100"],
  ...change,
});
const points = (count: number) => Array.from({ length: count }, (_, at) => point(at));
const option = (given: readonly WavePoint[]) => waveOption(given, String, TOKENS);

describe("waveOption", () => {
  it("has no zoom up to 24 waves, and beyond shows the newest 24 with one", () => {
    expect(option(points(MOST_WAVES)).dataZoom).toBeUndefined();
    const zooms = option(points(40)).dataZoom;
    expect(zooms).toMatchObject([
      { type: "inside", startValue: 16, endValue: 39, filterMode: "none" },
      { type: "slider", startValue: 16, endValue: 39, filterMode: "none" },
    ]);
  });

  it("leaves a gap where a wave is hidden, and holds none of its numbers", () => {
    const hidden = point(1, { state: "hidden", value: null, lo: null, hi: null, n: 7, count: "n 7", lines: ["hidden, n 7"] });
    const [, line] = option([point(0), hidden, point(2)]).series as readonly { data: readonly { value: unknown }[] }[];
    expect(line?.data.map((one) => one.value)).toEqual([0, "-", 2]);
  });

  it("draws a wave of few answers hollow", () => {
    const [, line] = option([point(0), point(1, { indicative: true })]).series as readonly { data: readonly { itemStyle: unknown }[] }[];
    expect(line?.data.map((one) => one.itemStyle)).toMatchObject([{ color: "#accent" }, { color: "#surface" }]);
  });

  it("lets ECharts show no text of its own over the chart, as its markup would be refused by the content policy", () => {
    expect(option(points(3)).tooltip).toMatchObject({ trigger: "axis", showContent: false });
  });

  it("takes no markup from the data below the axis", () => {
    const { axisLabel } = option([point(0, { name: "{n|x}" }), point(1)]).xAxis as {
      axisLabel: { formatter: (name: string, at: number) => string };
    };
    expect(axisLabel.formatter("{n|x}", 0)).toBe(" n x \n{n|n 100}");
  });
});

describe("valueAxis", () => {
  it("ends at round numbers that hold every interval", () => {
    expect(valueAxis([point(0, { value: 12, lo: 8.3, hi: 16 }), point(1, { value: 21, lo: 17, hi: 26.1 })])).toEqual({
      min: 5,
      max: 30,
      step: 5,
    });
  });

  it("has room also where nothing varies", () => {
    for (const value of [0, 5, -3]) {
      const { min, max, step } = valueAxis([point(0, { value, lo: null, hi: null })]);
      expect(max).toBeGreaterThan(min);
      expect(step).toBeGreaterThan(0);
      expect(min).toBeLessThanOrEqual(value);
      expect(max).toBeGreaterThanOrEqual(value);
    }
  });
});

describe("lines to look at", () => {
  it("lie within the axis, and change neither the values nor the other marks", () => {
    const marks = [{ value: 40, upTo: null, text: "Your target: 40" }];
    const [plain, lined] = [option(points(4)), waveOption(points(4), String, TOKENS, marks)];
    expect(valueAxis(points(4), marks).max).toBeGreaterThanOrEqual(40);
    const seriesOf = (one: ReturnType<typeof waveOption>) => one.series as readonly { readonly id: string; readonly data: unknown }[];
    expect(seriesOf(lined).map(({ id }) => id)).toEqual(["intervals", "references", "values"]);
    expect(seriesOf(lined).at(-1)?.data).toEqual(seriesOf(plain).at(-1)?.data);
  });
});
