import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { RowFilter } from "../../../shared/table/row-view.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import type { Words } from "../../ui/words.ts";

/** A filter as a phrase: "Segment is PME". */
export function filterWords(filter: RowFilter, table: RawTable, { t }: Words): string {
  const column = table.columns.find(({ id }) => id === filter.column)?.header ?? filter.column;
  return t(`data:filter.${filter.test}`, { column, value: filter.value ?? "" });
}

/** The filters in force, each with a button that takes it back. */
export function FilterChips({
  table,
  filters,
  onFilters,
}: {
  readonly table: RawTable;
  readonly filters: readonly RowFilter[];
  readonly onFilters: (filters: readonly RowFilter[]) => void;
}) {
  const words = useWords();
  if (filters.length === 0) return null;
  return (
    <ul className="row filter-chips" aria-label={words.t("data:grid.filters")}>
      {filters.map((filter) => {
        const phrase = filterWords(filter, table, words);
        return (
          <li key={`${filter.column} ${filter.test} ${filter.value ?? ""}`}>
            <button
              type="button"
              className="chip tone-accent"
              aria-label={words.t("data:filter.remove", { what: phrase })}
              onClick={() => onFilters(filters.filter((other) => other !== filter))}
            >
              {phrase}
              <Icon name="close" size={11} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
