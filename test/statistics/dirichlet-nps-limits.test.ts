import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../shared/random.ts";
import { dirichletNpsLimits } from "../../shared/statistics/dirichlet-nps-limits.ts";
import { quantileType7 } from "../../shared/statistics/quantile-type7.ts";

const counts = fc.record({
  detractors: fc.integer({ min: 0, max: 300 }),
  passives: fc.integer({ min: 0, max: 300 }),
  promoters: fc.integer({ min: 0, max: 300 }),
});

describe("the Dirichlet interval of the Net Promoter Score", () => {
  it.each([
    [20, 30, 50],
    [0, 0, 10],
    [0, 8, 0],
    [5, 0, 2],
    [300, 500, 900],
  ])("agrees with 100,000 draws at %i, %i, %i", (detractors, passives, promoters) => {
    const random = createRandom(7);
    const draws = Float64Array.from({ length: 100_000 }, () => {
      const [low, middle, high] = [detractors, passives, promoters].map((count) => random.gamma(count + 0.5));
      return (100 * ((high ?? 0) - (low ?? 0))) / ((high ?? 0) + (middle ?? 0) + (low ?? 0));
    }).sort();
    const limits = dirichletNpsLimits({ detractors, passives, promoters }, 0.9);
    for (const [share, limit] of [
      [0.05, limits?.lo],
      [0.95, limits?.hi],
    ] as const) {
      // The share of draws below the limit is the share asked for, within 4 standard errors.
      const near = [share - 0.0028, share + 0.0028].map((p) => quantileType7(draws, p) ?? 0);
      expect(limit).toBeGreaterThan((near[0] ?? 0) - 1e-3);
      expect(limit).toBeLessThan((near[1] ?? 0) + 1e-3);
    }
  });

  it("turns over when promoters and detractors change places", () => {
    fc.assert(
      fc.property(counts, ({ detractors, passives, promoters }) => {
        fc.pre(detractors + passives + promoters > 0);
        const here = dirichletNpsLimits({ detractors, passives, promoters }, 0.95);
        const there = dirichletNpsLimits({ detractors: promoters, passives, promoters: detractors }, 0.95);
        expect((here?.lo ?? 0) + (there?.hi ?? 1)).toBeCloseTo(0, 5);
        expect(here?.lo).toBeLessThan(here?.hi ?? 0);
        expect(here?.lo).toBeGreaterThanOrEqual(-100);
        expect(here?.hi).toBeLessThanOrEqual(100);
      }),
      { numRuns: 40 },
    );
  });

  it("does not exist without answers", () => expect(dirichletNpsLimits({ detractors: 0, passives: 0, promoters: 0 }, 0.95)).toBeNull());
});
