import type { Box } from "../ooxml/drawing.ts";
import { CONTENT_WIDTH, FRAME, MARGIN, SLOT, TYPE } from "../ooxml/frame.ts";
import { ruleShape, slideNumber, textShape } from "../ooxml/shape.ts";
import type { Run, Voice } from "../ooxml/text.ts";
import { balancedWidth, fittingSize, lineCount } from "../ooxml/text-width.ts";
import type { Xml } from "../ooxml/xml.ts";

export type FramedSlide = {
  readonly title: string;
  readonly subtitle: string;
  readonly footnoteLead?: string;
  readonly footnote: string;
  readonly source: string;
};

/** What every slide but the cover has, and the box that is left for its content. Ids 2–7 are taken. */
export function slideFrame(slide: FramedSlide, number: number, voice: Voice): { readonly shapes: readonly Xml[]; readonly content: Box } {
  const { colors } = voice;
  const titleSize = fittingSize(slide.title, [TYPE.title, 27, 24, 20, 16, 12, 9], FRAME.title.width - 8, 2, true);
  const titleLines = lineCount(slide.title, titleSize, FRAME.title.width - 8, true);
  const titleHeight = Math.min(120, titleLines * titleSize * 1.2);
  const subtitleSize = fittingSize(slide.subtitle, [TYPE.subtitle, 15, 13, 11, 9], CONTENT_WIDTH - 8, 2);
  const subtitleHeight =
    slide.subtitle === "" ? 0 : Math.min(60, lineCount(slide.subtitle, subtitleSize, CONTENT_WIDTH - 8) * subtitleSize * 1.3);
  const subtitleY = FRAME.title.y + titleHeight + 8;
  const contentY = subtitleY + subtitleHeight + 20;
  const foot = footer(slide, voice);
  const shapes = [
    textShape(
      2,
      "Title",
      { type: "title" },
      { ...FRAME.title, width: balancedWidth(slide.title, titleSize, FRAME.title.width, true), height: titleHeight },
      [{ runs: [{ text: slide.title, size: titleSize, color: colors.ink, bold: true }], leading: 1 }],
      { ...voice, heading: true },
    ),
    textShape(
      3,
      "Subtitle",
      { type: "body", index: SLOT.subtitle },
      { x: MARGIN, y: subtitleY, width: CONTENT_WIDTH, height: subtitleHeight },
      [{ runs: [{ text: slide.subtitle, size: subtitleSize, color: colors.soft }] }],
      voice,
    ),
    ruleShape(4, MARGIN, foot.ruleY, CONTENT_WIDTH, colors),
    ...foot.shapes,
    slideNumber(7, SLOT.number, FRAME.number, number, TYPE.footnote, voice),
  ];
  return { shapes, content: { x: MARGIN, y: contentY, width: CONTENT_WIDTH, height: Math.max(120, foot.ruleY - 16 - contentY) } };
}

/** Footnote left, source right; a long footnote gets smaller, then pushes the rule up. */
function footer(slide: FramedSlide, voice: Voice): { readonly shapes: readonly Xml[]; readonly ruleY: number } {
  const { colors } = voice;
  const lead = slide.footnoteLead ?? "";
  const words = lead === "" ? slide.footnote : `${lead} ${slide.footnote}`;
  const size = fittingSize(words, [TYPE.footnote, 11.5, 10.5], FRAME.footnote.width - 8, 3);
  const height = Math.max(FRAME.footnote.height, Math.min(110, lineCount(words, size, FRAME.footnote.width - 8) * size * 1.35));
  const y = FRAME.footnote.y + FRAME.footnote.height - height;
  const runs: Run[] = [{ text: slide.footnote, size, color: colors.soft }];
  if (lead !== "") runs.unshift({ text: `${lead} `, size, color: colors.ink, bold: true });
  const sourceSize = fittingSize(slide.source, [TYPE.footnote, 11, 9.5], FRAME.source.width, 2);
  return {
    ruleY: y - 9,
    shapes: [
      textShape(5, "Footnote", { type: "body", index: SLOT.footnote }, { ...FRAME.footnote, y, height }, [{ runs, leading: 1.08 }], voice),
      textShape(
        6,
        "Source",
        { type: "body", index: SLOT.source },
        FRAME.source,
        [{ runs: [{ text: slide.source, size: sourceSize, color: colors.soft }], align: "right", leading: 1.08 }],
        voice,
        { anchor: "b" },
      ),
    ],
  };
}
