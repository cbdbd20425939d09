import type { ChartTokens } from "./chart-tokens.ts";
import type { Drawing } from "./picture.ts";
import { escaped } from "./svg-markup.ts";

export type DrawnBar = {
  readonly name: string;
  readonly size: number;
  readonly fill: "low" | "mid" | "top" | "accent" | "quiet";
  readonly text: string;
};

const ROW = 24;
const TRACK = 180;
const FONT = 12;
/** Mean width of a character, px, on the safe side. */
const CHARACTER = 6.8;

/** Bars with their names before and their numbers behind them, for a picture; the longest fills its track. */
export function barsDrawing(bars: readonly DrawnBar[], tokens: ChartTokens): Drawing {
  const fills = { low: tokens.boxLow, mid: tokens.boxMid, top: tokens.boxTop, accent: tokens.accent, quiet: tokens.quiet } as const;
  const longest = (texts: readonly string[]) => Math.ceil(Math.max(0, ...texts.map((text) => text.length)) * CHARACTER);
  const left = longest(bars.map((bar) => bar.name)) + 10;
  const right = longest(bars.map((bar) => bar.text)) + 10;
  const most = Math.max(...bars.map((bar) => Math.abs(bar.size)), 0);
  const rows = bars.map((bar, index) => {
    const middle = index * ROW + ROW / 2;
    const width = most === 0 ? 0 : Math.round((TRACK * 10 * Math.abs(bar.size)) / most) / 10;
    const words = (text: string, x: number, color: string, anchor: "start" | "end") =>
      `<text x="${x}" y="${middle + 4}" fill="${escaped(color)}" font-family="${escaped(tokens.font)}" font-size="${FONT}" text-anchor="${anchor}">${escaped(text)}</text>`;
    return [
      words(bar.name, 0, tokens.ink, "start"),
      `<rect x="${left}" y="${middle - 7}" width="${Math.max(1, width)}" height="14" fill="${escaped(fills[bar.fill])}"/>`,
      words(bar.text, left + TRACK + right, tokens.ink, "end"),
    ].join("");
  });
  return { markup: rows.join(""), width: left + TRACK + right, height: bars.length * ROW };
}
