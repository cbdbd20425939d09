import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiplesOf } from "../../../renderer/charts/scale.ts";
import { fitDomain, settleDomain, stretchDomain } from "../../../renderer/charts/value-domain.ts";

const values = fc
  .tuple(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }))
  .map(([low, span]) => [low, low + span] as const);

describe("the domain of a value axis", () => {
  it("has round ends around the values, and starts at zero where they come near it", () => {
    expect(fitDomain(430, 566)).toEqual({ min: 400, max: 600, step: 50 });
    expect(fitDomain(3, 98)).toEqual({ min: 0, max: 100, step: 25 });
    expect(fitDomain(-252, 748)).toEqual({ min: -500, max: 750, step: 250 });
  });

  it("is there for a flat line, and has the one mark of zero where all is zero", () => {
    const { min: bottom, max: top, step } = fitDomain(0, 0);
    expect(multiplesOf(step, bottom, top)).toEqual([0]);
    expect(settleDomain(fitDomain(0, 0), 0, 0)).toBe(fitDomain(0, 0));
    expect(stretchDomain(fitDomain(0, 0), 0, 748).step).toBe(200);
    const { min, max } = fitDomain(-500, -500);
    expect(min).toBeLessThan(-500);
    expect(max).toBeGreaterThan(-500);
  });

  it("stands still in a drag while the values fit in, and grows no further than they do", () => {
    const domain = fitDomain(430, 566);
    expect(stretchDomain(domain, 401, 600)).toBe(domain);
    expect(stretchDomain(domain, 430, 613.5)).toEqual({ min: 400, max: 613.5, step: 50 });
  });

  it("keeps its marks while it grows, until they would be too many", () => {
    const domain = fitDomain(430, 566);
    expect(stretchDomain(domain, 430, 690).step).toBe(50);
    expect(stretchDomain(domain, 430, 2_000).step).toBe(500);
  });

  it("gets round ends again when the drag is over, and stays as it is where it has them", () => {
    const domain = fitDomain(430, 566);
    expect(settleDomain(domain, 450, 580)).toBe(domain);
    expect(settleDomain(stretchDomain(domain, 430, 613.5), 430, 590)).toEqual({ min: 400, max: 700, step: 100 });
  });

  it("is fitted anew when the values would fill too little of it", () => {
    expect(settleDomain(fitDomain(0, 1_000), 0, 90)).toEqual(fitDomain(0, 90));
  });

  it("holds the values with a handful of marks, whatever came before", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(values, fc.boolean()), { minLength: 1, maxLength: 8 }), (moves) => {
        let domain = fitDomain(0, 1);
        for (const [[low, high], isMoving] of moves) {
          domain = (isMoving ? stretchDomain : settleDomain)(domain, low, high);
          const noise = 1e-9 * Math.max(Math.abs(low), Math.abs(high), 1);
          expect(domain.min).toBeLessThanOrEqual(low + noise);
          expect(domain.max).toBeGreaterThanOrEqual(high - noise);
          expect(domain.max).toBeGreaterThan(domain.min);
          expect(multiplesOf(domain.step, domain.min, domain.max).length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });
});
