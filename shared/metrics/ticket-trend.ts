import { dayNumber } from "../calendar.ts";
import { accountParams } from "../indices/common-params.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import type { IndexResult, Json } from "../indices/index-result.ts";
import { makeResult } from "../indices/make-result.ts";
import { numberOf, numberOrNull, textOrNull } from "../indices/read-row.ts";
import { holm } from "../statistics/holm.ts";
import { lagOneAutocorrelation } from "../statistics/lag-one-autocorrelation.ts";
import { mannKendall } from "../statistics/mann-kendall.ts";
import { poissonRatioTest } from "../statistics/poisson-ratio-test.ts";
import { senSlope } from "../statistics/sen-slope.ts";
import { type CustomerTimeAggregate, customerTime, customerTimeQueries, dayOf } from "./customer-time.ts";
import { type Period, periodsOf, sumByPeriod } from "./periods.ts";

type TrendAggregate = CustomerTimeAggregate & { readonly tickets: readonly Row[] };

/** methods.md 11.3: the share of the volume that makes a category recurrent, the level of the trend, and a telling autocorrelation. */
const TOP_SHARE = 0.8;
const ALPHA = 0.05;
const AUTOCORRELATED = 0.3;
/** The normal approximation of Mann–Kendall needs about so many periods (Kendall 1975). */
const FEWEST_PERIODS = 8;
const PER = 100;

type Series = { readonly key: string; readonly tickets: number; readonly counts: readonly number[] };

/**
 * Recurrent issues: categories that hold the first 80 % of all tickets (Pareto, with the one that crosses it) or that rise (Mann–Kendall
 * on their rate, Holm-adjusted p < .05). Says how many problems come again and again. A count, lower is better. It, and not the change
 * of the whole volume, is the number, because it is what methods.md 11.3 defines; `total` has that change. Whole months (or weeks) up to asOf,
 * tickets per 100 customers there, or tickets where no accounts are. Each category has share, rate, Sen slope a period, change of the
 * later half on the earlier with its exact Poisson p, and lag-1 autocorrelation. No interval. Source: methods.md 11.3.
 * Example: 10, 12, 11, 15, 14, 18, 17, 21 give S 22, p .009375, slope 1.5.
 */
export const ticketTrend: IndexDefinition<"ticketTrend", TrendAggregate> = {
  id: "ticketTrend",
  byWave: false,
  table: () => "tickets",
  unit: () => "count",
  needs: (context) => missingFields(context, "tickets", ["created_at", "category"]),
  params,
  emptyParts: { categories: [], total: null, rising: 0, periods: [] },
  queries: (context) => ({ ...customerTimeQueries(context), tickets: TICKETS }),
  compute(aggregate, context) {
    // Without a data date no ticket is dated.
    const last = dayNumber(context.asOf ?? "1970-01-01");
    const read = readTickets(aggregate.tickets);
    const periods = wholePeriods(read.first ?? last, last, context.settings.metrics.period);
    const series = seriesOf(read.byCategory, periods);
    const n = series.reduce((sum, { tickets }) => sum + tickets, 0);
    const common = { unit: "count", n, excluded: { missing: read.missing, outOfRange: 0, duplicate: 0 }, params: params(context) } as const;
    if (n === 0) return makeResult({ ...common, value: null, reason: "EMPTY", parts: ticketTrend.emptyParts });
    const exposure = exposureOf(aggregate, periods);
    const trends = series.map((own) => ({ own, trend: trendOf(own.counts, exposure) }));
    const total = trendOf(
      periods.map((_, at) => series.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
      exposure,
    );
    const adjusted = holm(trends.map(({ trend }) => trend.p ?? 1));
    const top = paretoOf(series, n);
    const categories = trends.map(({ own, trend }, at) => {
      const pHolm = trend.p === null ? null : (adjusted[at] ?? null);
      const rising = (trend.slope ?? 0) > 0 && pHolm !== null && pHolm < ALPHA;
      const isTop = top.has(own.key);
      return {
        ...{ key: own.key, tickets: own.tickets, share: (100 * own.tickets) / n, counts: own.counts },
        ...{ ...trend, pHolm, top: isTop, rising, recurrent: isTop || rising },
      };
    });
    return makeResult({
      ...common,
      value: categories.filter(({ recurrent }) => recurrent).length,
      flags: [
        ...(periods.length < FEWEST_PERIODS ? ["SHORT_SERIES"] : []),
        ...(trends.some(({ trend }) => (trend.lag1 ?? 0) > AUTOCORRELATED) ? ["AUTOCORRELATED"] : []),
        ...(exposure === null ? ["VOLUME_NOT_RATE"] : []),
        ...(context.filtered && !hasField(context, "tickets", "customer_id") ? ["NOT_FILTERED"] : []),
      ],
      parts: {
        categories: categories as unknown as Json,
        total,
        rising: categories.filter(({ rising }) => rising).length,
        periods: periods.map(({ key }) => key),
      },
    });
  },
};

function params(context: IndexContext): IndexResult["params"] {
  return { ...accountParams(context), period: context.settings.metrics.period, topShare: TOP_SHARE, alpha: ALPHA };
}

const TICKETS: CellQuery = {
  from: `(select grp, cast(category as varchar) as category, ${dayOf("created_day")} as day,
    min(case when category is not null then ${dayOf("created_day")} end) over () as first from frame_tickets) t`,
  keys: { category: "category", day: "day", first: "first" },
  sums: { tickets: "count(*)" },
};

function readTickets(rows: readonly Row[]) {
  const byCategory = new Map<string, Map<number, number>>();
  let missing = 0;
  let first: number | null = null;
  for (const row of rows) {
    const [key, day] = [textOrNull(row, "category"), numberOrNull(row, "day")];
    first ??= numberOrNull(row, "first");
    if (key === null || day === null) {
      missing += numberOf(row, "tickets");
      continue;
    }
    const days = byCategory.get(key) ?? new Map<number, number>();
    byCategory.set(key, days.set(day, numberOf(row, "tickets")));
  }
  return { byCategory, missing, first };
}

/** The period of asOf takes part only where asOf is its last day: half a month is no month. */
function wholePeriods(first: number, last: number, kind: "month" | "week"): readonly Period[] {
  return periodsOf(first, last, kind).filter(({ to }) => to <= last);
}

/** Categories by size, equal ones by key. */
function seriesOf(byCategory: ReadonlyMap<string, ReadonlyMap<number, number>>, periods: readonly Period[]): readonly Series[] {
  return [...byCategory]
    .map(([key, days]) => {
      const counts = sumByPeriod(days, periods);
      return { key, counts, tickets: counts.reduce((sum, count) => sum + count, 0) };
    })
    .filter(({ tickets }) => tickets > 0)
    .sort((a, b) => b.tickets - a.tickets || (a.key < b.key ? -1 : 1));
}

/** Hundreds of customers there in each period; `null` where a period is without customers, as all are without accounts. */
function exposureOf(aggregate: TrendAggregate, periods: readonly Period[]): readonly number[] | null {
  const times = customerTime(aggregate, periods).map((time) => time / PER);
  return times.every((time) => time > 0) ? times : null;
}

function trendOf(counts: readonly number[], exposure: readonly number[] | null) {
  const rates = counts.map((count, at) => count / (exposure?.[at] ?? 1));
  const trend = mannKendall(rates);
  const half = Math.floor(counts.length / 2);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const time = exposure ?? counts.map(() => 1);
  // Of a single period there is no earlier half, and so no time of it.
  const change = poissonRatioTest(sum(counts.slice(0, half)), sum(time.slice(0, half)), sum(counts.slice(-half)), sum(time.slice(-half)));
  const ratio = change?.ratio ?? null;
  return {
    rate: sum(counts) / sum(time),
    ...{ s: trend?.s ?? null, p: trend?.p ?? null, slope: senSlope(rates), lag1: lagOneAutocorrelation(rates) },
    change: ratio === null ? null : 100 * (ratio - 1),
    changeP: change?.p ?? null,
  };
}

/** The largest categories up to and with the one that brings their sum to the share. */
function paretoOf(series: readonly Series[], n: number): ReadonlySet<string> {
  const top = new Set<string>();
  let sum = 0;
  for (const { key, tickets } of series) {
    if (sum >= TOP_SHARE * n) break;
    top.add(key);
    sum += tickets;
  }
  return top;
}
