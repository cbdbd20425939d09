import { describe, expect, it } from "vitest";
import type { Understood } from "../../electron/cli/understand.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { fileWith, runCli } from "./run.ts";

/** The main case of methods.md 12.3 as BASE.json of cli.md. */
const MAIN = { customers: 1000, annualRetention: 0.8, acquisitionsPerMonth: 20, arpa: 50, grossMargin: 0.7, discountRate: 0.1 };
const RANGED = {
  ...MAIN,
  ranges: { annualRetention: { kind: "beta", alpha: 80, beta: 20 }, arpa: { kind: "lognormal", mean: 50, cv: 0.1 } },
};

type Output = WhatifOutput & Understood;

async function ask(base: object, ...args: readonly string[]): Promise<Output> {
  const { status, out, err } = await runCli(["whatif", "--baseline", fileWith("base.json", base), ...args, "--json"]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  return JSON.parse(out);
}

async function refused(...args: readonly string[]): Promise<string> {
  const { status, err } = await runCli(["whatif", "--baseline", fileWith("base.json", MAIN), ...args]);
  expect(status).toBe(2);
  return err;
}

describe("octad whatif, understanding", () => {
  it("adds keys only where they were asked for", async () => {
    const keys = Object.keys(await ask(MAIN, "--lever", "retention:relative:+5%"));
    for (const key of ["tornado", "grid", "goal", "plan", "flip", "information", "reichheld"]) expect(keys).not.toContain(key);
  });

  it("--tornado sorts inputs by swing over the base case and ranks them by simulation", async () => {
    const { tornado, baseline } = await ask(RANGED, "--tornado");
    expect(tornado?.base).toBeCloseTo(baseline.revenue, 6);
    expect(tornado?.bars.map(({ input }) => (input.kind === "baseline" ? input.field : input.part))).toContain("annualRetention");
    expect(tornado?.bars[0]?.swing).toBeGreaterThan(tornado?.bars.at(-1)?.swing ?? 0);
    expect(tornado?.ranking?.map(({ input }) => input).toSorted()).toEqual(["annualRetention", "arpa"]);
  });

  it("--goal finds the retention of methods.md 12.5, by a lever and by the baseline itself", async () => {
    const set = await ask(MAIN, "--goal", "revenue:+10%", "--by-lever", "retention:set:80%");
    expect(set.goal).toMatchObject({ reached: true, outcomeName: "revenue" });
    expect(set.goal?.value).toBeCloseTo(0.86649816, 8);
    const base = await ask(MAIN, "--goal", "revenue:+10%", "--by-lever", "base:annualRetention:80%");
    expect(base.goal?.value).toBeCloseTo(0.86649816, 8);
    const most = await ask(MAIN, "--goal", "revenue:3000000", "--by-lever", "base:annualRetention:80%");
    expect(most.goal).toMatchObject({ reached: false, value: 1 });
    expect(most.goal?.outcome).toBeCloseTo(2_430_000, 3);
  });

  it("--grid crosses two inputs, a lever that it brings doing nothing in the base case", async () => {
    const { grid, baseline } = await ask(MAIN, "--grid", "retention:relative:0..5%/1", "--grid", "base:arpa:47..54/1");
    expect(grid?.base).toBeCloseTo(baseline.revenue, 6);
    // Revenue of ARPA 47 and 54 alone are those of the tornado of methods.md 12.5.
    expect(grid?.outcomes[0]?.[0]).toBeCloseTo(1_730_256.2716, 3);
    expect(grid?.outcomes[0]?.[1]).toBeCloseTo(1_987_954.0142, 3);
    expect(grid?.outcomes[1]).toHaveLength(2);
  });

  it("--plan finds the least cost and the frontier", async () => {
    const file = fileWith("plan.json", {
      target: 60_000,
      levers: [
        { lever: "retention:relative:+8%", fixedCost: 5_000, costAtCap: 60_000 },
        { lever: "arpa:relative:+5%", costAtCap: 90_000 },
      ],
    });
    const { plan } = await ask(RANGED, "--plan", file);
    expect(plan?.best?.gain).toBeGreaterThanOrEqual(60_000);
    expect(plan).toMatchObject({ probability: 0.8, outcome: "revenue", runs: 300, seed: 1 });
    expect(plan?.frontier.length).toBeGreaterThan(3);
  });

  it("--flip and --against say where a decision turns; --information and --reichheld what to know beside it", async () => {
    const all = await ask(RANGED, "--lever", "retention:relative:+5%;cost=60000", "--flip", "--information", "--reichheld");
    expect(all.flip?.advantage).toBeGreaterThan(0);
    expect(all.flip?.points.some(({ below }) => below !== null)).toBe(true);
    expect(all.information?.perfect).toBeGreaterThan(0);
    for (const { value } of all.information?.inputs ?? []) expect(value).toBeLessThanOrEqual(all.information?.perfect ?? 0);
    expect(all.reichheld?.lifetime).toBeCloseTo(20, 9);
    const other = await ask(MAIN, "--lever", "retention:relative:+5%", "--against", "arpa:relative:+1%");
    expect(other.flip?.points.length).toBeGreaterThan(0);
  });

  it("says it all as text, in every language, with no key left unsaid", async () => {
    const plan = fileWith("plan.json", { target: 60_000, levers: [{ lever: "retention:relative:+8%", costAtCap: 60_000 }] });
    for (const language of ["en", "fr", "it", "ro"]) {
      const { status, out } = await runCli([
        "whatif",
        "--baseline",
        fileWith("base.json", RANGED),
        "--lever",
        "retention:relative:+5%;cost=60000",
        ...["--tornado", "--flip", "--information", "--reichheld", "--plan", plan, "--lang", language],
        ...[
          "--grid",
          "retention:relative:0..10%",
          "--grid",
          "base:arpa:40..60",
          "--goal",
          "netGain:80000",
          "--by-lever",
          "retention:relative:+5%",
        ],
      ]);
      expect(status).toBe(0);
      expect(out).not.toMatch(/understand:|\{\{|NaN|Infinity|undefined|null/);
      expect(out).toContain("annualRetention");
    }
  });

  it("refuses what names nothing, with the reason", async () => {
    expect(await refused("--grid", "retention:relative:0..10%")).toContain("--grid");
    expect(await refused("--grid", "retention:relative:5%", "--grid", "base:arpa:1..2")).toContain("LOW..HIGH");
    expect(await refused("--grid", "base:arpa:1..2", "--grid", "base:arpa:1..3")).toContain("same input");
    expect(await refused("--grid", "base:arpa:3..2", "--grid", "base:customers:1..3")).toContain("below the second");
    expect(await refused("--goal", "revenue:+10%")).toContain("--by-lever");
    expect(await refused("--goal", "nps:3", "--by-lever", "arpa:relative:1%")).toContain("pvMargin");
    expect(await refused("--goal", "revenue:+10%", "--by-lever", "base:price:3")).toContain("annualRetention");
    expect(await refused("--tornado", "--outcome", "profit")).toContain("netGain");
  });
});
