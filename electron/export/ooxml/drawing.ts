import type { DeckTheme } from "../../../shared/report/deck.ts";
import { mixColor } from "../../../shared/report/mix-color.ts";
import { element, type Xml } from "./xml.ts";

/** A slide is drawn on a sheet of 1280 × 720 units, which are pixels of the design; one is 9525 EMU or three quarters of a point. */
export const SLIDE_WIDTH = 1280;
export const SLIDE_HEIGHT = 720;

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** English metric units of a length in slide units. */
export const emu = (units: number): number => Math.round(units * 9525);

/** Hundredths of a point of a type size in slide units. */
export const typeSize = (units: number): number => Math.round(units * 75);

export const NAMESPACES = {
  a: "http://schemas.openxmlformats.org/drawingml/2006/main",
  c: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  p: "http://schemas.openxmlformats.org/presentationml/2006/main",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
} as const;

export const offsetAndExtent = (box: Box): readonly [Xml, Xml] => [
  element("a:off", { x: emu(box.x), y: emu(box.y) }),
  element("a:ext", { cx: emu(box.width), cy: emu(box.height) }),
];

export const transform = (box: Box): Xml => element("a:xfrm", null, ...offsetAndExtent(box));

/** The colours of a deck: those of the theme by name, and greys between them. */
export type Palette = {
  readonly ink: string;
  readonly paper: string;
  readonly accent: string;
  /** Second and third ink: running text, captions. */
  readonly soft: string;
  readonly muted: string;
  readonly rule: string;
  readonly grid: string;
  /** Ground of table heads. */
  readonly raised: string;
  readonly series: readonly string[];
  /** Slot of the theme part by colour, so that a slide follows when its theme is changed. */
  readonly slots: ReadonlyMap<string, string>;
};

export function palette(theme: DeckTheme): Palette {
  const { colors } = theme;
  const raised = mixColor(colors.muted, colors.paper, 0.88);
  const slots = new Map<string, string>();
  // Of two slots with one colour the first is taken.
  for (const [slot, color] of [
    ["tx1", colors.ink],
    ["bg1", colors.paper],
    ["accent1", colors.accent],
    ["tx2", colors.muted],
    ["bg2", raised],
    ["accent2", colors.boxLow],
    ["accent3", colors.boxTop],
    ["accent4", colors.boxMid],
    ["accent5", colors.better],
    ["accent6", colors.worse],
  ] as const) {
    const key = color.toLowerCase();
    if (!slots.has(key)) slots.set(key, slot);
  }
  return {
    ink: colors.ink,
    paper: colors.paper,
    accent: colors.accent,
    soft: mixColor(colors.ink, colors.muted, 0.62),
    muted: colors.muted,
    rule: mixColor(colors.muted, colors.paper, 0.65),
    grid: mixColor(colors.muted, colors.paper, 0.82),
    raised,
    series: colors.series.length > 0 ? colors.series : [colors.accent],
    slots,
  };
}

/** A colour, by the slot of the theme where it is one of the theme's. */
export function colorXml(color: string, colors: Palette): Xml {
  if (!/^[0-9a-fA-F]{6}$/.test(color)) throw new Error(`colorXml requires six hex digits, got ${color}`);
  const slot = colors.slots.get(color.toLowerCase());
  return slot === undefined ? element("a:srgbClr", { val: color.toUpperCase() }) : element("a:schemeClr", { val: slot });
}

export const fill = (color: string, colors: Palette): Xml => element("a:solidFill", null, colorXml(color, colors));
export const NO_FILL: Xml = element("a:noFill", null);

/** A line of that width in slide units, or none. */
export function stroke(color: string | null, width: number, colors: Palette, dashed = false, name = "a:ln"): Xml {
  if (color === null) return element(name, null, NO_FILL);
  return element(
    name,
    { w: emu(width), cap: "flat" },
    fill(color, colors),
    dashed ? element("a:prstDash", { val: "dash" }) : null,
    element("a:round", null),
  );
}
