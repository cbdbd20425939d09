import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bandPath,
  linePath,
  namedPlaces,
  nearestCategory,
  plotScales,
  spreadLabels,
  widthOf,
} from "../../../renderer/charts/line-layout.ts";
import { linearScale } from "../../../renderer/charts/scale.ts";

const box = { left: 50, right: 250, top: 10, bottom: 110 };
const scales = plotScales(3, { min: 0, max: 100, step: 25 }, box);
const months = Array.from({ length: 36 }, (_, index) => `Oct ${25 + Math.floor(index / 12)}`);

describe("lines", () => {
  it("run from side to side of the box, the domain from its bottom to its top", () => {
    expect(linePath([0, 50, 100], scales)).toBe("M50 110L150 60L250 10");
  });

  it("leave a gap where a value is missing", () => {
    expect(linePath([0, null, 100], scales)).toBe("M50 110M250 10");
    expect(linePath([null, 50, 100], scales)).toBe("M150 60L250 10");
  });

  it("have bands that go along the upper limit and back along the lower", () => {
    expect(bandPath([0, 10, 20], [50, 60, 70], scales)).toBe("M50 60L150 50L250 40L250 90L150 100L50 110Z");
    expect(bandPath([0, null, 20], [50, 60, null], scales)).toBe("");
  });
});

describe("names under the axis", () => {
  it("are the first, every year and the last where there is room", () => {
    const places = namedPlaces(months, linearScale(0, 35, 0, 400));
    expect(places.map(({ index }) => index)).toEqual([0, 12, 24, 35]);
    expect(places.map(({ anchor }) => anchor)).toEqual(["start", "middle", "middle", "end"]);
  });

  it("never touch", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 120, max: 1_000 }),
        fc.string({ minLength: 1, maxLength: 9 }),
        (count, width, name) => {
          const names = Array.from({ length: count }, () => name);
          const sides = namedPlaces(names, linearScale(0, Math.max(1, count - 1), 0, width)).map(({ x, anchor }) => {
            const left = anchor === "start" ? x : anchor === "middle" ? x - widthOf(name) / 2 : x - widthOf(name);
            return [left, left + widthOf(name)] as const;
          });
          for (let at = 1; at < sides.length; at++) expect(sides[at]?.[0]).toBeGreaterThan(sides[at - 1]?.[1] ?? Number.NaN);
        },
      ),
    );
  });
});

describe("labels beside the ends", () => {
  it("stay where they belong while they do not touch", () => {
    expect(spreadLabels([80, 20], 14, 0, 100)).toEqual([80, 20]);
  });

  it("make room for each other evenly, in their order, inside the box", () => {
    expect(spreadLabels([50, 52], 14, 0, 100)).toEqual([44, 58]);
    expect(spreadLabels([50, 50], 14, 0, 100)).toEqual([43, 57]);
    expect(spreadLabels([99, 100], 14, 0, 100)).toEqual([86, 100]);
  });

  it("are never nearer than the gap and keep the order of their lines", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 6 }), (heights) => {
        const places = spreadLabels(heights, 14, 0, 200);
        const order = heights
          .map((height, index) => [height, places[index] ?? Number.NaN] as const)
          .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        for (let at = 1; at < order.length; at++) {
          expect((order[at]?.[1] ?? Number.NaN) - (order[at - 1]?.[1] ?? Number.NaN)).toBeGreaterThanOrEqual(14 - 1e-9);
        }
        for (const place of places) expect(place).toBeGreaterThanOrEqual(0);
        for (const place of places) expect(place).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe("pointing", () => {
  it("finds the nearest category, and the first and last from beyond the box", () => {
    expect([0, 99, 101, 400].map((place) => nearestCategory(place, 3, box))).toEqual([0, 0, 1, 2]);
  });
});
