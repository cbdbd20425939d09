import "./figures.css";
import { useCallback, useRef } from "react";
import { type BridgeFigure, type DrawnFigure, type Figure, figureCells, signedSize } from "../../shared/report/figure.ts";
import { useWords } from "../ui/use-words.ts";
import { BarsChart } from "./bars-chart.tsx";
import { BridgeChart } from "./bridge-chart.tsx";
import { bridgeSpans } from "./bridge-layout.ts";
import { ChartActions } from "./chart-actions.tsx";
import { FigureTable, FoldedTable } from "./figure-table.tsx";
import { figureText } from "./figure-text.ts";
import { SeriesChart } from "./series-chart.tsx";
import { drawingOf } from "./svg-markup.ts";
import { useDomain } from "./use-domain.ts";

/** A figure with its title, its actions (copy, save) and its numbers as a table; `note` goes with a saved picture. */
export function FigureView({ figure, name, note }: { readonly figure: Figure; readonly name: string; readonly note: string }) {
  const { t } = useWords();
  const holder = useRef<HTMLDivElement>(null);
  const cells = figureCells(figure, t);
  const picture = () => {
    const svg = holder.current?.querySelector("svg") ?? null;
    return svg === null ? null : drawingOf(svg);
  };
  return (
    <figure className="figure" aria-label={figure.title}>
      <div className="chart-head">
        <h3>{figure.title}</h3>
        <ChartActions
          title={`${name} – ${figure.title}`}
          note={note}
          data={{ columns: cells.columns.map(({ label }) => label), rows: cells.rows }}
          drawing={figure.kind === "table" ? null : picture}
        />
      </div>
      {figure.kind === "table" ? (
        <FigureTable cells={cells} name={figure.title} />
      ) : (
        <>
          <div ref={holder}>
            <Drawn figure={figure} />
          </div>
          <FoldedTable cells={cells} name={figure.title} />
        </>
      )}
    </figure>
  );
}

function Drawn({ figure }: { readonly figure: DrawnFigure }) {
  switch (figure.kind) {
    case "bars":
      return <BarsChart figure={figure} />;
    case "bridge":
      return <Bridge figure={figure} />;
    case "series":
      return <SeriesChart figure={figure} />;
  }
}

const BRIDGE_HEIGHT = 180;

function Bridge({ figure }: { readonly figure: BridgeFigure }) {
  const words = useWords();
  const { unit } = figure;
  const steps = figure.steps.map((step) => {
    const value = signedSize(step);
    return { label: step.label, detail: "", value, kind: step.role === "total" ? ("total" as const) : ("change" as const) };
  });
  const ends = bridgeSpans(steps).flatMap(({ from, to }) => [from, to]);
  const domain = useDomain(figure.title, Math.min(0, ...ends), Math.max(0, ...ends), false);
  const format = useCallback((value: number) => figureText(value, unit, words), [unit, words]);
  return <BridgeChart steps={steps} domain={domain} format={format} label={figure.summary} height={BRIDGE_HEIGHT} />;
}
