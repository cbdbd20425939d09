import { type AnswerAggregate, type Distribution, readDistribution } from "./distribution.ts";
import { keptView, type Span } from "./frame/last-answers.ts";
import { type CellQuery, hasField, type IndexContext, missingFields } from "./index-definition.ts";
import { numberOf } from "./read-row.ts";

/** Whether every answer counts by the money of its customer (methods.md 1, revenue-weighted). */
export const byRevenue = ({ settings }: Pick<IndexContext, "settings">): boolean => settings.nps.weightBy === "revenue";

/** Weights by revenue need the customer of an answer and that customer's money. */
export const revenueNeeds = (context: IndexContext): readonly string[] => [
  ...missingFields(context, "answers", ["customer_id"]),
  ...missingFields(context, "accounts", ["customer_id"]),
  ...(hasField(context, "accounts", "revenue") || hasField(context, "accounts", "mrr") ? [] : ["accounts.revenue"]),
];

/** The answers that count with the revenue of their customers; 0 = none is known. */
export function revenueAnswers(span: Span): string {
  const slice = span === "overall" ? "grp" : "wave";
  return `(select k.customer, k.${slice}, k.answer, coalesce(a.revenue, 0) as revenue, coalesce(a.revenue_square, 0) as revenue_square,
      coalesce(a.negative_revenue, false) as negative_revenue
    from ${keptView("nps", span)} k left join frame_accounts a on a.customer = k.customer) r`;
}

/** Answers by value with the sums of revenue and of its square; `unpaid` have no revenue and count nowhere. */
export const revenueCells = (span: Span): CellQuery => ({
  from: revenueAnswers(span),
  keys: { answer: "answer" },
  sums: {
    answers: "count(*) filter (where revenue > 0)",
    weight: "sum(revenue)",
    squares: "sum(revenue_square)",
    unpaid: "count(*) filter (where not revenue > 0)",
    negative: "count(*) filter (where negative_revenue)",
  },
  isSqlOnly: true,
});

/** The answers as the number counts them, and what is to be said about it. */
export function npsDistribution(
  aggregate: AnswerAggregate,
  context: IndexContext,
): { readonly distribution: Distribution; readonly flags: readonly string[] } {
  if (!byRevenue(context)) return { distribution: readDistribution(aggregate, hasField(context, "answers", "weight")), flags: [] };
  const kept = aggregate.kept.filter((row) => numberOf(row, "answers") > 0);
  const read = readDistribution({ rows: aggregate.rows, kept }, true);
  const unpaid = aggregate.kept.reduce((sum, row) => sum + numberOf(row, "unpaid"), 0);
  const { missing, outOfRange, duplicate } = read.excluded;
  const excluded = { missing: missing + unpaid, outOfRange, duplicate: duplicate - unpaid };
  const negative = aggregate.kept.some((row) => numberOf(row, "negative") > 0);
  return { distribution: { ...read, excluded }, flags: ["REVENUE_WEIGHTED", ...(negative ? ["NEGATIVE_MONEY"] : [])] };
}
