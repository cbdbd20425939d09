import { describe, expect, it } from "vitest";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import type { Uncertainty } from "../../shared/scenario/simulate/simulation.ts";
import { fileWith, runCli } from "./run.ts";

/** The main case of methods.md 12.6 as BASE.json. */
const MAIN = {
  customers: 1000,
  annualRetention: 0.8,
  acquisitionsPerMonth: 20,
  arpa: 50,
  grossMargin: 0.7,
  ranges: {
    annualRetention: { kind: "pert", low: 0.76, mode: 0.8, high: 0.88 },
    acquisitionsPerMonth: { kind: "poisson", mean: 20 },
    arpa: { kind: "lognormal", mean: 50, cv: 0.1 },
  },
};

type Output = WhatifOutput & { readonly uncertainty: Uncertainty };

async function whatif(base: object, ...args: readonly string[]): Promise<Output> {
  const { status, out, err } = await runCli(["whatif", "--baseline", fileWith("ranges.json", base), ...args, "--json"]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  return JSON.parse(out);
}

const refused = async (...args: readonly string[]): Promise<{ readonly status: number; readonly err: string }> => {
  const { status, err } = await runCli(["whatif", "--baseline", fileWith("ranges.json", MAIN), ...args]);
  return { status, err };
};

describe("octad whatif with ranges", () => {
  it("gives runs, seed, the scenario's revenue and the chance of a gain as cli.md writes them", async () => {
    const { uncertainty } = await whatif(MAIN, "--lever", "retention:relative:+5%", "--runs", "4000", "--seed", "7");
    expect([uncertainty.runs, uncertainty.seed, uncertainty.probabilityPositive]).toEqual([4_000, 7, 1]);
    const { p5, p50, p95, mean, mcse } = uncertainty.revenue;
    expect(p5 < p50 && p50 < p95).toBe(true);
    expect(mean).toBeGreaterThan(1_900_000);
    expect(mcse).toBeGreaterThan(0);
    expect(uncertainty.bands.difference.p95).toHaveLength(36);
  });

  it("draws the size of a lever that is typed with its range, and of one that comes in a file of a scenario", async () => {
    const typed = ["--lever", "retention:relative:+5%;range=0..8%", "--runs", "2000"];
    const { uncertainty, levers } = await whatif(MAIN, ...typed);
    const size = uncertainty.inputs.find(({ name }) => name === "lever:retention#1");
    // Within four errors of the mean of 2,000 draws.
    expect(Math.abs((size?.mean ?? 0) - (0 + 4 * 0.05 + 0.08) / 6)).toBeLessThan(0.0013);
    expect(levers[0]).toMatchObject({
      spec: "retention:relative:+5%;range=0..8%",
      range: { kind: "pert", low: 0, mode: 0.05, high: 0.08 },
    });
    const file = fileWith("ranged.json", { horizon: 36, levers: ["retention:relative:+5%;range=0..8%"] });
    expect((await whatif(MAIN, "--scenario", file, "--runs", "2000")).uncertainty).toEqual(uncertainty);
    expect(await refused("--lever", "retention:relative:+5%;range=6..8%")).toEqual({
      status: 2,
      err: expect.stringContaining("range=6..8%"),
    });
  });

  it("gives the range of an output of a person's own over the same draws, in JSON and in the table", async () => {
    const args = [
      "--lever",
      "retention:relative:+5%",
      "--runs",
      "2000",
      "--output",
      "Share=100 * margin / revenue",
      "--output",
      "Gain=revenue",
    ];
    const { uncertainty } = await whatif(MAIN, ...args);
    const [share, revenue] = uncertainty.outputs ?? [];
    expect([share?.name, share?.runs, share?.valued]).toEqual(["Share", 2_000, 1]);
    expect(share?.scenario?.p5).toBeCloseTo(70, 9);
    expect(revenue?.scenario?.p95).toBeCloseTo(uncertainty.revenue.p95, 4);
    expect(revenue?.difference?.p5).toBeCloseTo(uncertainty.revenueGain.p5, 4);
    const text = await runCli(["whatif", "--baseline", fileWith("ranges.json", MAIN), ...args]);
    expect(text.out).toMatch(/Share +70\.00 +70\.00 +70\.00…70\.00 +0\.00 +0\.00…0\.00/);
    expect((await whatif(MAIN, "--horizon", "3")).uncertainty).not.toHaveProperty("outputs");
  });

  it("takes 10,000 draws and seed 1 unless told otherwise", async () => {
    const { uncertainty } = await whatif(MAIN, "--horizon", "3");
    expect([uncertainty.runs, uncertainty.seed]).toEqual([10_000, 1]);
  });

  it("gives the chance of reaching a target, and stops early when asked", async () => {
    const args = ["--lever", "retention:relative:+5%", "--target", "110000"];
    const { uncertainty } = await whatif(MAIN, ...args, "--stop-early", "--runs", "100000");
    expect(uncertainty.target?.revenue).toBe(110_000);
    expect(uncertainty.target?.probability).toBeGreaterThan(0.3);
    expect(uncertainty.target?.probability).toBeLessThan(0.7);
    expect(uncertainty.stoppedEarly).toBe(true);
  });

  it("widens the range with a correlation of inputs that push the same way, and refuses a name that nothing has", async () => {
    const width = ({ uncertainty: { revenue } }: Output) => revenue.p95 - revenue.p5;
    const together = await whatif(MAIN, "--correlate", "arpa~acquisitionsPerMonth=0.9");
    expect(width(together)).toBeGreaterThan(1.1 * width(await whatif(MAIN)));
    const wrong = await refused("--correlate", "arpa~price=0.9");
    expect(wrong.status).toBe(2);
    expect(wrong.err).toContain('"price" is no uncertain input; there are annualRetention, acquisitionsPerMonth, arpa');
    expect((await refused("--correlate", "arpa=0.9")).status).toBe(2);
  });

  it("leads the ranges of the top to segments that take the value from there, and no further", async () => {
    const segments = [
      { key: "A", customers: 100 },
      { key: "B", customers: 100, arpa: 60 },
      { key: "C", customers: 100, ranges: { arpa: { kind: "uniform", low: 40, high: 60 } } },
    ];
    const { uncertainty } = await whatif({ ...MAIN, segments }, "--runs", "50");
    expect(uncertainty.inputs.map(({ name }) => name)).toEqual([
      "annualRetention@A",
      "arpa@A",
      "annualRetention@B",
      "annualRetention@C",
      "arpa@C",
    ]);
  });

  it("refuses a range that is none, by its place", async () => {
    const bad = { ...MAIN, ranges: { arpa: { kind: "pert", low: 3, mode: 2, high: 4 } } };
    const { status, err } = await runCli(["whatif", "--baseline", fileWith("bad.json", bad)]);
    expect(status).toBe(1);
    expect(err).toContain("ranges.arpa");
  });

  it("refuses runs, seeds and targets that are no numbers", async () => {
    for (const option of [
      ["--runs", "1"],
      ["--seed", "-1"],
      ["--target", "much"],
    ]) {
      expect((await refused(...option)).status).toBe(2);
    }
  });

  it("writes the range, the chances and the seed to read", async () => {
    const base = fileWith("text.json", MAIN);
    const { out } = await runCli(["whatif", "--baseline", base, "--lever", "retention:relative:+5%", "--target", "100000"]);
    expect(out).toMatch(/ +P5 +P50 +P95 +Mean +Simulation error/);
    expect(out).toContain("Chance of more revenue: 100.0 %");
    expect(out).toContain("Chance of a revenue gain of at least +100,000");
    expect(out).toContain("10,000 draws, seed 1");
    expect(out).not.toMatch(/\{\{|undefined|NaN| \n/);
  });
});
