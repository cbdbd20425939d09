import { type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import type { SourcePlan } from "./resolve-mapping.ts";

/** Why a row of a table that is listed once a wave is in none of this wave's rows: it has no answer in the wave's own columns. */
export const NOT_IN_WAVE = "NOT_IN_WAVE";

/** Plans that read one raw table as the same canonical table, each with columns of its own, get those columns told. */
export function withOwnColumns(plans: readonly SourcePlan[]): readonly SourcePlan[] {
  return plans.map((plan) => {
    const siblings = plans.filter((one) => one !== plan && one.as === plan.as && one.raw.id === plan.raw.id);
    if (siblings.length === 0) return plan;
    const shared = new Set(siblings.flatMap(({ fields }) => fields.map(({ column }) => column.id)));
    return { ...plan, own: plan.fields.flatMap(({ column }) => (shared.has(column.id) ? [] : [column.id])) };
  });
}

/** SQL: the cells of the rows in which something stands in one of the plan's own columns; all rows where it has none of its own. */
export const rowsOfWave = (plan: SourcePlan, cells: string): string =>
  plan.own.length === 0 ? cells : `select * from (${cells}) where row in (${filledRows(plan)})`;

/** The rows that have nothing in the plan's own columns. */
export async function rowsNotInWave(store: Store, plan: SourcePlan): Promise<readonly Excluded[]> {
  if (plan.own.length === 0) return [];
  const missing = `from ${quoteName(plan.raw.id)} where _row not in (${filledRows(plan)})`;
  const { n } = await store.one<{ n: number }>(`select count(*) as n ${missing}`);
  if (n === 0) return [];
  const rows = await store.all<{ row: number }>(`select _row as row ${missing} order by _row limit ${ROWS_LISTED}`);
  return [{ reason: NOT_IN_WAVE, field: null, count: n, rows: rows.map(({ row }) => row) }];
}

function filledRows({ raw, own }: SourcePlan): string {
  const filled = own.map((id) => `${quoteName(id)} is not null`).join(" or ");
  const odd = `select "row" from ${quoteName(`${raw.id}_odd`)} where col in (${own.map(quoteText).join(", ")})`;
  return `select _row from ${quoteName(raw.id)} where ${filled} union ${odd}`;
}
