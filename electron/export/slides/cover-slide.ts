import type { Slide } from "../../../shared/report/deck.ts";
import { FRAME, SLOT, TYPE } from "../ooxml/frame.ts";
import { type SlideContent, slideLinks } from "../ooxml/presentation.ts";
import { ruleShape, textShape } from "../ooxml/shape.ts";
import type { Voice } from "../ooxml/text.ts";
import { fittingSize } from "../ooxml/text-width.ts";

/** Title, subtitle, a rule, and what the deck stands on. */
export function coverSlide(slide: Extract<Slide, { kind: "cover" }>, voice: Voice): SlideContent {
  const { colors } = voice;
  const size = fittingSize(slide.title, [TYPE.coverTitle, 44, 36, 28, 22, 16, 12], FRAME.coverTitle.width, 2, true);
  const shapes = [
    textShape(
      2,
      "Title",
      { type: "ctrTitle" },
      FRAME.coverTitle,
      [{ runs: [{ text: slide.title, size, color: colors.ink, bold: true }], leading: 0.95 }],
      { ...voice, heading: true },
      { anchor: "b" },
    ),
    textShape(
      3,
      "Subtitle",
      { type: "subTitle", index: SLOT.content },
      FRAME.coverSubtitle,
      [
        {
          runs: [
            {
              text: slide.subtitle,
              size: fittingSize(slide.subtitle, [TYPE.coverSubtitle, 20, 16, 13], FRAME.coverSubtitle.width, 2),
              color: colors.soft,
            },
          ],
        },
      ],
      voice,
    ),
    ruleShape(4, FRAME.coverLines.x, FRAME.coverLines.y - 16, FRAME.coverLines.width, colors),
    textShape(
      5,
      "Facts",
      { type: "body", index: SLOT.footnote },
      FRAME.coverLines,
      slide.lines.map((line) => ({ runs: [{ text: line, size: TYPE.body, color: colors.muted }], before: 4 })),
      voice,
    ),
  ];
  return { layout: "cover", shapes, links: slideLinks("cover"), parts: [], notes: undefined };
}
