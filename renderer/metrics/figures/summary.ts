import type { Unit } from "../../../shared/indices/index-result.ts";
import type { Bar, BarsFigure, BridgeFigure, SeriesFigure, SeriesPoint, Step } from "../../../shared/report/figure.ts";
import { figureText } from "../../charts/figure-text.ts";
import type { Words } from "../../ui/use-words.ts";

/** Parts as bars, said in one sentence too. */
export const barsFigure = (title: string, unit: Unit, bars: readonly Bar[], words: Words): BarsFigure => ({
  kind: "bars",
  title,
  unit,
  bars,
  summary: sentence(
    title,
    bars.map(({ label, value, note }) => `${label} ${value === null ? (note ?? "–") : figureText(value, unit, words)}`),
  ),
});

/** A bridge, its totals and changes said in their order. */
export const bridgeFigure = (title: string, unit: Unit, steps: readonly Step[], words: Words): BridgeFigure => ({
  kind: "bridge",
  title,
  unit,
  steps,
  summary: sentence(
    title,
    steps.map(({ label, value, role }) => `${label} ${role === "down" ? "−" : role === "up" ? "+" : ""}${figureText(value, unit, words)}`),
  ),
});

/** A series, its first, last and outlying points said. */
export function seriesFigure(title: string, unit: Unit, points: readonly SeriesPoint[], words: Words): SeriesFigure {
  const said = points.filter((point, index) => index === 0 || index === points.length - 1 || point.out === true);
  const text = ({ label, value, out }: SeriesPoint) =>
    `${label} ${figureText(value, unit, words)}${out === true ? ` (${words.t("figures:out")})` : ""}`;
  return { kind: "series", title, unit, points, summary: sentence(title, said.map(text)) };
}

const sentence = (title: string, parts: readonly string[]): string => `${title}: ${parts.join(", ")}.`;
