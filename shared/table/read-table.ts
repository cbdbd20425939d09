import { assignFields } from "./assign-fields.ts";
import { uniqueness } from "./column-kind.ts";
import { effortDirectionSeen, type MappingEvidence } from "./evidence.ts";
import { CANONICAL_TABLES, type CanonicalTable, QUESTIONS } from "./fields.ts";
import { type KeyGuess, UNNAMED_KEY } from "./guess-keys.ts";
import { guessQuestions, type QuestionGuess } from "./guess-questions.ts";
import { foldText } from "./header-words.ts";
import type { RawTable } from "./raw-table.ts";
import { recogniseExport } from "./recognise-export.ts";
import type { Assignment, TableReading } from "./table-reading.ts";
import { SIGNATURES } from "./table-signatures.ts";

/** Sheets with the same headers are one table in parts: the part with most rows tells what all of them are. */
export function readLikeLargest(
  raw: RawTable,
  tables: readonly RawTable[],
  keys: ReadonlyMap<string, KeyGuess>,
  evidence: MappingEvidence,
): readonly TableReading[] {
  const headers = ({ columns }: RawTable): string => JSON.stringify(columns.map(({ header }) => header));
  const alike = tables.filter((table) => headers(table) === headers(raw));
  const largest = alike.reduce((a, b) => (b.rowCount > a.rowCount ? b : a), raw);
  const readings = readTable(largest, keys.get(largest.id), evidence);
  if (largest.id === raw.id) return readings;
  const own = new Map(largest.columns.map(({ id }, index) => [id, raw.columns[index]]));
  return readings.map((reading) => ({
    ...reading,
    raw,
    fields: reading.fields.flatMap((field) => {
      const column = own.get(field.column.id);
      return column === undefined ? [] : [{ ...field, column }];
    }),
  }));
}

/** Rows that no plan of money has. */
const LONG = 30;

/** More than any table can have by its fields. */
const KNOWN = 20;

function readTable(raw: RawTable, key: KeyGuess | undefined, evidence: MappingEvidence): readonly TableReading[] {
  const known = recogniseExport(raw.columns);
  const questions = guessQuestions(
    raw.columns,
    (column) => effortDirectionSeen(evidence, { table: raw.id, column: column.id }),
    (column) => evidence.texts?.find((one) => one.table === raw.id && one.column === column.id)?.values,
    known?.questions,
  );
  const scored = CANONICAL_TABLES.flatMap((as) => {
    const fields = assignFields(as, raw, key, questions, known);
    const score = scoreOf(as, raw, fields, key) + (known?.as === as && fields.length > 1 ? KNOWN : 0);
    return score === 0 ? [] : [{ as, fields, score }];
  }).sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best === undefined || best.score < 1) return isCustomerList(raw, key) ? [customerList(raw, key)] : [];
  const margin = second === undefined ? 1 : (best.score - second.score) / best.score;
  const confidence = Math.round(100 * Math.min(0.98, 0.55 + 0.1 * Math.min(3, best.score) + 0.15 * margin)) / 100;
  const further = secondReading(best.as, scored, questions, key);
  const also = further === undefined ? undefined : { ...further, fields: besides(further, best) };
  const named = (fields: readonly Assignment[]): string => fields.map(({ field }) => field).join(", ");
  const reading = (as: CanonicalTable, fields: readonly Assignment[], sure: number, code: string, extras: boolean): TableReading => ({
    raw,
    as,
    confidence: sure,
    reason: { code, detail: { fields: named(fields) } },
    fields,
    extras,
  });
  const byName = (one: TableReading): TableReading =>
    known === null || one.as !== known.as
      ? one
      : { ...one, confidence: 0.97, reason: { code: "exportTable", detail: { name: known.name, headers: known.headers.join(", ") } } };
  if (also === undefined) return [reading(best.as, best.fields, confidence, "tableFields", true)].map(byName);
  // Labels of a customer belong to the account, where every table can be grouped by them.
  const extrasAt = best.as === "accounts" || also.as === "accounts" ? "accounts" : best.as;
  return [
    reading(best.as, best.fields, confidence, "tableFields", best.as === extrasAt),
    reading(also.as, also.fields, Math.min(confidence, 0.85), also.as === "answers" ? "alsoAnswers" : "alsoAccounts", also.as === extrasAt),
  ].map(byName);
}

function scoreOf(as: CanonicalTable, raw: RawTable, fields: readonly Assignment[], key: KeyGuess | undefined): number {
  const { weights, needs, names } = SIGNATURES[as];
  const has = new Set(fields.map(({ field }) => field));
  if (!needs.every((list) => list.some((field) => has.has(field)))) return 0;
  let score = 0;
  for (const { field, confidence } of fields) score += (weights[field] ?? 0.2) * confidence;
  const name = foldText(raw.sheet ?? raw.file);
  if (names.some((word) => name.includes(word))) score += 0.8;
  const unique = key === undefined ? 0 : uniqueness(key.column);
  // One row a customer is what accounts are; customers who come back are what transactions and movements are.
  if (as === "accounts") score += unique >= 0.95 ? 0.8 : -0.8;
  // A column of codes under a header that says nothing may be keys of anything.
  if (as === "accounts" && key?.score === UNNAMED_KEY && !fields.some(({ field }) => ACCOUNT_FACTS.has(field))) return 0;
  if ((as === "transactions" || as === "events") && key !== undefined && unique < 0.8) score += 0.7;
  // A plan of money has no customers, and a long list with a key a row is one of people or things.
  if (as === "cashflows" && key !== undefined && (key.score >= 0.7 || (unique >= 0.95 && raw.rowCount >= LONG))) score -= 2;
  return Math.max(0, score);
}

type Scored = { readonly as: CanonicalTable; readonly fields: readonly Assignment[]; readonly score: number };

/** A sheet with one row a customer that also has a satisfaction column is both accounts and answers; so is a ticket dump with CSAT. */
function secondReading(
  best: CanonicalTable,
  scored: readonly Scored[],
  questions: readonly QuestionGuess[],
  key: KeyGuess | undefined,
): Scored | undefined {
  if (best === "answers") {
    const accounts = scored.find(({ as }) => as === "accounts");
    const tells = accounts?.fields.some(({ field, confidence }) => ACCOUNT_FACTS.has(field) && confidence >= 0.6);
    return key !== undefined && tells === true ? accounts : undefined;
  }
  if (!["accounts", "tickets", "transactions", "events"].includes(best)) return undefined;
  return questions.some(({ confidence }) => confidence >= 0.7) ? scored.find(({ as }) => as === "answers") : undefined;
}

/** The fields of a second reading: a column means one thing in both, save that a ticket's date is also the date of its answer. */
function besides(further: Scored, best: Scored): readonly Assignment[] {
  const taken = new Map(best.fields.map(({ field, column }) => [column.id, field]));
  const fields = further.fields.filter(
    ({ field, column }) => (taken.get(column.id) ?? field) === field || (QUESTIONS as readonly string[]).includes(field),
  );
  if (further.as !== "answers" || fields.some(({ field }) => field === "answered_at")) return fields;
  const date = ["resolved_at", "created_at", "date", "at"].flatMap((name) => best.fields.find(({ field }) => field === name) ?? [])[0];
  return date === undefined
    ? fields
    : [...fields, { field: "answered_at", column: date.column, confidence: 0.6, reason: { code: "rowDate" } }];
}

/** What only a list of accounts tells; dates and labels stand in surveys too. */
const ACCOUNT_FACTS: ReadonlySet<string> = new Set([
  "churned",
  "mrr",
  "revenue",
  "variable_cost",
  "cac",
  "renewals",
  "usage_per_week",
  "features_used",
  "tickets_per_month",
  "payment_delay_days",
]);

const isCustomerList = (raw: RawTable, key: KeyGuess | undefined): key is KeyGuess =>
  key !== undefined && key.score >= 0.7 && uniqueness(key.column) >= 0.95 && raw.columns.length > 1;

const customerList = (raw: RawTable, key: KeyGuess): TableReading => ({
  raw,
  as: "accounts",
  confidence: 0.6,
  reason: { code: "customerList" },
  fields: [{ field: "customer_id", column: key.column, confidence: Math.round(100 * Math.min(0.98, key.score)) / 100, reason: key.reason }],
  extras: true,
});
