import { POLARITY_WORDS } from "../../../shared/table/cell-words.ts";
import { type DurationUnit, SECONDS_IN } from "../../../shared/table/duration-unit.ts";
import {
  type DecimalMark,
  decideNumberFormat,
  isCertain,
  type NumberFormat,
  type NumberShapes,
} from "../../../shared/table/number-format.ts";
import type { RepairCode } from "../../../shared/table/repair-codes.ts";
import type { Store } from "../store.ts";
import {
  type Cell,
  type CellReading,
  type CellRepair,
  filled,
  inWords,
  NOTHING_UNDONE,
  parsedName,
  textName,
  typedName,
  type Undone,
} from "./cell-reading.ts";
import { numberText, writtenText } from "./read-label.ts";

const CURRENCY = "(?i)(€|\\$|£|¥|(?:eur|euros?|usd|gbp|chf|ron|lei|leu|fr|kr|pln)\\b\\.?)";

/** SQL: the text with plain digits, signs, spaces and apostrophes. */
const plainText = (text: string): string =>
  `translate(${text}, '\u2212\uff0d０１２３４５６７８９\u00a0\u202f\u2009\u2007\u2019\u2032', '--0123456789    ''''')`;

/** SQL: digits and marks alone, without sign, currency, percent and brackets. */
const bodyText = (text: string): string =>
  `trim(regexp_replace(regexp_replace(${plainText(text)}, '${CURRENCY}', '', 'g'), '^\\s*\\(?\\s*[+-]?\\s*|\\s*-?\\s*%?\\s*\\)?\\s*$', '', 'g'))`;

const SIMPLE = "[+-]?(?:\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:[eE][+-]?\\d+)?";

const COMMA = "0?,\\d+|\\d*,(?:\\d{1,2}|\\d{4,})|0\\d*,\\d+|\\d{4,},\\d+";
const POINT = "0?\\.\\d+|\\d*\\.(?:\\d{1,2}|\\d{4,})|0\\d*\\.\\d+|\\d{4,}\\.\\d+";
const GROUPED_COMMA = "\\d{1,3}(?:[. '']\\d{3})+,\\d+|\\d{1,3}(?:\\.\\d{3}){2,}";
const GROUPED_POINT = "\\d{1,3}(?:[, '']\\d{3})+\\.\\d+|\\d{1,3}(?:,\\d{3}){2,}";

/** Looks at every different text of a column (`texts`: a SELECT of one column `t`, missing ones left out). */
export async function numberShapes(store: Store, texts: string): Promise<NumberShapes> {
  const count = (pattern: string, of: string): string => `count(*) filter (regexp_full_match(${of}, '${pattern}'))`;
  const plain = (of: string, sign: string): string => `
    ${count(`${sign}[1-9]\\d{0,2},\\d{3}`, of)} as "commaThousand", ${count(`${sign}[1-9]\\d{0,2}\\.\\d{3}`, of)} as "pointThousand",
    ${count(`${sign}0\\d+.*`, of)} as "leadingZero", ${count(`${sign}\\d{4,}`, of)} as ungrouped`;
  // Most columns hold nothing but digits and one mark, and need not be taken apart.
  const simple = await store.one<NumberShapes>(`
    select count(*) as total, ${count(SIMPLE, "t")} as simple, ${count(`[+-]?(?:${COMMA})`, "t")} as comma,
      ${count(`[+-]?(?:${POINT})`, "t")} as point, ${count("[+-]?\\d+", "t")} as whole, ${plain("t", "[+-]?")},
      0 as grouped, 0 as percent, 0 as currency
    from (${texts})`);
  if (simple.simple === simple.total) return simple;
  return store.one<NumberShapes>(`
    select count(*) as total, ${count(SIMPLE, "t")} as simple, ${count(`${COMMA}|${GROUPED_COMMA}`, "b")} as comma,
      ${count(`${POINT}|${GROUPED_POINT}`, "b")} as point, ${count("\\d+|\\d{1,3}(?:[ '']\\d{3})+", "b")} as whole, ${plain("b", "")},
      ${count("\\d{1,3}(?:[., '']\\d{3})+(?:[.,]\\d+)?", "b")} as grouped,
      count(*) filter (contains(t, '%')) as percent, count(*) filter (regexp_matches(t, '${CURRENCY}')) as currency
    from (select t, ${bodyText("t")} as b from (${texts}))`);
}

/** SQL: the number in a text that was written as `format` says; `null` where it is none. */
export function numberFromText(text: string, format: NumberFormat, allPercent = false): string {
  const share = allPercent ? "0.01" : `case when contains(${text}, '%') then 0.01 else 1 end`;
  if (format.simple)
    return `try_cast(${format.decimal === "," ? `replace(${text}, ',', '.')` : text} as double)${allPercent ? " * 0.01" : ""}`;
  const other: DecimalMark = format.decimal === "," ? "." : ",";
  const plain = plainText(text);
  const body = bodyText(text);
  const cast = (decimal: DecimalMark): string =>
    `try_cast(replace(regexp_replace(${body}, '[ ''${decimal === "," ? "." : ","}]', '', 'g'), ',', '.') as double)`;
  const mark = (decimal: DecimalMark): string => (decimal === "." ? "\\." : ",");
  const chosen = `(?:\\d{1,3}(?:[ ''${mark(other)}]\\d{3})+|\\d*)(?:${mark(format.decimal)}\\d*)?(?:[eE][+-]?\\d+)?`;
  // A cell that only the other mark explains ("12.5" among "1.234,5") has one reading all the same.
  const clear = `\\d*${mark(other)}(?:\\d{1,2}|\\d{4,})`;
  const negative = `regexp_matches(${plain}, '^\\s*[^0-9.,]*-|^\\s*\\(.*\\)\\s*$|\\d\\s*-$')`;
  return `case when not regexp_matches(${body}, '^[0-9.,]') then null
    when regexp_full_match(${body}, '${chosen}') then ${cast(format.decimal)}
    when regexp_full_match(${body}, '${clear}') then ${cast(other)} end
    * case when ${negative} then -1 else 1 end * ${share}`;
}

/** `allPercent`: cells without a percent sign are percents too. */
export type NumberStyle = { readonly shapes: NumberShapes; readonly format: NumberFormat; readonly allPercent: boolean };

/** What a person said about the numbers of a column. */
export type NumberTold = { readonly decimal: DecimalMark | null; readonly allPercent: boolean };

/** Decimal marks of all text columns of one source: columns that leave it open follow those that do not. */
export function numberStyles(
  shapes: ReadonlyMap<number, NumberShapes>,
  told: (i: number) => NumberTold = () => ({ decimal: null, allPercent: false }),
): ReadonlyMap<number, NumberStyle> {
  const certain = [...shapes.values()].filter(isCertain);
  const commas = certain.filter((one) => one.comma > one.point).length;
  const hint: DecimalMark | null = commas * 2 > certain.length ? "," : commas * 2 < certain.length ? "." : null;
  return new Map(
    [...shapes].map(([i, one]) => {
      const { decimal, allPercent } = told(i);
      return [i, { shapes: one, format: decideNumberFormat(one, hint, decimal), allPercent }];
    }),
  );
}

/** How a number is told to the reader of the import report; plain numbers need no word. */
export function numberCode(style: NumberStyle | undefined): string | null {
  if (style === undefined) return null;
  const { shapes, format } = style;
  if (shapes.comma > 0 && shapes.point > 0) return "mixedDecimals";
  if (format.guessed && shapes.commaThousand + shapes.pointThousand > 0) {
    return format.decimal === "," ? "decimalCommaGuess" : "decimalPointGuess";
  }
  if (shapes.percent > 0) return style.allPercent ? "percentAll" : shapes.percent < shapes.total ? "percentMixed" : "percent";
  if (format.decimal === ",") return shapes.grouped > 0 ? "decimalCommaThousands" : "decimalComma";
  if (shapes.grouped > 0) return "decimalPointThousands";
  return shapes.currency > 0 ? "currency" : "numbersAsText";
}

/** SQL: the number of a cell, whatever its column's type; `null` where it is none. */
export function numberValue(cell: Cell, style: NumberStyle | undefined): string {
  const c = typedName(cell);
  const parts: string[] = [];
  const scale = style?.allPercent === true ? " * 0.01" : "";
  if (cell.column.type === "number") parts.push(`case when isfinite(${c}) then ${c}${scale} end`);
  if (cell.column.type === "boolean") parts.push(`cast(cast(${c} as integer) as double)`);
  if (cell.hasText && style !== undefined) parts.push(`(${numberFromText(textName(cell), style.format, style.allPercent)})`);
  if (parts.length === 0) return "cast(null as double)";
  const value = parts.length === 1 ? (parts[0] ?? "") : `coalesce(${parts.join(", ")})`;
  // A text such as 1e999 casts to infinity.
  return cell.hasText ? `case when isfinite(${value}) then ${value} end` : value;
}

/** Numbers and amounts. `kind` duration is in seconds: it also takes h:mm:ss and "1 h 20 min", and converts plain numbers of `unit`; polarity also takes words. */
export function readNumber(
  cell: Cell,
  style: NumberStyle | undefined,
  kind: "number" | "duration" | "polarity" = "number",
  unit: DurationUnit = "seconds",
  undone: Undone = NOTHING_UNDONE,
): CellReading {
  const t = textName(cell);
  const asNumbers = undone("numbersFromText") ? undefined : style;
  const plain = numberValue(cell, asNumbers);
  const conversion = kind === "duration" && unit !== "seconds" ? UNIT_REPAIRS[unit] : null;
  const isConverted = conversion !== null && !undone(conversion);
  const number = isConverted ? `(${plain}) * ${SECONDS_IN[unit]}` : plain;
  const words = (sign: "1" | "-1" | "0"): string => `when ${inWords(`lower(${t})`, POLARITY_WORDS[sign])} then ${sign}`;
  const wordRepair = kind === "polarity" ? "polarityFromWords" : "durationsFromText";
  const special =
    !cell.hasText || undone(wordRepair)
      ? null
      : kind === "polarity"
        ? `case ${words("1")} ${words("-1")} ${words("0")} end`
        : kind === "duration"
          ? `case when regexp_full_match(${t}, '\\d+:[0-5]\\d:[0-5]\\d') then
            cast(split_part(${t}, ':', 1) as double) * 3600 + cast(split_part(${t}, ':', 2) as double) * 60 + cast(split_part(${t}, ':', 3) as double)
            when regexp_full_match(${t}, '${WITH_UNITS}', 'i') and ${t} <> '' then ${unitPart(t, "h")} * 3600 + ${unitPart(t, "m")} * 60 + ${unitPart(t, "s")} end`
          : null;
  const p = parsedName(cell);
  const repair = (code: RepairCode, when: string): CellRepair => ({ code, when, before: writtenText(cell), after: numberText(p) });
  return {
    parsed: special === null ? number : `coalesce(${special}, ${number})`,
    value: p,
    type: "double",
    unreadable: cell.column.type === "number" && !cell.hasText && !cell.hasError ? null : `${p} is null and ${filled(cell)}`,
    reason: "UNREADABLE_NUMBER",
    repairs: [
      ...(cell.hasText && asNumbers !== undefined
        ? [repair("numbersFromText", `${t} is not null and ${p} is not null${special === null ? "" : ` and (${special}) is null`}`)]
        : []),
      ...(special === null ? [] : [repair(wordRepair, `${t} is not null and (${special}) is not null`)]),
      ...(isConverted ? [repair(conversion, `${p} is not null${special === null ? "" : ` and (${special}) is null`}`)] : []),
    ],
    code: isConverted ? `${unit}ToSeconds` : cell.column.type === "text" ? numberCode(style) : null,
  };
}

const UNIT_REPAIRS = { minutes: "minutesToSeconds", hours: "hoursToSeconds" } as const;

/** "1 h 20 min", "90 s", "5m30s": the letters of seven languages begin alike, but for the hour of Italian and Romanian. */
const WITH_UNITS = "(?:\\d+ ?(?:h|o|st)[a-z]*\\.? ?)?(?:\\d+ ?m[a-z]*\\.? ?)?(?:\\d+ ?s[a-z]*\\.?)?";

/** SQL: the number before a unit, 0 where it is not there. */
const unitPart = (text: string, unit: "h" | "m" | "s"): string => {
  const letters = { h: "(?:h|o|st)", m: "m", s: "s(?:$|[^t])" }[unit];
  return `coalesce(try_cast(regexp_extract(lower(${text}), '(\\d+) ?${letters}', 1) as double), 0)`;
};
