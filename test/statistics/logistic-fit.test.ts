import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitOne } from "./fit-one.ts";

describe("the logistic fit", () => {
  it("of two groups is their log-odds: 2 of 10 and 5 of 10 give ln ¼ and ln 4, standard error √(1/2 + 1/8 + 1/5 + 1/5)", () => {
    const found = fitOne([
      { x: 0, n: 10, hits: 2 },
      { x: 1, n: 10, hits: 5 },
    ]);
    expect(found?.intercept).toBeCloseTo(Math.log(0.25), 8);
    expect(found?.slope).toBeCloseTo(Math.log(4), 8);
    expect(found?.slopeSe).toBeCloseTo(Math.sqrt(0.5 + 0.125 + 0.2 + 0.2), 6);
  });

  it.each([
    [
      "nobody is hit",
      [
        { x: 1, n: 5, hits: 0 },
        { x: 2, n: 5, hits: 0 },
      ],
    ],
    ["x does not differ", [{ x: 1, n: 5, hits: 2 }]],
    [
      "x parts the outcomes",
      [
        { x: 1, n: 5, hits: 5 },
        { x: 2, n: 5, hits: 0 },
      ],
    ],
  ])("does not exist where %s", (_, cells) => expect(fitOne(cells)).toBeNull());

  it("predicts as many hits as there are, and follows x when x is shifted and stretched", () => {
    const cell = fc.record({
      x: fc.integer({ min: 0, max: 20 }),
      n: fc.integer({ min: 2, max: 50 }),
      share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 3, maxLength: 12 }), fc.integer({ min: -50, max: 50 }), (rows, shift) => {
        const cells = rows.map(({ x, n, share }) => ({ x, n, hits: Math.round(share * n) }));
        const found = fitOne(cells);
        fc.pre(found !== null);
        const at = (x: number) => 1 / (1 + Math.exp(-((found?.intercept ?? 0) + (found?.slope ?? 0) * x)));
        const predicted = cells.reduce((sum, { x, n }) => sum + n * at(x), 0);
        expect(predicted).toBeCloseTo(
          cells.reduce((sum, { hits }) => sum + hits, 0),
          5,
        );
        const moved = fitOne(cells.map(({ x, ...rest }) => ({ ...rest, x: 3 * x + shift })));
        expect(moved?.slope).toBeCloseTo((found?.slope ?? 0) / 3, 6);
      }),
      { numRuns: 300 },
    );
  });
});
