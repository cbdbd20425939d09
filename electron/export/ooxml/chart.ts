import type { Chart } from "../../../shared/report/deck.ts";
import { CHART_TYPE, type ChartLayout, chartLayout, isHorizontal, isStacked } from "./chart-layout.ts";
import { seriesXml, textProperties } from "./chart-series.ts";
import { type ChartData, chartData } from "./chart-workbook.ts";
import { NAMESPACES, stroke } from "./drawing.ts";
import { Links, officeLink, type Part } from "./package.ts";
import { type Run, textBody, type Voice } from "./text.ts";
import { document, element, type Xml } from "./xml.ts";

const val = (name: string, value: string | number | boolean): Xml => element(name, { val: value });

/** Ids of the two axes; they need to be unique inside their chart only. */
const CATEGORY_AXIS = 111_111_111;
const VALUE_AXIS = 222_222_222;

/** A native chart and the workbook it is edited in. `width` and `height` of its frame are in slide units. */
export function chartParts(chart: Chart, number: number, width: number, height: number, voice: Voice): readonly [Part, Part] {
  const data = chartData(chart);
  const layout = chartLayout(chart, width, height);
  const links = new Links();
  const workbookName = `/ppt/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`;
  const workbookId = links.add(officeLink("package"), workbookName);
  const root = element(
    "c:chartSpace",
    { "xmlns:c": NAMESPACES.c, "xmlns:a": NAMESPACES.a, "xmlns:r": NAMESPACES.r },
    val("c:date1904", false),
    val("c:lang", voice.locale),
    val("c:roundedCorners", false),
    element(
      "c:chart",
      null,
      // Its heading stands on the slide; without this mark a lone series would be given one.
      val("c:autoTitleDeleted", true),
      plotXml(chart, data, layout, voice),
      legendXml(layout, voice),
      val("c:plotVisOnly", true),
      val("c:dispBlanksAs", "gap"),
    ),
    element("c:spPr", null, element("a:noFill", null), stroke(null, 0, voice.colors)),
    textProperties(CHART_TYPE.axis, voice.colors.soft, voice),
    element("c:externalData", { "r:id": workbookId }, val("c:autoUpdate", false)),
  );
  return [
    {
      name: `/ppt/charts/chart${number}.xml`,
      contentType: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      bytes: document(root),
      links,
    },
    {
      name: workbookName,
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: data.workbook,
      links: new Links(),
    },
  ];
}

const manualLayout = (
  target: "inner" | null,
  box: { readonly x: number; readonly y: number; readonly width?: number; readonly height?: number },
): Xml =>
  element(
    "c:layout",
    null,
    element(
      "c:manualLayout",
      null,
      target === null ? null : val("c:layoutTarget", target),
      val("c:xMode", "edge"),
      val("c:yMode", "edge"),
      val("c:x", box.x),
      val("c:y", box.y),
      box.width === undefined ? null : val("c:w", box.width),
      box.height === undefined ? null : val("c:h", box.height),
    ),
  );

function plotXml(chart: Chart, data: ChartData, layout: ChartLayout, voice: Voice): Xml {
  const series = chart.series.map((_, index) => seriesXml(chart, data, index, layout, voice));
  const axisIds = [val("c:axId", CATEGORY_AXIS), val("c:axId", VALUE_AXIS)];
  const group =
    chart.kind === "line"
      ? element(
          "c:lineChart",
          null,
          val("c:grouping", "standard"),
          val("c:varyColors", false),
          ...series,
          val("c:marker", true),
          ...axisIds,
        )
      : element(
          "c:barChart",
          null,
          val("c:barDir", isHorizontal(chart) ? "bar" : "col"),
          val("c:grouping", isStacked(chart) ? "stacked" : "clustered"),
          val("c:varyColors", false),
          ...series,
          val("c:gapWidth", layout.gap),
          isStacked(chart) ? val("c:overlap", 100) : null,
          ...axisIds,
        );
  return element(
    "c:plotArea",
    null,
    manualLayout("inner", layout.plot),
    group,
    categoryAxis(chart, layout, voice),
    valueAxis(chart, layout, voice),
  );
}

function axisTitle(words: string, voice: Voice): Xml {
  const run: Run = { text: words, size: CHART_TYPE.axis, color: voice.colors.muted };
  return element(
    "c:title",
    null,
    element("c:tx", null, textBody("c:rich", [{ runs: [run], align: "center" }], voice)),
    val("c:overlay", false),
  );
}

function categoryAxis(chart: Chart, layout: ChartLayout, voice: Voice): Xml {
  const horizontal = isHorizontal(chart);
  return element(
    "c:catAx",
    null,
    val("c:axId", CATEGORY_AXIS),
    // The first category of a bar chart stands on top.
    element("c:scaling", null, val("c:orientation", horizontal ? "maxMin" : "minMax")),
    val("c:delete", false),
    val("c:axPos", horizontal ? "l" : "b"),
    chart.categoryTitle === undefined ? null : axisTitle(chart.categoryTitle, voice),
    element("c:numFmt", { formatCode: "General", sourceLinked: false }),
    val("c:majorTickMark", "none"),
    val("c:minorTickMark", "none"),
    // Beside the plot, also where bars go below zero.
    val("c:tickLblPos", "low"),
    element("c:spPr", null, stroke(voice.colors.muted, 1.2, voice.colors)),
    textProperties(CHART_TYPE.axis, horizontal ? voice.colors.ink : voice.colors.soft, voice, { mayOverlap: layout.skip === 1 }),
    val("c:crossAx", VALUE_AXIS),
    val("c:crosses", "autoZero"),
    val("c:auto", false),
    val("c:lblAlgn", "ctr"),
    val("c:lblOffset", 100),
    layout.skip > 1 ? val("c:tickLblSkip", layout.skip) : null,
    val("c:noMultiLvlLbl", true),
  );
}

function valueAxis(chart: Chart, layout: ChartLayout, voice: Voice): Xml {
  const horizontal = isHorizontal(chart);
  return element(
    "c:valAx",
    null,
    val("c:axId", VALUE_AXIS),
    element("c:scaling", null, val("c:orientation", "minMax"), val("c:max", layout.scale.max), val("c:min", layout.scale.min)),
    val("c:delete", false),
    val("c:axPos", horizontal ? "b" : "l"),
    element("c:majorGridlines", null, element("c:spPr", null, stroke(voice.colors.grid, 1, voice.colors))),
    element("c:numFmt", { formatCode: chart.valueAxis.format, sourceLinked: false }),
    val("c:majorTickMark", "none"),
    val("c:minorTickMark", "none"),
    val("c:tickLblPos", "nextTo"),
    element("c:spPr", null, stroke(null, 0, voice.colors)),
    textProperties(CHART_TYPE.axis, voice.colors.soft, voice),
    val("c:crossAx", CATEGORY_AXIS),
    // The category axis of a bar chart runs downwards, so its far end is the bottom.
    val("c:crosses", horizontal ? "max" : "min"),
    val("c:crossBetween", "between"),
    val("c:majorUnit", layout.scale.step),
  );
}

function legendXml(layout: ChartLayout, voice: Voice): Xml | null {
  if (layout.legend === null) return null;
  return element(
    "c:legend",
    null,
    val("c:legendPos", "t"),
    manualLayout(null, layout.legend),
    val("c:overlay", false),
    textProperties(CHART_TYPE.legend, voice.colors.soft, voice),
  );
}
