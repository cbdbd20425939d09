import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom, type Random } from "../../shared/random.ts";
import { binomialQuantile } from "../../shared/statistics/binomial-quantile.ts";
import { lognormalFromMeanCv } from "../../shared/statistics/lognormal-from-mean-cv.ts";
import { meanSummary } from "../../shared/statistics/mean-summary.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";
import { tTwoSidedP } from "../../shared/statistics/t-two-sided-p.ts";

const DRAWS = 100_000;

const sample = (seed: number, draw: (random: Random) => number, draws = DRAWS): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: draws }, () => draw(random));
};

/** Mean and variance within five standard errors (kurtosis from the sample itself): one false alarm in a million. */
function expectMoments(values: Float64Array, mean: number, variance: number): void {
  const summary = meanSummary(values);
  const fourth = values.reduce((sum, value) => sum + (value - mean) ** 4, 0) / values.length;
  expect(Math.abs((summary?.mean ?? Infinity) - mean)).toBeLessThan(5 * Math.sqrt(variance / values.length));
  expect(Math.abs((summary?.sd ?? Infinity) ** 2 - variance)).toBeLessThan(5 * Math.sqrt((fourth - variance ** 2) / values.length));
}

describe("createRandom", () => {
  it("gives these digits for seed 1, now and on every machine: saved scenarios rest on them", () => {
    const random = createRandom(1);
    expect([random.uniform(), random.uniform(), random.below(1000), random.normal(), random.gamma(2.5), random.poisson(20)]).toEqual([
      0.7828300130031604, 0.5022997802345552, 31, -0.3311682405295225, 1.3693366371154696, 23,
    ]);
  });

  it("repeats itself for the same seed and differs for neighbouring ones", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const first = sample(seed, (random) => random.uniform(), 5);
        expect(sample(seed, (random) => random.uniform(), 5)).toEqual(first);
        expect(sample(seed + 1, (random) => random.uniform(), 5)).not.toEqual(first);
      }),
    );
  });

  it("starts neighbouring seeds independently: first draws over 20,000 seeds are uniform and uncorrelated", () => {
    const first = Float64Array.from({ length: 20_000 }, (_, seed) => createRandom(seed).uniform());
    expectMoments(first, 1 / 2, 1 / 12);
    const products = first.subarray(1).map((value, i) => (value - 0.5) * ((first[i] ?? 0) - 0.5));
    expectMoments(products, 0, 1 / 144);
  });

  it("a fork goes on from here and the stream itself jumps away", () => {
    const parent = createRandom(3);
    const own = parent.fork();
    expect(own.uniform()).toBe(createRandom(3).uniform());
    expect(parent.uniform()).not.toBe(createRandom(3).uniform());
  });

  it("stays in range", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 31 }), fc.double({ min: 0.001, max: 50, noNaN: true }), (seed, n, shape) => {
        const random = createRandom(seed);
        const uniform = random.uniform();
        expect(uniform >= 0 && uniform < 1).toBe(true);
        const below = random.below(n);
        expect(Number.isInteger(below) && below >= 0 && below < n).toBe(true);
        const beta = random.beta(shape, 0.001);
        expect(beta >= 0 && beta <= 1).toBe(true);
        expect(random.gamma(shape)).toBeGreaterThanOrEqual(0);
        const hits = random.binomial(n, uniform);
        expect(Number.isInteger(hits) && hits >= 0 && hits <= n).toBe(true);
        expect(Number.isInteger(random.poisson(shape * 10))).toBe(true);
      }),
    );
  });

  it("sure things are sure: below(1), poisson(0), binomial at 0 and 1", () => {
    const random = createRandom(1);
    expect([random.below(1), random.poisson(0), random.binomial(50, 0), random.binomial(50, 1), random.binomial(0, 0.4)]).toEqual([
      0, 0, 0, 50, 0,
    ]);
  });
});

describe("distributions of the draws", () => {
  it("uniform and below", () => {
    expectMoments(
      sample(11, (random) => random.uniform()),
      1 / 2,
      1 / 12,
    );
    expectMoments(
      sample(12, (random) => random.below(7)),
      3,
      4,
    );
  });

  it("normal, with tails as they should be", () => {
    const values = sample(13, (random) => random.normal());
    expectMoments(values, 0, 1);
    const beyond = values.filter((value) => Math.abs(value) > 1.959963984540054).length;
    expect(Math.abs(beyond - 0.05 * DRAWS)).toBeLessThan(5 * Math.sqrt(DRAWS * 0.05 * 0.95));
  });

  it.each([0.3, 1, 2.5, 400])("gamma of shape %f", (shape) =>
    expectMoments(
      sample(14, (random) => random.gamma(shape)),
      shape,
      shape,
    ),
  );

  it.each([
    [0.5, 0.5],
    [20.5, 380.5],
    [2.333, 3.667],
  ])("beta(%f, %f)", (a, b) =>
    expectMoments(
      sample(15, (random) => random.beta(a, b)),
      a / (a + b),
      (a * b) / ((a + b) ** 2 * (a + b + 1)),
    ),
  );

  it.each([0.4, 9.9, 10, 20, 5000])("Poisson of mean %f", (mean) =>
    expectMoments(
      sample(16, (random) => random.poisson(mean)),
      mean,
      mean,
    ),
  );

  it.each([
    [10, 0.3],
    [400, 0.01],
    [1000, 0.08],
    [1000, 0.92],
    [100_000, 0.5],
  ])("binomial(%d, %f)", (n, p) =>
    expectMoments(
      sample(17, (random) => random.binomial(n, p)),
      n * p,
      n * p * (1 - p),
    ),
  );

  it("the 5 % point of binomial(1000, .08) is that of its distribution", () => {
    const ascending = sample(18, (random) => random.binomial(1000, 0.08)).sort();
    expect(quantileType7(ascending, 0.05)).toBe(binomialQuantile(0.05, 1000, 0.08));
  });
});

describe("methods.md 12.6, Monte Carlo of the main case (numpy PCG64, compared within 3 Monte Carlo errors)", () => {
  it("retention PERT(.76,.80,.88), acquisitions Poisson(20), ARPA lognormal(50, cv .1), 36 months", () => {
    const { mu, sigma } = lognormalFromMeanCv(50, 0.1);
    const draws = 100_000;
    const revenues = sample(
      20_240_229,
      (random) => {
        const annual = 0.76 + 0.12 * random.beta(7 / 3, 11 / 3);
        const acquired = random.poisson(20);
        const arpa = Math.exp(mu + sigma * random.normal());
        const monthly = annual ** (1 / 12);
        let customers = 1000;
        let billed = 0;
        for (let month = 0; month < 36; month += 1) {
          billed += customers;
          customers = customers * monthly + acquired;
        }
        return billed * arpa;
      },
      draws,
    );
    const summary = meanSummary(revenues);
    const error = Math.hypot(509, (summary?.sd ?? 0) / Math.sqrt(draws));
    expect(Math.abs((summary?.mean ?? 0) - 1_859_205)).toBeLessThan(3 * error);
    expect(Math.abs((summary?.sd ?? 0) - 227_564)).toBeLessThan(3 * error);
    const ascending = revenues.sort();
    // The error of a quantile is √(p(1−p)/n)/density, about twice that of the mean at 5 and 95 %.
    expect(Math.abs((quantileType7(ascending, 0.05) ?? 0) - 1_509_729)).toBeLessThan(3 * 2.1 * error);
    expect(Math.abs((quantileType7(ascending, 0.5) ?? 0) - 1_845_771)).toBeLessThan(3 * 1.3 * error);
    expect(Math.abs((quantileType7(ascending, 0.95) ?? 0) - 2_255_309)).toBeLessThan(3 * 2.6 * error);
  });

  it("920 retained of 1000: Beta draws keep the mean .919580 and the limits .901966–.935607", () => {
    const ascending = sample(21, (random) => random.beta(920.5, 80.5)).sort();
    expect(meanSummary(ascending)?.mean).toBeCloseTo(0.91958, 4);
    expect(quantileType7(ascending, 0.025)).toBeCloseTo(0.901966, 3);
    expect(quantileType7(ascending, 0.975)).toBeCloseTo(0.935607, 3);
  });

  it("t statistics of ten normals follow Student's t", () => {
    const random = createRandom(22);
    const draws = 20_000;
    let rejected = 0;
    for (let draw = 0; draw < draws; draw += 1) {
      const summary = meanSummary(Float64Array.from({ length: 10 }, () => random.normal()));
      const t = summary === null ? 0 : summary.mean / (summary.sd / Math.sqrt(10));
      if (tTwoSidedP(t, 9) < 0.05) rejected += 1;
    }
    expect(Math.abs(rejected - 0.05 * draws)).toBeLessThan(5 * Math.sqrt(draws * 0.05 * 0.95));
  });
});
