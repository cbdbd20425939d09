import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  LONGEST_TRACK,
  ROW_HEIGHT,
  revealing,
  rowsInSight,
  SCROLLED_UP,
  scrolledTo,
  settled,
  trackHeight,
} from "../../../../renderer/data/grid/row-scroll.ts";

const MILLION = { count: 1_000_000, viewHeight: 300 };

describe("scrolling through rows", () => {
  it("follows the track pixel by pixel where the list fits on it", () => {
    const space = { count: 10_000, viewHeight: 300 };
    expect(trackHeight(space)).toBe(240_000);
    for (const native of [0, 1, 77, 239_700]) expect(scrolledTo(space, SCROLLED_UP, native).top).toBe(native);
  });

  it("keeps a longer list on a track that a browser can hold, whose ends are its ends", () => {
    for (const count of [1_000_000, 1_400_000, 20_000_000]) {
      const space = { count, viewHeight: 300 };
      expect(trackHeight(space)).toBe(LONGEST_TRACK);
      expect(scrolledTo(space, SCROLLED_UP, LONGEST_TRACK - 300).top).toBe(count * ROW_HEIGHT - 300);
      expect(scrolledTo(space, { top: 40_000, native: 20_000 }, 0).top).toBe(0);
    }
  });

  it("moves a long list by as many pixels as a wheel turns", () => {
    const before = settled(MILLION, 12_000_000);
    const after = scrolledTo(MILLION, before, before.native + 120);
    expect(after.top - before.top).toBe(120);
  });

  it("takes a drag of the thumb for a place in the whole list", () => {
    const half = scrolledTo(MILLION, SCROLLED_UP, (LONGEST_TRACK - 300) / 2);
    expect(half.top / (MILLION.count * ROW_HEIGHT)).toBeCloseTo(0.5, 4);
  });

  it("puts the track back where the list is, without moving the list", () => {
    let scroll = settled(MILLION, 1_000_000);
    for (let step = 0; step < 2_000; step += 1) scroll = scrolledTo(MILLION, scroll, scroll.native + 100);
    const rest = settled(MILLION, scroll.top);
    expect(rest.top).toBe(scroll.top);
    expect(scrolledTo(MILLION, rest, rest.native).top).toBe(scroll.top);
  });

  it("reaches every row of any list by revealing it, and then shows it whole", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.integer({ min: 24, max: 900 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, viewHeight, from, to) => {
          const space = { count, viewHeight };
          const row = Math.min(count - 1, Math.floor(to * count));
          const top = settled(space, revealing(space, settled(space, from * count * ROW_HEIGHT).top, row)).top;
          expect(row * ROW_HEIGHT).toBeGreaterThanOrEqual(top);
          expect((row + 1) * ROW_HEIGHT).toBeLessThanOrEqual(top + viewHeight);
          const [first, last] = rowsInSight(space, top);
          expect(row).toBeGreaterThanOrEqual(first);
          expect(row).toBeLessThanOrEqual(last);
        },
      ),
    );
  });

  it("does not move for a row in sight, and moves by one for the row below", () => {
    const space = { count: 100, viewHeight: 240 };
    expect(revealing(space, 48, 5)).toBe(48);
    expect(revealing(space, 48, 12)).toBe(72);
    expect(revealing(space, 48, 1)).toBe(24);
  });
});
