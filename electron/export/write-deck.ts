import { localeOf } from "../../shared/messages/format.ts";
import type { Deck } from "../../shared/report/deck.ts";
import { assertNever } from "../../shared/result.ts";
import { palette } from "./ooxml/drawing.ts";
import { type SlideContent, writePresentation } from "./ooxml/presentation.ts";
import type { Voice } from "./ooxml/text.ts";
import { chartSlide } from "./slides/chart-slide.ts";
import { coverSlide } from "./slides/cover-slide.ts";
import { tableSlide } from "./slides/table-slide.ts";

/** A deck as a pptx file with native charts and tables. The same deck gives the same bytes on every machine. */
export function writeDeck(deck: Deck): Uint8Array {
  const voice: Voice = { locale: localeOf(deck.lang), colors: palette(deck.theme) };
  let charts = 0;
  const slides = deck.slides.map((slide, index): SlideContent => {
    switch (slide.kind) {
      case "cover":
        return coverSlide(slide, voice);
      case "table":
        return tableSlide(slide, index + 1, voice);
      case "chart": {
        const made = chartSlide(slide, index + 1, charts + 1, voice);
        charts += slide.charts.length;
        return made;
      }
      default:
        return assertNever(slide);
    }
  });
  return writePresentation({ title: deck.title, language: voice.locale, company: deck.company ?? "", theme: deck.theme, slides }, voice);
}
