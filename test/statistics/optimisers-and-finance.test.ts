import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pertAt } from "../../shared/scenario/simulate/distributions/pert.ts";
import { bfgs } from "../../shared/statistics/bfgs.ts";
import { bisect } from "../../shared/statistics/bisect.ts";
import { bootstrapRatio } from "../../shared/statistics/bootstrap-ratio.ts";
import { brent } from "../../shared/statistics/brent.ts";
import { discountedPayback } from "../../shared/statistics/discounted-payback.ts";
import { irrRoots } from "../../shared/statistics/irr-roots.ts";
import { mirr } from "../../shared/statistics/mirr.ts";
import { nelderMead } from "../../shared/statistics/nelder-mead.ts";
import { npv } from "../../shared/statistics/npv.ts";
import { payback } from "../../shared/statistics/payback.ts";
import { returnOnInvestment } from "../../shared/statistics/return-on-investment.ts";
import { solveLinear } from "../../shared/statistics/solve-linear.ts";
import { drawSamples } from "./draw-samples.ts";
import { near, nearRelative } from "./near.ts";

describe("roots", () => {
  it.each([
    ["bisect", bisect],
    ["brent", brent],
  ])("%s finds the root of cubics with one in the bracket", (_, solve) => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 0.01, max: 3, noNaN: true }), (root, slope) => {
        near(
          solve((x) => (x - root) ** 3 + slope * (x - root), -7, 9),
          root,
          1e-9,
        );
      }),
    );
  });

  it("no change of sign is null, a root at an end is found", () => {
    for (const solve of [bisect, brent]) {
      expect(solve((x) => x * x + 1, -1, 1)).toBeNull();
      expect(solve((x) => x - 1, 1, 3)).toBe(1);
      expect(solve((x) => x - 3, 1, 3)).toBe(3);
      expect(solve(() => Number.NaN, 0, 1)).toBeNull();
    }
  });

  it("brent needs far fewer looks than halving", () => {
    let looks = 0;
    brent(
      (x) => {
        looks += 1;
        return Math.exp(x) - 5;
      },
      0,
      10,
    );
    expect(looks).toBeLessThan(20);
  });
});

const rosenbrock = (x: number, y: number): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

describe("minima", () => {
  it("Nelder–Mead walks Rosenbrock's valley to (1, 1)", () => {
    const found = nelderMead(([x = 0, y = 0]) => rosenbrock(x, y), [-1.2, 1]);
    expect(found.converged).toBe(true);
    near(found.x[0], 1, 1e-5);
    near(found.x[1], 1, 1e-5);
  });

  it("Nelder–Mead avoids points that the function refuses by NaN", () => {
    const found = nelderMead(([x = 0]) => (x < 1 ? Number.NaN : x), [4]);
    near(found.x[0], 1, 1e-4);
  });

  it("quasi-Newton with gradient gets there in few looks", () => {
    const found = bfgs(
      (at, gradient) => {
        const [x = 0, y = 0] = at;
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return rosenbrock(x, y);
      },
      [-1.2, 1],
    );
    expect(found.converged).toBe(true);
    near(found.x[0], 1, 1e-6);
    near(found.x[1], 1, 1e-6);
    expect(found.evaluations).toBeLessThan(80);
  });

  it("quasi-Newton solves any positive quadratic", () => {
    const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(numbers, fc.array(fc.double({ min: 0.05, max: 50, noNaN: true }), { minLength: 3, maxLength: 3 }), (target, widths) => {
        const found = bfgs(
          (x, gradient) => {
            let value = 0;
            target.forEach((centre, i) => {
              const distance = (x[i] ?? 0) - centre;
              gradient[i] = 2 * (widths[i] ?? 1) * distance;
              value += (widths[i] ?? 1) * distance * distance;
            });
            return value;
          },
          [0, 0, 0],
          { tolerance: 1e-9 },
        );
        expect(found.converged).toBe(true);
        // It ends where no component of the gradient, 2·width·distance, exceeds this.
        const flat = 1e-9 * (1 + target.reduce((sum, centre, i) => sum + (widths[i] ?? 1) * centre * centre, 0));
        target.forEach((centre, i) => {
          near(found.x[i], centre, flat / (2 * (widths[i] ?? 1)) + 1e-12);
        });
      }),
    );
  });

  it("a function without a minimum is not reported as converged", () => {
    const found = bfgs(
      (x, gradient) => {
        gradient[0] = -1;
        return -(x[0] ?? 0);
      },
      [0],
      { maxSteps: 20 },
    );
    expect(found.converged).toBe(false);
  });

  it("linear systems are solved, singular ones refused", () => {
    const solution = solveLinear(
      [
        [0, 2, 1],
        [1, -1, 0],
        [3, 0, -2],
      ],
      [7, -1, -3],
    );
    [1, 2, 3].forEach((expected, i) => {
      near(solution?.[i], expected);
    });
    expect(
      solveLinear(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeNull();
  });
});

describe("finance", () => {
  const flows = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 });

  it("every root reported is a root of the net present value, and they ascend", () => {
    fc.assert(
      fc.property(flows, (data) => {
        const roots = irrRoots(data);
        roots.forEach((root, i) => {
          const scale = data.reduce((sum, flow, t) => sum + Math.abs(flow) / (1 + root) ** t, 0);
          expect(Math.abs(npv(data, root))).toBeLessThanOrEqual(1e-9 * scale);
          expect(root > (roots[i - 1] ?? -1)).toBe(true);
        });
      }),
    );
  });

  it("an investment that later only pays has exactly one root or pays too little or too much", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 15 }),
        (cost, gains) => {
          const data = [-cost, ...gains];
          const lowest = npv(data, -0.99);
          const highest = npv(data, 10);
          expect(irrRoots(data)).toHaveLength(Math.sign(lowest) === Math.sign(highest) ? 0 : 1);
        },
      ),
    );
  });

  it("long horizons do not overflow", () => {
    const decades = [-1000, ...Array.from({ length: 600 }, () => 7)];
    expect(irrRoots(decades)).toHaveLength(1);
    nearRelative(npv(decades, irrRoots(decades)[0] ?? 1) + 1000, 1000, 1e-9);
  });

  it("the first flow is never discounted, and at rate 0 the value is the sum", () => {
    fc.assert(
      fc.property(flows, (data) => {
        near(
          npv(data, 0),
          data.reduce((sum, flow) => sum + flow, 0),
        );
        near(npv([0, ...data], 0.07), npv(data, 0.07) / 1.07);
      }),
    );
  });

  it("payback is 0 when the first flow is not negative, null when not reached, exact at rounding", () => {
    expect(payback([0, -5])).toBe(0);
    expect(payback([-5, 2, 2])).toBeNull();
    expect(payback([])).toBeNull();
    near(payback([-0.3, 0.1, 0.1, 0.1]), 3);
    expect(discountedPayback([-100, 104], 0.05)).toBeNull();
    near(discountedPayback([-100, 105], 0.05), 1);
  });

  it("MIRR lies at the common rate for a fair investment, and needs both signs", () => {
    near(mirr([-100, 110], 0.1, 0.1), 0.1);
    expect(mirr([100, 110], 0.1, 0.1)).toBeNull();
    expect(mirr([-100], 0.1, 0.1)).toBeNull();
  });

  it("ratios without costs do not exist", () => {
    expect(returnOnInvestment(10, 0, 1)).toBeNull();
    expect(returnOnInvestment(-5, 10, 1)).toEqual({ roi: -1.5, annualised: null });
  });

  it("a PERT draw runs from low to high, a constant stays", () => {
    near(pertAt(1, 2, 5)(-40), 1);
    near(pertAt(1, 2, 5)(40), 5);
    expect(pertAt(2, 2, 2)(0.3)).toBe(2);
    expect(() => pertAt(3, 2, 4)).toThrow("pertBeta requires low <= mode <= high");
  });
});

describe("bootstrap", () => {
  const units = [3, 9, 4, 12, 7, 5, 30, 8, 6, 11];
  const mean = (sample: readonly number[]): number => sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const options = { draws: 4000, seed: 7, level: 0.95 };

  const plain = (of: readonly number[], seed = 7) =>
    bootstrapRatio(
      of,
      of.map(() => 1),
      { ...options, seed, method: "percentile" },
    );

  it("the same seed gives the same limits; its error is that of the mean", () => {
    const first = plain(units);
    expect(plain(units)).toEqual(first);
    expect(plain(units, 8)).not.toEqual(first);
    const sd = Math.sqrt(units.reduce((sum, value) => sum + (value - mean(units)) ** 2, 0) / units.length);
    nearRelative(first?.se, sd / Math.sqrt(units.length), 0.05);
    near(first?.mean, mean(units), 0.02);
  });

  it("leaves its units alone, and a ratio over ones is the mean of samples drawn one by one", () => {
    const frozen = Object.freeze([...units]);
    const drawn = drawSamples(frozen, mean, options);
    near(plain(frozen)?.lo, drawn?.lo ?? -1);
    near(plain(frozen)?.hi, drawn?.hi ?? -1);
  });

  it("resamples without a value are left out; too many of them and there is no interval", () => {
    const ratio = (bottoms: readonly number[]) => bootstrapRatio([1, 2, 3], bottoms, { ...options, method: "percentile" });
    // Only the first has a bottom: of 27 samples 8 do without it. With three without, none has a value.
    expect(ratio([4, 0, 0])?.draws).toBeGreaterThan(0.65 * 4000);
    expect(ratio([4, 0, 0])?.draws).toBeLessThan(0.75 * 4000);
    expect(ratio([0, 0, 0])).toBeNull();
    expect(bootstrapRatio([], [], { ...options, method: "percentile" })).toBeNull();
    expect(bootstrapRatio([1], [0], { ...options, method: "bca" })).toBeNull();
  });

  it("the corrected interval lies higher than the percentile one for a mean skewed to the right", () => {
    const corrected = bootstrapRatio(
      units,
      units.map(() => 1),
      { ...options, method: "bca" },
    );
    expect(corrected?.lo).toBeGreaterThan(plain(units)?.lo ?? 0);
    expect(corrected?.hi).toBeGreaterThan(plain(units)?.hi ?? 0);
    expect(bootstrapRatio([4, 4], [1, 1], { ...options, method: "bca" })).toMatchObject({ lo: 4, hi: 4, se: 0 });
  });
});
