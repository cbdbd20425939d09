import type { NoteCode, RawType } from "../../../shared/table/raw-table.ts";
import { quoteName } from "../store.ts";
import type { ChosenReading, TextColumn } from "./choose-readings.ts";
import type { CellKind } from "./column-builder.ts";
import { type BuiltColumn, streamName } from "./table-builder.ts";
import { guarded, isFew, NATIVE_READING } from "./text-readings.ts";

/** One column as SQL over the Parquet file: its value, and the text of a cell that has none. */
export type PlannedColumn = {
  readonly column: BuiltColumn;
  readonly type: RawType;
  readonly value: string;
  /** Cells that are neither empty nor errors but do not fit. */
  readonly odd: number;
  readonly oddText: string | null;
  readonly errors: string | null;
  readonly notes: readonly NoteCode[];
};

/** SQL: the cells of one kind of a source column. */
export const cell = (kind: CellKind, index: number): string => quoteName(streamName(kind, index));

/** The texts of a column that may be read as values: all of them, or those among cells that mostly are values already. */
export function textColumn(column: BuiltColumn, sample: readonly string[]): TextColumn[] {
  const { index, counts } = column;
  if (counts.text === 0) return [];
  const text = cell("text", index);
  const native = counts.number + counts.date + counts.flag;
  if (native === 0) return [{ key: index, text, sample, others: 0 }];
  const reading = NATIVE_READING[dominant(column).type];
  return reading === undefined ? [] : [{ key: index, text, sample, others: dominant(column).count, only: reading }];
}

/** The kind of value most cells of a column have. */
function dominant({ counts, timed }: BuiltColumn): { readonly kind: CellKind; readonly type: RawType; readonly count: number } {
  const kinds = [
    { kind: "number", type: "number", count: counts.number },
    { kind: "date", type: timed ? "moment" : "day", count: counts.date },
    { kind: "flag", type: "boolean", count: counts.flag },
  ] as const;
  return kinds.reduce((best, one) => (one.count > best.count ? one : best));
}

/** How a column is typed: by the kind most of its cells have, where the rest are few; else as text. */
export function planColumn(column: BuiltColumn, chosen: ChosenReading | undefined): PlannedColumn {
  const { index, counts } = column;
  const errors = counts.error > 0 ? cell("error", index) : null;
  const native = counts.number + counts.date + counts.flag;
  const notes = chosen?.notes ?? [];
  const text = cell("text", index);
  if (native === 0) {
    if (counts.text === 0) return { column, type: "text", value: "null::varchar", odd: 0, oddText: null, errors, notes };
    const reading = chosen?.reading ?? null;
    if (reading === null) return { column, type: "text", value: text, odd: 0, oddText: null, errors, notes };
    const value = guarded(reading, text);
    const odd = chosen?.odd ?? 0;
    return {
      column,
      type: reading.type,
      value,
      odd,
      oddText: odd > 0 ? `case when ${value} is null then ${text} end` : null,
      errors,
      notes,
    };
  }
  const main = dominant(column);
  const reading = chosen?.reading ?? null;
  // Texts that do not join: they are all odd.
  const oddTexts = reading === null ? counts.text : (chosen?.odd ?? 0);
  const odd = native - main.count + oddTexts;
  if ((counts.text > 0 && reading === null) || !isFew(native - main.count, native + counts.text)) {
    return { column, type: "text", value: anyText(column, CELLS), odd: 0, oddText: null, errors, notes: [...notes, "MIXED_COLUMN"] };
  }
  const own = nativeValue(main.type, index);
  const read = counts.text > 0 && reading !== null ? guarded(reading, text) : null;
  const value = read === null ? own : `coalesce(${own}, ${read})`;
  const rest = CELLS.filter((kind) => kind !== main.kind);
  return {
    column,
    type: main.type,
    value,
    odd,
    oddText: odd > 0 ? `case when (${value}) is null then ${anyText(column, rest)} end` : null,
    errors,
    notes: counts.text > oddTexts ? [...notes, "VALUES_AS_TEXT"] : notes,
  };
}

export const CELLS: readonly CellKind[] = ["text", "number", "date", "flag"];
const EPOCH = "date '1970-01-01'";

function nativeValue(type: RawType, index: number): string {
  if (type === "day") return `${EPOCH} + ${cell("date", index)}::integer`;
  if (type === "moment") return momentOf(cell("date", index));
  return type === "boolean" ? `${cell("flag", index)} = 1` : cell("number", index);
}

/** A serial holds a time of day to about a microsecond; clocks of spreadsheets show milliseconds at most. */
const momentOf = (days: string): string => `make_timestamp(round(${days} * 86400000)::bigint * 1000)`;

/** SQL: the cell as a text, whatever it is. */
function anyText({ index, counts, timed }: BuiltColumn, kinds: readonly CellKind[]): string {
  const forms: Readonly<Record<CellKind, string>> = {
    text: cell("text", index),
    number: numberText(cell("number", index)),
    date: timed
      ? `strftime(${momentOf(cell("date", index))}, '%Y-%m-%d %H:%M:%S')`
      : `(${EPOCH} + floor(${cell("date", index)})::integer)::varchar`,
    flag: `case ${cell("flag", index)} when 1 then 'TRUE' when 0 then 'FALSE' end`,
    error: cell("error", index),
  };
  const present = kinds.filter((kind) => counts[kind] > 0).map((kind) => forms[kind]);
  return present.length === 0 ? "null::varchar" : `coalesce(${present.join(", ")})`;
}

/** SQL: a number as a spreadsheet shows it, whole numbers without a decimal point. */
const numberText = (number: string): string =>
  `case when ${number} = trunc(${number}) and abs(${number}) < 1e15 then ${number}::bigint::varchar else ${number}::varchar end`;
