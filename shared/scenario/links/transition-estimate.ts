import { clvByClass } from "../../statistics/clv-by-class.ts";
import { expectedPeriods } from "../../statistics/expected-periods.ts";
import { transitionStep } from "../../statistics/transition-step.ts";
import type { TransitionEstimate } from "./links-output.ts";
import { LEAST_OF_CLASS } from "./score-link.ts";

/** Customers of one class at t0: lost in the window, and those who answered again by the class of their last answer. */
export type TransitionCounts = {
  readonly key: string;
  readonly customers: number;
  readonly churned: number;
  readonly again: readonly number[];
};

const SMALL_ROW = 30;

/**
 * The chances of going from class to class in one window, with churn at the end, from customers seen at both of its ends (methods.md 12.4,
 * 2). Churn of a row is that of everybody of the class; those who stayed and did not answer again are taken to stand as those who did.
 * ½ is added to every cell when a row has fewer than 30, and rows below 10 are those of all classes together. `margins` a window by class
 * and the discount rate of a window give the value by class. `null` where nobody answered again.
 */
export function transitionEstimate(
  counts: readonly TransitionCounts[],
  margins: readonly number[] | null,
  discount: number,
): TransitionEstimate | null {
  const classes = counts.length;
  const all = sumOf(counts);
  if (all.answered === 0) return null;
  const observed = counts.map(sizeOf);
  const smoothed = observed.some(({ size }) => size < SMALL_ROW);
  const extra = smoothed ? 0.5 : 0;
  const rows = counts.map(({ key, customers, churned, again }, at) => {
    const own = observed[at] ?? { size: 0, answered: 0 };
    const stayed = customers - churned;
    const pooled = own.size < LEAST_OF_CLASS || (own.answered === 0 && stayed > 0);
    const from = pooled ? all : { customers, churned, again, answered: own.answered };
    const weight = from.answered === 0 ? 0 : (from.customers - from.churned) / from.answered;
    const total = from.customers + extra * (classes + 1);
    return {
      key,
      customers,
      churned,
      again,
      unanswered: stayed - own.answered,
      to: from.again.map((count) => (count * weight + extra) / total),
      churn: (from.churned + extra) / total,
      pooled,
    };
  });
  const transitions = rows.map(({ to }) => to);
  const next = transitionStep(
    counts.map(({ customers }) => customers / all.customers),
    transitions,
  );
  return {
    rows,
    smoothed,
    next,
    retained: next.reduce((sum, share) => sum + share, 0),
    expectedPeriods: expectedPeriods(transitions),
    margins,
    clv: margins === null ? null : clvByClass(transitions, margins, discount),
  };
}

function sizeOf({ churned, again }: TransitionCounts) {
  const answered = again.reduce((sum, count) => sum + count, 0);
  return { answered, size: answered + churned };
}

function sumOf(counts: readonly TransitionCounts[]) {
  const again = counts.map((_, to) => counts.reduce((sum, row) => sum + (row.again[to] ?? 0), 0));
  return {
    customers: counts.reduce((sum, { customers }) => sum + customers, 0),
    churned: counts.reduce((sum, { churned }) => sum + churned, 0),
    again,
    answered: again.reduce((sum, count) => sum + count, 0),
  };
}
