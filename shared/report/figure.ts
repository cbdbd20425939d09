import type { Unit } from "../indices/index-result.ts";
import type { Translate } from "../messages/translate.ts";

/** What every figure says besides its shape: a title, and the whole in words for those who do not see it. */
type Titled = { readonly title: string; readonly summary: string };

/** Parts beside each other. `value` null = not shown (hidden, or not known), which `note` explains; `lo` and `hi` limit an interval. */
export type Bar = {
  readonly label: string;
  readonly value: number | null;
  readonly lo?: number | null;
  readonly hi?: number | null;
  readonly note?: string;
};
export type BarsFigure = Titled & { readonly kind: "bars"; readonly unit: Unit; readonly bars: readonly Bar[] };

/** `value` of a total is its level; of `up` and `down` the size of the change, never negative. */
export type Step = { readonly label: string; readonly value: number; readonly role: "total" | "up" | "down" };
export type BridgeFigure = Titled & { readonly kind: "bridge"; readonly unit: Unit; readonly steps: readonly Step[] };

/** Points in order of time or of another scale; with centre and limits a control chart, on which `out` marks what lies beyond them. */
export type SeriesPoint = {
  readonly label: string;
  readonly value: number | null;
  readonly centre?: number | null;
  readonly lower?: number | null;
  readonly upper?: number | null;
  readonly out?: boolean;
};
export type SeriesFigure = Titled & { readonly kind: "series"; readonly unit: Unit; readonly points: readonly SeriesPoint[] };

/** Text stands as it is; numbers are in the unit of their column. A column of text has no unit. */
export type FigureColumn = { readonly label: string; readonly unit: Unit | null };
export type FigureCell = string | number | null;
export type TableFigure = Titled & {
  readonly kind: "table";
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly FigureCell[])[];
};

/**
 * A picture of what a number is made of: data only, drawn by the window and by slides alike. Percent are 0–100, money is in the
 * currency of the project, times in minutes.
 */
export type Figure = DrawnFigure | TableFigure;
export type DrawnFigure = BarsFigure | BridgeFigure | SeriesFigure;

/** The numbers of a figure as a table, for screen readers, the clipboard and workbooks. */
export type FigureCells = { readonly columns: readonly FigureColumn[]; readonly rows: readonly (readonly FigureCell[])[] };

export function figureCells(figure: Figure, t: Translate): FigureCells {
  const text = (key: string): FigureColumn => ({ label: t(`figures:${key}`), unit: null });
  switch (figure.kind) {
    case "table":
      return { columns: figure.columns, rows: figure.rows };
    case "bars": {
      const { unit, bars } = figure;
      const limited = bars.some(({ lo, hi }) => isNumber(lo) && isNumber(hi));
      const noted = bars.some(({ note }) => note !== undefined);
      return {
        columns: [
          text("part"),
          { label: t("figures:value"), unit },
          ...(limited ? [{ label: t("figures:lo"), unit } as const, { label: t("figures:hi"), unit } as const] : []),
          ...(noted ? [text("note")] : []),
        ],
        rows: bars.map(({ label, value, lo, hi, note }) => [
          label,
          value,
          ...(limited ? [lo ?? null, hi ?? null] : []),
          ...(noted ? [note ?? null] : []),
        ]),
      };
    }
    case "bridge":
      return {
        columns: [text("part"), { label: t("figures:value"), unit: figure.unit }],
        rows: figure.steps.map((step) => [step.label, signedSize(step)]),
      };
    case "series": {
      const { unit, points } = figure;
      const lines = (["centre", "lower", "upper"] as const).filter((line) => points.some((point) => isNumber(point[line])));
      const marked = points.some(({ out }) => out === true);
      return {
        columns: [
          text("when"),
          { label: t("figures:value"), unit },
          ...lines.map((line): FigureColumn => ({ label: t(`figures:${line}`), unit })),
          ...(marked ? [text("mark")] : []),
        ],
        rows: points.map((point) => [
          point.label,
          point.value,
          ...lines.map((line) => point[line] ?? null),
          ...(marked ? [point.out === true ? t("figures:out") : null] : []),
        ]),
      };
    }
  }
}

/** A change with its sign, a total as it stands. */
export const signedSize = ({ role, value }: Step): number => (role === "down" ? -value : value);

const isNumber = (value: number | null | undefined): value is number => typeof value === "number";
