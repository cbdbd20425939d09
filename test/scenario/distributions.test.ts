import { describe, expect, it } from "vitest";
import { createRandom } from "../../shared/random.ts";
import { createMixer } from "../../shared/scenario/simulate/correlate.ts";
import { createFill, type DrawnDistribution } from "../../shared/scenario/simulate/create-fill.ts";
import { betaAt } from "../../shared/scenario/simulate/distributions/beta.ts";
import { gammaAt } from "../../shared/scenario/simulate/distributions/gamma.ts";
import { truncatedAt } from "../../shared/scenario/simulate/distributions/normal.ts";
import { pertAt } from "../../shared/scenario/simulate/distributions/pert.ts";
import type { Transform } from "../../shared/scenario/simulate/distributions/transform.ts";
import { createScores } from "../../shared/scenario/simulate/scores.ts";
import { simulate } from "../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../shared/scenario/simulate/simulation.ts";
import { correlation } from "../../shared/statistics/correlation.ts";
import { normalQuantile } from "../../shared/statistics/normal-quantile.ts";
import { baselineOf } from "./builders.ts";

const filled = (distribution: DrawnDistribution, scores: Float64Array): Float64Array => {
  const into = new Float64Array(scores.length);
  createFill(distribution)(scores, into, scores.length);
  return into;
};

/** Scores at even shares, so that means are those of the distribution and not of a draw. */
const EVEN = Float64Array.from({ length: 20_000 }, (_, i) => normalQuantile((i + 0.5) / 20_000));
const momentsOf = (distribution: DrawnDistribution) => {
  const values = filled(distribution, EVEN);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

describe("distributions, drawn from normal scores", () => {
  it.each<[string, DrawnDistribution, Transform]>([
    ["Beta(2.33, 3.67)", { kind: "beta", alpha: 2.33, beta: 3.67 }, betaAt(2.33, 3.67)],
    ["Beta(920.5, 80.5)", { kind: "beta", alpha: 920.5, beta: 80.5 }, betaAt(920.5, 80.5)],
    ["Beta(.5, 1000.5)", { kind: "beta", alpha: 0.5, beta: 1000.5 }, betaAt(0.5, 1000.5)],
    ["Beta(900,000, 100,000)", { kind: "beta", alpha: 9e5, beta: 1e5 }, betaAt(9e5, 1e5)],
    ["Beta(.05, 3), too steep for a table", { kind: "beta", alpha: 0.05, beta: 3 }, betaAt(0.05, 3)],
    ["PERT(.76, .80, .88)", { kind: "pert", low: 0.76, mode: 0.8, high: 0.88 }, pertAt(0.76, 0.8, 0.88)],
    ["PERT with its mode at an end", { kind: "pert", low: 0, mode: 0, high: 1 }, pertAt(0, 0, 1)],
    ["a truncated normal", { kind: "normal", mean: 0.05, sd: 0.02, min: 0, max: 0.1 }, truncatedAt(0.05, 0.02, 0, 0.1)],
    ["a normal cut far in its tail", { kind: "normal", mean: 5, sd: 0.2, min: 0, max: 4 }, truncatedAt(5, 0.2, 0, 4)],
    ["Gamma(.5)", { kind: "gamma", shape: 0.5 }, gammaAt(0.5)],
    ["Gamma(400)", { kind: "gamma", shape: 400 }, gammaAt(400)],
  ])("are tabulated to within 1e-9 of their width: %s", (_, distribution, exact) => {
    const random = createRandom(5);
    const scores = Float64Array.from({ length: 300 }, () => 3 * random.normal());
    const width = exact(1.645) - exact(-1.645);
    filled(distribution, scores).forEach((value, i) => {
      expect(Math.abs(value - exact(scores[i] ?? 0))).toBeLessThanOrEqual(1e-9 * width);
    });
  });

  it("PERT(.76, .80, .88) has mean .806667, variance .00048889, P5 .773140, P95 .845594 (methods.md 12.6)", () => {
    const pert: DrawnDistribution = { kind: "pert", low: 0.76, mode: 0.8, high: 0.88 };
    expect(momentsOf(pert).mean).toBeCloseTo(0.806667, 6);
    expect(momentsOf(pert).variance).toBeCloseTo(0.00048889, 7);
    const [p5, p95] = filled(pert, Float64Array.of(normalQuantile(0.05), normalQuantile(0.95)));
    expect(p5).toBeCloseTo(0.77314, 6);
    expect(p95).toBeCloseTo(0.845594, 6);
  });

  it("920 retained of 1000 have mean .919580 and 95 % .901966–.935607 (methods.md 12.6)", () => {
    const kept: DrawnDistribution = { kind: "beta", alpha: 920.5, beta: 80.5 };
    expect(momentsOf(kept).mean).toBeCloseTo(0.91958, 6);
    const [low, high] = filled(kept, Float64Array.of(normalQuantile(0.025), normalQuantile(0.975)));
    expect(low).toBeCloseTo(0.901966, 6);
    expect(high).toBeCloseTo(0.935607, 6);
  });

  it("a lognormal of mean 50 and cv .1 has μ 3.90704784 and σ .09975135 (methods.md 12.6)", () => {
    const [median = 0, upper = 0] = filled({ kind: "lognormal", mean: 50, cv: 0.1 }, Float64Array.of(0, 1));
    expect(Math.log(median)).toBeCloseTo(3.90704784, 8);
    expect(Math.log(upper / median)).toBeCloseTo(0.09975135, 8);
  });

  it.each<[string, DrawnDistribution, number, number]>([
    ["uniform 2–4", { kind: "uniform", low: 2, high: 4 }, 3, 4 / 12],
    ["Poisson of .3", { kind: "poisson", mean: 0.3 }, 0.3, 0.3],
    ["Poisson of 20", { kind: "poisson", mean: 20 }, 20, 20],
    ["Poisson of 40,000,000", { kind: "poisson", mean: 4e7 }, 4e7, 4e7],
    ["negative binomial of 20, dispersion .5", { kind: "negativeBinomial", mean: 20, dispersion: 0.5 }, 20, 220],
    ["negative binomial of 3, dispersion 4", { kind: "negativeBinomial", mean: 3, dispersion: 4 }, 3, 39],
    ["negative binomial of 50,000, dispersion .5", { kind: "negativeBinomial", mean: 5e4, dispersion: 0.5 }, 5e4, 5e4 + 0.5 * 25e8],
    ["negative binomial without dispersion", { kind: "negativeBinomial", mean: 7, dispersion: 0 }, 7, 7],
    ["normal without limits near", { kind: "normal", mean: 5, sd: 2, min: -100, max: 100 }, 5, 4],
    ["a constant", { kind: "fixed", value: 3 }, 3, 0],
    ["Poisson of 3, the mean of 12 months", { kind: "poisson", mean: 3, months: 12 }, 3, 3 / 12],
    [
      "negative binomial of 3, dispersion 4, the mean of 12 months",
      { kind: "negativeBinomial", mean: 3, dispersion: 4, months: 12 },
      3,
      39 / 12,
    ],
    ["no customers", { kind: "poisson", mean: 0 }, 0, 0],
  ])("%s has its mean and variance", (_, distribution, mean, variance) => {
    const found = momentsOf(distribution);
    expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(2e-3 * Math.max(1e-9, Math.sqrt(variance)));
    expect(Math.abs(found.variance - variance)).toBeLessThanOrEqual(1e-2 * variance);
  });

  it("counts are whole, and the exact quantiles of the Poisson", () => {
    // P(X ≤ 2) = .6767 and P(X ≤ 3) = .8571 at mean 2.
    const scores = Float64Array.of(normalQuantile(0.6766), normalQuantile(0.6768), normalQuantile(0.8571), normalQuantile(0.8572));
    expect([...filled({ kind: "poisson", mean: 2 }, scores)]).toEqual([2, 3, 3, 4]);
  });
});

describe("scores", () => {
  it("differ by name and by seed and are standard normal", () => {
    const draw = (seed: number, name: string) => {
      const into = new Float64Array(20_000);
      createScores(seed, name)(into, into.length);
      return into;
    };
    const [one, other, again] = [draw(1, "arpa@A"), draw(1, "arpa@B"), draw(2, "arpa@A")];
    expect(Math.abs(correlation(one, other) ?? 1)).toBeLessThan(0.03);
    expect(Math.abs(correlation(one, again) ?? 1)).toBeLessThan(0.03);
    expect(one.reduce((sum, z) => sum + z * z, 0) / one.length).toBeCloseTo(1, 1);
  });
});

describe("correlations", () => {
  const ranges = {
    annualRetention: { kind: "beta", alpha: 80, beta: 20 },
    arpa: { kind: "lognormal", mean: 50, cv: 0.1 },
    acquisitionsPerMonth: { kind: "normal", mean: 20, sd: 2, min: 0, max: 100 },
  } as const;
  const draw = (correlations: typeof DEFAULT_SIMULATION.correlations) =>
    simulate(baselineOf({ ranges }), [], 2, { ...DEFAULT_SIMULATION, draws: 4_000, correlations });
  const columnOf = ({ inputs }: ReturnType<typeof draw>, name: string) =>
    inputs.columns.find((column) => column.name === name)?.values ?? new Float64Array(0);

  it("are those of the scores, and leave the first of a pair and everything else as it was", () => {
    const plain = draw([]);
    const mixed = draw([{ a: "arpa", b: "annualRetention", value: 0.7 }]);
    const logs = columnOf(mixed, "arpa").map(Math.log);
    expect(correlation(logs, columnOf(mixed, "annualRetention"))).toBeCloseTo(0.7, 1);
    expect(Math.abs(correlation(columnOf(plain, "arpa"), columnOf(plain, "annualRetention")) ?? 1)).toBeLessThan(0.05);
    expect(columnOf(mixed, "annualRetention")).toEqual(columnOf(plain, "annualRetention"));
    expect(columnOf(mixed, "acquisitionsPerMonth")).toEqual(columnOf(plain, "acquisitionsPerMonth"));
  });

  it("that cannot all hold give way to the nearest that can, and say so", () => {
    const impossible = [
      { a: "arpa", b: "annualRetention", value: 0.95 },
      { a: "arpa", b: "acquisitionsPerMonth", value: 0.95 },
      { a: "annualRetention", b: "acquisitionsPerMonth", value: -0.95 },
    ];
    const { uncertainty } = draw(impossible);
    expect(uncertainty.flags).toContain("CORRELATIONS_CHANGED");
    const { mix, changed } = createMixer(["annualRetention", "acquisitionsPerMonth", "arpa"], impossible);
    expect(changed).toBe(true);
    for (const row of mix) expect(row.reduce((sum, entry) => sum + entry * entry, 0)).toBeCloseTo(1, 12);
  });

  it("of one are possible, and need no change", () => {
    const { uncertainty, ...rest } = draw([{ a: "arpa", b: "acquisitionsPerMonth", value: 1 }]);
    expect(uncertainty.flags).toEqual([]);
    const logs = columnOf({ uncertainty, ...rest }, "arpa").map(Math.log);
    expect(correlation(logs, columnOf({ uncertainty, ...rest }, "acquisitionsPerMonth"))).toBeCloseTo(1, 9);
  });

  it("with what is not uncertain do nothing, and say so", () => {
    expect(draw([{ a: "arpa", b: "cac", value: 0.5 }]).uncertainty.flags).toEqual(["CORRELATION_UNKNOWN"]);
  });
});

describe("classes of scores", () => {
  const classes = [
    { key: "detractor", customers: 250, churned: 62, share: 0.25, annualChurn: 62 / 250, arpa: null },
    { key: "passive", customers: 350, churned: 35, share: 0.35, annualChurn: 0.1, arpa: null },
    { key: "promoter", customers: 400, churned: 20, share: 0.4, annualChurn: 0.05, arpa: null },
  ];
  const baseline = baselineOf({ links: [{ score: "nps", classes, grade: "association" }] });
  const lever = {
    target: "nps",
    kind: "move",
    value: 0.2,
    from: "detractor",
    to: "passive",
    segment: null,
    start: 1,
    ramp: 1,
    halfLife: null,
    cost: 0,
    costPerMonth: 0,
  } as const;

  it("are drawn where a lever moves their score: churn as Beta of the counts, shares that sum to one", () => {
    const { inputs } = simulate(baseline, [lever], 3, { ...DEFAULT_SIMULATION, draws: 4_000 });
    const column = (name: string) => inputs.columns.find((candidate) => candidate.name === name)?.values ?? new Float64Array(0);
    // 62 of 250: Jeffreys .197577–.304219 (methods.md 12.4).
    const churn = column("churn:nps/detractor").toSorted();
    expect(churn[100]).toBeCloseTo(0.197577, 2);
    expect(churn[3_900]).toBeCloseTo(0.304219, 2);
    const shares = classes.map(({ key }) => column(`share:nps/${key}`));
    for (let i = 0; i < 4_000; i++) expect(shares.reduce((sum, values) => sum + (values[i] ?? 0), 0)).toBeCloseTo(1, 12);
    expect((shares[0] ?? new Float64Array(0)).reduce((sum, value) => sum + value, 0) / 4_000).toBeCloseTo(0.25, 2);
  });

  it("lead to a range of the gain, and are left alone where no lever moves them", () => {
    const { uncertainty } = simulate(baseline, [lever], 36, { ...DEFAULT_SIMULATION, draws: 1_000 });
    expect(uncertainty.revenueGain.p5).toBeLessThan(uncertainty.revenueGain.p95);
    expect(simulate(baseline, [], 36, { ...DEFAULT_SIMULATION, draws: 10 }).inputs.columns).toEqual([]);
  });

  it("are a year's churn where the window was half of one, also for a class that lost nobody in it", () => {
    const counted = [
      { key: "detractor", customers: 100, churned: 20, share: 0.2, annualChurn: 1 - 0.8 ** 2, arpa: null },
      { key: "passive", customers: 200, churned: 10, share: 0.4, annualChurn: 1 - 0.95 ** 2, arpa: null },
      { key: "promoter", customers: 200, churned: 0, share: 0.4, annualChurn: 0, arpa: null },
    ];
    const halfYears = baselineOf({ links: [{ score: "nps", classes: counted, grade: "association" }] });
    const { inputs } = simulate(halfYears, [lever], 3, { ...DEFAULT_SIMULATION, draws: 4_000 });
    const drawn = inputs.columns.find(({ name }) => name === "churn:nps/promoter")?.values ?? new Float64Array(0);
    // Beta(½, 200½) has the mean ½/201; twice over, as two half years make a year.
    expect(drawn.reduce((sum, value) => sum + value, 0) / 4_000 / (1 / 201)).toBeCloseTo(1, 1);
  });
});
