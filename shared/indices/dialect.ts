/**
 * What DuckDB and PostgreSQL say differently, in one place. Everything else in `indices/` and `metrics/` is SQL that both read:
 * `filter (where …)`, `cast`, `count`, `sum`, `min`, `max`, window functions, `extract`.
 */

/** Whole-number division of non-negative integers. (PostgreSQL: `a / b`.) */
export const divideWhole = (a: string, b: string | number): string => `((${a}) // ${b})`;

/** Days from one DATE to another, as an integer. */
export const daysBetween = (from: string, to: string): string => `(${to} - ${from})`;

/** A DATE literal. */
export const dayLiteral = (day: string): string => `date '${day}'`;

/** Text or identifier, quoted so that no value can leave it. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * A sum that does not depend on the order of rows or the number of threads: over decimals, never doubles. Twelve digits after
 * the point, so sums stay below 10^26.
 */
export const exactSum = (expression: string): string => `sum(cast(${expression} as decimal(38, 12)))`;

/** Money: nine digits after the point, sums below 10^29. */
export const money = (expression: string): string => `cast(${expression} as decimal(38, 9))`;
export const exactMoney = (expression: string): string => `sum(${money(expression)})`;

/** The same numbers in a type that is several times faster: amounts below 10^9, and squares of amounts below 10^6. */
export const smallMoney = (expression: string): string => `cast(${expression} as decimal(18, 9))`;
export const smallSquare = (expression: string): string =>
  `cast(cast(${expression} as double) * cast(${expression} as double) as decimal(18, 6))`;

/** Squares of money: six digits, sums below 10^32. */
export const square = (expression: string): string =>
  `cast(cast(${expression} as double) * cast(${expression} as double) as decimal(38, 6))`;
export const exactSquares = (expression: string): string => `sum(${square(expression)})`;

/** Products of two amounts, as their squares. */
export const exactProducts = (one: string, other: string): string =>
  `sum(cast(cast(${one} as double) * cast(${other} as double) as decimal(38, 6)))`;

/** Text in lower case without accents. (PostgreSQL: `unaccent`.) */
export const folded = (text: string): string => `strip_accents(lower(trim(cast(${text} as varchar))))`;

/** Whether a text begins with one of some words of plain letters. (PostgreSQL: `~`.) */
export const beginsWith = (text: string, beginnings: readonly string[]): string =>
  `regexp_matches(${text}, ${literal(`^(?:${beginnings.join("|")})`)})`;

/** Seconds from one TIMESTAMP to another, to the microsecond. (PostgreSQL: `extract(epoch from …)`.) */
export const secondsBetween = (from: string, to: string): string => `((epoch_us(${to}) - epoch_us(${from})) / 1000000)`;

/** Days since 1970 of a TIMESTAMP, and its second of the day, for moments from 1970 on. (PostgreSQL: `extract(epoch from …)`.) */
export const dayNumberOf = (moment: string): string => `(epoch_us(${moment}) // 86400000000)`;
export const secondOfDay = (moment: string): string => `((epoch_us(${moment}) % 86400000000) / 1000000)`;

/** Whole months since the year 0 of a DATE. */
export const monthIndex = (day: string): string => `cast(extract(year from ${day}) * 12 + extract(month from ${day}) - 1 as integer)`;

/** A temporary relation of the frame, made anew. (PostgreSQL: drop and create.) */
export const createTable = (name: string, select: string): string => `create or replace temp table ${name} as ${select}`;
export const createView = (name: string, select: string): string => `create or replace temp view ${name} as ${select}`;

/** Text in small letters, without accents and without space at its ends. (PostgreSQL: `unaccent`.) */
export const foldText = (text: string): string => `strip_accents(lower(trim(${text})))`;

const MADE = /^create or replace temp (?:table|view) (\S+) as (.*)$/s;

/** A query with the relations that it reads (statements of `createTable` and `createView`, in their order) as parts of it. */
export function standaloneSql(sql: string, statements: readonly string[]): string {
  const parts = statements.flatMap((statement) => {
    const [, name, select] = MADE.exec(statement) ?? [];
    return name === undefined || select === undefined ? [] : [{ name, select }];
  });
  // From the end: what nothing after it reads is left out.
  const used: typeof parts = [];
  for (const part of parts.toReversed())
    if ([sql, ...used.map(({ select }) => select)].some((text) => text.includes(part.name))) used.unshift(part);
  const named = used.map(({ name, select }) => `${name} as (\n  ${oneLine(select)}\n)`);
  return named.length === 0 ? oneLine(sql) : `with ${named.join(",\n")}\n${oneLine(sql)}`;
}

/** Runs of blanks and line breaks as one blank, outside of texts and names in quotes. */
const oneLine = (sql: string): string => sql.replaceAll(/('(?:[^']|'')*'|"(?:[^"]|"")*")|\s+/g, (_, quoted?: string) => quoted ?? " ");
