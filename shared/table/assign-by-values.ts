import { answered, isDated, shareOfTop, suits, uniqueness } from "./column-kind.ts";
import { type Concept, speaksOf } from "./concepts/read-header.ts";
import { wholeValues } from "./detect-scale.ts";
import type { CanonicalTable } from "./fields.ts";
import { headerWords } from "./header-words.ts";
import type { RawColumn, RawTable } from "./raw-table.ts";
import type { Assignment } from "./table-reading.ts";

/** The date of a row, when no header says it and the sheet has exactly one column of dates. */
const DATE_FIELD: Readonly<Partial<Record<CanonicalTable, string>>> = {
  answers: "answered_at",
  transactions: "date",
  movements: "month",
  tickets: "created_at",
  invitations: "sent_at",
  events: "at",
};

export function onlyDates(
  table: CanonicalTable,
  raw: RawTable,
  taken: ReadonlyMap<string, Assignment>,
  used: ReadonlySet<string>,
): readonly Assignment[] {
  const field = DATE_FIELD[table];
  if (field === undefined || taken.has(field)) return [];
  const others = [...OTHER_DAYS, ...(NOT_OF_ROWS[table] ?? [])];
  const dates = raw.columns.filter(
    (column) => !used.has(column.id) && answered(column) > 0 && isDated(column) && !speaksOf(column.header, others),
  );
  const [only] = dates;
  return only === undefined || dates.length > 1 ? [] : [{ field, column: only, confidence: 0.6, reason: { code: "onlyDate" } }];
}

/** Days of a life or a contract are not the day of a row. */
const OTHER_DAYS: readonly Concept[] = ["START", "JOIN", "SINCE", "LEAVE", "BIRTH", "NEXT"];

/** A ticket may be about a purchase made long before; the day of a customer is that on which the customer came. */
const NOT_OF_ROWS: Readonly<Partial<Record<CanonicalTable, readonly Concept[]>>> = {
  tickets: ["ORDER", "BUY"],
  transactions: ["CUSTOMER", "MEMBER"],
  invitations: ["CUSTOMER", "ACCOUNT", "MEMBER", "CONTRACT"],
};

/** What the values alone tell: +1, 0, −1 among outcomes are the polarity; the one column of sentences in a survey is the comment. */
export function onlyByValues(
  table: CanonicalTable,
  raw: RawTable,
  taken: ReadonlyMap<string, Assignment>,
  used: ReadonlySet<string>,
): readonly Assignment[] {
  const free = raw.columns.filter((column) => !used.has(column.id) && answered(column) > 0);
  if (table === "outcomes" && !taken.has("polarity") && taken.has("outcome")) {
    const signs = free.filter((column) => {
      const { counts, total } = wholeValues(column);
      return counts.has(-1) && total === column.profile.filled && [...counts.keys()].every((value) => Math.abs(value) <= 1);
    });
    return signs.flatMap((column) => ({
      field: "polarity",
      column,
      confidence: 0.7,
      reason: { code: "valuesOnly", detail: { min: -1, max: 1 } },
    }));
  }
  if (table === "answers" && !taken.has("comment")) {
    const sentences = free.filter(
      (column) =>
        suits(column, "text", "comment") > 0 &&
        isSentences(column) &&
        !speaksOf(column.header, NAMES) &&
        !headerWords(column.header).some((word) => word === "title" || word === "summary"),
    );
    const [only] = sentences;
    return only === undefined || sentences.length > 1
      ? []
      : [{ field: "comment", column: only, confidence: 0.5, reason: { code: "onlySentences" } }];
  }
  return [];
}

const isSentences = (column: RawColumn): boolean =>
  column.profile.distinct > 10 &&
  uniqueness(column) >= 0.5 &&
  (column.profile.longest ?? 0) >= 15 &&
  shareOfTop(column, (text) => /\s\S+\s/.test(text)) >= 0.6;

/** Names, places and things may be as long as sentences. */
const NAMES: readonly Concept[] = [
  "PERSON_NAME",
  "ADDRESS",
  "PLACE",
  "AGENT",
  "PRODUCT",
  "MEMBER",
  "COMPANY",
  "CUSTOMER",
  "ACCOUNT",
  "EMAIL",
  "TOPIC",
];
