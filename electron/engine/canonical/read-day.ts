import { type DayOrder, decideDayOrder, isOrderCertain } from "../../../shared/table/day-order.ts";
import type { RepairCode } from "../../../shared/table/repair-codes.ts";
import type { Store } from "../store.ts";
import {
  type Cell,
  type CellReading,
  type CellRepair,
  filled,
  lookupValue,
  NOTHING_UNDONE,
  parsedName,
  preparedName,
  textName,
  typedName,
  type Undone,
} from "./cell-reading.ts";
import { type DayTextShapes, datePart, dayShapes, dayShapesQuery, patternText, timePart } from "./day-shapes.ts";
import { momentText, writtenText } from "./read-label.ts";

export async function dayTextShapes(store: Store, texts: string): Promise<DayTextShapes> {
  const row = await store.one<Record<string, number | boolean>>(dayShapesQuery(texts));
  const number = (name: string): number => Number(row[name] ?? 0);
  const counts = dayShapes({ dayFirst: true, guessed: false }, "d").map((shape) => [shape.name, number(`n_${shape.name}`)] as const);
  return {
    total: number("total"),
    timed: number("timed"),
    firstOver12: number("firstOver12"),
    secondOver12: number("secondOver12"),
    firsts: number("firsts"),
    seconds: number("seconds"),
    firstIsOne: row["firstIsOne"] === true,
    secondIsOne: row["secondIsOne"] === true,
    dotted: number("dotted"),
    twelveHour: number("twelveHour"),
    counts: Object.fromEntries(counts),
  };
}

export type DayStyle = { readonly shapes: DayTextShapes; readonly order: DayOrder };

/** Orders of day and month of all text columns of one source: columns that leave it open follow those that do not. */
export function dayStyles(
  shapes: ReadonlyMap<number, DayTextShapes>,
  told: (i: number) => boolean | null = () => null,
): ReadonlyMap<number, DayStyle> {
  const certain = [...shapes.values()].filter(isOrderCertain);
  const dayFirst = certain.filter((one) => one.firstOver12 > one.secondOver12).length;
  const hint = certain.length === 0 || dayFirst * 2 === certain.length ? null : dayFirst * 2 > certain.length;
  return new Map([...shapes].map(([i, one]) => [i, { shapes: one, order: decideDayOrder(one, hint, told(i)) }]));
}

/** How whole numbers in a date column are meant; decided on the smallest and largest of the column. */
export type SerialKind = "excel" | "compact" | "yearMonth" | "epochSeconds" | "epochMillis";

export function serialKind(min: number, max: number): SerialKind | null {
  const within = (lo: number, hi: number): boolean => min >= lo && max <= hi;
  if (within(19_000_101, 22_001_231)) return "compact";
  if (within(190_001, 220_012)) return "yearMonth";
  // 1954-10-03 to 2118-12-31 in the calendar of spreadsheets.
  if (within(20_000, 80_000)) return "excel";
  if (within(3e8, 4.2e9)) return "epochSeconds";
  if (within(3e11, 4.2e12)) return "epochMillis";
  return null;
}

function fromSerial(value: string, kind: SerialKind | null): string {
  switch (kind) {
    case "excel":
      return `timestamp '1899-12-30' + to_microseconds(cast(round(${value} * 86400) as bigint) * 1000000)`;
    case "compact":
      return `cast(try_strptime(cast(cast(${value} as bigint) as varchar), '%Y%m%d') as timestamp)`;
    case "yearMonth":
      return `cast(try_strptime(cast(cast(${value} as bigint) as varchar) || '01', '%Y%m%d') as timestamp)`;
    case "epochSeconds":
      return `timestamp '1970-01-01' + to_microseconds(cast(round(${value}) as bigint) * 1000000)`;
    case "epochMillis":
      return `timestamp '1970-01-01' + to_microseconds(cast(round(${value}) as bigint) * 1000)`;
    case null:
      return "cast(null as timestamp)";
  }
}

/** SQL: the day (with `withTime` the moment) in a text of which `d` is the date part, by the forms that the column really has. */
export function momentFromText(text: string, d: string, style: DayStyle, withTime: boolean): string {
  const present = dayShapes(style.order, d).filter((shape) => (style.shapes.counts[shape.name] ?? 0) > 0);
  if (present.length === 0) return "cast(null as timestamp)";
  const branches = present.map((shape) => `when regexp_matches(${d}, ${patternText(shape.pattern)}) then ${shape.iso}`);
  const day = `try_cast(case ${branches.join(" ")} end as date)`;
  return withTime && style.shapes.timed > 0 ? `${day} + ${timePart(text)}` : `cast(${day} as timestamp)`;
}

/** The days of the different texts of a column (`texts`: a SELECT of `t`), as a table to join on the text. */
export async function writeDayLookup(store: Store, table: string, texts: string, style: DayStyle, withTime: boolean): Promise<void> {
  await store.run(`create or replace temp table ${table} as
    select t as lookup_text, ${momentFromText("t", "d", style, withTime)} as lookup_value
    from (select t, ${datePart("t")} as d from (${texts}))`);
}

/** A calendar day, or a moment of which the day counts and the time only orders. */
export function readDay(
  cell: Cell,
  written: { readonly style: DayStyle | undefined; readonly serial: SerialKind | null; readonly lookup: string | undefined },
  withTime: boolean,
  undone: Undone = NOTHING_UNDONE,
): CellReading {
  const style = undone("datesFromText") ? undefined : written.style;
  const lookup = undone("datesFromText") ? undefined : written.lookup;
  const serial = undone("datesFromNumbers") ? null : written.serial;
  const c = typedName(cell);
  const parts: string[] = [];
  if (cell.column.type === "day" || cell.column.type === "moment") parts.push(`cast(${c} as timestamp)`);
  if (cell.column.type === "number") parts.push(`(${fromSerial(c, serial)})`);
  const fromText = lookup === undefined && cell.hasText && style !== undefined;
  if (lookup !== undefined) parts.push(lookupValue(cell));
  else if (fromText) parts.push(`(${momentFromText(textName(cell), preparedName(cell), style, withTime)})`);
  const [only] = parts;
  const moment = only === undefined ? "cast(null as timestamp)" : parts.length === 1 ? only : `coalesce(${parts.join(", ")})`;
  const p = parsedName(cell);
  const dated = (cell.column.type === "day" || cell.column.type === "moment") && !cell.hasText && !cell.hasError;
  const repair = (code: RepairCode, when: string): CellRepair => ({
    code,
    when: `${when} and ${p} is not null`,
    before: writtenText(cell),
    after: withTime ? momentText(p) : `cast(cast(${p} as date) as varchar)`,
  });
  return {
    prepared: fromText ? datePart(textName(cell)) : null,
    ...(lookup === undefined ? {} : { lookup }),
    parsed: moment,
    value: withTime ? p : `cast(${p} as date)`,
    type: withTime ? "timestamp" : "date",
    unreadable: dated ? null : `${p} is null and ${filled(cell)}`,
    reason: "UNREADABLE_DATE",
    repairs: [
      ...(fromText || lookup !== undefined ? [repair("datesFromText", `${textName(cell)} is not null`)] : []),
      ...(serial !== null ? [repair("datesFromNumbers", `${c} is not null`)] : []),
    ],
    code: dayCode(cell, style, serial),
  };
}

function dayCode(cell: Cell, style: DayStyle | undefined, serial: SerialKind | null): string | null {
  if (cell.column.type === "number") return serial;
  if (style === undefined) return null;
  const { counts } = style.shapes;
  const triples = (counts["triple"] ?? 0) + (counts["tripleShort"] ?? 0);
  if (triples > 0) return `${style.order.dayFirst ? "dayFirst" : "monthFirst"}${style.order.guessed ? "Guess" : ""}`;
  if ((counts["named"] ?? 0) + (counts["namedMonthFirst"] ?? 0) + (counts["namedShort"] ?? 0) > 0) return "monthNames";
  if (cell.column.type !== "text") return null;
  const months = ["month", "monthFirst", "monthName", "quarter", "quarterFirst"].reduce((sum, name) => sum + (counts[name] ?? 0), 0);
  return months > 0 ? "firstOfMonth" : "isoDates";
}
