import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundingFactor, eValue } from "../../shared/statistics/e-value.ts";
import { inverseLogit } from "../../shared/statistics/inverse-logit.ts";
import { type LogisticRow, logisticRegression } from "../../shared/statistics/logistic-regression.ts";

const logit = (share: number): number => Math.log(share / (1 - share));

describe("logisticRegression", () => {
  it("is the closed form on a table of two by two: ln ¼, ln 4 and its standard error √(1/2 + 1/8 + 1/5 + 1/5)", () => {
    const fitted = logisticRegression(
      [
        { x: [0], n: 10, hits: 2 },
        { x: [1], n: 10, hits: 5 },
      ],
      0,
    );
    expect(fitted?.intercept).toBeCloseTo(Math.log(1 / 4), 9);
    expect(fitted?.coefficients[0]).toBeCloseTo(Math.log(4), 9);
    expect(Math.sqrt(fitted?.covariance[1]?.[1] ?? 0)).toBeCloseTo(Math.sqrt(1 / 2 + 1 / 8 + 1 / 5 + 1 / 5), 9);
  });

  it("is saturated with two dummies: every group has its own share", () => {
    const rows: readonly LogisticRow[] = [
      { x: [0, 0], n: 400, hits: 20 },
      { x: [1, 0], n: 350, hits: 35 },
      { x: [0, 1], n: 250, hits: 62 },
    ];
    const fitted = logisticRegression(rows, 0);
    expect(fitted?.intercept).toBeCloseTo(logit(0.05), 8);
    expect(fitted?.coefficients[0]).toBeCloseTo(logit(0.1) - logit(0.05), 8);
    expect(fitted?.coefficients[1]).toBeCloseTo(logit(0.248) - logit(0.05), 8);
    expect(Math.sqrt(fitted?.covariance[2]?.[2] ?? 0)).toBeCloseTo(Math.sqrt(1 / 20 + 1 / 380 + 1 / 62 + 1 / 188), 8);
  });

  it("has no finite answer where a column separates the outcomes, and one with a ridge", () => {
    const rows: readonly LogisticRow[] = [
      { x: [0], n: 20, hits: 0 },
      { x: [1], n: 20, hits: 20 },
    ];
    expect(logisticRegression(rows, 0)).toBeNull();
    const held = logisticRegression(rows, 1);
    expect(held?.coefficients[0]).toBeGreaterThan(1);
    expect(Number.isFinite(held?.covariance[1]?.[1])).toBe(true);
  });

  it("has none either where a column of a few cases among a million separates them", () => {
    const rows: readonly LogisticRow[] = [
      { x: [0], n: 1_000_000, hits: 100_000 },
      { x: [1], n: 20, hits: 0 },
    ];
    expect(logisticRegression(rows, 0)).toBeNull();
  });

  it("is null without both outcomes and without spread", () => {
    expect(logisticRegression([{ x: [1], n: 5, hits: 0 }], 0)).toBeNull();
    expect(logisticRegression([{ x: [1], n: 5, hits: 2 }], 0)).toBeNull();
  });

  it("meets the score equations: predicted hits are the hits, over all and against every column", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ a: fc.integer({ min: 0, max: 4 }), b: fc.integer({ min: -3, max: 3 }), hits: fc.integer({ min: 1, max: 9 }) }),
          {
            minLength: 4,
            maxLength: 12,
          },
        ),
        (cells) => {
          const rows = cells.map(({ a, b, hits }) => ({ x: [a, b], n: 10, hits }));
          const fitted = logisticRegression(rows, 0);
          if (fitted === null) return;
          const rest = rows.map(
            ({ x, n, hits }) =>
              hits -
              n *
                inverseLogit(fitted.intercept + (fitted.coefficients[0] ?? 0) * (x[0] ?? 0) + (fitted.coefficients[1] ?? 0) * (x[1] ?? 0)),
          );
          for (const column of [() => 1, (at: number) => rows[at]?.x[0] ?? 0, (at: number) => rows[at]?.x[1] ?? 0]) {
            expect(Math.abs(rest.reduce((sum, own, at) => sum + own * column(at), 0))).toBeLessThan(1e-4);
          }
        },
      ),
    );
  });

  it("is drawn to nothing by a large ridge", () => {
    const rows = [
      { x: [0], n: 100, hits: 10 },
      { x: [1], n: 100, hits: 40 },
    ];
    const coefficients = [0, 1, 100, 1e6].map((ridge) => logisticRegression(rows, ridge)?.coefficients[0] ?? 0);
    expect(coefficients).toEqual([...coefficients].sort((a, b) => b - a));
    expect(coefficients.at(-1)).toBeLessThan(0.01);
  });
});

describe("eValue and boundingFactor (VanderWeele & Ding 2017)", () => {
  it("reach the published example: 3.9 needs 7.26, its lower limit 1.8 needs 3.0", () => {
    expect(eValue(3.9)).toBeCloseTo(7.26, 2);
    expect(eValue(1.8)).toBeCloseTo(3.0, 2);
    expect(eValue(1)).toBe(1);
    expect(eValue(0.5)).toBeCloseTo(eValue(2), 12);
  });

  it("belong together: at its own E-value a ratio is wholly explained", () => {
    for (const ratio of [1, 1.2, 2, 3.9, 10]) expect(boundingFactor(eValue(ratio))).toBeCloseTo(ratio, 9);
    expect(boundingFactor(1)).toBe(1);
  });
});
