import { dayFromNumber, dayNumber } from "../calendar.ts";
import { windowParams } from "../indices/common-params.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  missingFields,
  type Row,
  type SliceQuery,
} from "../indices/index-definition.ts";
import type { Interval, Json } from "../indices/index-result.ts";
import { interval, makeResult, ratio } from "../indices/make-result.ts";
import { numberOf, numberOrNull, textOrNull } from "../indices/read-row.ts";
import { noRows } from "../indices/slice-sql.ts";
import { dispersion } from "../statistics/dispersion.ts";
import { poissonInterval } from "../statistics/poisson-interval.ts";
import { uChart } from "../statistics/u-chart.ts";
import { type CustomerTimeAggregate, customerTime, customerTimeQueries, dayOf } from "./customer-time.ts";
import { periodsOf, sumByPeriod } from "./periods.ts";
import { compareText } from "./share-rows.ts";

type VolumeAggregate = CustomerTimeAggregate & {
  readonly days: readonly Row[];
  readonly channels: readonly Row[];
  readonly hours: readonly Row[];
  readonly categories: readonly Row[];
};

/** Variance over mean above which counts are no longer Poisson, and the fewest periods for control limits (methods.md 0.4 C, 11.2). */
const OVERDISPERSED = 1.5;
const FEWEST_PERIODS = 20;
const FEWEST_EXPECTED = 5;
const PER = 100;
/** Keys listed of channels and categories; the rest is one line. */
const MOST_KEYS = 30;

/**
 * Contact volume: contacts per 100 active customers and month, over the churn window. A ticket counts the contacts it says (by setting
 * one); exposure is the time customers were there, a customer of a whole month counting 1, so that a growing base is not taken for
 * trouble. Contacts, 0 and up; fewer is better, unless customers have stopped speaking up. `periods` are a u-chart over all data up to
 * asOf: ū ± 3·√(ū/e), times √dispersion when that is above 1.5. Interval: exact Poisson, stretched by √dispersion likewise. Source:
 * methods.md 11.2. Example: 384 contacts in 6,300 customer-months give 6.095.
 */
export const contactVolume: IndexDefinition<"contactVolume", VolumeAggregate> = {
  id: "contactVolume",
  byWave: false,
  table: () => "tickets",
  unit: () => "ratio",
  needs: (context) => [...missingFields(context, "tickets", ["created_at"]), ...missingFields(context, "accounts", ["customer_id"])],
  params,
  emptyParts: {
    ...{ contacts: 0, tickets: 0, customerMonths: 0, dispersion: null, centre: null, out: 0 },
    ...{ periods: [], channels: [], hours: [], categories: [] },
  },
  queries,
  compute(aggregate, context) {
    const { asOf, windowStart, settings } = context;
    const { byDay, first, undated, invalid } = readDays(aggregate.days);
    const last = asOf === null ? null : dayNumber(asOf);
    if (first === null || last === null || windowStart === null)
      return makeResult({ value: null, unit: "ratio", n: 0, reason: "EMPTY", params: params(context), parts: contactVolume.emptyParts });
    const chart = chartOf(aggregate, byDay, first, last, settings.metrics.period);
    const months = periodsOf(first, last, "month");
    const from = Math.max(dayNumber(windowStart) + 1, months[0]?.from ?? first);
    const customerMonths = customerTime(aggregate, months, last, from).reduce((sum, time) => sum + time, 0);
    // No row of the frame is later than asOf.
    const inWindow = [...byDay].filter(([day]) => day >= from);
    const contacts = inWindow.reduce((sum, [, cell]) => sum + cell.contacts, 0);
    const tickets = inWindow.reduce((sum, [, cell]) => sum + cell.tickets, 0);
    const rate = ratio(contacts, customerMonths / PER);
    return makeResult({
      value: rate,
      unit: "ratio",
      n: tickets,
      ci: intervalOf(contacts, customerMonths / PER, chart.stretch, settings.confidence),
      reason: rate === null ? "ZERO_DENOMINATOR" : null,
      excluded: { missing: undated, outOfRange: invalid, duplicate: 0 },
      flags: [
        ...chart.flags,
        ...(hasField(context, "accounts", "end_date") || !hasField(context, "accounts", "churned") ? [] : ["CHURN_FROM_STATUS"]),
        ...(context.filtered && !hasField(context, "tickets", "customer_id") ? ["NOT_FILTERED"] : []),
      ],
      params: params(context),
      parts: {
        ...{ contacts, tickets, customerMonths, dispersion: chart.dispersion, centre: chart.centre, out: chart.out },
        ...{ periods: chart.periods, from: dayFromNumber(from) },
        channels: shares(aggregate.channels, "size", contacts, customerMonths),
        hours: shares(aggregate.hours, "key", contacts, customerMonths),
        categories: shares(aggregate.categories, "size", contacts, customerMonths),
      },
    });
  },
};

const counts = (context: IndexContext): "contacts" | "tickets" =>
  context.settings.metrics.contacts === "contacts" && hasField(context, "tickets", "contacts") ? "contacts" : "tickets";

function params(context: IndexContext) {
  return { ...windowParams(context), contacts: counts(context), period: context.settings.metrics.period, customers: PER };
}

/** A ticket that says no number of contacts is one; a number that is not whole and at least 1 is out of range. */
function queries(context: IndexContext) {
  const contacts =
    counts(context) === "tickets"
      ? "1"
      : "case when contacts is null then 1 when contacts >= 1 and contacts = floor(contacts) and contacts < 1e6 then cast(contacts as bigint) end";
  const mapped = ["channel", "category", "created_at"].filter((field) => hasField(context, "tickets", field));
  const columns = [
    "grp",
    `${contacts} as contacts`,
    `${dayOf("created_day")} as day`,
    `min(case when ${contacts} is not null then ${dayOf("created_day")} end) over () as first`,
    ...mapped,
  ];
  const from = `(select ${columns.join(", ")} from frame_tickets) t`;
  const sums = { contacts: "sum(contacts)", tickets: "count(contacts)", invalid: "count(*) - count(contacts)" };
  const inWindow = `contacts is not null and day > ${dayNumber(context.windowStart ?? "1970-01-01")}`;
  const by = (field: string, key: string): CellQuery | SliceQuery =>
    hasField(context, "tickets", field) ? { from, where: inWindow, keys: { key }, sums: { contacts: "sum(contacts)" } } : noRows;
  return {
    ...customerTimeQueries(context),
    days: { from, keys: { day: "day", first: "first" }, sums } satisfies CellQuery,
    channels: by("channel", "cast(channel as varchar)"),
    hours: by("created_at", "lpad(cast(extract(hour from created_at) as varchar), 2, '0')"),
    categories: by("category", "cast(category as varchar)"),
  };
}

type DayCell = { readonly contacts: number; readonly tickets: number };

/** Contacts by day; `first` is the first day of a ticket in any group, which all groups begin with. */
function readDays(rows: readonly Row[]) {
  const byDay = new Map<number, DayCell>();
  let [undated, invalid] = [0, 0];
  let first: number | null = null;
  for (const row of rows) {
    const day = numberOrNull(row, "day");
    first ??= numberOrNull(row, "first");
    invalid += day === null ? 0 : numberOf(row, "invalid");
    if (day === null) undated += numberOf(row, "tickets") + numberOf(row, "invalid");
    else byDay.set(day, { contacts: numberOf(row, "contacts"), tickets: numberOf(row, "tickets") });
  }
  return { byDay, first, undated, invalid };
}

/** The u-chart over periods in which there were customers, per 100 of them. */
function chartOf(aggregate: VolumeAggregate, byDay: ReadonlyMap<number, DayCell>, first: number, last: number, kind: "month" | "week") {
  const all = periodsOf(first, last, kind);
  const contacts = sumByPeriod(new Map([...byDay].map(([day, cell]) => [day, cell.contacts])), all);
  const times = customerTime(aggregate, all, last);
  const kept = all.flatMap((period, at) => {
    const exposure = (times[at] ?? 0) / PER;
    return exposure > 0 ? [{ period, contacts: contacts[at] ?? 0, exposure }] : [];
  });
  const [k, e] = [kept.map((own) => own.contacts), kept.map((own) => own.exposure)];
  const spread = dispersion(k, e);
  const stretch = spread !== null && spread > OVERDISPERSED ? spread : null;
  const chart = uChart(k, e, stretch ?? 1);
  const points = chart?.points ?? [];
  const centre = chart?.centre ?? null;
  const periods: readonly Json[] = kept.flatMap(({ period, contacts: own, exposure }, at) => {
    const point = points[at];
    if (point === undefined) return [];
    const limits = { rate: point.rate, centre, lower: point.lo, upper: point.hi };
    return [{ key: period.key, contacts: own, customers: exposure * PER, ...limits, out: point.isOut }];
  });
  const isSparse = e.some((exposure) => (centre ?? 0) * exposure < FEWEST_EXPECTED);
  return {
    periods,
    dispersion: spread,
    stretch,
    centre,
    out: points.filter(({ isOut }) => isOut).length,
    flags: [
      ...(stretch !== null ? ["OVERDISPERSED"] : []),
      ...(kept.length < FEWEST_PERIODS ? ["FEW_PERIODS"] : []),
      ...(isSparse ? ["SPARSE_PERIODS"] : []),
    ],
  };
}

/** The exact interval, its two arms stretched by √dispersion where counts vary more than chance alone (`stretch`, else `null`). */
function intervalOf(contacts: number, exposure: number, stretch: number | null, level: number): Interval | null {
  const exact = poissonInterval(contacts, exposure, level);
  if (exact === null || stretch === null) return interval("poisson", level, exact);
  const factor = Math.sqrt(stretch);
  const { rate, lo, hi } = exact;
  return interval("quasiPoisson", level, { lo: Math.max(0, rate - factor * (rate - lo)), hi: rate + factor * (hi - rate) });
}

/** Contacts of the window by key: hours in their order, others by size; `key` null = not filled, after the others of its size. */
function shares(rows: readonly Row[], order: "key" | "size", contacts: number, customerMonths: number): readonly Json[] {
  const all = rows.map((row) => ({ key: textOrNull(row, "key"), contacts: numberOf(row, "contacts") }));
  all.sort((a, b) => (order === "key" ? 0 : b.contacts - a.contacts) || compareText(a.key, b.key));
  return all.slice(0, MOST_KEYS).map((own) => ({
    ...own,
    share: ratio(100 * own.contacts, contacts),
    rate: ratio(own.contacts, customerMonths / PER),
  }));
}
