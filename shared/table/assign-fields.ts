import { onlyByValues, onlyDates } from "./assign-by-values.ts";
import { byElimination } from "./by-elimination.ts";
import { suits, uniqueness } from "./column-kind.ts";
import { fieldScore } from "./concepts/field-patterns.ts";
import { speaksOf } from "./concepts/read-header.ts";
import { CANONICAL, type CanonicalTable, QUESTIONS } from "./fields.ts";
import type { KeyGuess } from "./guess-keys.ts";
import type { QuestionGuess } from "./guess-questions.ts";
import { isBlocked, preference, valuesFit } from "./header-traps.ts";
import { foldText, headerWords } from "./header-words.ts";
import type { Reason } from "./mapping.ts";
import { bestMatch } from "./match-header.ts";
import type { RawTable } from "./raw-table.ts";
import type { KnownExport } from "./recognise-export.ts";
import { phrasesOf } from "./synonyms/phrases-of.ts";
import type { Assignment } from "./table-reading.ts";
import { isTimesQuantity } from "./unit-price.ts";
import { waveName } from "./wave-names.ts";

/** Below this a header does not say a field. */
const LEAST = 0.55;

/** The columns of a sheet as the fields of one canonical table, each column and each field at most once. */
export function assignFields(
  table: CanonicalTable,
  raw: RawTable,
  key: KeyGuess | undefined,
  questions: readonly QuestionGuess[],
  known: KnownExport | null = null,
): readonly Assignment[] {
  const taken = new Map<string, Assignment>();
  const used = new Set<string>();
  const give = (assignment: Assignment): void => {
    if (taken.has(assignment.field) || used.has(assignment.column.id)) return;
    taken.set(assignment.field, assignment);
    used.add(assignment.column.id);
  };
  if (known !== null) {
    for (const id of known.not) used.add(id);
    for (const [field, column] of known.fields) {
      // A second reading of an export shares only what both tables have.
      if (!Object.hasOwn(CANONICAL[table], field) || (table !== known.as && field !== "customer_id")) continue;
      give({ field, column, confidence: 0.97, reason: { code: "exportColumn", detail: { name: known.name } } });
    }
  }
  if (key !== undefined && isTicketKey(table, key, raw)) {
    give({ field: "ticket_id", column: key.column, confidence: 0.7, reason: key.reason });
  } else if (key !== undefined && "customer_id" in CANONICAL[table]) {
    give({ field: "customer_id", column: key.column, confidence: round(Math.min(0.98, key.score)), reason: key.reason });
  }
  const answers = new Map<string, Assignment>();
  if (table === "answers") {
    for (const { question, column, confidence, reason, scale, labels, turned } of questions) {
      // Two questions may share a column (guess-questions.ts).
      const more = { ...(labels === undefined ? {} : { labels }), ...(turned === undefined ? {} : { turned }) };
      answers.set(question, { field: question, column, confidence, reason, scale, ...more });
      used.add(column.id);
    }
  } else {
    for (const { column, confidence } of questions) if (confidence >= 0.6) used.add(column.id);
  }
  // Of a known export a second table takes the customer and the answers, and no guesses.
  if (known !== null && table !== known.as) return inOrder(table, taken, answers);
  for (const candidate of candidatesOf(table, raw)) give(candidate);
  for (const only of onlyDates(table, raw, taken, used)) give(only);
  for (const only of onlyByValues(table, raw, taken, used)) give(only);
  for (const rest of byElimination(table, raw, taken, used)) give(rest);
  return inOrder(table, taken, answers);
}

/** "ID" alone in a list of tickets, another one in each row, is the ticket's. */
const isTicketKey = (table: CanonicalTable, { column }: KeyGuess, raw: RawTable): boolean =>
  table === "tickets" &&
  headerWords(column.header).join(" ") === "id" &&
  uniqueness(column) >= 0.95 &&
  !candidatesOf(table, raw).some(({ field, column: { id } }) => field === "ticket_id" && id !== column.id) &&
  candidatesOf(table, raw).some(({ field }) => OF_TICKETS.has(field));

/** What only a list of tickets has. */
const OF_TICKETS: ReadonlySet<string> = new Set(["first_response_at", "resolved_at", "handle_seconds", "reopened", "fcr"]);

const inOrder = (
  table: CanonicalTable,
  taken: ReadonlyMap<string, Assignment>,
  answers: ReadonlyMap<string, Assignment>,
): readonly Assignment[] => Object.keys(CANONICAL[table]).flatMap((field) => taken.get(field) ?? answers.get(field) ?? []);

function candidatesOf(table: CanonicalTable, raw: RawTable): readonly Assignment[] {
  const fields = Object.entries(CANONICAL[table]).filter(
    ([field]) => field !== "customer_id" && !(QUESTIONS as readonly string[]).includes(field),
  );
  const found: (Assignment & { readonly order: number })[] = [];
  for (const column of raw.columns) {
    const words = headerWords(column.header);
    for (const [order, [field, kind]] of fields.entries()) {
      if (isBlocked(table, field, words, column)) continue;
      if (field === "amount" && speaksOf(column.header, ["UNIT_PRICE"]) && !isTimesQuantity(column, raw.columns)) continue;
      const { score, phrase } = headerSays(table, field, column.header, words);
      if (score < LEAST) continue;
      const fit = suits(column, kind, field) * valuesFit(table, field, column);
      if (fit === 0) continue;
      const confidence = score * (0.6 + 0.4 * fit) * preference(table, field, phrase, column);
      found.push({
        field,
        column,
        confidence: round(Math.min(0.98, confidence)),
        reason: reasonOf(score, phrase, field, column.header),
        order,
      });
    }
  }
  return latestFirst(table, found).sort((a, b) => b.confidence - a.confidence || a.order - b.order);
}

/** Money of an account in a column a period ("MRR Jan-24", "MRR Feb-24"): what the customer pays is in the latest. */
function latestFirst<T extends Assignment>(table: CanonicalTable, found: readonly T[]): T[] {
  if (table !== "accounts") return [...found];
  return found.map((one): T => {
    if (one.field !== "mrr" && one.field !== "revenue") return one;
    const own = waveName(one.column.header);
    if (own === null) return one;
    const others = found.flatMap(({ field, column }) => {
      const wave = field === one.field && column.id !== one.column.id ? waveName(column.header) : null;
      return wave !== null && wave.kind === own.kind && foldText(wave.rest) === foldText(own.rest) ? [wave.order] : [];
    });
    if (others.length === 0) return one;
    if (others.some((order) => order > own.order)) return { ...one, confidence: round(0.8 * one.confidence) };
    return { ...one, confidence: Math.min(one.confidence, 0.85), reason: { code: "latestPeriod", detail: { count: others.length + 1 } } };
  });
}

/** What the lists of phrases and the patterns of concepts say, whichever says it better; a pattern's phrase is its needs. */
function headerSays(
  table: CanonicalTable,
  field: string,
  header: string,
  words: readonly string[],
): { readonly score: number; readonly phrase: string } {
  const listed = bestMatch(words, phrasesOf(table, field));
  const { score, pattern } = fieldScore(table, field, header);
  return listed.score >= score ? listed : { score, phrase: (pattern.split(" ~")[0] ?? "").replace(/ @.*/, "").toLowerCase() };
}

function reasonOf(score: number, phrase: string, field: string, header: string): Reason {
  if (field === "segment" && !phrase.includes("segment")) return { code: "segmentGuess" };
  if (score === 1) return { code: "headerExact" };
  const words = phrase.replace(/[=~*]/g, "").replace(/\s+/g, " ").trim();
  // Patterns are written in concepts, which stand in no header.
  const isThere = words !== "" && foldText(header).includes(foldText(words));
  return { code: "headerWords", detail: { phrase: isThere ? words : header } };
}

const round = (value: number): number => Math.round(value * 100) / 100;
