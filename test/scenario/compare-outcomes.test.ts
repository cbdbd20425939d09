import { describe, expect, it } from "vitest";
import { parseLever } from "../../shared/scenario/parse-lever.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";
import { compareOutcomes } from "../../shared/scenario/simulate/compare-outcomes.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../shared/scenario/simulate/simulation.ts";
import { baselineOf } from "./builders.ts";

const gains = (...values: readonly number[]) => ({
  draws: values.length,
  outcomes: { revenueGain: Float64Array.from(values), netGain: Float64Array.from(values) },
});

const BASELINE = baselineOf({
  ranges: { arpa: { kind: "lognormal", mean: 50, cv: 0.2 }, annualRetention: { kind: "beta", alpha: 80, beta: 20 } },
});
const lever = (text: string): Lever => {
  const read = parseLever(text);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
};
const drawn = (text: string) => {
  const { outcomes, uncertainty } = simulate(BASELINE, [lever(text)], 36, { ...DEFAULT_SIMULATION, draws: 2_000 });
  return { draws: uncertainty.runs, outcomes };
};

describe("compareOutcomes", () => {
  it("takes differences draw by draw, and counts a draw without difference half", () => {
    const {
      scenarios: [a, b],
    } = compareOutcomes([gains(1, 2, 3, 4), gains(2, 2, 5, 3)], 0);
    expect(a?.against).toBeNull();
    expect(b?.against?.netGain.mean).toBe(0.5);
    expect(b?.against?.better).toBe((2 + 0.5) / 4);
  });

  it("holds every scenario against the baseline where none is named, and over the draws that all have", () => {
    const {
      scenarios: [a, b],
    } = compareOutcomes([gains(1, -1, 100), gains(5, 7)], null);
    expect(a?.against).toMatchObject({ better: 0.5, netGain: { mean: 0 } });
    expect(b?.against).toMatchObject({ better: 1, netGain: { mean: 6 } });
    expect(compareOutcomes([gains(1, -1, 100), gains(5, 7)], null).draws).toBe(2);
  });

  it("is surer of a difference than of either, as the draws are common", () => {
    const {
      scenarios: [a, b],
    } = compareOutcomes([drawn("retention:points:+5"), drawn("retention:points:+6")], 0);
    const width = (spread: { readonly p5: number; readonly p95: number } | undefined): number => (spread?.p95 ?? 0) - (spread?.p5 ?? 0);
    expect(width(b?.against?.netGain)).toBeLessThan(width(a?.netGain) / 2);
    expect(b?.against?.better).toBe(1);
  });

  it("finds no difference between a scenario and itself", () => {
    const {
      scenarios: [, b],
    } = compareOutcomes([drawn("retention:points:+5"), drawn("retention:points:+5")], 0);
    expect(b?.against).toMatchObject({ better: 0.5, netGain: { mean: 0, sd: 0, p5: 0, p95: 0 } });
  });
});
