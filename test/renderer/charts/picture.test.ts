import { describe, expect, it } from "vitest";
import { isPlainSvg } from "../../../electron/main/plain-svg.ts";
import { barsDrawing } from "../../../renderer/charts/bars-drawing.ts";
import type { ChartTokens } from "../../../renderer/charts/chart-tokens.ts";
import { framed } from "../../../renderer/charts/picture.ts";

const TOKENS = new Proxy({}, { get: (_target, name) => (name === "font" ? '-apple-system, "Segoe UI"' : "#123456") }) as ChartTokens;
const BARS = [
  { name: 'R&D <script>"x"</script>', size: 30, fill: "low", text: "30" },
  { name: "B", size: 60, fill: "top", text: "60 \u0007" },
] as const;

describe("a picture of bars in its frame", () => {
  it("is plain SVG that main takes, whatever the names hold", () => {
    const { text } = framed(barsDrawing(BARS, TOKENS), "A & B", "n 90 <all>", TOKENS);
    expect(isPlainSvg(text)).toBe(true);
    expect(text).toContain("R&amp;D &lt;script&gt;");
    expect(text).not.toContain("\u0007");
  });

  it("gives the longest bar its whole track and the others their part of it", () => {
    const widths = [...barsDrawing(BARS, TOKENS).markup.matchAll(/<rect[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([90, 180]);
  });

  it("is as wide as its title needs", () => {
    const drawing = { markup: "", width: 10, height: 10 };
    expect(framed(drawing, "x".repeat(60), "", TOKENS).width).toBeGreaterThan(framed(drawing, "x", "", TOKENS).width);
  });
});
