import { dayLiteral } from "../../../shared/indices/dialect.ts";
import { MONEY_LIMIT } from "../../../shared/indices/frame/accounts-frame.ts";
import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import { movementKind } from "../../../shared/indices/frame/movements-frame.ts";
import type { IndicesSource } from "../../../shared/indices/index-result.ts";
import { type CanonicalFacts, type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";

/** A cell that metrics leave out for what stands in it; `day` dates its row. */
type Check = {
  readonly table: "tickets" | "movements";
  readonly day: { readonly field: string; readonly column: string };
  readonly field: string;
  readonly reason: string;
  readonly needs: readonly string[];
  /** SQL over the table, as `t`. */
  readonly holds: string;
};

const TICKET = { table: "tickets", day: { field: "created_at", column: "created_at_day" } } as const;
const MOVEMENT = { table: "movements", day: { field: "month", column: "month" } } as const;

/** Times of tickets below zero (methods.md 11.4), contacts that are no number of them, movements of no known kind or size (4). */
const CHECKS: readonly Check[] = [
  { ...TICKET, field: "contacts", reason: "IMPOSSIBLE_COUNT", needs: [], holds: "t.contacts < 1 or t.contacts <> floor(t.contacts)" },
  ...(["first_response_at", "resolved_at"] as const).map((field) => ({
    ...{ ...TICKET, field, reason: "NEGATIVE_DURATION", needs: ["created_at"] },
    holds: `t.${field} < t.created_at`,
  })),
  { ...TICKET, field: "handle_seconds", reason: "NEGATIVE_DURATION", needs: [], holds: "t.handle_seconds < 0" },
  {
    ...{ ...MOVEMENT, field: "amount", reason: "IMPOSSIBLE_AMOUNT", needs: ["type"] },
    holds: `abs(t.amount) >= ${MONEY_LIMIT} or (t.amount < 0 and ${movementKind("t.type")} in ('new', 'expansion', 'reactivation'))`,
  },
  { ...MOVEMENT, field: "type", reason: "UNKNOWN_MOVEMENT", needs: [], holds: `t.type is not null and ${movementKind("t.type")} is null` },
];

/** Lists the cells up to the data date that no number of theirs can use, beside those that stand whatever the metrics. */
export async function withImpossibleCells(
  store: Store,
  facts: CanonicalFacts,
  { asOf }: Pick<FrameInput, "asOf">,
  sources: readonly IndicesSource[],
): Promise<readonly IndicesSource[]> {
  const found: (Excluded & { readonly source: number })[] = [];
  for (const { table, day, field, reason, needs, holds } of CHECKS) {
    if (![field, ...needs].every((name) => has(facts, table, name))) continue;
    const upTo = asOf === null || !has(facts, table, day.field) ? "" : ` and coalesce(t.${day.column} <= ${dayLiteral(asOf)}, true)`;
    const rows = await store.all<{ source: number; count: number; rows: number[] }>(
      `select source, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows
       from ${table} t where (${holds})${upTo} group by source`,
    );
    for (const { source, count, rows: listed } of rows) found.push({ source, reason, field, count, rows: listed });
  }
  if (found.length === 0) return sources;
  return sources.map((source, index) => {
    const own = found
      .filter((one) => one.source === index)
      .map(({ reason, field, count, rows }): Excluded => ({ reason, field, count, rows }));
    return own.length === 0 ? source : { ...source, excluded: [...source.excluded, ...own] };
  });
}
