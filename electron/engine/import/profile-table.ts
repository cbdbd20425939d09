import type { Job } from "../../../shared/progress.ts";
import { MISSING_WORDS, NO_WORDS, YES_WORDS } from "../../../shared/table/cell-words.ts";
import type { ColumnProfile, RawColumn } from "../../../shared/table/raw-table.ts";
import { quoteText, type Store } from "../store.ts";

/** A column before anything is known of its cells. */
export type BareColumn = Omit<RawColumn, "profile">;

const TOP = 24;
const BINS = 12;

/** Shapes of texts that a person would read as a number or as a day; the mapping decides what they are. */
const NUMERIC = "[-+(\\x{2212}]?\\s?[€$£]?\\s?(([0-9]{1,3}([ .,''\\x{a0}\\x{202f}][0-9]{3})+|[0-9]+)([.,][0-9]+)?|[.,][0-9]+)\\s?[%€$£)]?";
const DAYS =
  "([0-9]{4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2}|[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ]([0-9]{4}|[0-9]{2})|[0-9]{1,2}[-/. ]+[a-zA-Z\\x{c0}-\\x{24f}]{3,10}[-/., ]+[0-9]{2,4})([T ,]+[0-9]{1,2}[:h][0-9]{2}.*)?";
/** Only such texts can match: most ids and comments are told apart by their first byte, before the pattern is tried. */
const MAY_MATCH = "(v < ':' or v >= '£') and strlen(v) <= 48";

/** Profiles every column over all rows of the stored table. */
export async function profileTable(
  store: Store,
  table: string,
  columns: readonly BareColumn[],
  job: Job,
): Promise<{ readonly rows: number; readonly columns: readonly RawColumn[] }> {
  const { rows } = await store.one<{ rows: number }>(`select count(*) as rows from ${table}`);
  const odd = new Map(
    (await store.all<{ col: string; n: number }>(`select col, count(*) as n from ${table}_odd group by col`)).map((row) => [
      row.col,
      row.n,
    ]),
  );
  const profiled: RawColumn[] = [];
  for (const [index, column] of columns.entries()) {
    job.report({ fraction: null, step: "profile", detail: { done: index, total: columns.length } });
    const facts = await store.watched(job, () => store.one<Facts>(factsQuery(table, column)));
    profiled.push({ ...column, profile: profileOf(column, facts, rows, odd.get(column.id) ?? 0) });
  }
  return { rows, columns: profiled };
}

type Facts = {
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

/** Everything comes from the different values and how often each occurs, which are grouped once. */
function factsQuery(table: string, { id, type }: BareColumn): string {
  const parts = ["coalesce(sum(n), 0) as filled", `count(*) as "distinct"`, topOf(type)];
  if (type === "text") {
    const sum = (condition: string): string => `coalesce(sum(n) filter (${condition}), 0)`;
    parts.push(
      `${sum(`${MAY_MATCH} and regexp_full_match(v, '${NUMERIC}')`)} as numeric`,
      `${sum(`${MAY_MATCH} and regexp_full_match(v, '${DAYS}')`)} as days`,
      `${sum(`strlen(v) <= ${longest(FLAG_WORDS)} and v in (${listed(FLAG_WORDS)})`)} as flags`,
      `${sum(`strlen(v) <= ${longest(BLANK_WORDS)} and v in (${listed(BLANK_WORDS)})`)} as blanks`,
      "coalesce(max(length(v)), 0) as longest",
    );
  } else if (type !== "boolean") parts.push(`min(v)${SHOWN[type]} as min`, `max(v)${SHOWN[type]} as max`);
  if (type === "number") {
    parts.push(
      "bool_and(v = trunc(v)) as whole",
      `(select list(n order by v) from g where (select count(*) from g) <= ${BINS}) as "values"`,
      // Halved first: the width of the full range of doubles is no double.
      `(select list({'bin': bin, 'count': c}) from (
         select least(${BINS - 1}, floor((v / 2 - lo / 2) / (hi / 2 - lo / 2) * ${BINS}))::integer as bin, sum(n) as c
         from g, (select min(v) as lo, max(v) as hi, count(*) as d from g) where d > ${BINS} group by bin)) as bins`,
    );
  }
  return `with g as materialized (select ${id} as v, count(*) as n from ${table} where ${id} is not null group by ${id})
    select ${parts.join(", ")} from g`;
}

const SHOWN = { text: "", number: "", day: "::varchar", moment: "::varchar", boolean: "::varchar" } as const;

/** SQL: the most frequent values as texts, most frequent first, then by value. */
function topOf(type: RawColumn["type"]): string {
  const value =
    type === "number" ? "case when v = trunc(v) and abs(v) < 1e15 then v::bigint::varchar else v::varchar end" : `v${SHOWN[type]}`;
  return `(select list({'value': value, 'count': n}) from (select ${value} as value, n from (select v, n from g order by n desc, v limit ${TOP}))) as top`;
}

/** A word as it is written in lower case, with a capital, and in capitals. */
const inCases = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((word) => [word, word.slice(0, 1).toUpperCase() + word.slice(1), word.toUpperCase()])),
];

const FLAG_WORDS = inCases([...YES_WORDS, ...NO_WORDS]);
const BLANK_WORDS = inCases(MISSING_WORDS);

const listed = (words: readonly string[]): string => words.map(quoteText).join(", ");
const longest = (words: readonly string[]): number => Math.max(...words.map((word) => Buffer.byteLength(word)));

function profileOf({ type }: BareColumn, facts: Facts, rows: number, odd: number): ColumnProfile {
  const { filled, distinct, min, max } = facts;
  const shared = { filled, empty: rows - filled - odd, distinct, odd, top: facts.top ?? [] };
  if (type === "text") {
    return { ...shared, numeric: facts.numeric, days: facts.days, flags: facts.flags, blanks: facts.blanks, longest: facts.longest };
  }
  if (type === "boolean" || min === null || max === null) return shared;
  if (type !== "number") return { ...shared, min, max };
  return { ...shared, min, max, whole: facts.whole ?? false, histogram: facts.values ?? binned(facts.bins ?? []) };
}

function binned(bins: readonly { readonly bin: number; readonly count: number }[]): readonly number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const { bin, count } of bins) counts[Math.min(BINS - 1, Math.max(0, bin))] = count;
  return counts;
}
