import { accountParams } from "../indices/common-params.ts";
import { secondsBetween } from "../indices/dialect.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import type { IndexResult, MetricId } from "../indices/index-result.ts";
import { interval, makeResult, ratio } from "../indices/make-result.ts";
import { numberOf, numberOrNull } from "../indices/read-row.ts";
import { noRows } from "../indices/slice-sql.ts";
import { geometricMean } from "../statistics/geometric-mean.ts";
import { kaplanMeier } from "../statistics/kaplan-meier.ts";
import { kaplanMeierQuantile } from "../statistics/kaplan-meier-quantile.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import { meanSummary } from "../statistics/mean-summary.ts";
import { medianInterval } from "../statistics/median-interval.ts";
import { quantileInterval } from "../statistics/quantile-interval.ts";
import { quantileType7 } from "../statistics/quantile-type7.ts";
import type { Limits } from "../statistics/wilson-interval.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { type BusinessHours, businessSecondsBetween, parseBusinessHours } from "./business-hours.ts";

/** `clock` has the times by the clock where the others run in business hours. */
export type DurationAggregate = { readonly durations: readonly Row[]; readonly clock: readonly Row[] };

/** Minutes of tickets that ended, and ages of those still open, both ascending. */
type Durations = {
  readonly ended: Float64Array;
  readonly open: Float64Array;
  readonly missing: number;
  readonly negative: number;
  readonly wholeDays: boolean;
};

type Options<Id extends MetricId> = {
  readonly id: Id;
  readonly fields: readonly string[];
  readonly headline: "median" | "mean";
  readonly target: (context: IndexContext) => number;
  /** SQL over `frame_tickets`: seconds of what ended (null = not known), age in seconds of what is open (null = not open). */
  readonly seconds: (between: Between) => string;
  readonly age: (context: IndexContext, between: Between) => string;
  /** Whether it runs in business hours where those are set: time of waiting does, time of work is what it is. */
  readonly isWaiting: boolean;
};

/** SQL: seconds from one TIMESTAMP to another, by the clock or in business hours. */
type Between = (from: string, to: string) => string;

/** Below this many a 90th percentile says little (methods.md 11.4). */
const FEWEST_FOR_P90 = 100;
const DECILES = [10, 20, 30, 40, 50, 60, 70, 80, 90] as const;
const SECONDS_OF_DAY = 86_400;

const EMPTY = {
  ...{ median: null, medianLo: null, medianHi: null, p90: null, p90Lo: null, p90Hi: null },
  ...{ mean: null, meanLo: null, meanHi: null, geometricMean: null, zeros: 0 },
  ...{ ended: 0, open: 0, target: 0, within: 0, settled: 0, shareWithin: null, shareLo: null, shareHi: null, deciles: [] },
  ...{ clockMedian: null, clockP90: null },
} as const;

/**
 * A time of tickets in minutes: median, P90 (type 7) with the bootstrap's limits, mean, geometric mean (without zeros, which are
 * counted), share within the target among tickets that tell (ended, or open for longer), deciles. Tickets still open count as longer
 * than their age (Kaplan–Meier), never as missing; negative times are out of range. Where business hours are set, waiting runs in them,
 * and `clockMedian` and `clockP90` keep the times by the clock.
 */
export const durationMetric = <Id extends MetricId>(options: Options<Id>): IndexDefinition<Id, DurationAggregate> => ({
  id: options.id,
  byWave: false,
  table: () => "tickets",
  unit: () => "minutes",
  needs: (context) => missingFields(context, "tickets", options.fields),
  params: (context) => params(options, context),
  emptyParts: EMPTY,
  queries(context) {
    const hours = hoursOf(options, context);
    const byClock = cells(options, context, secondsBetween);
    if (hours === null) return { durations: byClock, clock: noRows };
    return { durations: cells(options, context, (from, to) => businessSecondsBetween(from, to, hours)), clock: byClock };
  },
  compute({ durations, clock }, context) {
    const found = readDurations(durations);
    const { ended, open, missing, negative, wholeDays } = found;
    const target = options.target(context);
    const level = context.settings.confidence;
    const byClock = hoursOf(options, context) === null ? null : quantilesOf(readDurations(clock), level);
    const parts = {
      ...partsOf(found, target, level),
      ...{ clockMedian: byClock?.median.value ?? null, clockP90: byClock?.p90.value ?? null },
    };
    const n = ended.length + open.length;
    const value = parts[options.headline];
    return makeResult({
      value,
      unit: "minutes",
      n,
      ci: headlineInterval(options.headline, parts, open.length > 0, level),
      reason: value !== null ? null : n > 0 ? "NOT_IDENTIFIED" : negative > 0 ? "OUT_OF_RANGE_ALL" : "EMPTY",
      excluded: { missing, outOfRange: negative, duplicate: 0 },
      flags: [
        ...(open.length > 0 ? ["OPEN_TICKETS"] : []),
        ...(negative > 0 ? ["NEGATIVE_DURATIONS"] : []),
        ...(n > 0 && n < FEWEST_FOR_P90 ? ["FEW_FOR_P90"] : []),
        ...(wholeDays ? ["WHOLE_DAYS"] : []),
        ...(context.filtered && !hasField(context, "tickets", "customer_id") ? ["NOT_FILTERED"] : []),
      ],
      params: params(options, context),
      parts,
    });
  },
});

const hoursOf = ({ isWaiting }: Pick<Options<MetricId>, "isWaiting">, { settings }: IndexContext): BusinessHours | null =>
  isWaiting && settings.metrics.businessHours !== null ? parseBusinessHours(settings.metrics.businessHours) : null;

function params<Id extends MetricId>({ headline, target, isWaiting }: Options<Id>, context: IndexContext): IndexResult["params"] {
  const { businessHours } = context.settings.metrics;
  return { ...accountParams(context), headline, target: target(context), businessHours: isWaiting ? businessHours : null };
}

/** Equal times are one row, so that groups add up to the whole. */
const cells = <Id extends MetricId>({ seconds, age }: Options<Id>, context: IndexContext, between: Between): CellQuery => ({
  from: `(select grp, ${seconds(between)} as seconds, ${age(context, between)} as age from frame_tickets) d`,
  keys: { seconds: "seconds", age: "case when seconds is null then age end" },
  sums: { tickets: "count(*)" },
});

function readDurations(rows: readonly Row[]): Durations {
  const ended: (readonly [number, number])[] = [];
  const open: (readonly [number, number])[] = [];
  let missing = 0;
  let negative = 0;
  for (const row of rows) {
    const tickets = numberOf(row, "tickets");
    const [seconds, age] = [numberOrNull(row, "seconds"), numberOrNull(row, "age")];
    if (seconds === null) {
      if (age !== null && age >= 0) open.push([age, tickets]);
      else missing += tickets;
    } else if (seconds < 0) negative += tickets;
    else ended.push([seconds, tickets]);
  }
  const wholeDays = ended.some(([seconds]) => seconds > 0) && ended.every(([seconds]) => seconds % SECONDS_OF_DAY === 0);
  return { ended: minutesOf(ended), open: minutesOf(open), missing, negative, wholeDays };
}

function minutesOf(cellsOf: readonly (readonly [number, number])[]): Float64Array {
  const ascending = [...cellsOf].sort(([a], [b]) => a - b);
  const minutes = new Float64Array(ascending.reduce((sum, [, tickets]) => sum + tickets, 0));
  let at = 0;
  for (const [seconds, tickets] of ascending) {
    minutes.fill(seconds / 60, at, at + tickets);
    at += tickets;
  }
  return minutes;
}

function partsOf(found: Durations, target: number, level: number) {
  const { ended, open } = found;
  const summary = meanSummary(ended);
  const mean = summary && meanInterval(summary, level);
  const positive = ended.filter((minutes) => minutes > 0);
  const within = countIf(ended, (minutes) => minutes <= target);
  const settled = ended.length + countIf(open, (minutes) => minutes > target);
  const share = wilsonInterval(within, settled, level);
  const { median, p90, at } = quantilesOf(found, level);
  return {
    ...{ median: median.value, medianLo: median.lo, medianHi: median.hi, p90: p90.value, p90Lo: p90.lo, p90Hi: p90.hi },
    ...{ mean: summary?.mean ?? null, meanLo: mean?.lo ?? null, meanHi: mean?.hi ?? null },
    ...{ geometricMean: geometricMean([...positive]), zeros: ended.length - positive.length, ended: ended.length, open: open.length },
    ...{ target, within, settled, shareWithin: ratio(100 * within, settled) },
    ...{ shareLo: share === null ? null : 100 * share.lo, shareHi: share === null ? null : 100 * share.hi },
    deciles: DECILES.flatMap((percent) => {
      const minutes = at(percent / 100);
      return minutes === null ? [] : [{ percent, minutes }];
    }),
  };
}

/** Quantiles of what ended, or of the Kaplan–Meier curve where something is open. */
function quantilesOf({ ended, open }: Durations, level: number) {
  if (open.length === 0) {
    const median = medianInterval(ended, level);
    const limits = quantileInterval(ended, 0.9, level);
    return {
      median: { value: median?.median ?? null, lo: median?.lo ?? null, hi: median?.hi ?? null },
      p90: { value: quantileType7(ended, 0.9), lo: limits?.lo ?? null, hi: limits?.hi ?? null },
      at: (p: number): number | null => quantileType7(ended, p),
    };
  }
  const curve = kaplanMeier([
    ...Array.from(ended, (time) => ({ time, ended: true })),
    ...Array.from(open, (time) => ({ time, ended: false })),
  ]);
  return {
    median: kaplanMeierQuantile(curve, 0.5, level),
    p90: kaplanMeierQuantile(curve, 0.9, level),
    at: (p: number): number | null => kaplanMeierQuantile(curve, p, level).value,
  };
}

function headlineInterval(headline: "median" | "mean", parts: ReturnType<typeof partsOf>, isCensored: boolean, level: number) {
  const limits = (lo: number | null, hi: number | null): Limits | null => (lo === null || hi === null ? null : { lo, hi });
  if (headline === "mean") return interval("t", level, limits(parts.meanLo, parts.meanHi));
  return interval(isCensored ? "kaplanMeier" : "orderStatistic", level, limits(parts.medianLo, parts.medianHi));
}

const countIf = (values: Float64Array, holds: (value: number) => boolean): number =>
  values.reduce((sum, value) => sum + (holds(value) ? 1 : 0), 0);
