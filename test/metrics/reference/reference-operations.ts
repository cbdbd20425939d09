import {
  groupOf,
  inGroup,
  monthsBefore,
  number,
  type ReferenceOptions,
  rowsOf,
  type Slice,
  text,
} from "../../indices/reference/reference-data.ts";
import type { ReferenceResult } from "../../indices/reference/reference-indices.ts";
import type { CanonicalData, DataRow } from "../../indices/support/canonical-data.ts";

/**
 * A second implementation of the metrics over movements and tickets, row by row and day by day, that shares no SQL, no formula and no
 * helper with the first. Slow and small on purpose: it is read beside methods.md 4 and 11.
 */
const DAY = 86_400_000;
const timeOf = (moment: string): number => Date.parse(`${moment.slice(0, 10)}T${moment.slice(11) || "00:00:00"}Z`);
const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
const lastOfMonth = (month: string): string => {
  const [year = 0, index = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10);
};
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const KINDS: Readonly<Record<string, string>> = {
  New: "new",
  Expansion: "expansion",
  Riduzione: "contraction",
  Churned: "churned",
  Réactivation: "reactivation",
};

type Move = { readonly kind: string; readonly month: string; readonly amount: number };

/** The movements that count, of everybody or of one slice. */
function movesOf(data: CanonicalData, options: ReferenceOptions, slice: Slice): readonly Move[] {
  return (data.movements ?? []).flatMap((row) => {
    const [month, type, amount] = [text(row["month"]), text(row["type"]), number(row["amount"])];
    const kind = type === null ? undefined : KINDS[type];
    if (month === null || kind === undefined || amount === null || (options.asOf !== null && month > options.asOf)) return [];
    if (amount < 0 && ["new", "expansion", "reactivation"].includes(kind)) return [];
    return inGroup(row, slice, data, options) ? [{ kind, month: month.slice(0, 7), amount: Math.abs(amount) }] : [];
  });
}

const isActive = (row: DataRow, day: string): boolean => {
  const [start, end] = [text(row["start_date"]), text(row["end_date"])];
  return (start === null || start <= day) && (end === null || end > day);
};

function bridgeOf(data: CanonicalData, slice: Slice, options: ReferenceOptions) {
  const asOf = options.asOf ?? "";
  const active = rowsOf(data, "accounts", options).filter((row) => inGroup(row, slice, data, options) && isActive(row, asOf));
  const end = sum(active.map((row) => Math.max(0, number(row["mrr"]) ?? 0)));
  const everybody = movesOf(data, options, { kind: "all" });
  const last = everybody
    .map(({ month }) => month)
    .sort()
    .at(-1);
  const own = movesOf(data, options, slice);
  const first = last === undefined ? "" : monthsBefore(`${last}-01`, options.windowMonths).slice(0, 7);
  const inWindow = own.filter(({ month }) => month > first);
  const of = (kind: string): number => sum(inWindow.filter((move) => move.kind === kind).map(({ amount }) => amount));
  const flow = {
    new: of("new"),
    expansion: of("expansion"),
    reactivation: of("reactivation"),
    contraction: of("contraction"),
    churned: of("churned"),
  };
  const start = end - flow.new - flow.expansion - flow.reactivation + flow.contraction + flow.churned;
  const paying = active.filter((row) => (number(row["mrr"]) ?? 0) > 0).length;
  return { ...flow, start, end, paying, counted: own.length, inWindow: inWindow.length };
}

const tiny = (value: number, scale: number): boolean => Math.abs(value) <= 1e-9 * Math.max(1, Math.abs(scale));

export function referenceMrr(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const { paying, counted, inWindow, ...bridge } = bridgeOf(data, slice, options);
  const isEmpty = counted === 0 && paying === 0;
  return { value: isEmpty ? null : bridge.end, reason: isEmpty ? "EMPTY" : null, n: paying, parts: { bridge, movements: counted } };
}

export function referenceRetention(data: CanonicalData, slice: Slice, options: ReferenceOptions, isNet: boolean) {
  const { start, end, expansion, contraction, churned, counted } = bridgeOf(data, slice, options);
  const isEmpty = counted === 0 && tiny(end, 1);
  const reason = isEmpty ? "EMPTY" : start < -1e-6 * Math.max(1, end) ? "NOT_IDENTIFIED" : tiny(start, end) ? "ZERO_DENOMINATOR" : null;
  const kept = start + (isNet ? expansion : 0) - contraction - churned;
  return { value: reason === null ? (100 * kept) / start : null, reason };
}

export function referenceQuick(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const bridge = bridgeOf(data, slice, options);
  const gained = bridge.new + bridge.expansion;
  const lost = bridge.contraction + bridge.churned;
  const reason = bridge.inWindow === 0 ? "EMPTY" : lost === 0 ? "ZERO_DENOMINATOR" : null;
  return { value: reason === null ? gained / lost : null, reason, n: bridge.inWindow, parts: { gained, lost } };
}

export function referenceSeedExpansion(data: CanonicalData, slice: Slice, options: ReferenceOptions) {
  const from = monthsBefore(options.asOf ?? "", options.windowMonths);
  const accounts = rowsOf(data, "accounts", options);
  let [oneOff, nonSubscribed] = [0, 0];
  for (const row of rowsOf(data, "transactions", options)) {
    const [date, amount] = [text(row["date"]), number(row["amount"])];
    if (date === null || amount === null || date <= from || !inGroup(row, slice, data, options)) continue;
    const account = accounts.find((own) => own["customer_id"] === row["customer_id"] && row["customer_id"] !== null);
    const subscribed = account !== undefined && isActive(account, date) && (number(account["mrr"]) ?? 0) > 0;
    if (!subscribed) nonSubscribed += amount;
    else if (row["is_recurring"] === false) oneOff += amount;
  }
  return { oneOff, nonSubscribed, total: oneOff + nonSubscribed };
}

const ticketsOf = (data: CanonicalData, slice: Slice, options: ReferenceOptions): readonly DataRow[] =>
  rowsOf(data, "tickets", options).filter((row) => inGroup(row, slice, data, options));

const contactsOf = (row: DataRow): number | null => {
  const contacts = number(row["contacts"]);
  return contacts === null ? 1 : contacts >= 1 && Number.isInteger(contacts) ? contacts : null;
};

/** Days of customers from a day to another, each as a part of its month: the long way, day by day and customer by customer. */
function customerMonths(data: CanonicalData, slice: Slice, options: ReferenceOptions, from: string, to: string): number {
  const accounts = rowsOf(data, "accounts", options).filter(
    (row) => groupOf(row, data, options) === (slice.kind === "group" ? slice.key : null) || slice.kind === "all",
  );
  const days = new Map<string, number>();
  for (let day = from; day <= to; day = nextDay(day)) {
    const month = day.slice(0, 7);
    days.set(month, (days.get(month) ?? 0) + accounts.filter((row) => isActive(row, day)).length);
  }
  return sum([...days].map(([month, count]) => count / Number(lastOfMonth(month).slice(8))));
}

const firstMonth = (data: CanonicalData, options: ReferenceOptions, counts: (row: DataRow) => boolean): string | null =>
  rowsOf(data, "tickets", options)
    .flatMap((row) => (text(row["created_at"]) !== null && counts(row) ? [String(row["created_at"]).slice(0, 7)] : []))
    .sort()[0] ?? null;

export function referenceVolume(data: CanonicalData, slice: Slice, options: ReferenceOptions) {
  const asOf = options.asOf ?? "";
  const first = firstMonth(data, options, (row) => contactsOf(row) !== null);
  if (first === null) return null;
  const start = nextDay(monthsBefore(asOf, options.windowMonths));
  const from = `${first}-01` > start ? `${first}-01` : start;
  const inside = ticketsOf(data, slice, options).filter((row) => String(row["created_at"] ?? "").slice(0, 10) >= from);
  const contacts = sum(inside.flatMap((row) => contactsOf(row) ?? []));
  const time = customerMonths(data, slice, options, from, asOf);
  return {
    contacts,
    customerMonths: time,
    value: tiny(time, 1) ? null : contacts / (time / 100),
    byChannel: ["phone", "chat", null].map((key) =>
      sum(inside.filter((row) => row["channel"] === key).flatMap((row) => contactsOf(row) ?? [])),
    ),
  };
}

export function referenceTrend(data: CanonicalData, slice: Slice, options: ReferenceOptions) {
  const asOf = options.asOf ?? "";
  const first = firstMonth(data, options, (row) => row["category"] !== null);
  if (first === null) return null;
  const months: string[] = [];
  for (let month = first; lastOfMonth(month) <= asOf; month = nextDay(lastOfMonth(month)).slice(0, 7)) months.push(month);
  const tickets = ticketsOf(data, slice, options).filter(
    (row) => months.includes(String(row["created_at"] ?? "").slice(0, 7)) && row["category"] !== null,
  );
  const times = months.map((month) => customerMonths(data, slice, options, `${month}-01`, lastOfMonth(month)) / 100);
  const isRate = times.every((time) => time > 1e-12);
  const categories = [...new Set(tickets.map((row) => String(row["category"])))].map((key) => {
    const counts = months.map(
      (month) => tickets.filter((row) => row["category"] === key && String(row["created_at"]).startsWith(month)).length,
    );
    const rates = counts.map((count, at) => (isRate ? count / (times[at] ?? 1) : count));
    let s = 0;
    for (let j = 1; j < rates.length; j += 1) for (let i = 0; i < j; i += 1) s += Math.sign((rates[j] ?? 0) - (rates[i] ?? 0));
    return { key, tickets: sum(counts), s };
  });
  categories.sort((a, b) => b.tickets - a.tickets || (a.key < b.key ? -1 : 1));
  let before = 0;
  const top = categories.filter((own) => {
    const isTop = before < 0.8 * tickets.length;
    before += own.tickets;
    return isTop;
  });
  return { n: tickets.length, categories, top: top.map(({ key }) => key) };
}

/** Minutes of the tickets that ended, and ages of the open ones, one by one. */
export function referenceTimes(
  data: CanonicalData,
  slice: Slice,
  options: ReferenceOptions,
  field: "first_response_at" | "resolved_at" | "handle_seconds",
) {
  const close = timeOf(`${nextDay(options.asOf ?? "")} 00:00:00`);
  const ended: number[] = [];
  const open: number[] = [];
  let [missing, negative] = [0, 0];
  for (const row of ticketsOf(data, slice, options)) {
    const created = text(row["created_at"]);
    const end = text(row[field]);
    const handle = number(row["handle_seconds"]);
    const minutes =
      field === "handle_seconds"
        ? handle === null
          ? null
          : handle / 60
        : created === null || end === null
          ? null
          : (timeOf(end) - timeOf(created)) / 60_000;
    const isOpen =
      field !== "handle_seconds" && created !== null && end === null && (field === "resolved_at" || row["resolved_at"] === null);
    if (minutes !== null && minutes < 0) negative += 1;
    else if (minutes !== null) ended.push(minutes);
    else if (isOpen) open.push((close - timeOf(created)) / 60_000);
    else missing += 1;
  }
  return { ended, open, missing, negative };
}

/** Kaplan–Meier by the book: at each time, those at risk by counting them. */
export function medianWithOpen(ended: readonly number[], open: readonly number[]): number | null {
  const times = [...new Set(ended)].sort((a, b) => a - b);
  let survival = 1;
  for (const [at, time] of times.entries()) {
    const atRisk = [...ended, ...open].filter((own) => own >= time).length;
    survival *= 1 - ended.filter((own) => own === time).length / atRisk;
    if (Math.abs(survival - 0.5) < 1e-12) return (time + (times[at + 1] ?? time)) / 2;
    if (survival < 0.5) return time;
  }
  return null;
}
