import type { Box } from "./drawing.ts";

/** Where things stand on a slide of 1280 × 720 (`slide.html` of the design). */
export const MARGIN = 56;
export const CONTENT_WIDTH = 1280 - 2 * MARGIN;

export const FRAME = {
  company: { x: 1044, y: 44, width: 180, height: 40 },
  title: { x: MARGIN, y: 42, width: 960, height: 76 },
  subtitle: { x: MARGIN, y: 124, width: CONTENT_WIDTH, height: 26 },
  content: { x: MARGIN, y: 172, width: CONTENT_WIDTH, height: 446 },
  ruleY: 636,
  footnote: { x: MARGIN, y: 645, width: 860, height: 57 },
  source: { x: 944, y: 645, width: 280, height: 38 },
  number: { x: 1144, y: 684, width: 80, height: 18 },
  coverTitle: { x: MARGIN, y: 210, width: 1000, height: 150 },
  coverSubtitle: { x: MARGIN, y: 376, width: 1000, height: 70 },
  coverLines: { x: MARGIN, y: 470, width: 1000, height: 150 },
} as const satisfies Readonly<Record<string, Box | number>>;

/** Type sizes in slide units. */
export const TYPE = { title: 31, subtitle: 17, body: 16, footnote: 12.5, company: 15, coverTitle: 52, coverSubtitle: 24 } as const;

/** Indices of the placeholders of the content layout; a slide names them to inherit from it. */
export const SLOT = { content: 1, subtitle: 13, footnote: 14, source: 15, number: 12 } as const;
