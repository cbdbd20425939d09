import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bgnbdConditionalExpected } from "../../shared/statistics/bgnbd-conditional-expected.ts";
import { bgnbdCutDropout } from "../../shared/statistics/bgnbd-cut-dropout.ts";
import { bgnbdPAlive } from "../../shared/statistics/bgnbd-p-alive.ts";

/** The parameters as Fader, Hardie & Lee 2005 print them. */
const ROUNDED = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const history = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 1, max: 80, noNaN: true }))
  .map(([x, part, T]) => ({ x, tx: x === 0 ? 0 : part * T, T }));
const weeks = fc.double({ min: 1, max: 104, noNaN: true });
const cut = (of: number) => {
  const moved = bgnbdCutDropout(ROUNDED, of);
  if (moved === null) throw new Error("requires a cut within reach");
  return moved;
};

describe("BG/NBD when the mean chance to drop out is cut from today on (methods.md 12.3)", () => {
  it("scales a/(a+b) and keeps a + b", () => {
    for (const part of [-1, -0.3, 0, 0.25, 1]) {
      const { a, b } = cut(part);
      expect(a / (a + b)).toBeCloseTo((1 - part) * (0.793 / 3.219), 12);
      expect(a + b).toBeCloseTo(3.219, 12);
    }
    expect([bgnbdCutDropout(ROUNDED, -4), bgnbdCutDropout(ROUNDED, 1.1)]).toEqual([null, null]);
  });

  it("changes nothing where nothing is cut", () => {
    fc.assert(
      fc.property(history, weeks, (own, t) => {
        expect(bgnbdConditionalExpected(ROUNDED, own, t, cut(0))).toBe(bgnbdConditionalExpected(ROUNDED, own, t));
      }),
    );
  });

  it("leaves who is active today buying for good where nobody drops out: P(alive) · (r + x)/(α + T) · t", () => {
    fc.assert(
      fc.property(history, weeks, (own, t) => {
        const expected = (bgnbdPAlive(ROUNDED, own) * (0.243 + own.x) * t) / (4.414 + own.T);
        expect((bgnbdConditionalExpected(ROUNDED, own, t, cut(1)) ?? 0) / expected).toBeCloseTo(1, 8);
      }),
    );
  });

  it("brings more purchases the more is cut", () => {
    fc.assert(
      fc.property(history, weeks, (own, t) => {
        const at = [-1, -0.5, 0, 0.3, 0.6, 1].map((part) => bgnbdConditionalExpected(ROUNDED, own, t, cut(part)) ?? Number.NaN);
        for (const [place, more] of at.slice(1).entries()) expect(more).toBeGreaterThanOrEqual((at[place] ?? 0) * (1 - 1e-9));
      }),
    );
  });
});
