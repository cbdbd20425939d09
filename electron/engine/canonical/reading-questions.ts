import type { Mapping } from "../../../shared/table/mapping.ts";
import { askAboutNa, askAboutReading, type MappingQuestion, questionOf } from "../../../shared/table/mapping-question.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { Store } from "../store.ts";
import { dropStaged } from "./drop-staged.ts";
import { type FieldSource, resolveMapping } from "./resolve-mapping.ts";
import { sourceCells } from "./source-cells.ts";

/**
 * What the cells of the mapped columns leave open: the readings are decided as for the canonical tables, on all cells, and
 * those that say they are a guess are asked.
 */
export async function readingQuestions(store: Store, tables: readonly RawTable[], mapping: Mapping): Promise<readonly MappingQuestion[]> {
  const resolved = resolveMapping(tables, mapping);
  // Nothing mapped leaves nothing to ask; what is wrong with a mapping is said when it is built.
  if (!resolved.ok) return [];
  const questions: MappingQuestion[] = [];
  for (const plan of resolved.value.sources) {
    for (const { field, kind, column } of plan.fields) {
      const asked = kind === "label" || kind === "extra" ? askAboutNa(column) : null;
      if (asked !== null) questions.push(questionOf(plan, field, column, asked));
    }
    // Columns that leave something open follow those of their table that do not: they are looked at together.
    const open = plan.fields.filter(isOpen);
    if (open.length === 0) continue;
    const { fields } = await sourceCells(store, { ...plan, fields: open }, resolved.value.scales);
    for (const { field, column, reading } of fields) {
      const asked = askAboutReading(reading.code);
      if (asked !== null) questions.push(questionOf(plan, field, column, asked));
    }
  }
  await dropStaged(store);
  return questions;
}

/** Cells that the importer left as text, and that are read as numbers or days. */
function isOpen({ kind, column }: FieldSource): boolean {
  if (column.type !== "text" && column.profile.odd === 0) return false;
  if (kind === "day" || kind === "moment" || kind === "number" || kind === "money") return true;
  return kind === "extra" && (column.profile.numeric ?? 0) > 0;
}
