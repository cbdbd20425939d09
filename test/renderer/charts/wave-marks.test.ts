import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hatchStrokes } from "../../../renderer/charts/hatch.ts";
import { waveMarks } from "../../../renderer/charts/wave-marks.ts";
import type { WavePoint } from "../../../renderer/charts/wave-point.ts";
import { moved, zoomed } from "../../../renderer/charts/wave-range.ts";

const wave = (lo: number | null, hi: number | null, state: WavePoint["state"] = "value"): WavePoint => ({
  name: "",
  state,
  value: lo,
  lo,
  hi,
  n: 50,
  count: "n 50",
  indicative: false,
  lines: [],
});
const at = (index: number, value: number): readonly number[] => [index * 10, -value];
const AXIS = { min: 0, max: 20 };

describe("waveMarks", () => {
  it("draws whiskers where waves are few: a line and two ends each", () => {
    const { band, whiskers } = waveMarks([wave(1, 3), wave(2, 4)], at, AXIS, false);
    expect(band).toEqual([]);
    expect(whiskers).toHaveLength(6);
    expect(whiskers[0]).toEqual({ x1: 0, y1: -1, x2: 0, y2: -3 });
  });

  it("draws a band for each run of waves, and a whisker for a wave that stands alone between gaps", () => {
    const { band, whiskers } = waveMarks([wave(1, 3), wave(2, 4), wave(null, null), wave(5, 6)], at, AXIS, true);
    expect(band).toEqual([
      [
        [0, -3],
        [10, -4],
        [10, -2],
        [0, -1],
      ],
    ]);
    expect(whiskers.map(({ x1 }) => x1)).toEqual([30, 26, 26]);
  });

  it("hatches hidden waves from top to bottom, the same whatever their value is", () => {
    const { hatch } = waveMarks([wave(1, 3), wave(null, null, "hidden")], at, AXIS, false);
    expect(hatch.length).toBeGreaterThan(0);
    for (const { x1, x2, y1, y2 } of hatch) {
      expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(6);
      expect(Math.max(x1, x2)).toBeLessThanOrEqual(14);
      expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(-20);
      expect(Math.max(y1, y2)).toBeLessThanOrEqual(0);
    }
    expect(waveMarks([wave(1, 3), wave(null, null, "none")], at, AXIS, false).hatch).toEqual([]);
  });
});

describe("hatchStrokes", () => {
  it("stays within its box and rises at 45°", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 2, max: 20 }),
        (width, height, step) => {
          for (const { x1, y1, x2, y2 } of hatchStrokes(5, 7, width, height, step)) {
            expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(5);
            expect(Math.max(x1, x2)).toBeLessThanOrEqual(5 + width);
            expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(7);
            expect(Math.max(y1, y2)).toBeLessThanOrEqual(7 + height);
            expect(x2 - x1).toBe(y1 - y2);
          }
        },
      ),
    );
  });
});

describe("zoomed and moved", () => {
  it("never leave the waves that there are, and keep at least four in view", () => {
    const whole = fc.integer({ min: 25, max: 200 }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        start: fc.integer({ min: 0, max: count - 8 }),
        width: fc.integer({ min: 4, max: 8 }),
        index: fc.integer({ min: 0, max: count - 1 }),
        factor: fc.constantFrom(0.6, 1 / 0.6),
      }),
    );
    fc.assert(
      fc.property(whole, ({ count, start, width, index, factor }) => {
        const range = { start, end: start + width - 1 };
        const there = moved(range, index);
        expect(there.start).toBeLessThanOrEqual(index);
        expect(there.end).toBeGreaterThanOrEqual(index);
        expect(there.end - there.start).toBe(width - 1);
        const { start: first, end: last } = zoomed(there, index, factor, count);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(count);
        expect(last - first + 1).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it("narrow around the wave that is read", () => {
    expect(zoomed({ start: 0, end: 19 }, 19, 0.6, 40)).toEqual({ start: 8, end: 19 });
    expect(zoomed({ start: 10, end: 29 }, null, 1 / 0.6, 40)).toEqual({ start: 4, end: 36 });
  });
});
