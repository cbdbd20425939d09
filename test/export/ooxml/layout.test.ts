import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisScale } from "../../../electron/export/ooxml/axis-scale.ts";
import { fittingSize, lineCount, textWidth } from "../../../electron/export/ooxml/text-width.ts";
import { mixColor } from "../../../shared/report/mix-color.ts";
import { moneyFormat } from "../../../shared/report/money-format.ts";

describe("axisScale", () => {
  it("ends at round numbers around what is drawn", () => {
    expect(axisScale(0, 61.8, 4)).toEqual({ min: 0, max: 80, step: 20 });
    expect(axisScale(-45_000, 17_500, 5)).toEqual({ min: -60_000, max: 20_000, step: 20_000 });
    expect(axisScale(0, 0, 4)).toEqual({ min: 0, max: 1, step: 0.25 });
  });

  it("keeps limits that are given and ends a whole number of steps from them", () => {
    expect(axisScale(0, 72, 5, { min: 0, max: 100 })).toEqual({ min: 0, max: 100, step: 20 });
    const { min, max, step } = axisScale(0, 545_000, 4, { min: 460_000 });
    expect(min).toBe(460_000);
    expect((max - min) / step).toBeCloseTo(Math.round((max - min) / step), 9);
  });

  it("covers any range with at most twice the ticks asked for", () => {
    const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-6);
    fc.assert(
      fc.property(number, number, fc.integer({ min: 3, max: 8 }), (a, b, ticks) => {
        const [low, high] = [Math.min(a, b, 0), Math.max(a, b, 0)];
        const { min, max, step } = axisScale(low, high, ticks);
        expect(min).toBeLessThanOrEqual(low + 1e-9 * step);
        expect(max).toBeGreaterThanOrEqual(high - 1e-9 * step);
        expect((max - min) / step).toBeLessThanOrEqual(2 * ticks + 2);
      }),
    );
  });
});

describe("text width", () => {
  // Advance widths of Helvetica in its font metrics (Adobe Core 14): space 278, A 667, i 222, W 944.
  it("adds up the widths of the letters", () => {
    expect(textWidth("AiW ", 1000)).toBe(667 + 222 + 944 + 278);
    expect(textWidth("é", 1000)).toBe(textWidth("e", 1000));
  });

  it("counts lines by words, and breaks a word wider than the box", () => {
    expect(lineCount("one two", 10, 1000)).toBe(1);
    expect(lineCount("one two", 10, 25)).toBe(2);
    expect(lineCount("a\nb", 10, 1000)).toBe(2);
    expect(lineCount("x".repeat(100), 10, 100)).toBeGreaterThan(4);
  });

  it("takes the largest size that fits, else the smallest", () => {
    expect(fittingSize("short", [30, 20, 10], 400, 1)).toBe(30);
    expect(fittingSize("x".repeat(10_000), [30, 20, 10], 400, 1)).toBe(10);
  });
});

describe("moneyFormat", () => {
  it("puts the currency where the language puts it and shortens as the text does", () => {
    expect(moneyFormat(900_000, "en", "EUR")).toBe('"€"#,##0,"\u00a0k";"\u2212""€"#,##0,"\u00a0k";"€"0');
    expect(moneyFormat(2_000_000, "fr", "EUR")).toBe('#,##0.0,,"\u00a0M""\u00a0""€";"\u2212"#,##0.0,,"\u00a0M""\u00a0""€";0"\u00a0""€"');
    expect(moneyFormat(500, "en", "USD", true)).toContain("#,##0;");
  });
});

describe("mixColor", () => {
  it("gives the first at 0, the second at 1 and the mean half way", () => {
    expect([0, 0.5, 1].map((share) => mixColor("000000", "ff8040", share))).toEqual(["000000", "804020", "ff8040"]);
  });
});
