import { resamplesFor, SIMULATION_SEED } from "../indices/cluster-bootstrap.ts";
import { type Columns, hasField, type IndexContext, type Simulation, type SliceKind } from "../indices/index-definition.ts";
import { interval } from "../indices/make-result.ts";
import { groupBy, sliceColumn } from "../indices/slice-sql.ts";
import { bootstrapRatio } from "../statistics/bootstrap-ratio.ts";
import { MOVEMENT_KINDS, type MovementKind } from "../table/movement-kinds.ts";
import { COUNTED, isAnchored } from "./movement-queries.ts";

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
    `select slice, count(*) filter (where start_mrr > 0) as starters from (${customersSql(context, kind)}) c group by slice`;

/** Bootstrap over customers of a ratio of two sums of the bridge, times `factor`. Movements without customers have none. */
export const ratioSimulation = (top: string, bottom: string, factor: number): Simulation => ({
  query: (context, kind) =>
    hasField(context, "movements", "customer_id")
      ? `select slice, cast(${top} as double) as top, cast(${bottom} as double) as bottom from (${customersSql(context, kind)}) c order by slice, top, bottom`
      : null,
  interval(columns: Columns, result, context) {
    if (result.value === null) return result;
    const { confidence, bootstrap: method } = context.settings;
    const numbers = (name: string): readonly number[] => (columns[name] ?? []).map((value) => value ?? 0);
    const tops = numbers("top");
    const draws = resamplesFor(tops.length);
    const limits = bootstrapRatio(tops, numbers("bottom"), { draws, seed: SIMULATION_SEED, level: confidence, method });
    return {
      ...result,
      ci: interval(method === "bca" ? "bca" : "bootstrap", confidence, limits, factor),
      params: { ...result.params, resamples: draws, seed: SIMULATION_SEED },
    };
  },
});
