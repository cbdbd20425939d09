import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extent, linearScale, logScale, ticks } from "../../../renderer/charts/scale.ts";

describe("scales", () => {
  it("map the ends of the values to the ends of the room, and a span of nothing to its middle", () => {
    const scale = linearScale(10, 20, 0, 100);
    expect([scale(10), scale(15), scale(20)]).toEqual([0, 50, 100]);
    expect(linearScale(5, 5, 0, 100)(5)).toBe(50);
    expect(logScale(1, 100, 0, 100)(10)).toBeCloseTo(50, 9);
  });

  it("give round ticks inside the range, about as many as asked for", () => {
    expect(ticks(0, 60, 3)).toEqual([0, 20, 40, 60]);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
        const marks = ticks(low, low + span, 5);
        expect(marks.length).toBeLessThanOrEqual(7);
        for (const mark of marks) {
          expect(mark).toBeGreaterThanOrEqual(low - span * 1e-6);
          expect(mark).toBeLessThanOrEqual(low + span * (1 + 1e-6));
        }
      }),
    );
  });

  it("find the extent of the numbers that are there", () => {
    expect(extent([null, 3, undefined, -1])).toEqual([-1, 3]);
    expect(extent([null])).toBeNull();
  });
});
