import type { Chart } from "../../../shared/report/deck.ts";
import { CHART_TYPE, type ChartLayout, isHorizontal, isStacked } from "./chart-layout.ts";
import type { ChartData, SeriesData } from "./chart-workbook.ts";
import { fill, stroke } from "./drawing.ts";
import { runProperties, type Voice } from "./text.ts";
import { element, literal, numberText, text, type Xml } from "./xml.ts";

const val = (name: string, value: string | number | boolean): Xml => element(name, { val: value });

/** Numbers by reference into the workbook, with the cache that is drawn until somebody edits them. `null` has no point. */
function numbers(name: string, formula: string, values: readonly (number | null)[]): Xml {
  const points = values.flatMap((value, at) =>
    value === null ? [] : [element("c:pt", { idx: at }, element("c:v", null, text(numberText(value))))],
  );
  return element(
    name,
    null,
    element(
      "c:numRef",
      null,
      element("c:f", null, text(formula)),
      element("c:numCache", null, element("c:formatCode", null, text("General")), val("c:ptCount", values.length), ...points),
    ),
  );
}

function strings(name: string, formula: string, values: readonly string[]): Xml {
  const points = values.map((value, at) => element("c:pt", { idx: at }, element("c:v", null, text(value))));
  return element(
    name,
    null,
    element("c:strRef", null, element("c:f", null, text(formula)), element("c:strCache", null, val("c:ptCount", values.length), ...points)),
  );
}

/** Text of an axis, label or legend. Without `mayOverlap` what has no room is left out. */
export function textProperties(
  size: number,
  color: string,
  voice: Voice,
  { bold = false, mayOverlap = true }: { readonly bold?: boolean; readonly mayOverlap?: boolean } = {},
): Xml {
  return element(
    "c:txPr",
    null,
    element("a:bodyPr", { rot: mayOverlap ? 0 : NEARLY_FLAT, vert: "horz" }),
    element("a:lstStyle", null),
    element(
      "a:p",
      null,
      element("a:pPr", null, runProperties("a:defRPr", { size, color, bold }, voice)),
      element("a:endParaRPr", { lang: voice.locale }),
    ),
  );
}

/** A sixty-thousandth of a degree: flat to the eye, yet to LibreOffice not the 0 that means "write all, one over the other". */
const NEARLY_FLAT = 1;

const shownParts = (showValue: boolean): readonly Xml[] => [
  val("c:showLegendKey", false),
  val("c:showVal", showValue),
  val("c:showCatName", false),
  val("c:showSerName", false),
  val("c:showPercent", false),
  val("c:showBubbleSize", false),
];

/** Dark or light words, whichever reads better on that colour (relative luminance of WCAG 2, coarsely). */
function readableOn(color: string, voice: Voice): string {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const luminance = 0.2126 * (red ?? 0) ** 2.2 + 0.7152 * (green ?? 0) ** 2.2 + 0.0722 * (blue ?? 0) ** 2.2;
  return luminance > 0.36 ? voice.colors.ink : voice.colors.paper;
}

/**
 * Labels of a series. Where it has error bars each label is moved past the end of its bar, by the length of the bar on the
 * fixed axis; it stays linked to its value.
 */
function labels(chart: Chart, data: SeriesData, color: string, layout: ChartLayout, voice: Voice): Xml {
  const { series } = data;
  const format = element("c:numFmt", { formatCode: chart.labelFormat ?? chart.valueAxis.format, sourceLinked: false });
  const noShape = element("c:spPr", null, element("a:noFill", null), stroke(null, 0, voice.colors));
  const ink = isStacked(chart) ? readableOn(color, voice) : voice.colors.ink;
  const properties = textProperties(CHART_TYPE.label, ink, voice, { bold: true });
  const position = isStacked(chart) ? "ctr" : chart.kind === "line" ? "l" : "outEnd";
  const isShown = (at: number): boolean =>
    data.values[at] !== null && (series.labelPoints === undefined || series.labelPoints.includes(at));
  const points = data.values.flatMap((value, at) => {
    if (!isShown(at)) return [element("c:dLbl", null, val("c:idx", at), val("c:delete", true))];
    const shift = value === null || isStacked(chart) ? null : labelShift(chart, data, at, layout);
    if (shift === null) return [];
    return [
      element(
        "c:dLbl",
        null,
        val("c:idx", at),
        element("c:layout", null, element("c:manualLayout", null, val("c:x", shift.x), val("c:y", shift.y))),
        format,
        noShape,
        properties,
        val("c:dLblPos", position),
        ...shownParts(true),
      ),
    ];
  });
  return element("c:dLbls", null, ...points, format, noShape, properties, val("c:dLblPos", position), ...shownParts(true), NO_LEADER_LINES);
}

/** A label that was moved would else be tied to its point by a line (Office 2013 and LibreOffice). */
const NO_LEADER_LINES = literal`<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext></c:extLst>`;

function labelShift(chart: Chart, data: SeriesData, at: number, layout: ChartLayout): { readonly x: number; readonly y: number } | null {
  const value = data.values[at] ?? 0;
  if (chart.kind === "line") return { x: -0.006, y: isAbove(chart, data, at) ? -0.03 : 0.05 };
  const beyond = value >= 0 ? data.errors?.plus[at] : data.errors?.minus[at];
  if (beyond === undefined || beyond === null || beyond <= 0) return null;
  const way = (value >= 0 ? 1 : -1) * (beyond * layout.perUnit + layout.clearance);
  return isHorizontal(chart) ? { x: way, y: 0 } : { x: 0, y: -way };
}

/** Of several lines the highest has its label above; a lone line where it rises to the point, so that the label is not on it. */
function isAbove(chart: Chart, data: SeriesData, at: number): boolean {
  const value = data.values[at] ?? 0;
  if (chart.series.length > 1) return chart.series.every((other) => (other.values[at] ?? value) <= value);
  return value >= (data.values[at - 1] ?? value);
}

function errorBars(data: SeriesData, isBarChart: boolean, voice: Voice): Xml | null {
  if (data.errors === null) return null;
  return element(
    "c:errBars",
    null,
    // A bar chart's error bars have one possible direction; naming it there is what makes Excel repair the file.
    isBarChart ? null : val("c:errDir", "y"),
    val("c:errBarType", "both"),
    val("c:errValType", "cust"),
    val("c:noEndCap", false),
    numbers("c:plus", data.cells.plus, data.errors.plus),
    numbers("c:minus", data.cells.minus, data.errors.minus),
    element("c:spPr", null, stroke(voice.colors.ink, 1.5, voice.colors)),
  );
}

export function seriesXml(chart: Chart, all: ChartData, index: number, layout: ChartLayout, voice: Voice): Xml {
  const data = all.series[index];
  if (data === undefined) throw new Error(`seriesXml requires a series of the chart, got number ${index}`);
  const { series } = data;
  const { colors } = voice;
  const color = series.color ?? colors.series[index % colors.series.length] ?? colors.accent;
  const isLine = chart.kind === "line";
  const hasMarkers = isLine && data.values.length <= 24;
  const head = [val("c:idx", index), val("c:order", index), strings("c:tx", data.cells.name, [series.name])];
  const dataLabels = series.labels ? labels(chart, data, color, layout, voice) : null;
  const body = [
    errorBars(data, !isLine, voice),
    strings("c:cat", all.categories, chart.categories),
    numbers("c:val", data.cells.values, data.values),
  ];
  if (isLine) {
    const marker = hasMarkers
      ? element(
          "c:marker",
          null,
          val("c:symbol", (["circle", "square", "diamond", "triangle"] as const)[index % 4] ?? "circle"),
          val("c:size", 8),
          element("c:spPr", null, fill(color, colors), stroke(colors.paper, 1.2, colors)),
        )
      : element("c:marker", null, val("c:symbol", "none"));
    const line = element("c:spPr", null, stroke(color, 2.5, colors, series.dashed === true));
    return element("c:ser", null, ...head, line, marker, dataLabels, ...body, val("c:smooth", false));
  }
  const points = (series.pointColors ?? []).flatMap((point, at) =>
    point === null
      ? []
      : [element("c:dPt", null, val("c:idx", at), val("c:invertIfNegative", false), val("c:bubble3D", false), bar(point))],
  );
  function bar(paint: string): Xml {
    return element("c:spPr", null, fill(paint, colors), stroke(null, 0, colors));
  }
  return element("c:ser", null, ...head, bar(color), val("c:invertIfNegative", false), ...points, dataLabels, ...body);
}
