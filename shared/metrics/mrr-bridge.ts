import { resamplesFor, SIMULATION_SEED } from "../indices/cluster-bootstrap.ts";
import { windowParams } from "../indices/common-params.ts";
import {
  type CellQuery,
  type Columns,
  hasField,
  type IndexContext,
  missingFields,
  type Row,
  type Simulation,
  type SliceKind,
} from "../indices/index-definition.ts";
import type { IndexResult, Json } from "../indices/index-result.ts";
import { interval } from "../indices/make-result.ts";
import { numberOf, numberOrNull, textOrNull } from "../indices/read-row.ts";
import { groupBy, noRows, sliceColumn } from "../indices/slice-sql.ts";
import { bootstrapRatio } from "../statistics/bootstrap-ratio.ts";
import { MOVEMENT_KINDS, type MovementKind } from "../table/movement-kinds.ts";

/** Monthly recurring revenue at the start and the end of a time, and what came and went between (methods.md 4). */
export type Bridge = {
  readonly start: number;
  readonly new: number;
  readonly expansion: number;
  readonly reactivation: number;
  readonly contraction: number;
  readonly churned: number;
  readonly end: number;
};

export type MovementAggregate = {
  readonly movements: readonly Row[];
  readonly notCounted: readonly Row[];
  readonly strangers: readonly Row[];
  readonly accounts: readonly Row[];
};

/** What the movements of one slice say; `anchor`: from where the height of the bridge is known. */
export type MovementFacts = {
  readonly window: Bridge;
  readonly months: readonly (Bridge & { readonly month: string })[];
  readonly anchor: "accounts" | "zero";
  /** Movements counted, all and those in the window. */
  readonly counted: number;
  readonly inWindow: number;
  /** Movements of the window that are expansions. */
  readonly expansions: number;
  readonly excluded: IndexResult["excluded"];
  readonly flags: readonly string[];
  /** Active accounts that pay, and their revenue a month; `null` where no account tells. */
  readonly accounts: { readonly paying: number; readonly active: number; readonly mrr: number } | null;
};

const FIELDS = ["month", "type", "amount"] as const;

export const hasMovements = (context: IndexContext): boolean => FIELDS.every((field) => hasField(context, "movements", field));
export const movementNeeds = (context: IndexContext): readonly string[] => missingFields(context, "movements", FIELDS);
export const isAnchored = (context: IndexContext): boolean =>
  hasField(context, "accounts", "customer_id") && hasField(context, "accounts", "mrr");

export const movementParams = (context: IndexContext) => ({
  ...windowParams(context),
  anchor: isAnchored(context) ? "accounts" : "zero",
});

const COUNTED = "state = 'counted'";
const count = (condition: string): string => `count(*) filter (where ${condition})`;

const BY_MONTH: CellQuery = {
  from: "frame_movements",
  where: COUNTED,
  keys: { month: "month_index", last: "last_index", kind: "kind" },
  sums: { amount: "sum(amount)", movements: "count(*)" },
};

const NOT_COUNTED: CellQuery = {
  from: "frame_movements",
  keys: {},
  sums: {
    missing: count("state = 'missing'"),
    out_of_range: count("state = 'out_of_range'"),
    negative: count("state = 'negative'"),
    absurd: count("state = 'absurd'"),
  },
};

/** Customers whose first movement does not bring them: they had revenue before the movements begin. */
const STRANGERS: CellQuery = {
  from: `(select grp, kind, row_number() over (partition by unit order by month_index, case when kind = 'new' then 0 else 1 end, source, row) as place
    from frame_movements where ${COUNTED}) f`,
  where: "place = 1",
  keys: {},
  sums: { strangers: count("kind <> 'new'") },
};

const PAYING: CellQuery = {
  from: "frame_accounts",
  where: "active",
  keys: {},
  sums: {
    active: "count(*)",
    paying: count("mrr > 0"),
    negative: count("mrr < 0"),
    total: "sum(mrr) filter (where mrr > 0)",
  },
};

export const movementQueries = (context: IndexContext) => ({
  movements: hasMovements(context) ? BY_MONTH : noRows,
  notCounted: hasMovements(context) ? NOT_COUNTED : noRows,
  strangers: hasMovements(context) ? STRANGERS : noRows,
  accounts: isAnchored(context) ? PAYING : noRows,
});

/** The last months, as many as the churn window has, up to that of the last movement. */
const inWindow = (context: IndexContext, month: number, last: number): boolean => month > last - context.settings.churnWindowMonths;

type Flow = { [Kind in MovementKind]: number };
const noFlow = (): Flow => ({ new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: 0 });
const netOf = (flow: Flow): number => flow.new + flow.expansion + flow.reactivation - flow.contraction - flow.churn;
const bridge = (start: number, flow: Flow, end: number): Bridge => ({
  ...{ start, new: flow.new, expansion: flow.expansion, reactivation: flow.reactivation },
  ...{ contraction: flow.contraction, churned: flow.churn, end },
});

const monthName = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;

/** More months than this are a mistyped year; `months` then keeps the last ones. */
const MOST_MONTHS = 600;

export function readMovements(aggregate: MovementAggregate, context: IndexContext): MovementFacts {
  const byMonth = new Map<number, Flow>();
  const windowFlow = noFlow();
  const allFlow = noFlow();
  let last: number | null = null;
  let first: number | null = null;
  let counted = 0;
  let moved = 0;
  let expansions = 0;
  for (const row of inOrder(aggregate.movements)) {
    const month = numberOf(row, "month");
    const kind = MOVEMENT_KINDS.find((name) => name === textOrNull(row, "kind"));
    last = numberOrNull(row, "last");
    if (kind === undefined || last === null) continue;
    first ??= month;
    const amount = numberOf(row, "amount");
    const flow = byMonth.get(month) ?? noFlow();
    flow[kind] += amount;
    byMonth.set(month, flow);
    allFlow[kind] += amount;
    counted += numberOf(row, "movements");
    if (!inWindow(context, month, last)) continue;
    windowFlow[kind] += amount;
    moved += numberOf(row, "movements");
    if (kind === "expansion") expansions += numberOf(row, "movements");
  }
  const [account] = aggregate.accounts;
  const accounts = isAnchored(context)
    ? { paying: numberOf(account, "paying"), active: numberOf(account, "active"), mrr: numberOf(account, "total") }
    : null;
  const end = accounts === null ? netOf(allFlow) : accounts.mrr;
  const [notCounted] = aggregate.notCounted;
  const of = (name: string): number => numberOf(notCounted, name);
  const negative = of("negative") + numberOf(account, "negative");
  const start = end - netOf(windowFlow);
  return {
    window: bridge(start, windowFlow, end),
    months: first === null || last === null ? [] : monthsOf(byMonth, Math.max(first, last - MOST_MONTHS + 1), last, end),
    anchor: accounts === null ? "zero" : "accounts",
    counted,
    inWindow: moved,
    expansions,
    excluded: { missing: of("missing"), outOfRange: of("out_of_range") + of("negative") + of("absurd"), duplicate: 0 },
    flags: [
      ...(negative > 0 ? ["NEGATIVE_MONEY"] : []),
      ...(of("absurd") > 0 ? ["ABSURD_MONEY"] : []),
      ...(accounts === null && numberOf(aggregate.strangers[0], "strangers") > 0 ? ["OPENING_UNKNOWN"] : []),
      ...(accounts !== null && isBelowZero(start, end) ? ["OPENING_NEGATIVE"] : []),
      ...(context.filtered && hasMovements(context) && !hasField(context, "movements", "customer_id") ? ["NOT_FILTERED"] : []),
    ],
    accounts,
  };
}

/** Each month's bridge, backwards from the end. */
function monthsOf(byMonth: ReadonlyMap<number, Flow>, first: number, last: number, end: number): MovementFacts["months"] {
  const months: (Bridge & { readonly month: string })[] = [];
  let after = end;
  for (let month = last; month >= first; month -= 1) {
    const flow = byMonth.get(month) ?? noFlow();
    const before = after - netOf(flow);
    months.push({ month: monthName(month), ...bridge(before, flow, after) });
    after = before;
  }
  return months.reverse();
}

/** Cells come in any order; sums of doubles must not. */
const inOrder = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => numberOf(a, "month") - numberOf(b, "month") || placeOf(a) - placeOf(b));

const placeOf = (row: Row): number => Object.keys(COLUMN).indexOf(textOrNull(row, "kind") ?? "");

/** Below zero by more than the rounding of sums. */
export const isBelowZero = (start: number, end: number): boolean => start < -1e-6 * Math.max(1, Math.abs(end));
/** Zero but for the rounding of sums. */
export const isZero = (value: number, scale: number): boolean => Math.abs(value) <= 1e-9 * Math.max(1, Math.abs(scale));

export const bridgePart = (facts: Bridge): { readonly [key: string]: Json } => ({ ...facts });
export const EMPTY_BRIDGE: { readonly [key: string]: Json } = bridgePart(bridge(0, noFlow(), 0));

/** Columns of `customersSql`. */
const COLUMN: Readonly<Record<MovementKind, string>> = {
  new: "added",
  expansion: "expansion",
  reactivation: "returned",
  contraction: "contraction",
  churn: "churned",
};

/**
 * SQL: by customer the revenue at the start of the window and what was gained and lost in it. A customer's start is the revenue at the
 * end (of an active account, or the sum of all movements) less the movements of the window.
 */
export function customersSql(context: IndexContext, kind: SliceKind): string {
  const slice = sliceColumn(kind);
  const isIn = `month_index > last_index - ${context.settings.churnWindowMonths}`;
  const signed = "case when kind in ('contraction', 'churn') then -amount else amount end";
  const of = (name: MovementKind): string => `case when kind = '${name}' and ${isIn} then amount else 0 end as ${COLUMN[name]}`;
  const ends = isAnchored(context) ? "0" : signed;
  const moved = `select grp, unit, ${ends} - case when ${isIn} then ${signed} else 0 end as start_mrr, ${MOVEMENT_KINDS.map(of).join(", ")}
    from frame_movements where ${COUNTED}`;
  const none = MOVEMENT_KINDS.map((name) => `0 as ${COLUMN[name]}`).join(", ");
  const paying = `select grp, cast(customer as bigint) as unit, mrr as start_mrr, ${none} from frame_accounts where active and mrr > 0`;
  const sums = ["start_mrr", ...Object.values(COLUMN)].map((name) => `sum(${name}) as ${name}`).join(", ");
  return `select ${slice} as slice, ${sums} from (${[moved, ...(isAnchored(context) ? [paying] : [])].join(" union all ")}) u${groupBy(kind, ["unit"])}`;
}

/** Customers with revenue at the start of the window. */
export const startersQuery =
  (context: IndexContext) =>
  (kind: SliceKind): string =>
    `select slice, ${count("start_mrr > 0")} as starters from (${customersSql(context, kind)}) c group by slice`;

/** Percentile bootstrap over customers of a ratio of two sums of the bridge, times `factor`. Movements without customers have none. */
export const ratioSimulation = (top: string, bottom: string, factor: number): Simulation => ({
  query: (context, kind) =>
    hasField(context, "movements", "customer_id")
      ? `select slice, cast(${top} as double) as top, cast(${bottom} as double) as bottom from (${customersSql(context, kind)}) c order by slice, top, bottom`
      : null,
  interval(columns: Columns, result, context) {
    if (result.value === null) return result;
    const { confidence } = context.settings;
    const numbers = (name: string): readonly number[] => (columns[name] ?? []).map((value) => value ?? 0);
    const tops = numbers("top");
    const draws = resamplesFor(tops.length);
    const limits = bootstrapRatio(tops, numbers("bottom"), { draws, seed: SIMULATION_SEED, level: confidence });
    return {
      ...result,
      ci: interval("bootstrap", confidence, limits, factor),
      params: { ...result.params, resamples: draws, seed: SIMULATION_SEED },
    };
  },
});
