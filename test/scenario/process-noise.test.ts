import { describe, expect, it } from "vitest";
import { lostAt } from "../../shared/scenario/simulate/process-noise.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../shared/scenario/simulate/simulation.ts";
import { binomialQuantile } from "../../shared/statistics/binomial-quantile.ts";
import { baselineOf, leverOf } from "./builders.ts";

const noisy = { ...DEFAULT_SIMULATION, draws: 4_000, processNoise: true };

describe("process noise", () => {
  it("loses as many customers as the quantile of the binomial says", () => {
    for (const [count, loss] of [
      [1, 0.3],
      [40, 0.02],
      [300, 0.05],
      [90, 0.5],
    ] as const)
      for (let share = 0.005; share < 1; share += 0.045) expect(lostAt(share, count, loss)).toBe(binomialQuantile(share, count, loss));
  });

  it("is off by at most one customer where hundreds are lost", () => {
    for (let share = 0.001; share < 1; share += 0.0333)
      expect(Math.abs(lostAt(share, 20_000, 0.02) - binomialQuantile(share, 20_000, 0.02))).toBeLessThanOrEqual(1);
  });

  it("keeps to the ends: nobody, everybody, no loss", () => {
    expect([lostAt(0.5, 0, 0.5), lostAt(0.5, 9, 1), lostAt(0.5, 9, 0), lostAt(0.999999, 9, 0.999999)]).toEqual([0, 9, 0, 9]);
  });

  it("gives the mean of the projection and the binomial spread of customers", () => {
    // One month: revenue is 10 for each of N_1 = Binomial(100, .8) customers, and N_0 are certain.
    const baseline = baselineOf({ customers: 100, annualRetention: 0.8 ** 12, acquisitionsPerMonth: 0, arpa: 10 });
    const { revenue } = simulate(baseline, [], 2, noisy).uncertainty;
    expect(revenue.mean).toBeGreaterThan(1_800 - 3 * revenue.mcse);
    expect(revenue.mean).toBeLessThan(1_800 + 3 * revenue.mcse);
    expect(revenue.sd).toBeCloseTo(10 * Math.sqrt(100 * 0.8 * 0.2), -1);
  });

  it("is the same for baseline and scenario, so that a lever of nothing changes nothing", () => {
    const { outcomes } = simulate(baselineOf({ customers: 80 }), [leverOf({ value: 0 })], 24, noisy);
    expect(new Set(outcomes.revenueGain)).toEqual(new Set([0]));
  });

  it("never makes a lever on retention lose revenue", () => {
    const { outcomes } = simulate(baselineOf({ customers: 80, acquisitionsPerMonth: 0 }), [leverOf()], 24, noisy);
    expect(Math.min(...outcomes.revenueGain)).toBeGreaterThanOrEqual(0);
  });

  it("is asked for where customers are few, and left out where cohorts are followed", () => {
    const flagsOf = (change: Parameters<typeof baselineOf>[0], processNoise: boolean) =>
      simulate(baselineOf(change), [], 3, { ...DEFAULT_SIMULATION, draws: 10, processNoise }).uncertainty.flags;
    expect(flagsOf({ customers: 499 }, false)).toContain("FEW_CUSTOMERS");
    expect(flagsOf({ customers: 500 }, false)).not.toContain("FEW_CUSTOMERS");
    expect(flagsOf({ customers: 499 }, true)).toEqual([]);
    expect(flagsOf({ sbg: { alpha: 1, beta: 4 } }, true)).toEqual(["NOISE_NOT_IN_COHORTS"]);
  });
});
