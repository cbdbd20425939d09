import type { CanonicalData, DataRow } from "../support/canonical-data.ts";
import {
  dayOf,
  inGroup,
  isAnswer,
  isMapped,
  monthsBefore,
  number,
  type ReferenceOptions,
  rowsOf,
  type Slice,
  text,
} from "./reference-data.ts";
import type { ReferenceResult } from "./reference-indices.ts";

type Account = {
  readonly row: DataRow;
  readonly id: string | null;
  readonly active: boolean;
  readonly atStart: boolean;
  readonly lost: boolean;
  readonly acquired: boolean;
  readonly ended: boolean;
  /** 12 months' money and variable cost; null where not known. */
  readonly money: number | null;
  readonly cost: number | null;
};

function accountsOf(data: CanonicalData, slice: Slice, options: ReferenceOptions): readonly Account[] {
  const { asOf } = options;
  const start = asOf === null ? null : monthsBefore(asOf, options.windowMonths);
  const hasEnd = isMapped(data.accounts, "end_date") && asOf !== null;
  const hasMrr = isMapped(data.accounts, "mrr");
  return rowsOf(data, "accounts", options)
    .filter((row) => inGroup(row, slice, data, options))
    .map((row) => {
      const from = dayOf(row["start_date"]);
      const end = dayOf(row["end_date"]);
      const churned = row["churned"] === true;
      const there = from === null || start === null || from <= start;
      const gone = hasEnd && asOf !== null && start !== null && end !== null && end > start && end <= asOf;
      const money = hasMrr ? times(number(row["mrr"]), 12) : number(row["revenue"]);
      const cost = times(number(row["variable_cost"]), hasMrr ? 12 : 1);
      return {
        row,
        id: text(row["customer_id"]),
        active: hasEnd ? end === null || (asOf !== null && end > asOf) : !churned,
        atStart: hasEnd ? there && (end === null || (start !== null && end > start)) : there,
        lost: hasEnd ? gone : churned && there,
        acquired: from !== null && start !== null && from > start,
        ended: (hasEnd && end !== null && asOf !== null && end <= asOf) || churned,
        money: money !== null && money >= 0 ? money : null,
        cost,
      };
    });
}

const times = (value: number | null, factor: number): number | null => (value === null ? null : value * factor);
const count = (accounts: readonly Account[], holds: (account: Account) => boolean): number => accounts.filter(holds).length;
const percent = (top: number, bottom: number): number | null => (bottom === 0 ? null : (100 * top) / bottom);

export function referenceChurn(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const accounts = accountsOf(data, slice, options);
  const start = count(accounts, ({ atStart }) => atStart);
  const acquired = count(accounts, (own) => own.acquired);
  const lost = count(accounts, (own) => own.lost);
  const lostOfStart = count(accounts, (own) => own.lost && own.atStart);
  const end = count(accounts, ({ active }) => active);
  const C = percent(lostOfStart, start);
  return {
    value: C,
    reason: C !== null ? null : accounts.length === 0 ? "EMPTY" : "ZERO_DENOMINATOR",
    n: start,
    parts: {
      ...{ start, acquired, lost, lostOfStart, end, C },
      A: percent(lost, acquired),
      B: percent(start - end, start),
      Caverage: percent(lost, (start + end) / 2),
      Cserved: percent(lost, start + acquired),
    },
  };
}

export function referenceArpa(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const active = accountsOf(data, slice, options).filter((own) => own.active);
  const paying = active.map(({ row }) => number(row["mrr"])).filter((mrr): mrr is number => mrr !== null && mrr > 0);
  const value = paying.length === 0 ? null : paying.reduce((sum, mrr) => sum + mrr, 0) / paying.length;
  return { value, reason: value === null ? "EMPTY" : null, n: paying.length, parts: {} };
}

/** Retention CLV with the default settings: convention a, 10 % a year, no horizon, less acquisition cost. */
export function referenceClv(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const accounts = accountsOf(data, slice, options);
  const hasCost = isMapped(data.accounts, "variable_cost");
  const valued = accounts.filter((own) => own.active && own.money !== null && (!hasCost || own.cost !== null));
  const start = count(accounts, ({ atStart }) => atStart);
  const margin = valued.reduce((sum, own) => sum + (own.money ?? 0) - (hasCost ? (own.cost ?? 0) : 0), 0) / valued.length;
  const cacs = valued.map(({ row }) => number(row["cac"])).filter((cac) => cac !== null);
  const cac = cacs.length === 0 ? 0 : cacs.reduce((sum, own) => sum + own, 0) / cacs.length;
  const retention = (1 - count(accounts, (own) => own.lost && own.atStart) / start) ** (12 / options.windowMonths);
  const reason = valued.length === 0 ? "EMPTY" : start === 0 ? "ZERO_DENOMINATOR" : null;
  const value = reason === null ? (margin * 1.1) / (1.1 - retention) - cac : null;
  return { value, reason, n: valued.length, parts: { total: value === null ? null : value * valued.length } };
}

/** The last valid answer of a customer, among those dated on or before `until` where one is given. */
function lastAnswer(data: CanonicalData, question: string, id: string | null, options: ReferenceOptions, until?: string): number | null {
  if (id === null) return null;
  const own = rowsOf(data, "answers", options).filter((row) => {
    const day = dayOf(row["answered_at"]);
    return row["customer_id"] === id && isAnswer(row[question]) && (until === undefined || (day !== null && day <= until));
  });
  return number(own.at(-1)?.[question]);
}

const SURVEY = { field: "nps", floor: 0, target: 10, weight: 15 };
const OWN = [
  { field: "usage_per_week", floor: 0, target: 10, weight: 30 },
  { field: "features_used", floor: 0, target: 8, weight: 20 },
  { field: "tickets_per_month", floor: 10, target: 0, weight: 20 },
  { field: "payment_delay_days", floor: 30, target: 0, weight: 15 },
];

type Scored = { readonly account: Account; readonly coverage: number; readonly score: number | null };

function scoresOf(data: CanonicalData, slice: Slice, options: ReferenceOptions): readonly Scored[] {
  const own = OWN.filter(({ field }) => isMapped(data.accounts, field));
  const survey = data.answers?.every((row) => Object.hasOwn(row, "nps")) === true ? [SURVEY] : [];
  const total = [...own, ...survey].reduce((sum, { weight }) => sum + weight, 0);
  return accountsOf(data, slice, options).map((account) => {
    const known = [
      ...own.map((component) => ({ component, x: number(account.row[component.field]) })),
      ...survey.map((component) => ({ component, x: lastAnswer(data, component.field, account.id, options) })),
    ].flatMap(({ component, x }) =>
      x === null ? [] : [{ weight: component.weight, u: normalised(component, x, options.ranks?.[component.field]) }],
    );
    const available = known.reduce((sum, { weight }) => sum + weight, 0);
    const coverage = available / total;
    return {
      account,
      coverage,
      score: coverage < 0.6 - 1e-9 ? null : (100 * known.reduce((sum, { weight, u }) => sum + weight * u, 0)) / available,
    };
  });
}

function normalised({ floor, target }: typeof SURVEY, x: number, points?: readonly number[]): number {
  if (points === undefined) return Math.max(0, Math.min(1, (x - floor) / (target - floor)));
  const below = points.reduce((sum, point) => sum + (point < x ? 1 : point === x ? 0.5 : 0), 0) / points.length;
  return target < floor ? 1 - below : below;
}

/** The default components as a setting, ranked where points are given. */
export const rankedComponents = (ranks: NonNullable<ReferenceOptions["ranks"]>) =>
  [...OWN, SURVEY].map(({ field, ...rest }) => ({
    field: field === SURVEY.field ? `answers.${field}` : `accounts.${field}`,
    ...rest,
    critical: null,
    maxAgeDays: null,
    reference: ranks[field] ?? null,
  }));

export const bandOf = (score: number): "red" | "amber" | "green" => (score < 50 - 1e-9 ? "red" : score < 75 - 1e-9 ? "amber" : "green");

export function referenceHealth(data: CanonicalData, slice: Slice, options: ReferenceOptions): ReferenceResult {
  const all = scoresOf(data, slice, options);
  const active = all.filter(({ account }) => account.active);
  const scores = active.flatMap(({ score }) => (score === null ? [] : [score]));
  const band = (name: string): number => scores.filter((score) => bandOf(score) === name).length;
  const churners = all.flatMap(({ account, score }) => (score !== null && account.ended ? [score] : []));
  const stayers = all.flatMap(({ account, score }) => (score !== null && !account.ended ? [score] : []));
  const wins = churners.flatMap((churner) => stayers.map((stayer) => (Math.abs(churner - stayer) < 1e-7 ? 0.5 : churner < stayer ? 1 : 0)));
  return {
    value: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    reason: scores.length > 0 ? null : active.length === 0 ? "EMPTY" : "INSUFFICIENT_COVERAGE",
    n: scores.length,
    excluded: { missing: active.length - scores.length, outOfRange: 0, duplicate: 0 },
    parts: {
      red: band("red"),
      amber: band("amber"),
      green: band("green"),
      coverage: active.length === 0 ? null : active.reduce((sum, { coverage }) => sum + coverage, 0) / active.length,
      auc: wins.length === 0 ? null : wins.reduce<number>((sum, win) => sum + win, 0) / wins.length,
    },
  };
}

/** Money boxes by nps over 12 months; `window` or `status` as given. */
export function referenceBoxes(
  data: CanonicalData,
  slice: Slice,
  options: ReferenceOptions,
  churnFrom: "window" | "status",
): ReferenceResult {
  const start = options.asOf === null ? undefined : monthsBefore(options.asOf, options.windowMonths);
  const boxOf = (answer: number | null): string | null =>
    answer === null ? null : answer >= 9 ? "top" : answer <= 6 ? "bottom" : "middle";
  const accounts = accountsOf(data, slice, options).map((account) => ({
    ...account,
    box: boxOf(lastAnswer(data, "nps", account.id, options)),
    before: boxOf(start === undefined ? null : lastAnswer(data, "nps", account.id, options, start)),
  }));
  const isWindow = churnFrom === "window";
  const candidates = accounts.filter(({ active }) => !isWindow || active);
  const read = (name: string) => {
    const inside = candidates.filter(({ box, money }) => box === name && money !== null);
    const followed = accounts.filter(({ box, before, atStart }) => (isWindow ? before === name && atStart : box === name));
    const lost = followed.filter((own) => (isWindow ? own.lost : own.ended)).length;
    const revenue = inside.reduce((sum, { money }) => sum + (money ?? 0), 0);
    return { customers: inside.length, revenue, churn: followed.length === 0 ? null : lost / followed.length };
  };
  const [top, middle, bottom] = [read("top"), read("middle"), read("bottom")] as const;
  const excessOf = (box: typeof top): number | null => {
    if (top.churn === null) return null;
    if (box.churn === null) return box.revenue === 0 ? 0 : null;
    return Math.max(0, box.revenue * (box.churn - top.churn));
  };
  const [low, mid] = [excessOf(bottom), excessOf(middle)];
  const n = top.customers + middle.customers + bottom.customers;
  const value = n === 0 || low === null || mid === null ? null : low + mid;
  const total = top.revenue + middle.revenue + bottom.revenue;
  const mean = top.customers === 0 ? null : top.revenue / top.customers;
  // What is known of those without a box, and the excess of everybody by segment.
  const silent = candidates.filter(({ box, money }) => box === null && money !== null);
  const unfollowed = accounts.filter(({ box, before, atStart }) => (isWindow ? before === null && atStart : box === null));
  const scaledOf = (name: string): number => {
    const money = (list: typeof candidates) => list.reduce((sum, own) => sum + (own.money ?? 0), 0);
    return [...new Set(candidates.map(({ row }) => text(row["segment"])))].reduce((sum, segment) => {
      const own = candidates.filter(({ row }) => text(row["segment"]) === segment);
      const known = money(own.filter(({ box }) => box !== null));
      return known === 0 ? sum : sum + (money(own.filter(({ box }) => box === name)) * money(own)) / known;
    }, 0);
  };
  const costsOf = (name: string): number | null => {
    const costs = candidates.flatMap(({ box, cost }) => (box === name && cost !== null ? [cost] : []));
    return costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  };
  const topCost = costsOf("top");
  const dearer = (name: string, box: typeof top): number => box.customers * Math.max(0, (costsOf(name) ?? topCost ?? 0) - (topCost ?? 0));
  const gap = (box: typeof top): number => (mean === null || box.customers === 0 ? 0 : Math.max(0, box.customers * mean - box.revenue));
  return {
    value,
    reason: n === 0 ? "EMPTY" : value === null ? "ZERO_DENOMINATOR" : null,
    n,
    excluded: { missing: candidates.length - n, outOfRange: 0, duplicate: 0 },
    parts: {
      netMoneyBox: total === 0 ? null : (top.revenue - bottom.revenue) / total,
      spendOpportunity: mean === null ? null : gap(middle) + gap(bottom),
      costGap: topCost === null ? null : dearer("middle", middle) + dearer("bottom", bottom),
      unknown: {
        customers: silent.length,
        revenue: silent.reduce((sum, { money }) => sum + (money ?? 0), 0),
        followed: unfollowed.length,
        lost: unfollowed.filter((own) => (isWindow ? own.lost : own.ended)).length,
      },
      scaled: { top: scaledOf("top"), middle: scaledOf("middle"), bottom: scaledOf("bottom") },
    },
  };
}

/** `window` is taken when somebody active at its start had answered by then, over all the data. */
export function referenceChurnFrom(data: CanonicalData, options: ReferenceOptions): "window" | "status" {
  if (options.asOf === null || !isMapped(data.accounts, "end_date")) return "status";
  const start = monthsBefore(options.asOf, options.windowMonths);
  const there = accountsOf(data, { kind: "all" }, options).filter(({ atStart }) => atStart);
  return there.some(({ id }) => lastAnswer(data, "nps", id, options, start) !== null) ? "window" : "status";
}
