import { describe, expect, it } from "vitest";
import { project } from "../../shared/scenario/project.ts";
import { lostAt } from "../../shared/scenario/simulate/process-noise.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../shared/scenario/simulate/simulation.ts";
import { binomialQuantile } from "../../shared/statistics/binomial-quantile.ts";
import { baselineOf, leverOf, segmentOf } from "./builders.ts";

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

  it("is asked for where customers are few", () => {
    const flagsOf = (change: Parameters<typeof baselineOf>[0], processNoise: boolean) =>
      simulate(baselineOf(change), [], 3, { ...DEFAULT_SIMULATION, draws: 10, processNoise }).uncertainty.flags;
    expect(flagsOf({ customers: 499 }, false)).toContain("FEW_CUSTOMERS");
    expect(flagsOf({ customers: 500 }, false)).not.toContain("FEW_CUSTOMERS");
    expect(flagsOf({ customers: 499 }, true)).toEqual([]);
    expect(flagsOf({ customers: 499, sbg: { alpha: 1, beta: 4 } }, true)).toEqual([]);
  });
});

describe("process noise of cohorts", () => {
  const HORIZON = 30;
  const ARPA = 10;
  const cohorts = baselineOf({ customers: 120, annualRetention: 0.85, acquisitionsPerMonth: 6, arpa: ARPA, sbg: { alpha: 1, beta: 3 } });

  /** Part of a cohort that is left after `age` months, its yearly renewals being those of Beta(α, β). */
  function survival(alpha: number, beta: number, age: number): number {
    let left = 1;
    for (let month = 0; month < age; month++)
      left *= ((beta + Math.floor(month / 12)) / (alpha + beta + Math.floor(month / 12))) ** (1 / 12);
    return left;
  }

  /**
   * Revenue is ARPA · Σ_c Σ_t N_{c,t}, the cohorts independent and N_{c,t} ~ Binomial(n, S(t)); of s ≤ t months the covariance within one cohort is
   * n · S(t) · (1 − S(s)).
   */
  function momentsOfRevenue(): { readonly mean: number; readonly sd: number } {
    const groups = Array.from({ length: HORIZON }, (_, joined) => ({
      size: joined === 0 ? 120 : 6,
      // The customers of today are one cohort whose rate is the annual retention: Beta(1, .85/.15).
      left: Array.from({ length: HORIZON - joined }, (_, age) => survival(1, joined === 0 ? 0.85 / 0.15 : 3, age)),
    }));
    let mean = 0;
    let variance = 0;
    for (const { size, left } of groups)
      left.forEach((later, t) => {
        mean += ARPA * size * later;
        left.forEach((other, s) => {
          variance += ARPA ** 2 * size * (s <= t ? later * (1 - other) : other * (1 - later));
        });
      });
    return { mean, sd: Math.sqrt(variance) };
  }

  it("gives the mean of the projection and the variance of the closed form", () => {
    const draws = 10_000;
    const { revenue } = simulate(cohorts, [], HORIZON, { ...noisy, draws }).uncertainty;
    const { mean, sd } = momentsOfRevenue();
    expect(mean).toBeCloseTo(project(cohorts, [], HORIZON).revenue, 6);
    expect(Math.abs(revenue.mean - mean)).toBeLessThan(3 * revenue.mcse);
    // The error of a standard deviation is sd/√(2·draws).
    expect(Math.abs(revenue.sd - sd)).toBeLessThan((3 * sd) / Math.sqrt(2 * draws));
  });

  it("gives the same digits for the same seed, whatever the order of the segments", () => {
    const segments = ["A", "B"].map((key, place) => ({ ...segmentOf({ customers: 60 + place, sbg: { alpha: 1, beta: 4 } }), key }));
    const run = (order: typeof segments) =>
      simulate({ ...cohorts, segments: order }, [leverOf()], 18, { ...noisy, draws: 400 }).uncertainty;
    expect(run(segments)).toEqual(run(segments));
    expect(run(segments.toReversed()).revenue.mean).toBeCloseTo(run(segments).revenue.mean, 6);
  });

  it("changes nothing under a lever of nothing, and never makes one on retention lose revenue", () => {
    const gains = (value: number) => simulate(cohorts, [leverOf({ value })], 24, { ...noisy, draws: 500 }).outcomes.revenueGain;
    expect(new Set(gains(0))).toEqual(new Set([0]));
    expect(Math.min(...gains(0.05))).toBeGreaterThanOrEqual(0);
  });
});
