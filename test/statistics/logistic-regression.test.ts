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
    for (const share of [0, 1]) {
      expect(
        logisticRegression(
          [0, 1, 2].map((x) => ({ x: [x], n: 5, hits: 5 * share })),
          1,
        ),
      ).toBeNull();
    }
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

  it("gets there where a whole step of Newton's would go too far", () => {
    // Found by looking for rows that need half steps; the sums over the rows say whether it has arrived.
    const rows: readonly LogisticRow[] = [
      { x: [20], n: 5_000, hits: 516 },
      { x: [2], n: 1, hits: 1 },
      { x: [100], n: 10, hits: 7 },
    ];
    const fitted = logisticRegression(rows, 0);
    expect(fitted?.coefficients[0]).toBeCloseTo(0.13010309680044216 / 3.57941418154398, 9);
    expect(fitted?.intercept).toBeCloseTo(-2.1539967506236675 - (0.13010309680044216 * 20.156056675314307) / 3.57941418154398, 7);
  });

  it("has no answer where one column follows from another, but for a ridge, which shares between them", () => {
    const rows = [0, 1, 2, 3].map((x): LogisticRow => ({ x: [x, 5 - 2 * x], n: 40, hits: 6 + 7 * x }));
    expect(logisticRegression(rows, 0)).toBeNull();
    const shared = logisticRegression(rows, 1);
    expect((shared?.coefficients[0] ?? 0) / (shared?.coefficients[1] ?? 1)).toBeCloseTo(-2, 6);
  });

  it("with a ridge λ leaves λ·β of each standardised column unexplained, and is as sure as the information with λ says", () => {
    const rows: readonly LogisticRow[] = [
      { x: [0, 3], n: 50, hits: 10 },
      { x: [2, 1], n: 30, hits: 15 },
      { x: [5, 4], n: 20, hits: 16 },
      { x: [6, 0], n: 40, hits: 22 },
    ];
    const ridge = 2.5;
    const fitted = logisticRegression(rows, ridge);
    const n = 140;
    const mean = (of: (row: LogisticRow) => number): number => rows.reduce((sum, row) => sum + row.n * of(row), 0) / n;
    const columns = [0, 1].map((at) => {
      const centre = mean(({ x }) => x[at] ?? 0);
      const spread = Math.sqrt(mean(({ x }) => ((x[at] ?? 0) - centre) ** 2));
      return { spread, z: rows.map(({ x }) => ((x[at] ?? 0) - centre) / spread) };
    });
    const p = rows.map(({ x }) =>
      inverseLogit((fitted?.intercept ?? 0) + x.reduce((sum, value, at) => sum + value * (fitted?.coefficients[at] ?? 0), 0)),
    );
    expect(rows.reduce((sum, row, i) => sum + row.hits - row.n * (p[i] ?? 0), 0)).toBeCloseTo(0, 7);
    for (const [at, { z, spread }] of columns.entries()) {
      const rest = rows.reduce((sum, row, i) => sum + (row.hits - row.n * (p[i] ?? 0)) * (z[i] ?? 0), 0);
      expect(rest).toBeCloseTo(ridge * spread * (fitted?.coefficients[at] ?? 0), 7);
    }
    // Penalised information by sums, times the covariance of the standardised columns, is 1.
    const full = [rows.map(() => 1), ...columns.map(({ z }) => z)];
    const information = full.map((a, i) =>
      full.map((b, j) => {
        const own = rows.reduce((sum, row, at) => sum + row.n * (p[at] ?? 0) * (1 - (p[at] ?? 0)) * (a[at] ?? 0) * (b[at] ?? 0), 0);
        return own + (i === j && i > 0 ? ridge : 0);
      }),
    );
    const scale = [1, ...columns.map(({ spread }) => spread)];
    for (const i of [1, 2]) {
      for (const j of [1, 2]) {
        // Row i of the information against column j of the covariance; the intercept's part by the shift of the means.
        const centres = [0, 1].map((at) => mean(({ x }) => x[at] ?? 0));
        const standard = (row: number): number => {
          const own = (fitted?.covariance[row]?.[j] ?? 0) * (scale[j] ?? 1);
          if (row > 0) return own * (scale[row] ?? 1);
          return own + centres.reduce((sum, centre, at) => sum + centre * (fitted?.covariance[at + 1]?.[j] ?? 0) * (scale[j] ?? 1), 0);
        };
        const product = [0, 1, 2].reduce((sum, k) => sum + (information[i]?.[k] ?? 0) * standard(k), 0);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 7);
      }
    }
    const logLikelihood = rows.reduce(
      (sum, row, i) => sum + row.hits * Math.log(p[i] ?? 0) + (row.n - row.hits) * Math.log(1 - (p[i] ?? 0)),
      0,
    );
    expect(fitted?.logLikelihood).toBeCloseTo(logLikelihood, 8);
  });

  it("leaves λ·β unexplained too where Newton's steps would go too far and come back", () => {
    // Found by looking for rows that need half steps for the likelihood with the ridge, and are lost by half steps for another.
    const rows: readonly LogisticRow[] = [
      { x: [0], n: 2, hits: 1 },
      { x: [3], n: 1, hits: 0 },
      { x: [6], n: 500, hits: 203 },
      { x: [10], n: 2, hits: 0 },
    ];
    const fitted = logisticRegression(rows, 5);
    const slope = fitted?.coefficients[0] ?? 0;
    const centre = rows.reduce((sum, { x: [x = 0], n }) => sum + n * x, 0) / 505;
    const variance = rows.reduce((sum, { x: [x = 0], n }) => sum + n * (x - centre) ** 2, 0) / 505;
    const rest = ({ x: [x = 0], n, hits }: LogisticRow): number => hits - n * inverseLogit((fitted?.intercept ?? 0) + slope * x);
    expect(rows.reduce((sum, row) => sum + rest(row), 0)).toBeCloseTo(0, 7);
    expect(rows.reduce((sum, row) => sum + rest(row) * ((row.x[0] ?? 0) - centre), 0)).toBeCloseTo(5 * variance * slope, 7);
  });

  it("has no answer for columns that are all but one and the same, and one with a ridge", () => {
    const rows = [0, 1, 2, 3, 4, 5].map((x): LogisticRow => ({ x: [x, x + (x % 2) / 100], n: 40, hits: 6 + 5 * x }));
    expect(logisticRegression(rows, 0)).toBeNull();
    expect(logisticRegression(rows, 1)?.coefficients.every((own) => own > 0)).toBe(true);
  });

  it("has none, with a ridge neither, for a column that is the same number throughout but for the rounding of its mean", () => {
    for (const constant of [0.1, 1e6 + 0.7]) {
      const rows = [3, 7, 9].map((n, x): LogisticRow => ({ x: [x, constant], n, hits: 1 + 2 * x }));
      const mean = rows.reduce((sum, { n }) => sum + n * constant, 0) / 19;
      expect(mean).not.toBe(constant);
      expect(logisticRegression(rows, 1)).toBeNull();
    }
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
