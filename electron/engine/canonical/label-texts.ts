import type { MappingEvidence } from "../../../shared/table/evidence.ts";
import { understandLabels } from "../../../shared/table/labels/read-labels.ts";
import type { RawColumn, RawTable } from "../../../shared/table/raw-table.ts";
import { quoteName, type Store } from "../store.ts";

/** A column with more different texts is no ladder of answers. */
const MOST_TEXTS = 2_000;

/** All different texts of the columns that may hold answers in words and have more of them than a profile lists. */
export async function labelTexts(store: Store, tables: readonly RawTable[]): Promise<NonNullable<MappingEvidence["texts"]>> {
  const found: NonNullable<MappingEvidence["texts"]>[number][] = [];
  for (const table of tables) {
    for (const column of table.columns.filter(mayBeLabels)) {
      const id = quoteName(column.id);
      const values = await store.all<{ value: string; count: number }>(
        `select ${id} as value, count(*) as count from ${quoteName(table.id)} where ${id} is not null group by ${id} order by count desc, value`,
      );
      found.push({ table: table.id, column: column.id, values });
    }
  }
  return found;
}

function mayBeLabels({ type, header, profile }: RawColumn): boolean {
  if (type !== "text" || profile.distinct <= profile.top.length || profile.distinct > MOST_TEXTS || (profile.longest ?? 0) > 120)
    return false;
  const { labels } = understandLabels(
    profile.top.map(({ value }) => value),
    header,
  );
  return [...labels.values()].some(({ words, outOf }) => words !== null || outOf !== null);
}
