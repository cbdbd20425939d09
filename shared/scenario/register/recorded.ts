/**
 * A scenario as it was recorded on a day, with what it forecast and, later, what came: revenue a month, in the currency of the
 * document. Month 1 is the month after the snapshot.
 */
export type RecordedScenario = {
  /** `R` and a number, once in a document. */
  readonly id: string;
  readonly name: string;
  /** Day of the data that it rested on, YYYY-MM-DD. */
  readonly snapshot: string | null;
  /** The levers in force, as canonical text. */
  readonly levers: readonly string[];
  /** Of the simulation that made the ranges; `null` = there are none. */
  readonly seed: number | null;
  /** Of the ranges, 0–1. */
  readonly confidence: number;
  readonly forecasts: readonly RevenueForecast[];
  readonly actuals: readonly RevenueActual[];
};

export type RevenueForecast = {
  readonly month: number;
  readonly median: number;
  /** Ends of the range; `null` without a simulation. */
  readonly low: number | null;
  readonly high: number | null;
};

export type RevenueActual = { readonly month: number; readonly revenue: number };
