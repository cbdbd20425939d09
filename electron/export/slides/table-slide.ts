import type { Slide } from "../../../shared/report/deck.ts";
import { SLOT } from "../ooxml/frame.ts";
import { type SlideContent, slideLinks } from "../ooxml/presentation.ts";
import { tableXml } from "../ooxml/table.ts";
import type { Voice } from "../ooxml/text.ts";
import { slideFrame } from "./slide-frame.ts";

export function tableSlide(slide: Extract<Slide, { kind: "table" }>, number: number, voice: Voice): SlideContent {
  const { shapes, content } = slideFrame(slide, number, voice);
  const table = tableXml(8, "Table", { index: SLOT.content }, content, slide.columns, slide.rows, voice);
  return { layout: "content", shapes: [...shapes, table], links: slideLinks("content"), parts: [], notes: slide.notes };
}
