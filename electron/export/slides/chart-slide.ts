import type { Chart, Slide } from "../../../shared/report/deck.ts";
import { chartParts } from "../ooxml/chart.ts";
import type { Box } from "../ooxml/drawing.ts";
import { SLOT } from "../ooxml/frame.ts";
import { chartReference, graphicFrame } from "../ooxml/graphic-frame.ts";
import { officeLink, type Part } from "../ooxml/package.ts";
import { type SlideContent, slideLinks } from "../ooxml/presentation.ts";
import { textShape } from "../ooxml/shape.ts";
import type { Paragraph, Voice } from "../ooxml/text.ts";
import { fittingSize, lineCount } from "../ooxml/text-width.ts";
import type { Xml } from "../ooxml/xml.ts";
import { slideFrame } from "./slide-frame.ts";

type ChartSlide = Extract<Slide, { kind: "chart" }>;

const CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const GAP = 48;
const HEADING = 17;
const FACTS_WIDTH = 250;
const FACTS_HEIGHT = 62;

/** One or two charts with their facts: beside a lone chart, under a pair. `firstChart` numbers the chart parts of the file. */
export function chartSlide(slide: ChartSlide, number: number, firstChart: number, voice: Voice): SlideContent {
  const { shapes, content } = slideFrame(slide, number, voice);
  const { boxes, facts } = places(slide, content);
  const links = slideLinks("content");
  const parts: Part[] = [];
  const frames: Xml[] = [];
  for (const [index, chart] of slide.charts.entries()) {
    const box = boxes[index];
    if (box === undefined) throw new Error(`chartSlide requires one or two charts, got ${slide.charts.length}`);
    const heading = headingShape(chart, 30 + index, box, voice);
    const frame = { ...box, y: box.y + heading.height, height: box.height - heading.height };
    const made = chartParts(chart, firstChart + index, frame.width, frame.height, voice);
    parts.push(...made);
    const id = links.add(officeLink("chart"), made[0].name);
    const slot = index === 0 ? { index: SLOT.content } : null;
    frames.push(
      ...heading.shapes,
      graphicFrame(8 + index, `Chart ${index + 1}`, chart.altText, slot, frame, CHART_URI, chartReference(id)),
    );
  }
  const factShapes = slide.facts.flatMap((fact, index) => {
    const box = facts[index];
    return box === undefined ? [] : [textShape(20 + index, `Fact ${index + 1}`, null, box, factWords(fact, box.width, voice), voice)];
  });
  return { layout: "content", shapes: [...shapes, ...frames, ...factShapes], links, parts, notes: slide.notes };
}

/**
 * What a chart shows in bold, then its unit. It stands on the slide and not in the chart, as titles of charts are placed and
 * broken differently by every viewer.
 */
function headingShape(chart: Chart, id: number, box: Box, voice: Voice): { readonly shapes: readonly Xml[]; readonly height: number } {
  const unit = chart.valueAxis.title;
  if (chart.title === "" && unit === "") return { shapes: [], height: 0 };
  const { colors } = voice;
  const size = fittingSize(`${chart.title} ${unit}`, [HEADING, 16, 15, 14, 13], box.width - 4, 1, true);
  const height = Math.min(2, lineCount(`${chart.title} ${unit}`, size, box.width - 4, true)) * size * 1.3;
  const runs = [
    { text: chart.title, size, color: colors.ink, bold: true },
    { text: ` ${unit}`, size, color: colors.muted },
  ];
  return { shapes: [textShape(id, `Heading ${id - 29}`, null, { ...box, height }, [{ runs }], voice)], height: height + 12 };
}

function factWords(fact: { readonly label: string; readonly value: string }, width: number, voice: Voice): readonly Paragraph[] {
  const { colors } = voice;
  return [
    { runs: [{ text: fact.label, size: fittingSize(fact.label, [13, 12, 11, 10], width - 4, 2), color: colors.muted }] },
    {
      runs: [{ text: fact.value, size: fittingSize(fact.value, [20, 17, 15, 13, 11], width - 4, 1, true), color: colors.ink, bold: true }],
    },
  ];
}

function places(slide: ChartSlide, content: Box): { readonly boxes: readonly Box[]; readonly facts: readonly Box[] } {
  const count = slide.facts.length;
  if (slide.charts.length === 1) {
    const side = count === 0 ? 0 : FACTS_WIDTH + GAP;
    const step = Math.min(66, content.height / Math.max(1, count));
    return {
      boxes: [{ ...content, width: content.width - side }],
      facts: slide.facts.map((_, index) => ({
        x: content.x + content.width - FACTS_WIDTH,
        y: content.y + index * step,
        width: FACTS_WIDTH,
        height: step - 4,
      })),
    };
  }
  const height = content.height - (count === 0 ? 0 : FACTS_HEIGHT);
  const width = (content.width - GAP) / 2;
  const factWidth = content.width / Math.max(1, count);
  return {
    boxes: [
      { ...content, width, height },
      { ...content, x: content.x + width + GAP, width, height },
    ],
    facts: slide.facts.map((_, index) => ({
      x: content.x + index * factWidth,
      y: content.y + height + 8,
      width: factWidth - 16,
      height: FACTS_HEIGHT - 8,
    })),
  };
}
