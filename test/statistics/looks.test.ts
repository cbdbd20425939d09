import { describe, expect, it } from "vitest";
import { bfgs, type ValueAndGradient } from "../../shared/statistics/bfgs.ts";
import { bisect } from "../../shared/statistics/bisect.ts";
import { brent } from "../../shared/statistics/brent.ts";
import { type NelderMeadOptions, nelderMead } from "../../shared/statistics/nelder-mead.ts";
import { near } from "./near.ts";

/** Counts the looks at a function of one number. */
function counted(f: (x: number) => number): { readonly f: (x: number) => number; readonly looks: () => number } {
  let looks = 0;
  return {
    f: (x) => {
      looks += 1;
      return f(x);
    },
    looks: () => looks,
  };
}

describe("halving", () => {
  it("stops as soon as the bracket is as narrow as asked, and answers with its middle", () => {
    const { f, looks } = counted((x) => x - 0.3);
    expect(bisect(f, 0, 1, 0.25)).toBe(0.375);
    expect(looks()).toBe(2 + 2);
  });

  it("stops at once where the function is zero", () => {
    const { f, looks } = counted((x) => x - 1);
    expect(bisect(f, 0, 2)).toBe(1);
    expect(looks()).toBe(2 + 1);
  });

  it("ends between neighbouring doubles, however small the root, and takes a falling function", () => {
    near(
      bisect((x) => x * x - 2, 0, 2),
      Math.SQRT2,
      2e-16,
    );
    near(
      bisect((x) => 1e-200 - x, -1, 1),
      1e-200,
      1e-210,
    );
    expect(bisect((x) => (x < 1e-300 ? -1 : 1), -1, 1)).toBeCloseTo(1e-300, 310);
    expect(bisect((x) => x, 1, 2)).toBeNull();
  });
});

describe("Brent's method", () => {
  it.each([
    ["eˣ = 5 in 0–10", (x: number) => Math.exp(x) - 5, 0, 10, Math.log(5), 14],
    ["x = cos x in 0–1", (x: number) => Math.cos(x) - x, 0, 1, 0.7390851332151607, 8],
    ["x³ − 2x = 5 in 2–3, Wallis' own", (x: number) => x * x * x - 2 * x - 5, 2, 3, 2.0945514815423265, 8],
    ["√2 in 0–2", (x: number) => x * x - 2, 0, 2, Math.SQRT2, 10],
    ["an arctangent in −1000–50", (x: number) => Math.atan(x - 3), -1000, 50, 3, 15],
    ["a hyperbola in .31–100", (x: number) => 1 / (x - 0.3) - 5, 0.31, 100, 0.5, 17],
    ["a logarithm from 1e−8 to 5", (x: number) => Math.log(x), 1e-8, 5, 1, 11],
    ["a steep step in 0–1", (x: number) => Math.tanh(20 * (x - 0.9)), 0, 1, 0.9, 10],
    ["a jump in 0–1, where only halving helps", (x: number) => (x < 1 / 3 ? -1 : 1), 0, 1, 1 / 3, 42],
    ["a fifth power on a gentle slope", (x: number) => (x - 0.1) ** 5 + 1e-3 * (x - 0.1), -0.5, 1.2, 0.1, 16],
    ["a line in −1–50", (x: number) => x - 3, -1, 50, 3, 3],
  ])("finds %s, with the bracket either way round, in no more looks than it needs today", (_, f, lo, hi, root, most) => {
    const forth = counted(f);
    const back = counted(f);
    near(brent(forth.f, lo, hi), root, 1e-12);
    near(brent(back.f, hi, lo), root, 1e-12);
    expect(forth.looks()).toBeLessThanOrEqual(most);
    expect(back.looks()).toBeLessThanOrEqual(most);
  });

  it("stays within the tolerance asked for, and saves looks by it", () => {
    const coarse = counted(Math.log);
    const root = brent(coarse.f, 0.1, 1e8, 1e-3) ?? 0;
    expect(Math.abs(root - 1)).toBeLessThanOrEqual(1e-3);
    expect(coarse.looks()).toBeLessThanOrEqual(20);
    const steep = counted((x) => Math.cbrt(x - 0.1));
    expect(Math.abs((brent(steep.f, -0.5, 1.2, 1e-3) ?? 1) - 0.1)).toBeLessThanOrEqual(1e-3);
    expect(steep.looks()).toBeLessThanOrEqual(10);
    expect(Math.abs(brent((x) => x * x * x, -2e5, 1e5, 1e-2) ?? 1)).toBeLessThanOrEqual(1e-2);
  });
});

const along =
  (f: (x: number) => number, slope: (x: number) => number): ValueAndGradient =>
  (at, gradient) => {
    gradient[0] = slope(at[0] ?? 0);
    return f(at[0] ?? 0);
  };

describe("the quasi-Newton method, step by step", () => {
  const square = along(
    (x) => x * x,
    (x) => 2 * x,
  );

  it("the first step goes down the slope, one unit far and never beyond the slope itself", () => {
    expect(bfgs(square, [3], { maxSteps: 1 })).toEqual({ x: [2], value: 4, evaluations: 2, converged: false });
    expect(bfgs(square, [0.25], { maxSteps: 1 })).toEqual({ x: [0], value: 0, evaluations: 3, converged: true });
    expect(bfgs(square, [0])).toEqual({ x: [0], value: 0, evaluations: 1, converged: true });
    expect(bfgs(square, [3], { maxSteps: 0 })).toEqual({ x: [3], value: 9, evaluations: 1, converged: false });
  });

  it.each([
    [1, 0.7, 3],
    [1, 0.5, 3],
    [3, 0.98, 4],
    [6, 0.98, 5],
    [20, 0.98, 6],
  ])("a step too far for %d·(x³ − 3x) from %f comes back by cubic interpolation, exactly", (factor, start, looks) => {
    const cubic = along(
      (x) => factor * (x ** 3 - 3 * x),
      (x) => factor * (3 * x * x - 3),
    );
    const found = bfgs(cubic, [start], { maxSteps: 1 });
    near(found.x[0], 1, 1e-12);
    expect(found.evaluations).toBe(looks);
  });

  it("a step too short grows threefold, thirty times at most", () => {
    const falling = along(
      (x) => -x,
      () => -1,
    );
    expect(bfgs(falling, [0], { maxSteps: 1 })).toEqual({ x: [3 ** 29], value: -(3 ** 29), evaluations: 31, converged: false });
  });

  it.each([
    [
      "a long valley",
      along(
        (x) => Math.hypot(1, x - 100),
        (x) => (x - 100) / Math.hypot(1, x - 100),
      ),
      0,
      100,
      14,
    ],
    [
      "x − ln x from .01",
      along(
        (x) => (x > 0 ? x - Math.log(x) : Infinity),
        (x) => 1 - 1 / x,
      ),
      0.01,
      1,
      8,
    ],
    [
      "x − ln x from 20",
      along(
        (x) => (x > 0 ? x - Math.log(x) : Number.NaN),
        (x) => 1 - 1 / x,
      ),
      20,
      1,
      17,
    ],
    [
      "eˣ − 5x from 0",
      along(
        (x) => Math.exp(x) - 5 * x,
        (x) => Math.exp(x) - 5,
      ),
      0,
      Math.log(5),
      7,
    ],
    [
      "eˣ − 5x from 12",
      along(
        (x) => Math.exp(x) - 5 * x,
        (x) => Math.exp(x) - 5,
      ),
      12,
      Math.log(5),
      19,
    ],
    [
      "a catenary",
      along(
        (x) => Math.cosh(x - 1),
        (x) => Math.sinh(x - 1),
      ),
      -8,
      1,
      16,
    ],
    [
      "10⁸(x − 2)²",
      along(
        (x) => 1e8 * (x - 2) ** 2,
        (x) => 2e8 * (x - 2),
      ),
      0,
      2,
      3,
    ],
    [
      "waves ten thousand high",
      along(
        (x) => 1e4 * (Math.sin(3 * x) + (x * x) / 10),
        (x) => 1e4 * (3 * Math.cos(3 * x) + x / 5),
      ),
      0,
      -0.5122140283567418,
      33,
    ],
    [
      "a tip without slope",
      along(
        (x) => Math.abs(x - 3),
        (x) => Math.sign(x - 3),
      ),
      1,
      3,
      48,
    ],
  ] as const)("finds the bottom of %s in no more looks than it needs today", (_, f, start, bottom, most) => {
    const found = bfgs(f, [start]);
    expect(found.converged).toBe(true);
    near(found.x[0], bottom, 2e-3);
    expect(found.evaluations).toBeLessThanOrEqual(most);
  });

  it("scales and turns: a valley 10,000 times as steep one way, and one that lies askew", () => {
    const steep = bfgs(
      (at, gradient) =>
        at.reduce((sum, x, i) => {
          gradient[i] = 2 * 100 ** i * (x - i - 1);
          return sum + 100 ** i * (x - i - 1) ** 2;
        }, 0),
      [0, 0, 0],
    );
    expect(steep.converged).toBe(true);
    [1, 2, 3].forEach((expected, i) => {
      near(steep.x[i], expected, 1e-5);
    });
    expect(steep.evaluations).toBeLessThanOrEqual(23);
    const askew = bfgs(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = 4 * x + 3 * y - 7;
        gradient[1] = 3 * x + 6 * y - 9;
        return 2 * x * x + 3 * x * y + 3 * y * y - 7 * x - 9 * y;
      },
      [5, -3],
    );
    near(askew.x[0], 1, 1e-5);
    near(askew.x[1], 1, 1e-5);
    expect(askew.evaluations).toBeLessThanOrEqual(8);
  });

  it.each([
    [1e-6, 21],
    [1e-3, 17],
    [1, 16],
    [1e3, 16],
    [1e6, 16],
  ])("the unit of the value makes hardly a difference: six widths times %d in at most %d looks", (unit, most) => {
    const found = bfgs(
      (at, gradient) =>
        at.reduce((sum, x, i) => {
          gradient[i] = 2 * unit * (1 + i) * (x - i);
          return sum + unit * (1 + i) * (x - i) ** 2;
        }, 0),
      new Array<number>(6).fill(3),
      { tolerance: 1e-9 },
    );
    expect(found.converged).toBe(true);
    expect(found.evaluations).toBeLessThanOrEqual(most);
  });

  it.each([
    [[4, -3], 179],
    [[0, 9], 288],
  ])("gets down the edge of a roof from %j in no more looks than it needs today", (start, most) => {
    const roof = ([x = 0, y = 0]: Float64Array): number => Math.max(Math.abs(x - 1), 3 * Math.abs(y - x));
    const found = bfgs((at, gradient) => {
      at.forEach((centre, i) => {
        const step = 1e-6 * (1 + Math.abs(centre));
        const value = (shift: number): number => roof(at.map((x, j) => (i === j ? x + shift : x)));
        gradient[i] = (value(step) - value(-step)) / (2 * step);
      });
      return roof(at);
    }, start);
    near(found.x[0], 1, 0.06);
    expect(found.evaluations).toBeLessThanOrEqual(most);
  });

  it("a tip on a slope, where no gradient is flat, is found but not called a minimum", () => {
    const tip = along(
      (x) => Math.abs(x - Math.PI) + 0.1 * x * x,
      (x) => Math.sign(x - Math.PI) + 0.2 * x,
    );
    const found = bfgs(tip, [1]);
    expect(found.converged).toBe(false);
    near(found.x[0], Math.PI, 1e-8);
    expect(found.evaluations).toBeLessThanOrEqual(341);
  });
});

describe("Nelder–Mead, look by look", () => {
  const search = (f: (x: readonly number[]) => number, start: readonly number[], options: NelderMeadOptions = {}) => {
    let looks = 0;
    const found = nelderMead(
      (x) => {
        looks += 1;
        return f(x);
      },
      start,
      options,
    );
    return { ...found, looks };
  };
  const once = { restarts: 0 };
  const rosenbrock = ([x = 0, y = 0]: readonly number[]): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

  it("counts its looks, those of the new start too", () => {
    for (const options of [once, { restarts: 1 }]) {
      const found = search(rosenbrock, [-1.2, 1], options);
      expect(found.evaluations).toBe(found.looks);
    }
    expect(search(rosenbrock, [-1.2, 1]).looks).toBeGreaterThan(search(rosenbrock, [-1.2, 1], once).looks);
  });

  it("walks ever longer steps down a line: 0, ½, then 1½, 3½, 7½, 15½", () => {
    const seen: number[] = [];
    const down = search(
      ([x = 0]) => {
        seen.push(x);
        return -x;
      },
      [0],
      { ...once, maxEvaluations: 10 },
    );
    expect(seen).toEqual([0, 0.5, 1, 1.5, 2.5, 3.5, 5.5, 7.5, 11.5, 15.5]);
    expect(down).toMatchObject({ x: [15.5], value: -15.5, converged: false });
  });

  it("with a new start may look twice as often", () => {
    expect(search(([x = 0]) => x, [0], { maxEvaluations: 10 })).toMatchObject({ looks: 20, converged: false });
  });

  it("draws in around the best point where neither side of the worst is better", () => {
    const seen: number[] = [];
    const found = search(
      ([x = 0]) => {
        seen.push(x);
        return x === 0.5 ? 5 : x * x;
      },
      [0],
      { ...once, step: 1 },
    );
    // Start, corner, mirrored, inside, then the corner drawn in, which is the inside again.
    expect(seen.slice(0, 5)).toEqual([0, 1, -1, 0.5, 0.5]);
    expect(found).toMatchObject({ x: [0], value: 0, converged: true });
  });

  it.each([
    ["|x − 10|", ([x = 0]: readonly number[]) => Math.abs(x - 10), [0], 10, 94],
    ["(x − 10)²", ([x = 0]: readonly number[]) => (x - 10) ** 2, [0], 10, 54],
    ["Rosenbrock's valley", rosenbrock, [-1.2, 1], 1, 192],
    ["a bowl raised by a million", ([x = 0, y = 0]: readonly number[]) => (x - 1) ** 2 + 10 * (y + 2) ** 2 + 1e6, [0, 0], 1, 104],
    ["a roof", ([x = 0, y = 0]: readonly number[]) => Math.max(Math.abs(x - 1), 3 * Math.abs(y - x)), [4, -3], 1, 199],
    ["a steep roof", ([x = 0]: readonly number[]) => 1e6 * Math.abs(x - 3), [0], 3, 110],
    ["a steep roof raised by a million", ([x = 0]: readonly number[]) => 1e6 * Math.abs(x - 3) + 1e6, [0], 3, 86],
    ["a trough", ([x = 0, y = 0]: readonly number[]) => (x - 1) ** 2 + 1e-9 * (y - 2) ** 2, [0, 0], 1, 133],
    ["a plain fourth power", ([x = 0]: readonly number[]) => 1e-4 * x ** 4, [-3], 0, 54],
    ["waves on a slope", ([x = 0]: readonly number[]) => Math.sin(3 * x) + (x * x) / 10, [11], 9.713579177856445, 44],
    ["a valley a hundred times as steep", ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 1e4 * (y - x * x) ** 2, [3, -3], 1, 538],
    ["four widths", (x: readonly number[]) => x.reduce((sum, v, i) => sum + (i + 1) * (v - i - 1) ** 2, 0), [5, 5, 5, 5], 1, 380],
  ] as const)("finds the bottom of %s in no more looks than it needs today", (_, f, start, bottom, most) => {
    const found = search(f, start, once);
    expect(found.converged).toBe(true);
    near(found.x[0], bottom, 1e-6);
    expect(found.looks).toBeLessThanOrEqual(most);
  });

  it("goes on where the corners are near but not yet level, and where they are level but not yet near", () => {
    near(search(([x = 0]) => 1e6 * Math.abs(x - 3), [0], once).x[0], 3, 1e-12);
    near(search(([x = 0, y = 0]) => (x - 1) ** 2 + 1e-9 * (y - 2) ** 2, [0, 0], once).x[1], 2, 1e-6);
  });

  it("answers with the best point seen, also when its looks end just after it", () => {
    for (const most of [8, 9, 10, 11]) {
      const seen: number[] = [];
      const found = search(
        ([x = 0]) => {
          seen.push(x);
          return 1000 - x;
        },
        [0],
        { ...once, maxEvaluations: most },
      );
      expect(found.x[0]).toBe(Math.max(...seen));
    }
  });

  it("a plain is a minimum wherever it starts, a function without values none", () => {
    expect(search(() => 3, [1, 2], once)).toMatchObject({ x: [1, 2], value: 3, converged: true });
    expect(search(() => Number.NaN, [1], { ...once, maxEvaluations: 300 })).toMatchObject({ value: Infinity, converged: false });
  });
});
