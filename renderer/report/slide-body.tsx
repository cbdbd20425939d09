import type { Deck, Slide } from "../../shared/report/deck.ts";
import { DeckChart } from "../charts/deck-chart.tsx";

/** Title that is the finding, evidence, charts or a table, and the footnote that lets anyone recompute it. */
export function SlideBody({ deck, slide, number }: { readonly deck: Deck; readonly slide: Slide; readonly number: number }) {
  if (slide.kind === "cover") {
    return (
      <div className="slide-cover">
        <div className="slide-title">{slide.title}</div>
        <div className="slide-subtitle">{slide.subtitle}</div>
        <ul>
          {slide.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <>
      {deck.company === undefined ? null : <div className="slide-mark">{deck.company}</div>}
      <div className="slide-title">{slide.title}</div>
      <div className="slide-subtitle">{slide.subtitle}</div>
      {slide.kind === "chart" ? <Charts deck={deck} slide={slide} /> : <SlideTable slide={slide} />}
      <div className="slide-foot">
        <div>
          {slide.footnoteLead === undefined ? null : <b>{slide.footnoteLead} </b>}
          {slide.footnote}
        </div>
        <div className="slide-page">
          {slide.source} <b>{number}</b>
        </div>
      </div>
    </>
  );
}

function Charts({ deck, slide }: { readonly deck: Deck; readonly slide: Extract<Slide, { readonly kind: "chart" }> }) {
  const two = slide.charts.length > 1;
  const facts = slide.facts.length > 0;
  const width = two ? 560 : facts ? 780 : 1_168;
  const height = two && facts ? 310 : 366;
  return (
    <>
      <div className="slide-charts">
        {slide.charts.map((chart) => (
          <div key={chart.title} style={{ width }}>
            <div className="slide-chart-title">
              <b>{chart.title}</b> {chart.valueAxis.title}
            </div>
            <DeckChart chart={chart} deck={deck} width={width} height={height} />
          </div>
        ))}
        {facts && !two ? <Facts slide={slide} /> : null}
      </div>
      {facts && two ? <Facts slide={slide} across /> : null}
    </>
  );
}

function Facts({ slide, across = false }: { readonly slide: Extract<Slide, { readonly kind: "chart" }>; readonly across?: boolean }) {
  return (
    <dl className={across ? "slide-facts across" : "slide-facts"}>
      {slide.facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SlideTable({ slide }: { readonly slide: Extract<Slide, { readonly kind: "table" }> }) {
  const total = slide.columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <table className="slide-table">
      <colgroup>
        {slide.columns.map((column) => (
          <col key={column.label} style={{ width: `${(100 * column.width) / total}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {slide.columns.map((column) => (
            <th key={column.label} className={column.align === "right" ? "r" : ""}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slide.rows.map((row) => (
          <tr key={row.join("|")}>
            {slide.columns.map((column, at) => (
              <td key={column.label} className={column.align === "right" ? "r" : ""}>
                {column.strong === true ? <b>{row[at]}</b> : row[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
