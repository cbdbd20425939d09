import { describe, expect, it } from "vitest";
import { fileWith, runCli } from "./run.ts";

/** Scenarios of files beside the levers. */

const BASE = fileWith("base.json", {
  customers: 1_000,
  annualRetention: 0.8,
  acquisitionsPerMonth: 20,
  arpa: 50,
  ranges: { arpa: { kind: "lognormal", mean: 50, cv: 0.1 } },
});
const FIVE = fileWith("five.json", { name: "Five", horizon: 24, levers: ["retention:points:+5"] });
const SIX = fileWith("six.json", { name: "Six", horizon: 24, levers: ["retention:points:+6"] });

describe("octad whatif --scenario", () => {
  it("takes the levers and the horizon of the first file where no lever is named", async () => {
    const { out } = await runCli(["whatif", "--baseline", BASE, "--scenario", FIVE, "--json"]);
    const answer = JSON.parse(out);
    expect([answer.horizon, answer.levers[0].spec, answer.comparison]).toEqual([24, "retention:points:+5", undefined]);
  });

  it("sets others beside it over common draws", async () => {
    const { out } = await runCli(["whatif", "--baseline", BASE, "--scenario", FIVE, "--scenario", SIX, "--runs", "500", "--json"]);
    const { comparison, delta } = JSON.parse(out);
    expect(comparison.map(({ name }: { name: string | null }) => name)).toEqual([null, "Six"]);
    expect(comparison[0].delta).toEqual(delta);
    expect(comparison[1].ranges.against.better).toBe(1);
    expect(comparison[1].delta.revenue.abs).toBeGreaterThan(delta.revenue.abs);
  });

  it("prints them as a table", async () => {
    const { out } = await runCli(["whatif", "--baseline", BASE, "--lever", "retention:points:+5", "--scenario", SIX, "--runs", "500"]);
    expect(out).toMatch(/The levers\s+36 .*\n.*Six\s+24 /);
  });

  it("names the file and the place of what cannot be read", async () => {
    const bad = fileWith("bad.json", { name: "Bad", levers: ["retention:+5%"] });
    const { status, err } = await runCli(["whatif", "--baseline", BASE, "--scenario", bad]);
    expect(status).toBe(1);
    expect(err).toContain("bad.json");
  });
});
