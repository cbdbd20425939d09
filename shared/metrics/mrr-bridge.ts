import { hasField, type IndexContext, type Row } from "../indices/index-definition.ts";
import type { IndexResult, Json } from "../indices/index-result.ts";
import { numberOf, textOrNull } from "../indices/read-row.ts";
import { MOVEMENT_KINDS, type MovementKind } from "../table/movement-kinds.ts";
import { hasMovements, isAnchored, type MovementAggregate } from "./movement-queries.ts";

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

/** What the movements of one slice say. */
export type MovementFacts = {
  readonly window: Bridge;
  readonly months: readonly (Bridge & { readonly month: string })[];
  /** Movements counted, all and those in the window. */
  readonly counted: number;
  readonly inWindow: number;
  /** Movements of the window that are expansions. */
  readonly expansions: number;
  readonly excluded: IndexResult["excluded"];
  readonly flags: readonly string[];
  /** Active accounts that pay, and their revenue a month; `null` where no account tells. */
  readonly accounts: { readonly paying: number; readonly mrr: number } | null;
};

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
  let last = 0;
  let first: number | null = null;
  let counted = 0;
  let moved = 0;
  let expansions = 0;
  for (const row of inOrder(aggregate.movements)) {
    const month = numberOf(row, "month");
    const kind = MOVEMENT_KINDS.find((name) => name === textOrNull(row, "kind"));
    if (kind === undefined) continue;
    last = numberOf(row, "last");
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
  const accounts = isAnchored(context) ? { paying: numberOf(account, "paying"), mrr: numberOf(account, "total") } : null;
  const end = accounts === null ? netOf(allFlow) : accounts.mrr;
  const [notCounted] = aggregate.notCounted;
  const of = (name: string): number => numberOf(notCounted, name);
  const negative = of("negative") + numberOf(account, "negative");
  const start = end - netOf(windowFlow);
  return {
    window: bridge(start, windowFlow, end),
    months: first === null ? [] : monthsOf(byMonth, Math.max(first, last - MOST_MONTHS + 1), last, end),
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

/** Cells come in any order, one for each kind of a month; sums of doubles must not. */
const inOrder = (rows: readonly Row[]): readonly Row[] => [...rows].sort((a, b) => numberOf(a, "month") - numberOf(b, "month"));

/** Below zero by more than the rounding of sums. */
export const isBelowZero = (start: number, end: number): boolean => start < -1e-6 * Math.max(1, Math.abs(end));
/** Zero but for the rounding of sums. */
export const isZero = (value: number, scale: number): boolean => Math.abs(value) <= 1e-9 * Math.max(1, Math.abs(scale));

export const bridgePart = (facts: Bridge): { readonly [key: string]: Json } => ({ ...facts });
export const EMPTY_BRIDGE: { readonly [key: string]: Json } = bridgePart(bridge(0, noFlow(), 0));
