import { describe, expect, it } from "vitest";
import { project } from "../../shared/scenario/project.ts";
import type { Baseline, WhatifOutput } from "../../shared/scenario/scenario.ts";
import type { Uncertainty } from "../../shared/scenario/simulate/simulation.ts";
import { leverOf } from "../scenario/builders.ts";
import { fileWith, runCli } from "./run.ts";

/** The main case of methods.md 12.3 as BASE.json of cli.md. */
const MAIN = { customers: 1000, annualRetention: 0.8, acquisitionsPerMonth: 20, arpa: 50, grossMargin: 0.7, discountRate: 0.1 };

type Output = WhatifOutput & { readonly inputs: Baseline; readonly uncertainty: Uncertainty };

async function whatif(base: object, ...args: readonly string[]): Promise<Output> {
  const { status, out, err } = await runCli(["whatif", "--baseline", fileWith("base.json", base), ...args, "--json"]);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  return JSON.parse(out);
}

const near = (actual: number | undefined, expected: number) =>
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected));

describe("octad whatif --baseline --json", () => {
  it("reproduces the base row of methods.md 12.3", async () => {
    const { schema, horizon, baseline, scenario, delta } = await whatif(MAIN);
    expect([schema, horizon]).toEqual(["octad.whatif/1", 36]);
    expect(baseline.months[0]).toEqual({ month: 1, customers: 1000, revenue: 50_000, margin: 35_000 });
    near(baseline.months[11]?.customers, 1015.829468);
    near(baseline.revenue12, 604_895.9138);
    near(baseline.pvMargin12, 405_426.0146);
    near(baseline.revenue, 1_840_698.1613);
    near(baseline.pvMargin, 1_124_008.4085);
    expect(scenario).toEqual(baseline);
    expect(delta.revenue).toEqual({ abs: 0, pct: 0 });
  });

  it("reproduces the rows of relative and churn cut, and their differences in percent", async () => {
    const relative = await whatif(MAIN, "--lever", "retention:relative:+5%");
    near(relative.scenario.months[11]?.customers, 1057.094182);
    near(relative.scenario.revenue12, 617_542.8501);
    near(relative.scenario.pvMargin12, 413_760.8719);
    near(relative.scenario.revenue, 1_950_043.0484);
    near(relative.scenario.pvMargin, 1_187_802.2419);
    expect(relative.delta.revenue12.pct).toBeCloseTo(2.0908, 4);
    expect(relative.delta.revenue.pct).toBeCloseTo(5.9404, 4);
    expect(relative.delta.pvMargin.pct).toBeCloseTo(5.6756, 4);
    const cut = await whatif(MAIN, "--lever", "retention:churnCut:5%");
    near(cut.scenario.months[11]?.customers, 1026.167715);
    near(cut.scenario.revenue12, 608_079.9243);
    near(cut.scenario.pvMargin12, 407_524.5881);
    near(cut.scenario.revenue, 1_867_648.8271);
    near(cut.scenario.pvMargin, 1_139_744.1568);
  });

  it("gives CLV by the closed form and leaves the others unaffected", async () => {
    const { indices } = await whatif(MAIN, "--lever", "retention:points:+5");
    // 12·50·.7 = 420 a year: 420·1.1/.3 and 420·1.1/.25 (methods.md 10.2).
    expect(indices["clv"]).toEqual({ baseline: expect.closeTo(1_540, 9), scenario: expect.closeTo(1_848, 9), affected: true });
    expect(indices["nps"]).toEqual({ baseline: null, scenario: null, affected: false });
  });

  it("shares the difference out among the levers, summing to it", async () => {
    const output = await whatif(MAIN, "--lever", "retention:relative:+5%", "--lever", "arpa:relative:+2%", "--horizon", "24");
    expect(output.attribution.map(({ lever }) => lever)).toEqual(["retention:relative:+5%", "arpa:relative:+2%"]);
    expect(output.attribution.reduce((sum, { revenue }) => sum + revenue, 0)).toBeCloseTo(output.delta.revenue.abs, 6);
    expect(output.baseline.months).toHaveLength(24);
  });

  it("keeps levers in their order and simulates with the runs and seed asked", async () => {
    const output = await whatif(MAIN, "--lever", "retention:set:70%", "--lever", "retention:points:+5", "--runs", "500", "--seed", "7");
    expect(output.meanings.map(({ after }) => after)).toEqual([expect.closeTo(0.7, 12), expect.closeTo(0.85, 12)]);
    near(output.scenario.months[1]?.customers, 1000 * 0.75 ** (1 / 12) + 20);
    expect(output.uncertainty).toMatchObject({ runs: 500, seed: 7, flags: ["NOTHING_UNCERTAIN"] });
    expect(output.uncertainty.revenue).toMatchObject({ p5: output.scenario.revenue, p95: output.scenario.revenue, mcse: 0 });
  });

  it("sums segments, and knows levers of one of them", async () => {
    const base = {
      ...MAIN,
      customers: 5,
      segments: [
        { key: "SMB", customers: 600 },
        { key: "Mid", customers: 400, arpa: 90 },
      ],
    };
    const output = await whatif(base, "--lever", "retention:relative:+5%@SMB;cost=1000");
    expect(output.baseline.months[0]?.customers).toBe(1000);
    expect(output.baseline.segments?.map(({ key }) => key)).toEqual(["SMB", "Mid"]);
    expect(output.scenario).toEqual(project(output.inputs, [leverOf({ segment: "SMB", cost: 1000 })], 36));
    const { status, err } = await runCli(["whatif", "--baseline", fileWith("b2.json", base), "--lever", "arpa:add:1@Big"]);
    expect(status).toBe(2);
    expect(err).toContain("SMB, Mid");
  });

  it("gives the same bytes again", async () => {
    const args = ["whatif", "--baseline", fileWith("same.json", MAIN), "--lever", "retention:logit:0.25;ramp=6;halfLife=9", "--json"];
    expect(await runCli(args)).toEqual(await runCli(args));
  });
});

describe("octad whatif --baseline, to read", () => {
  it("spells out what each lever means and lines the money up", async () => {
    const { out } = await runCli(["whatif", "--baseline", fileWith("text.json", MAIN), "--lever", "retention:relative:+5%"]);
    expect(out).toContain("80.0 % a year → 84.0 % a year");
    expect(out).toContain("98.16 % → 98.56 % a month");
    expect(out).toMatch(/Revenue, 36 months +1,840,698 +1,950,043 +\+109,345 +\+5\.94 %/);
    expect(out).toContain("not affected by these levers");
    expect(out).toContain("No input has a range");
    expect(out).not.toMatch(/\{\{|undefined|NaN| \n/);
  });

  it("writes money in the currency of the settings and numbers as the language does", async () => {
    const settings = fileWith("ron.json", { currency: "EUR" });
    const { out } = await runCli(["whatif", "--baseline", fileWith("text.json", MAIN), "--settings", settings, "--lang", "fr"]);
    expect(out).toMatch(/Revenu, 36 mois\s+1[\s\u202f]840[\s\u202f]698[\s\u00a0]€/);
    expect(out).toContain("Aucun levier");
  });
});
