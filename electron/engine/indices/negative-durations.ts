import { dayLiteral } from "../../../shared/indices/dialect.ts";
import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import type { IndicesSource } from "../../../shared/indices/index-result.ts";
import { type CanonicalFacts, type Excluded, ROWS_LISTED } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";

const REASON = "NEGATIVE_DURATION";

/** Times of tickets that cannot be (methods.md 11.4): an answer or a solution before the ticket was opened, work below zero. */
const FIELDS = {
  first_response_at: { needs: ["created_at"], holds: "first_response_at < created_at" },
  handle_seconds: { needs: [], holds: "handle_seconds < 0" },
  resolved_at: { needs: ["created_at"], holds: "resolved_at < created_at" },
} as const satisfies Readonly<Record<string, { readonly needs: readonly string[]; readonly holds: string }>>;

/** Lists the cells of tickets up to the data date whose time is below zero; no time of theirs counts. */
export async function withNegativeDurations(
  store: Store,
  facts: CanonicalFacts,
  { asOf }: Pick<FrameInput, "asOf">,
  sources: readonly IndicesSource[],
): Promise<readonly IndicesSource[]> {
  const found: (Excluded & { readonly source: number })[] = [];
  for (const [field, { needs, holds }] of Object.entries(FIELDS)) {
    if (![field, ...needs].every((name) => has(facts, "tickets", name))) continue;
    const upTo = asOf === null || !has(facts, "tickets", "created_at") ? "" : ` and coalesce(created_at_day <= ${dayLiteral(asOf)}, true)`;
    const rows = await store.all<{ source: number; count: number; rows: number[] }>(
      `select source, count(*) as count, list_slice(list_sort(list(row)), 1, ${ROWS_LISTED}) as rows
       from tickets where ${holds}${upTo} group by source`,
    );
    for (const { source, count, rows: listed } of rows) found.push({ source, reason: REASON, field, count, rows: listed });
  }
  if (found.length === 0) return sources;
  return sources.map((source, index) => {
    const own = found
      .filter((one) => one.source === index)
      .map(({ reason, field, count, rows }): Excluded => ({ reason, field, count, rows }));
    return own.length === 0 ? source : { ...source, excluded: [...source.excluded, ...own] };
  });
}
