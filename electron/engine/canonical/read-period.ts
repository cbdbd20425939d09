import {
  type Cell,
  type CellReading,
  filled,
  NOTHING_UNDONE,
  parsedName,
  preparedName,
  textName,
  typedName,
  type Undone,
} from "./cell-reading.ts";
import { datePart } from "./day-shapes.ts";
import { type DayStyle, momentFromText, type SerialKind } from "./read-day.ts";
import { cellText, writtenText } from "./read-label.ts";

/**
 * A period of a cash flow: a whole number, a four-digit year, a month or a day. The value is a struct `(text, number, months,
 * monthly)`: `number` where it is a number, `months` (months since year 0) where it is a date, `monthly` where a word says that
 * the number counts months.
 */
export function readPeriod(
  cell: Cell,
  style: DayStyle | undefined,
  serial: SerialKind | null,
  undone: Undone = NOTHING_UNDONE,
): CellReading {
  const c = typedName(cell);
  const t = textName(cell);
  const d = preparedName(cell);
  const p = parsedName(cell);
  const months = (moment: string): string => `cast(year(${moment}) * 12 + month(${moment}) - 1 as integer)`;
  const type = cell.column.type;
  const asText = cell.hasText && !undone("periodsFromText");
  const asDate = type === "number" && (serial === "compact" || serial === "yearMonth");
  const number = "^(?:[a-z. ]*[a-z.]\\s*[n]?)?\\s*[+]?(-?\\d{1,4})(?:[.,]0+)?$";
  const textNumber = `try_cast(regexp_extract(${d}, '${number}', 1) as integer)`;
  const numbers: string[] = [];
  const dates: string[] = [];
  if (type === "number" && !asDate) numbers.push(`case when ${c} = trunc(${c}) and abs(${c}) < 10000 then cast(${c} as integer) end`);
  if (asDate) dates.push(months(`try_strptime(left(cast(cast(${c} as bigint) as varchar), 6), '%Y%m')`));
  if (type === "day" || type === "moment") dates.push(months(c));
  if (asText) numbers.push(textNumber);
  if (asText && style !== undefined) dates.push(months(momentFromText(t, d, style, false)));
  const either = (parts: readonly string[]): string =>
    parts.length === 0 ? "cast(null as integer)" : `coalesce(${parts.join(", ")}, null)`;
  const monthly = cell.hasText ? `coalesce(regexp_matches(${d}, '^(m|mo|month|mois|mese|mes|luna|monat)[. ]*\\d'), false)` : "false";
  return {
    prepared: cell.hasText ? datePart(t) : null,
    parsed: `struct_pack(text := ${cellText(cell)}, number := ${either(numbers)}, months := ${either(dates)}, monthly := ${monthly})`,
    value: p,
    type: "struct(text varchar, number integer, months integer, monthly boolean)",
    unreadable: `${p}.number is null and ${p}.months is null and ${filled(cell)}`,
    reason: "UNREADABLE_PERIOD",
    repairs: !asText
      ? []
      : [
          {
            code: "periodsFromText",
            when: `${t} is not null and (${p}.number is not null or ${p}.months is not null)`,
            before: writtenText(cell),
            after: `coalesce(cast(${p}.number as varchar), strftime(make_date(${p}.months // 12, ${p}.months % 12 + 1, 1), '%Y-%m'))`,
          },
        ],
    code: null,
  };
}
