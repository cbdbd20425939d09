import { useMemo } from "react";
import { localeOf } from "../../shared/messages/format.ts";
import type { Chart, Deck } from "../../shared/report/deck.ts";
import { type DeckChartSize, type DrawnChart, type DrawnPoint, deckChart } from "./deck-chart-model.ts";

/** A chart of the deck, drawn from the model that is written to the slide. */
export function DeckChart({
  chart,
  deck,
  width,
  height,
}: {
  readonly chart: Chart;
  readonly deck: Deck;
  readonly width: number;
  readonly height: number;
}) {
  const size: DeckChartSize = useMemo(() => {
    const horizontal = chart.kind === "bar" || chart.kind === "stackedBar";
    const longest = Math.max(...chart.categories.flatMap((name) => name.split("\n").map((line) => line.length)), 1);
    return { width, height, left: horizontal ? Math.min(190, 24 + longest * 8) : 62, bottom: horizontal ? 28 : 30 };
  }, [chart, width, height]);
  const drawn = useMemo(() => deckChart(chart, deck.theme, localeOf(deck.lang), size), [chart, deck, size]);
  const { colors } = deck.theme;
  return (
    <svg className="deck-chart" width={width} height={height} role="img" aria-label={chart.altText}>
      {drawn.ticks.map((tick) => (
        <g key={tick.at}>
          <path
            d={drawn.horizontal ? `M${tick.at} 0V${height - size.bottom}` : `M${size.left} ${tick.at}H${width}`}
            stroke={tick.isZero ? `#${colors.muted}` : "#e3e6ea"}
            fill="none"
          />
          <text
            x={drawn.horizontal ? tick.at : size.left - 8}
            y={drawn.horizontal ? height - 8 : tick.at + 5}
            textAnchor={drawn.horizontal ? "middle" : "end"}
          >
            {tick.text}
          </text>
        </g>
      ))}
      {drawn.series.map((series) => (
        <Series key={series.name} drawn={drawn} series={series} />
      ))}
      <Categories drawn={drawn} size={size} />
    </svg>
  );
}

function Categories({ drawn, size }: { readonly drawn: DrawnChart; readonly size: DeckChartSize }) {
  const every = drawn.horizontal ? 1 : Math.ceil(drawn.categories.length / 9);
  return drawn.categories.map((category, index) =>
    index % every !== 0
      ? null
      : category.lines.map((line, row) => (
          <text
            key={`${category.at} ${line}`}
            className={row === 0 ? "name" : "small"}
            x={drawn.horizontal ? size.left - 12 : category.at}
            y={drawn.horizontal ? category.at + (row - (category.lines.length - 1) / 2) * 18 + 5 : size.height - 8 + row * 16}
            textAnchor={drawn.horizontal ? "end" : "middle"}
          >
            {line}
          </text>
        )),
  );
}

function Series({ drawn, series }: { readonly drawn: DrawnChart; readonly series: DrawnChart["series"][number] }) {
  const at = (point: DrawnPoint) => `${point.across} ${point.to}`;
  return (
    <>
      {drawn.isLine ? (
        <path
          d={series.points.map((point, index) => `${index === 0 ? "M" : "L"}${at(point)}`).join("")}
          fill="none"
          stroke={series.color}
          strokeWidth="2.5"
          strokeDasharray={series.dashed ? "6 5" : undefined}
        />
      ) : null}
      {series.points.map((point) => (
        <g key={point.key}>
          {drawn.isLine ? null : <rect {...box(point, drawn.horizontal)} fill={point.color} />}
          <ErrorBar point={point} horizontal={drawn.horizontal} />
          {drawn.isLine && series.points.length <= 24 ? (
            <circle cx={point.across} cy={point.to} r="5.5" fill={series.color} stroke="#fff" strokeWidth="1.5" />
          ) : null}
          {point.label === null ? null : <Label point={point} drawn={drawn} />}
        </g>
      ))}
    </>
  );
}

const box = (point: DrawnPoint, horizontal: boolean) => {
  const [near, far] = [Math.min(point.from, point.to), Math.max(point.from, point.to)];
  const side = point.across - point.thickness / 2;
  return horizontal
    ? { x: near, y: side, width: far - near, height: point.thickness }
    : { x: side, y: near, width: point.thickness, height: far - near };
};

function ErrorBar({ point, horizontal }: { readonly point: DrawnPoint; readonly horizontal: boolean }) {
  const { lo, hi, across } = point;
  if (lo === null || hi === null) return null;
  const d = horizontal
    ? `M${lo} ${across}H${hi}M${lo} ${across - 7}v14M${hi} ${across - 7}v14`
    : `M${across} ${lo}V${hi}M${across - 5} ${lo}h10M${across - 5} ${hi}h10`;
  return <path d={d} fill="none" stroke="#15181d" strokeWidth="1.5" />;
}

function Label({ point, drawn }: { readonly point: DrawnPoint; readonly drawn: DrawnChart }) {
  if (drawn.horizontal) {
    const x = Math.max(point.hi ?? point.to, point.to, point.from) + 10;
    return (
      <text className="value" x={x} y={point.across + 6}>
        {point.label}
      </text>
    );
  }
  if (drawn.isLine) {
    return (
      <text className="value" x={point.across - 10} y={point.labelBelow ? point.to + 22 : point.to - 8} textAnchor="end">
        {point.label}
      </text>
    );
  }
  return (
    <text className="value" x={point.across} y={Math.min(point.hi ?? point.to, point.to) - 7} textAnchor="middle">
      {point.label}
    </text>
  );
}
