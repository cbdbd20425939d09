import { describe, expect, it } from "vitest";
import { fanOf, withQuantiles } from "../../../renderer/what-if/simulation/fan-of.ts";
import { inputName } from "../../../renderer/what-if/simulation/input-name.ts";
import type { Shown } from "../../../renderer/what-if/simulation/use-simulated.ts";
import { withRanges } from "../../../renderer/what-if/simulation/with-ranges.ts";
import { simulate } from "../../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../../shared/scenario/simulate/simulation.ts";
import { baselineOf, leverOf } from "../../scenario/builders.ts";
import { wordsOf } from "../harness/words-of.ts";

const words = wordsOf("en", "EUR");
const baseline = baselineOf({ ranges: { arpa: { kind: "lognormal", mean: 50, cv: 0.1 } } });
const { uncertainty } = simulate(baseline, [leverOf()], 12, { ...DEFAULT_SIMULATION, draws: 200 });
const shown = (isCurrent: boolean): Shown => ({ value: uncertainty, isCurrent });
const step = (label: string, kind: "change" | "total" = "change") => ({ label, detail: "", value: 1, kind });
const steps = [step("lever"), step("gain", "total"), step("variable"), step("programme"), step("net", "total")];

describe("withRanges", () => {
  it("gives the levers, the revenue gain and the net gain their 90 % ranges and the costs none", () => {
    const ranges = withRanges(steps, 1, shown(true)).map(({ range }) => range);
    const { contributions, revenueGain, netGain } = uncertainty;
    expect(ranges).toEqual([
      { low: contributions[0]?.p5, high: contributions[0]?.p95, isFaded: false },
      { low: revenueGain.p5, high: revenueGain.p95, isFaded: false },
      undefined,
      undefined,
      { low: netGain.p5, high: netGain.p95, isFaded: false },
    ]);
  });

  it("fades the ranges of an earlier position and leaves out those of other levers", () => {
    expect(withRanges(steps, 1, shown(false))[0]?.range?.isFaded).toBe(true);
    const more = withRanges([step("another"), ...steps], 2, shown(false));
    expect(more.map(({ range }) => range !== undefined)).toEqual([false, false, true, false, false, true]);
    expect(withRanges(steps, 1, null)).toBe(steps);
  });
});

describe("fanOf", () => {
  it("has the 50 % band inside the 90 % band in every month", () => {
    const { wide, narrow } = fanOf(uncertainty.bands.scenario, false, true);
    expect(wide.lo).toHaveLength(12);
    expect(narrow.lo.every((low, month) => low >= (wide.lo[month] ?? 0))).toBe(true);
    expect(narrow.hi.every((high, month) => high <= (wide.hi[month] ?? 0))).toBe(true);
  });

  it("writes the quantiles beside the line in the table", () => {
    const chart = { categories: ["1", "2"], series: [{ name: "gain", values: [1, 2], labels: false }] };
    const table = withQuantiles(chart, uncertainty.bands.difference, words);
    expect(table.series.map(({ name }) => name)).toEqual(["gain", "5 % point", "25 % point", "50 % point", "75 % point", "95 % point"]);
  });
});

describe("inputName", () => {
  it.each([
    ["annualRetention", "retention a year"],
    ["arpa@SMB", "revenue per customer, SMB"],
    ["lever:retention@SMB#2", "size of the lever on retention, SMB"],
    ["attribution:nps#1", "attribution of the lever on NPS classes"],
    ["churn:nps/detractor@A", "churn of detractors, NPS classes, A"],
    ["something else", "something else"],
  ])("says %s as %s", (name, expected) => expect(inputName(name, words)).toBe(expected));

  it("says a class in the language of the person", () => {
    expect(inputName("share:csat/satisfied@A", wordsOf("fr", "EUR"))).toMatch(/^part de satisfaits, /);
  });
});
