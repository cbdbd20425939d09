import { dayLiteral } from "../../../shared/indices/dialect.ts";
import { MONEY_LIMIT } from "../../../shared/indices/frame/accounts-frame.ts";
import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import { movementKind } from "../../../shared/indices/frame/movements-frame.ts";
import type { IndicesSource } from "../../../shared/indices/index-result.ts";
import type { Excluded } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { rowsBySource, type SourceRows } from "./rows-by-source.ts";

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

type ImpossibleCells = Excluded & Pick<SourceRows, "source">;

/** The cells up to the data date that no number of theirs can use. */
export async function findImpossibleCells(store: Store, input: Pick<FrameInput, "fields" | "asOf">): Promise<readonly ImpossibleCells[]> {
  const { asOf } = input;
  const found = await Promise.all(
    CHECKS.map(async ({ table, day, field, reason, needs, holds }) => {
      if (![field, ...needs].every((name) => has(input, table, name))) return [];
      const upTo = asOf === null || !has(input, table, day.field) ? "" : ` and coalesce(t.${day.column} <= ${dayLiteral(asOf)}, true)`;
      const rows = await rowsBySource(store, table, `(${holds})${upTo}`);
      return rows.map((own) => ({ source: own.source, reason, field, count: own.count, rows: own.rows }));
    }),
  );
  return found.flat();
}

/** Lists them beside those that stand whatever the metrics. */
export function withImpossibleCells(sources: readonly IndicesSource[], found: readonly ImpossibleCells[]): readonly IndicesSource[] {
  if (found.length === 0) return sources;
  return sources.map((source, index) => {
    const own = found
      .filter((one) => one.source === index)
      .map(({ reason, field, count, rows }): Excluded => ({ reason, field, count, rows }));
    return own.length === 0 ? source : { ...source, excluded: [...source.excluded, ...own] };
  });
}
