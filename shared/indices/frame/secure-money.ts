import { type FrameInput, has } from "./frame-input.ts";
import { holdsTriples, keptView, type Span } from "./last-answers.ts";
import { relation } from "./relation.ts";
import { secureItems, secureTop } from "./secure-items.ts";

export const secureMoneyTable = (span: Span): string => `secure_money_${span}`;

/**
 * Money of the secure cases that count, by slice and by whether they are at the top: customers with a revenue, its sum and sum of
 * squares, customers whose revenue is negative. Money is a customer's, so the cases are joined with the accounts, once.
 */
export function secureMoney(input: FrameInput, span: Span, isStored: boolean): readonly string[] {
  const slice = span === "overall" ? "grp" : "wave";
  const isMapped = has(input, "accounts", "revenue") || has(input, "accounts", "mrr");
  if (!isMapped || !has(input, "answers", "customer_id")) {
    const none = `select 0 as ${slice}, false as is_top, 0 as customers, 0 as revenue, 0 as squares, 0 as negative where false`;
    return relation(secureMoneyTable(span), none, isStored);
  }
  const isTop = holdsTriples(input) ? "k.is_top" : secureTop(secureItems(input), "k.");
  return relation(
    secureMoneyTable(span),
    `select k.${slice}, ${isTop} as is_top, count(m.revenue) as customers, sum(m.revenue) as revenue, sum(m.revenue_square) as squares,
      count(*) filter (where m.negative_revenue) as negative
     from ${keptView("secure", span)} k join frame_accounts m on m.customer = k.customer group by k.${slice}, ${isTop}`,
    isStored,
  );
}
