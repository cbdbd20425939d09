import type { DayOrder, DayOrderShapes } from "../../../shared/table/day-order.ts";

/**
 * The forms in which people write days. `iso` is SQL over the date part of a cell in lower case without
 * accents. `iso` makes YYYY-M-D of it, which is then cast, so that 30 February is no day.
 */
export type DayShape = { readonly name: string; readonly pattern: string; readonly iso: string };

const SEPARATOR = "\\s*[-/. ]\\s*";
const WEEKDAY = "(?:[a-z]{2,9}[.]?,?\\s+)?";
const TRIPLE = `^${WEEKDAY}(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}`;
const NAMED_DAY = `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th|er|º|°)?[-/. ]*(?:de |of )?([a-z]{3,10})[.]?[-/., ]*(?:de )?'?`;
const NAMED_MONTH = "^(?:[a-z]{2,9}[.]?,\\s+)?([a-z]{3,10})[.]?[-/. ]*(\\d{1,2})(?:st|nd|rd|th)?,?[-/. ]+'?";

const quoted = (pattern: string): string => `'${pattern.replaceAll("'", "''")}'`;

/** SQL: number of a month from its name, by the letters that seven languages give it. */
const monthNumber = (name: string): string => `case left(${name}, 4) when 'juin' then '6' when 'juil' then '7' else
  case left(${name}, 3) when 'jan' then '1' when 'gen' then '1' when 'ian' then '1' when 'ene' then '1'
    when 'feb' then '2' when 'fev' then '2' when 'mar' then '3' when 'apr' then '4' when 'avr' then '4' when 'abr' then '4'
    when 'may' then '5' when 'mai' then '5' when 'mag' then '5' when 'jun' then '6' when 'giu' then '6' when 'iun' then '6'
    when 'jul' then '7' when 'lug' then '7' when 'iul' then '7' when 'aug' then '8' when 'aou' then '8' when 'ago' then '8'
    when 'sep' then '9' when 'set' then '9' when 'oct' then '10' when 'ott' then '10' when 'okt' then '10' when 'out' then '10'
    when 'nov' then '11' when 'noi' then '11' when 'dec' then '12' when 'dic' then '12' when 'dez' then '12' end end`;

const dated = (year: string, month: string, date: string): string => `concat_ws('-', ${year}, ${month}, ${date})`;
/** SQL: a year of two digits: 70–99 are 19xx. */
const century = (year: string): string => `case when ${year} >= '70' then '19' else '20' end || ${year}`;

const YEAR = "(\\d{4})$";
const SHORT_YEAR = "(\\d{2})$";

/** SQL over the date part `d`: a text in another form, and one piece of it. */
type Pieces = {
  readonly replaced: (pattern: string, form: string) => string;
  readonly part: (pattern: string, group: number) => string;
};

function triple({ replaced, part }: Pieces, name: string, year: string, dayFirst: boolean): DayShape {
  const pattern = TRIPLE + year;
  const [date, month] = dayFirst ? [1, 2] : [2, 1];
  const iso =
    year === YEAR
      ? replaced(pattern, `\\3-\\${month}-\\${date}`)
      : dated(century(part(pattern, 3)), part(pattern, month), part(pattern, date));
  return { name, pattern, iso };
}

function named({ part }: Pieces, name: string, stem: string, year: string, monthGroup: 1 | 2): DayShape {
  const pattern = stem + year;
  const yearText = year === YEAR ? part(pattern, 3) : century(part(pattern, 3));
  return { name, pattern, iso: dated(yearText, monthNumber(part(pattern, monthGroup)), part(pattern, 3 - monthGroup)) };
}

/** All forms, in the order in which they are tried; `d` is the name of the date part. */
export function dayShapes(order: DayOrder, d: string): readonly DayShape[] {
  const pieces: Pieces = {
    replaced: (pattern, form) => `regexp_replace(${d}, ${quoted(pattern)}, ${quoted(form)})`,
    part: (pattern, group) => `regexp_extract(${d}, ${quoted(pattern)}, ${group})`,
  };
  const { replaced, part } = pieces;
  const iso = "^(\\d{4})\\s*[-/. ]\\s*(\\d{1,2})\\s*[-/. ]\\s*(\\d{1,2})$";
  const compact = "^((?:19|20)\\d{2})(\\d{2})(\\d{2})$";
  const month = "^(\\d{4})[-/. ](\\d{1,2})$";
  const monthFirst = "^(\\d{1,2})[-/. ](\\d{4})$";
  const monthName = "^([a-z]{3,10})[.]?[-/ ]*'?(\\d{4})$";
  const quarter = "^(\\d{4})[-/ ]*[qt] ?([1-4])$";
  const quarterFirst = "^[qt] ?([1-4])[-/ ]*(\\d{4})$";
  const ofQuarter = (year: string, number: string): string => dated(year, `cast(cast(${number} as integer) * 3 - 2 as varchar)`, "'1'");
  return [
    { name: "iso", pattern: iso, iso: replaced(iso, "\\1-\\2-\\3") },
    triple(pieces, "triple", YEAR, order.dayFirst),
    triple(pieces, "tripleShort", SHORT_YEAR, order.dayFirst),
    named(pieces, "named", NAMED_DAY, YEAR, 2),
    named(pieces, "namedMonthFirst", NAMED_MONTH, YEAR, 1),
    named(pieces, "namedShort", NAMED_DAY, SHORT_YEAR, 2),
    { name: "compact", pattern: compact, iso: replaced(compact, "\\1-\\2-\\3") },
    { name: "month", pattern: month, iso: replaced(month, "\\1-\\2-1") },
    { name: "monthFirst", pattern: monthFirst, iso: replaced(monthFirst, "\\2-\\1-1") },
    { name: "monthName", pattern: monthName, iso: dated(part(monthName, 2), monthNumber(part(monthName, 1)), "'1'") },
    { name: "quarter", pattern: quarter, iso: ofQuarter(part(quarter, 1), part(quarter, 2)) },
    { name: "quarterFirst", pattern: quarterFirst, iso: ofQuarter(part(quarterFirst, 2), part(quarterFirst, 1)) },
  ];
}

/** SQL: the date part of a text: lower case, no accents, no time. */
export const datePart = (text: string): string =>
  `trim(regexp_replace(strip_accents(lower(${text})), '(?:[t,]|\\s)\\s*\\d{1,2}[:h]\\d{2}.*$', ''), ' ,')`;

/** SQL: the time part of a text as TIME, 00:00 when there is none; the zone is not used (cli.md, Dates: no time zone). */
export function timePart(text: string): string {
  const pattern = "(?:[tT,]|\\s)\\s*(\\d{1,2})[:hH](\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([aApP]\\.?[mM])?";
  const at = (group: number): string => `regexp_extract(${text}, '${pattern}', ${group})`;
  const hour = `try_cast(${at(1)} as integer)`;
  const half = `lower(left(${at(4)}, 1))`;
  const hours = `case when ${half} = 'p' and ${hour} < 12 then ${hour} + 12 when ${half} = 'a' and ${hour} = 12 then 0 else ${hour} end`;
  const time = `try_cast(concat(${hours}, ':', ${at(2)}, ':', case when ${at(3)} = '' then '00' else ${at(3)} end) as time)`;
  return `coalesce(case when contains(${text}, ':') or regexp_matches(${text}, '\\d[hH]\\d{2}') then ${time} end, time '00:00:00')`;
}

export type DayTextShapes = DayOrderShapes & { readonly counts: Readonly<Record<string, number>>; readonly timed: number };

/** A query over the different texts of a column (`t`) that counts the forms and what they say about the order. */
export function dayShapesQuery(texts: string): string {
  const shapes = dayShapes({ dayFirst: true, guessed: false }, "d");
  const tripleAny = quoted(`${TRIPLE}(?:\\d{4}|\\d{2})$`);
  const counts = shapes.map((shape) => `count(*) filter (regexp_matches(d, ${quoted(shape.pattern)})) as "n_${shape.name}"`);
  return `select count(*) as total, ${counts.join(", ")},
      count(*) filter (regexp_matches(t, '\\d{1,2}[:hH]\\d{2}')) as timed,
      count(*) filter (a > 12) as "firstOver12", count(*) filter (b > 12) as "secondOver12",
      count(distinct a) as firsts, count(distinct b) as seconds,
      coalesce(min(a) = 1 and max(a) = 1, false) as "firstIsOne", coalesce(min(b) = 1 and max(b) = 1, false) as "secondIsOne",
      count(*) filter (a is not null and contains(d, '.')) as dotted,
      count(*) filter (a is not null and regexp_matches(lower(t), '\\d\\s*[ap]\\.?m')) as "twelveHour"
    from (select t, d, try_cast(regexp_extract(d, ${tripleAny}, 1) as integer) as a, try_cast(regexp_extract(d, ${tripleAny}, 2) as integer) as b
      from (select t, ${datePart("t")} as d from (${texts})))`;
}

export const patternText = quoted;
