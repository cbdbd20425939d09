import type { Problem } from "../../../shared/problem.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { columnOf } from "../../../shared/table/canonical.ts";
import { CANONICAL, type CanonicalTable, type FieldKind, fieldKind, QUESTIONS } from "../../../shared/table/fields.ts";
import type { IdRule } from "../../../shared/table/join-report.ts";
import type { Mapping, TableMapping } from "../../../shared/table/mapping.ts";
import type { RawColumn, RawTable } from "../../../shared/table/raw-table.ts";
import type { ReadingAnswer } from "../../../shared/table/readings.ts";
import { DEFAULT_SCALES, type Scale, type Scales } from "../../../shared/table/scale.ts";
import { quoteText } from "../store.ts";
import { withOwnColumns } from "./rows-of-wave.ts";

/** A field of a canonical table and the raw column it is read from. `extra` = not a field of methods.md 0.2. */
export type FieldSource = { readonly field: string; readonly kind: FieldKind | "extra"; readonly column: RawColumn };

/** A field with the same value in every row; `sql` is the value, `type` its DuckDB type. */
export type ConstantField = { readonly field: string; readonly kind: FieldKind | "extra"; readonly sql: string; readonly type: string };

/** One raw table as one canonical table. */
export type SourcePlan = {
  readonly index: number;
  readonly raw: RawTable;
  readonly as: CanonicalTable;
  readonly fields: readonly FieldSource[];
  readonly constants: readonly ConstantField[];
  /** Raw columns that no other plan of the same raw and canonical table has; empty where there is no other (rows-of-wave.ts). */
  readonly own: readonly string[];
  /** What a person said about how fields are read, by field. */
  readonly readings: ReadonlyMap<string, ReadingAnswer>;
  /** Rules for customer ids that a person chose; `null` = the data decide. */
  readonly ids: readonly IdRule[] | null;
  /** Ids of repairs that were taken back, and of those that were asked for. */
  readonly undone: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
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
      const constants = constantFields(raw, entry);
      if (!constants.ok) return constants;
      sources.push({
        index: sources.length,
        raw,
        as: entry.as,
        fields: fields.value,
        constants: constants.value,
        own: [],
        readings: new Map(Object.entries(entry.readings ?? {})),
        ids: entry.ids ?? null,
        undone: new Set(entry.undone),
        done: new Set(entry.done),
      });
    }
  }
  if (!sources.some((source) => source.fields.length > 0)) return fail("NO_USABLE_COLUMN", nothingMapped(tables));
  const scales = resolveScales(mapping);
  return scales.ok ? ok({ sources: withOwnColumns(sources), scales: scales.value }) : scales;
}

/** Headers listed at most where none of them is used. */
const NAMED = 12;

/** The columns that were there all the same, so that a person can say what they are. */
function nothingMapped(tables: readonly RawTable[]): Omit<Problem, "code"> {
  const [first] = tables;
  if (first === undefined) return {};
  const headers = [...new Set(tables.flatMap(({ columns }) => columns.map(({ header }) => header)))];
  const columns = `${headers.slice(0, NAMED).join(", ")}${headers.length > NAMED ? ", \u2026" : ""}`;
  const place = tables.every(({ file }) => file === first.file) ? { file: first.file } : {};
  return { ...place, detail: { context: "unmapped", columns } };
}

function findTables(tables: readonly RawTable[], entry: TableMapping): Result<readonly RawTable[]> {
  const inFile = entry.file === undefined ? tables : tables.filter((table) => table.file === entry.file);
  if (inFile.length === 0) return fail("FILE_NOT_FOUND", entry.file === undefined ? {} : { file: entry.file });
  const place = { ...(entry.file === undefined ? {} : { file: entry.file }), ...(entry.sheet === undefined ? {} : { sheet: entry.sheet }) };
  if (entry.sheet !== undefined) {
    const named = inFile.filter((table) => table.sheet === entry.sheet);
    if (named.length === 0) return fail("SHEET_NOT_FOUND", place);
    return standingAt(named, entry, place);
  }
  return standingAt(inFile, entry, place);
}

type Place = { readonly file?: string; readonly sheet?: string };

/** Of several tables on a sheet, the one whose heading begins where the mapping says. */
function standingAt(candidates: readonly RawTable[], entry: TableMapping, place: Place): Result<readonly RawTable[]> {
  if (entry.at === undefined) return one(candidates, entry, place);
  const there = candidates.filter(({ area }) => `${area.firstColumn}${area.firstRow}` === entry.at);
  return there.length > 0
    ? one(there, entry, place)
    : fail("MAPPING_INVALID", { ...place, detail: { reason: "NO_TABLE_AT", at: entry.at } });
}

/** With several candidates the one that has every named column is meant; files of one name and sheet are all meant. */
function one(candidates: readonly RawTable[], entry: TableMapping, place: Place): Result<readonly RawTable[]> {
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

function constantFields(raw: RawTable, entry: TableMapping): Result<readonly ConstantField[]> {
  const place = { file: raw.file, ...(raw.sheet === null ? {} : { sheet: raw.sheet }) };
  const taken = new Set(Object.keys(entry.columns).map((field) => columnOf(field).toLowerCase()));
  const constants: ConstantField[] = [];
  for (const [field, text] of Object.entries(entry.constants ?? {})) {
    const known = Object.hasOwn(CANONICAL[entry.as], field);
    const kind = known ? fieldKind(entry.as, field) : "extra";
    const value = constantValue(kind, text);
    if (field === "" || taken.has(columnOf(field).toLowerCase())) {
      return fail("MAPPING_INVALID", { ...place, detail: { reason: "FIELD_TWICE", field } });
    }
    if (value === null) return fail("MAPPING_INVALID", { ...place, detail: { reason: "CONSTANT", field, value: text } });
    taken.add(columnOf(field).toLowerCase());
    constants.push({ field, kind, ...value });
  }
  return ok(constants);
}

/** A constant as a value of its kind: words as they stand, days as YYYY-MM-DD, numbers with a point; `null` = it is none. */
function constantValue(kind: ConstantField["kind"], text: string): Pick<ConstantField, "sql" | "type"> | null {
  switch (kind) {
    case "label":
    case "text":
    case "extra":
    case "id":
      return { sql: quoteText(text), type: "varchar" };
    case "day":
    case "moment": {
      const type = kind === "day" ? "date" : "timestamp";
      const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
      return Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)
        ? null
        : { sql: `cast(${quoteText(text)} as ${type})`, type };
    }
    case "number":
    case "money":
      return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? { sql: `cast(${quoteText(text)} as double)`, type: "double" } : null;
    case "answer":
    case "flag":
    case "period":
      // Never the same for a whole sheet.
      return null;
  }
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
