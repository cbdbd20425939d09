import { MISSING_WORDS, NO_WORDS, YES_WORDS } from "../../../shared/table/cell-words.ts";
import type { RawColumn } from "../../../shared/table/raw-table.ts";
import { quoteText, type Store } from "../store.ts";

/** A column before anything is known of its cells. */
export type BareColumn = Omit<RawColumn, "profile">;

const TOP = 24;
/** Bins of a histogram. */
export const BINS = 12;

/** What the queries answer for one column. */
export type Facts = {
  readonly filled: number;
  readonly distinct: number;
  readonly top: readonly { readonly value: string; readonly count: number }[] | null;
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly whole: boolean | null;
  readonly numeric: number;
  readonly days: number;
  readonly flags: number;
  readonly blanks: number;
  readonly longest: number;
  readonly values: readonly number[] | null;
  readonly bins: readonly { readonly bin: number; readonly count: number }[] | null;
};

/** Of a column without any value. */
export const NO_FACTS: Facts = {
  filled: 0,
  distinct: 0,
  top: [],
  min: null,
  max: null,
  whole: null,
  numeric: 0,
  days: 0,
  flags: 0,
  blanks: 0,
  longest: 0,
  values: null,
  bins: null,
};

export type FactsById = ReadonlyMap<string, Facts>;
type OfColumn = { readonly col: string };

/** Columns of one type at a time, as one long table `g` of column, value and number of cells. */
export async function factsOfShort(store: Store, table: string, columns: readonly BareColumn[]): Promise<FactsById> {
  const facts = new Map<string, Facts>();
  for (const type of new Set(columns.map((column) => column.type))) {
    const ids = columns.filter((column) => column.type === type).map(({ id }) => id);
    await store.run(
      `create or replace temp table g as select col, v, count(*) as n
       from (unpivot (select ${ids.join(", ")} from ${table}) on columns(*) into name col value v) group by all`,
    );
    const counted = await store.all<Facts & OfColumn>(`select col, ${countsOf(type).join(", ")} from g group by col`);
    const tops = await store.all<Pick<Facts, "top"> & OfColumn>(
      `select col, list({'value': value, 'count': n} order by n desc, v) as top from (
         select col, v, n, ${shownAs(type)} as value from g qualify row_number() over (partition by col order by n desc, v) <= ${TOP}) group by col`,
    );
    const bins =
      type !== "number"
        ? []
        : await store.all<Pick<Facts, "bins"> & OfColumn>(
            `select col, list({'bin': bin, 'count': c}) as bins from (
         select col, ${BIN} as bin, sum(n) as c
         from g join (select col, min(v) as lo, max(v) as hi from g group by col having count(*) > ${BINS}) using (col) group by col, bin) group by col`,
          );
    for (const one of counted) facts.set(one.col, { ...NO_FACTS, ...one });
    for (const { col, ...more } of [...tops, ...bins]) facts.set(col, { ...(facts.get(col) ?? NO_FACTS), ...more });
  }
  await store.run("drop table if exists g");
  return facts;
}

/**
 * One column of many rows. Its different values become a table `g` first: that is read by all threads, and statistics of its blocks tell where there is
 * nothing to look for.
 */
export async function factsOfLong(store: Store, table: string, columns: readonly BareColumn[]): Promise<FactsById> {
  const facts = new Map<string, Facts>();
  for (const { id, type } of columns) {
    await store.run(
      `create or replace temp table g as select ${id} as v, count(*) as n from ${table} where ${id} is not null group by ${id}`,
    );
    const found = await store.one<Facts>(`select ${factsOf(type).join(", ")} from g`);
    facts.set(id, { ...NO_FACTS, ...found });
  }
  await store.run("drop table if exists g");
  return facts;
}

/** Shapes of texts that a person would read as a number or as a day; the mapping decides what they are. */
const NUMERIC = "[-+(\\x{2212}]?\\s?[€$£]?\\s?(([0-9]{1,3}([ .,''\\x{a0}\\x{202f}][0-9]{3})+|[0-9]+)([.,][0-9]+)?|[.,][0-9]+)\\s?[%€$£)]?";
const DAYS =
  "([0-9]{4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2}|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]([0-9]{4}|[0-9]{2})|[0-9]{1,2}[-/. ]+[a-zA-Z\\x{c0}-\\x{24f}]{3,10}[-/., ]+[0-9]{2,4})([T ,]+[0-9]{1,2}[:h][0-9]{2}.*)?";
/** Only such texts can match: most ids and comments are told apart by their first byte, before the pattern is tried. */
const MAY_MATCH = "(v < ':' or v >= '£') and strlen(v) <= 48";

/** SQL over different values `v` and the number `n` of their cells; `sum` = how the cells whose value meets a condition are counted. */
function countsOf(
  type: RawColumn["type"],
  sum = (condition: string): string => `coalesce(sum(n) filter (${condition}), 0)`,
): readonly string[] {
  const counts = ["coalesce(sum(n), 0) as filled", `count(*) as "distinct"`];
  if (type === "boolean") return counts;
  if (type === "text") {
    return [
      ...counts,
      `${sum(`${MAY_MATCH} and regexp_full_match(v, '${NUMERIC}')`)} as numeric`,
      `${sum(`${MAY_MATCH} and regexp_full_match(v, '${DAYS}')`)} as days`,
      `${sum(`v in (${listed(FLAG_WORDS)})`)} as flags`,
      `${sum(`v in (${listed(BLANK_WORDS)})`)} as blanks`,
      "coalesce(max(length(v)), 0) as longest",
    ];
  }
  const bounds = [...counts, `min(v)${SHOWN[type]} as min`, `max(v)${SHOWN[type]} as max`];
  return type === "number"
    ? [...bounds, "bool_and(v = trunc(v)) as whole", `case when count(*) <= ${BINS} then list(n order by v) end as "values"`]
    : bounds;
}

/** SQL over one column's values in `g`. */
function factsOf(type: RawColumn["type"]): readonly string[] {
  // Queries of their own: a long list among other conditions is compared with every value in full, and no block of values is passed over.
  const counts = countsOf(type, (condition) => `(select coalesce(sum(n), 0) from g where ${condition})`);
  const top = `(select list({'value': value, 'count': n}) from (select ${shownAs(type)} as value, n from (select v, n from g order by n desc, v limit ${TOP}))) as top`;
  if (type !== "number") return [...counts, top];
  const bins = `(select list({'bin': bin, 'count': c}) from (
      select ${BIN} as bin, sum(n) as c from g, (select min(v) as lo, max(v) as hi, count(*) as d from g) where d > ${BINS} group by bin)) as bins`;
  return [...counts.filter((part) => !part.endsWith('"values"')), VALUES, top, bins];
}

/** SQL: how often each value occurs, where they are few: nothing is sorted where they are many. */
const VALUES = `(select list(n order by v) from g where (select count(*) from g) <= ${BINS}) as "values"`;

/** SQL: the bin of a value between `lo` and `hi`. Halved first: the width of the full range of doubles is no double. */
const BIN = `least(${BINS - 1}, floor((v / 2 - lo / 2) / (hi / 2 - lo / 2) * ${BINS}))::integer`;

const SHOWN = { text: "", number: "", day: "::varchar", moment: "::varchar", boolean: "::varchar" } as const;

/** SQL: a value as a text. */
const shownAs = (type: RawColumn["type"]): string =>
  type === "number" ? "case when v = trunc(v) and abs(v) < 1e15 then v::bigint::varchar else v::varchar end" : `v${SHOWN[type]}`;

/** A word as it is written in lower case, with a capital, and in capitals. */
const inCases = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => [word, word.slice(0, 1).toUpperCase() + word.slice(1), word.toUpperCase()])),
];

const FLAG_WORDS = inCases([...YES_WORDS, ...NO_WORDS]);
const BLANK_WORDS = inCases(MISSING_WORDS);

const listed = (words: readonly string[]): string => words.map(quoteText).join(", ");
