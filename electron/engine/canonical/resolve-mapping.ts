import { fail, ok, type Result } from "../../../shared/result.ts";
import { columnOf } from "../../../shared/table/canonical.ts";
import { CANONICAL, type CanonicalTable, type FieldKind, fieldKind, QUESTIONS } from "../../../shared/table/fields.ts";
import type { Mapping, TableMapping } from "../../../shared/table/mapping.ts";
import type { RawColumn, RawTable } from "../../../shared/table/raw-table.ts";
import type { ReadingAnswer } from "../../../shared/table/readings.ts";
import { DEFAULT_SCALES, type Scale, type Scales } from "../../../shared/table/scale.ts";

/** A field of a canonical table and the raw column it is read from. `extra` = not a field of methods.md 0.2. */
export type FieldSource = { readonly field: string; readonly kind: FieldKind | "extra"; readonly column: RawColumn };

/** One raw table as one canonical table. */
export type SourcePlan = {
  readonly index: number;
  readonly raw: RawTable;
  readonly as: CanonicalTable;
  readonly fields: readonly FieldSource[];
  /** What a person said about how fields are read, by field. */
  readonly readings: ReadonlyMap<string, ReadingAnswer>;
};

export type ResolvedMapping = { readonly sources: readonly SourcePlan[]; readonly scales: Scales };

/** Finds the raw tables and columns that a mapping names, and says what is missing. */
export function resolveMapping(tables: readonly RawTable[], mapping: Mapping): Result<ResolvedMapping> {
  const sources: SourcePlan[] = [];
  for (const entry of mapping.tables) {
    if (!Object.hasOwn(CANONICAL, entry.as))
      return fail("MAPPING_INVALID", { detail: { reason: "TABLE_UNKNOWN", table: String(entry.as) } });
    const found = findTables(tables, entry);
    if (!found.ok) return found;
    for (const raw of found.value) {
      const fields = resolveFields(raw, entry);
      if (!fields.ok) return fields;
      sources.push({
        index: sources.length,
        raw,
        as: entry.as,
        fields: fields.value,
        readings: new Map(Object.entries(entry.readings ?? {})),
      });
    }
  }
  if (!sources.some((source) => source.fields.length > 0)) return fail("NO_USABLE_COLUMN");
  const scales = resolveScales(mapping);
  return scales.ok ? ok({ sources, scales: scales.value }) : scales;
}

function findTables(tables: readonly RawTable[], entry: TableMapping): Result<readonly RawTable[]> {
  const inFile = entry.file === undefined ? tables : tables.filter((table) => table.file === entry.file);
  if (inFile.length === 0) return fail("FILE_NOT_FOUND", entry.file === undefined ? {} : { file: entry.file });
  const place = { ...(entry.file === undefined ? {} : { file: entry.file }), ...(entry.sheet === undefined ? {} : { sheet: entry.sheet }) };
  if (entry.sheet !== undefined) {
    const named = inFile.filter((table) => table.sheet === entry.sheet);
    if (named.length === 0) return fail("SHEET_NOT_FOUND", place);
    return one(named, entry, place);
  }
  return one(inFile, entry, place);
}

/** With several candidates the one that has every named column is meant; files of one name and sheet are all meant. */
function one(candidates: readonly RawTable[], entry: TableMapping, place: { file?: string; sheet?: string }): Result<readonly RawTable[]> {
  if (candidates.length === 1) return ok(candidates);
  const headers = Object.values(entry.columns);
  const fitting = candidates.filter((table) => headers.every((header) => findColumn(table, header) !== undefined));
  const [first] = fitting;
  if (first === undefined) {
    const missing = headers.find((header) => candidates.every((table) => findColumn(table, header) === undefined));
    return fail("COLUMN_NOT_FOUND", { ...place, column: missing ?? headers[0] ?? "" });
  }
  const same = fitting.every((table) => table.file === first.file && table.sheet === first.sheet);
  return same ? ok(fitting) : fail("MAPPING_INVALID", { ...place, detail: { reason: "TABLE_AMBIGUOUS", tables: fitting.length } });
}

/** By the exact header, else by the header without case and outer spaces. */
function findColumn(table: RawTable, header: string): RawColumn | undefined {
  const plain = header.trim().toLowerCase();
  return (
    table.columns.find((column) => column.header === header) ?? table.columns.find((column) => column.header.trim().toLowerCase() === plain)
  );
}

function resolveFields(raw: RawTable, entry: TableMapping): Result<readonly FieldSource[]> {
  const place = { file: raw.file, ...(raw.sheet === null ? {} : { sheet: raw.sheet }) };
  const fields: FieldSource[] = [];
  const taken = new Set<string>();
  for (const [field, header] of Object.entries(entry.columns)) {
    const column = findColumn(raw, header);
    if (column === undefined) return fail("COLUMN_NOT_FOUND", { ...place, column: header });
    // Names of columns in DuckDB do not tell capitals apart.
    if (field === "" || taken.has(columnOf(field).toLowerCase())) {
      return fail("MAPPING_INVALID", { ...place, column: header, detail: { reason: "FIELD_TWICE", field } });
    }
    taken.add(columnOf(field).toLowerCase());
    const known = Object.hasOwn(CANONICAL[entry.as], field);
    fields.push({ field, kind: known ? fieldKind(entry.as, field) : "extra", column });
  }
  return ok(fields);
}

/** One scale a question: answers on different scales are never put into one number. */
function resolveScales(mapping: Mapping): Result<Scales> {
  const scales: Record<string, Scale> = { ...DEFAULT_SCALES };
  const given = new Map<string, Scale>();
  for (const entry of mapping.tables) {
    if (entry.as !== "answers") continue;
    for (const question of QUESTIONS) {
      const scale = entry.scales?.[question];
      if (scale === undefined) continue;
      if (!Number.isInteger(scale.min) || !Number.isInteger(scale.max) || scale.min >= scale.max || scale.min < -100 || scale.max > 100) {
        return fail("MAPPING_INVALID", { detail: { reason: "SCALE", field: question } });
      }
      const before = given.get(question);
      const direction = (value: Scale): string => value.highIs ?? "easy";
      if (before !== undefined && (before.min !== scale.min || before.max !== scale.max || direction(before) !== direction(scale))) {
        return fail("MAPPING_INVALID", { detail: { reason: "SCALES_DIFFER", field: question } });
      }
      given.set(question, scale);
      scales[question] = question === "ces" ? { ...scale, highIs: scale.highIs ?? "easy" } : { min: scale.min, max: scale.max };
    }
  }
  // Every question has its default, so that the record is complete.
  return ok(scales as Scales);
}
