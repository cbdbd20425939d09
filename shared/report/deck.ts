/**
 * A report as data: what is written to slides, workbooks and pages is decided here once, and every writer draws the same
 * blocks. Numbers are raw values; texts are already in the language of the report. The chart model is the one that the
 * window draws too.
 */
export type Deck = {
  readonly title: string;
  readonly subtitle: string;
  readonly lang: "en" | "fr" | "it" | "ro";
  readonly theme: DeckTheme;
  /** Stands at the top right of every slide; absent = nothing there. */
  readonly company?: string;
  /** Day of the data, YYYY-MM-DD or empty; never the clock, so that the same inputs give the same bytes. */
  readonly dataDay: string;
  readonly slides: readonly Slide[];
};

export type DeckTheme = {
  readonly name: string;
  /** Six hex digits without #. */
  readonly colors: {
    readonly ink: string;
    readonly paper: string;
    readonly accent: string;
    readonly muted: string;
    readonly better: string;
    readonly worse: string;
    readonly boxLow: string;
    readonly boxMid: string;
    readonly boxTop: string;
    readonly series: readonly string[];
  };
  readonly headingFont: string;
  readonly bodyFont: string;
};

/** One slide: the title is the finding, the footnote lets anyone recompute it. */
export type Slide =
  | { readonly kind: "cover"; readonly title: string; readonly subtitle: string; readonly lines: readonly string[] }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly subtitle: string;
      /** `width` is a share of the table; `strong` sets the column in bold. */
      readonly columns: readonly {
        readonly label: string;
        readonly align: "left" | "right";
        readonly width: number;
        readonly strong?: boolean;
      }[];
      readonly rows: readonly (readonly string[])[];
      /** Words in bold before the footnote. */
      readonly footnoteLead?: string;
      readonly footnote: string;
      readonly source: string;
      /** What a presenter says; slide notes. */
      readonly notes?: string;
    }
  | {
      readonly kind: "chart";
      readonly title: string;
      readonly subtitle: string;
      /** One or two charts side by side. */
      readonly charts: readonly Chart[];
      /** Short facts beside or under the chart. */
      readonly facts: readonly { readonly label: string; readonly value: string }[];
      /** Words in bold before the footnote. */
      readonly footnoteLead?: string;
      readonly footnote: string;
      readonly source: string;
      /** What a presenter says; slide notes. */
      readonly notes?: string;
    };

/** A chart as numbers. `values` and the error bars may hold `null` for "no value". */
export type Chart = {
  readonly kind: "bar" | "column" | "stackedBar" | "stackedColumn" | "line";
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** `format` is an Excel number format. */
  readonly valueAxis: { readonly title: string; readonly min?: number; readonly max?: number; readonly format: string };
  /** What the categories are, where their names do not say it. */
  readonly categoryTitle?: string;
  /** Excel number format of the labels beside the points; absent = that of the axis. */
  readonly labelFormat?: string;
  /** Text for people who do not see the chart. */
  readonly altText: string;
};

export type ChartSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Interval limits by category, absolute (not distances). */
  readonly lo?: readonly (number | null)[];
  readonly hi?: readonly (number | null)[];
  /** Six hex digits; absent = the theme's series colour. */
  readonly color?: string;
  /** Colours by point, `null` = the series' own. */
  readonly pointColors?: readonly (string | null)[];
  readonly dashed?: boolean;
  readonly labels: boolean;
  /** With `labels`: only the points of these indices have one. */
  readonly labelPoints?: readonly number[];
};
