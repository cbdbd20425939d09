import { npsCuts } from "../indices/cuts.ts";
import { lastOfCustomerView } from "../indices/frame/last-answers.ts";
import { hasField, type IndexContext, type Row, type SliceQuery } from "../indices/index-definition.ts";
import { numberOf } from "../indices/read-row.ts";

const NOBODY = "select 0 as slice, 0 as effort, 0 as nps, 0 as customers where false";

/**
 * Customers by their last valid answers to both questions. Rows: slice, effort, nps, customers; the group is that of the answer on
 * effort. Waves have none: the two answers of a customer may lie in different ones.
 */
export const besideQuery =
  (context: IndexContext): SliceQuery =>
  (kind) => {
    if (kind === "wave" || !["customer_id", "nps", "ces"].every((field) => hasField(context, "answers", field))) return NOBODY;
    const both = `${lastOfCustomerView("ces")} c join ${lastOfCustomerView("nps")} p on p.customer = c.customer`;
    const counted = "c.answer as effort, p.answer as nps, count(*) as customers";
    return kind === "all"
      ? `select -1 as slice, ${counted} from ${both} group by c.answer, p.answer`
      : `select a.grp as slice, ${counted} from ${both} join frame_answers a on a.ord = c.ord group by a.grp, c.answer, p.answer`;
  };

export type EaseClass = "difficult" | "neither" | "easy";

/**
 * How those who found it difficult, neither or easy recommend: one bad contact of a customer who recommends is no risk of leaving (seed
 * 002). Counts by class and NPS in points; `null` where nobody answered both.
 */
export function besideNps(rows: readonly Row[], classOf: (answer: number) => EaseClass, context: IndexContext) {
  if (rows.length === 0) return null;
  const [detractorsUpTo, promotersFrom] = npsCuts(context);
  return (["difficult", "neither", "easy"] as const).map((ease) => {
    const own = rows.filter((row) => classOf(numberOf(row, "effort")) === ease);
    const count = (holds: (nps: number) => boolean): number =>
      own.reduce((sum, row) => sum + (holds(numberOf(row, "nps")) ? numberOf(row, "customers") : 0), 0);
    const [detractors, promoters] = [count((nps) => nps <= detractorsUpTo), count((nps) => nps >= promotersFrom)];
    const customers = count(() => true);
    return {
      ease,
      customers,
      detractors,
      passives: customers - detractors - promoters,
      promoters,
      nps: customers === 0 ? null : (100 * (promoters - detractors)) / customers,
    };
  });
}
