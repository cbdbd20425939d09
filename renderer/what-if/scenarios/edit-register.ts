import type { Scenario } from "../../../shared/project/document.ts";
import type { RecordedScenario, RevenueForecast } from "../../../shared/scenario/register/recorded.ts";
import type { WhatifOutput } from "../../../shared/scenario/scenario.ts";
import { editDocument } from "../../store/edit-document.ts";

/** The ranges of revenue a month, where a simulation is there. */
export type MonthlyRanges = {
  readonly seed: number;
  readonly confidence: number;
  /** Median and ends of the range by month index; as many as the horizon has months. */
  readonly median: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
};

/** What a scenario forecasts now, as the register keeps it. */
export function forecastsOf({ scenario: { months } }: WhatifOutput, ranges: MonthlyRanges | null): readonly RevenueForecast[] {
  return months.map(({ month, revenue }, at) => ({
    month,
    median: ranges?.median[at] ?? revenue,
    low: ranges?.low[at] ?? null,
    high: ranges?.high[at] ?? null,
  }));
}

export function recordScenario(
  { name }: Pick<Scenario, "name">,
  output: WhatifOutput,
  snapshot: string | null,
  ranges: MonthlyRanges | null,
): void {
  editDocument("scenarios:edit.record", (draft) => {
    const numbers = draft.register.map(({ id }) => Number(id.slice(1)));
    draft.register.push({
      id: `R${1 + Math.max(0, ...numbers)}`,
      name,
      snapshot,
      levers: output.levers.map(({ spec }) => spec),
      seed: ranges?.seed ?? null,
      confidence: ranges?.confidence ?? 0.9,
      forecasts: forecastsOf(output, ranges).map((forecast) => ({ ...forecast })),
      actuals: [],
    });
  });
}

/** Puts down what came in a month; `null` takes it away. Keys typed into one box are one step of undo. */
export function enterActual(id: string, month: number, revenue: number | null): void {
  editDocument(
    "scenarios:edit.actual",
    (draft) => {
      const record = draft.register.find((candidate) => candidate.id === id);
      if (record === undefined) return;
      const others = record.actuals.filter((actual) => actual.month !== month);
      record.actuals = revenue === null ? others : [...others, { month, revenue }].sort((a, b) => a.month - b.month);
    },
    `${id} actual ${month}`,
  );
}

export function forgetRecord(id: string): void {
  editDocument("scenarios:edit.forget", (draft) => {
    draft.register = draft.register.filter((record) => record.id !== id);
  });
}

/** The actual that belongs to a forecast, and whether it lies in its range. */
export function standingOf(record: RecordedScenario, { month, low, high }: RevenueForecast) {
  const actual = record.actuals.find((candidate) => candidate.month === month)?.revenue ?? null;
  return { actual, within: actual === null || low === null || high === null ? null : low <= actual && actual <= high };
}
