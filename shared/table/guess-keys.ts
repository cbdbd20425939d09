import { answered, isDated, isTicketNumber, shareOfTop, suits, uniqueness } from "./column-kind.ts";
import { fieldScore } from "./concepts/field-patterns.ts";
import { type Concept, readHeader } from "./concepts/read-header.ts";
import { type MappingEvidence, overlapOf } from "./evidence.ts";
import { headerWords } from "./header-words.ts";
import type { Reason } from "./mapping.ts";
import { bestMatch, matchHeader } from "./match-header.ts";
import type { RawColumn, RawTable } from "./raw-table.ts";
import { phrasesOf } from "./synonyms/phrases-of.ts";

export type KeyGuess = { readonly column: RawColumn; readonly score: number; readonly reason: Reason };

/** Fewer shared keys than this between two tables say that a column is no common key. */
const JOINS = 0.3;

/** A header that says less, or whose values suit less, names no customer. */
const WEAK = 0.5;

/** Below this the concepts of a header do not name the customer. */
const LEAST = 0.55;

const BLOCKING = new Set([
  "name",
  "nom",
  "nome",
  "nume",
  "type",
  "tipo",
  "tip",
  "status",
  "statut",
  "stato",
  "stare",
  "since",
  "depuis",
  "count",
  "segment",
  "age",
  "satisfaction",
]);

// Not keys by trade, but what people have when there is no id.
const NAME_PHRASES = [
  "=email",
  "=e mail",
  "email address",
  "=mail",
  "adresse email",
  "=company",
  "company name",
  "account name",
  "customer name",
  "client name",
  "nom client",
  "raison sociale",
  "nome cliente",
  "ragione sociale",
  "nume client",
  "denumire client",
  "=organization",
  "=reporter",
  "=requester",
  "=requestor",
  "=caller",
  "=caller id",
  "=reviewer",
  "=reviewer name",
];

const CUSTOMERS: ReadonlySet<string> = new Set([
  "customers",
  "clients",
  "accounts",
  "subscribers",
  "users",
  "members",
  "clienti",
  "kunden",
  "clientes",
  "abonnes",
  "abbonati",
  "abonati",
]);

/** Whose address it may be said to be; an agent's or a shop's is not the customer's. */
const WHOSE: readonly Concept[] = ["EMAIL", "ADDRESS", "CUSTOMER", "ACCOUNT", "MEMBER", "RESPONDENT", "CONTACT", "END"];

/** How much a header says "this names the customer", 0–1. */
function headerScore(column: RawColumn): number {
  const words = headerWords(column.header);
  if (isTicketNumber(column)) return 0;
  // "Customers" over numbers counts them.
  if (column.type === "number" && words.length === 1 && CUSTOMERS.has(words[0] ?? "")) return 0;
  const tokens = readHeader(column.header);
  const isAddress = tokens.some(({ concepts }) => concepts.has("EMAIL"));
  // An address is a person's own, a name may be that of many.
  if (isAddress && tokens.every(({ concepts, ornament }) => ornament || WHOSE.some((concept) => concepts.has(concept)))) return 0.58;
  if (bestMatch(words, NAME_PHRASES).score === 1) return 0.55;
  if (words.some((word) => BLOCKING.has(word))) return 0;
  const { score, phrase } = bestMatch(words, phrasesOf("accounts", "customer_id"));
  const said = fieldScore("accounts", "customer_id", column.header).score;
  if (said >= LEAST && (said > score || score === 1)) return Math.max(said, score === 1 && !phrase.startsWith("=") ? 1 : 0);
  if (score === 0) return 0;
  // "ID" alone may name anything; so may "Client", which is often a name.
  if (phrase === "=id" || phrase === "=record id") return 0.6;
  return phrase.startsWith("=") && phrase !== "=customer id" ? 0.75 : score;
}

/** Columns of a table worth comparing with other tables: by header or because nearly every row has its own value. */
export function keyCandidates(table: RawTable): readonly RawColumn[] {
  const scored = table.columns
    .filter((column) => answered(column) > 0 && suits(column, "id", "customer_id") > 0 && !isDated(column))
    .map((column) => ({ column, score: headerScore(column) + (looksLikeKey(column) ? 0.2 : 0) }))
    .filter(({ score }) => score > 0);
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, 5)
    .map(({ column }) => column);
}

// Keys of other things than customers, and running numbers, share values with any list of numbers by chance.
const OTHER_KEYS =
  /^(?:ticket|tichet|case|caso|caz|incident|order|commande|ordin|comand|comenz|invoice|factur|fattur|task|tache|compit|sarcin|transac|tranzac|transaz|response|session|demande|richiest|solicit|dossier|row|line|ligne|riga|rand)/;

function mayBeForeignKey(column: RawColumn): boolean {
  const { min, max, distinct } = column.profile;
  const running = typeof min === "number" && typeof max === "number" && min <= 1 && max - min < 1.5 * distinct;
  return !running && !headerWords(column.header).some((word) => OTHER_KEYS.test(word));
}

const looksLikeKey = (column: RawColumn): boolean =>
  uniqueness(column) >= 0.3 && (column.profile.longest ?? 0) <= 64 && (column.type === "text" || column.profile.whole === true);

/**
 * The customer column of every table: the best header, and among several the one whose values stand in other tables too. A
 * table whose headers say nothing takes the column that holds the keys of another table.
 */
export function guessKeys(tables: readonly RawTable[], evidence: MappingEvidence): ReadonlyMap<string, KeyGuess> {
  const byHeader = new Map(tables.map((table) => [table.id, headed(table)]));
  const shared = (table: RawTable, column: RawColumn, others: (other: RawTable) => readonly RawColumn[]): number | null => {
    let best: number | null = null;
    for (const other of tables) {
      if (other.id === table.id) continue;
      for (const key of others(other)) {
        const share = overlapOf(evidence, { table: table.id, column: column.id }, { table: other.id, column: key.id });
        if (share !== null && share > (best ?? -1)) best = share;
      }
    }
    return best;
  };
  const headedColumns = (other: RawTable): readonly RawColumn[] => (byHeader.get(other.id) ?? []).map(({ column }) => column);
  const keys = new Map<string, KeyGuess>();
  for (const table of tables) {
    const ranked = (byHeader.get(table.id) ?? [])
      .map((guess) => ({ guess, share: shared(table, guess.column, headedColumns) }))
      .sort((a, b) => rank(b) - rank(a));
    const [first] = ranked;
    if (first !== undefined) {
      const joined = (first.share ?? 0) >= JOINS;
      const reason: Reason = joined ? { code: "keyShared", detail: { percent: Math.round(100 * (first.share ?? 0)) } } : first.guess.reason;
      keys.set(table.id, { column: first.guess.column, score: joined ? Math.max(first.guess.score, 0.9) : first.guess.score, reason });
      continue;
    }
    let found: KeyGuess | null = null;
    for (const column of keyCandidates(table).filter(mayBeForeignKey)) {
      const share = shared(table, column, headedColumns);
      if (share === null || share < 0.5 || share <= (found?.score ?? 0)) continue;
      found = { column, score: Math.min(0.85, share), reason: { code: "keyShared", detail: { percent: Math.round(100 * share) } } };
    }
    found ??= onlyKey(table);
    if (found !== null) keys.set(table.id, found);
  }
  return keys;
}

/** A key whose header says nothing; alone it makes no list of customers (read-table.ts). */
export const UNNAMED_KEY = 0.52;

/** The one column that looks like keys of somebody, under a header that names nothing else. */
function onlyKey(table: RawTable): KeyGuess | null {
  const keys = table.columns.filter(
    (column) =>
      answered(column) >= 0.9 * table.rowCount &&
      column.profile.distinct >= 15 &&
      looksLikeKey(column) &&
      mayBeForeignKey(column) &&
      !isTicketNumber(column) &&
      !isDated(column) &&
      isCoded(column) &&
      readHeader(column.header).every(
        ({ concepts, ornament }) =>
          ornament || concepts.size === 0 || concepts.has("ID") || concepts.has("MEMBER") || concepts.has("ACCOUNT"),
      ),
  );
  const [only] = keys;
  return only === undefined || keys.length > 1 ? null : { column: only, score: UNNAMED_KEY, reason: { code: "onlyKey" } };
}

/** Numbers of many digits, short texts with digits in them, or long ones that are no words. */
function isCoded(column: RawColumn): boolean {
  const { type, profile } = column;
  if (type === "number") return Number(profile.min) >= 10_000;
  if (type !== "text") return false;
  if ((profile.longest ?? 0) <= 24) return profile.top.every(({ value }) => /\d{3}/.test(value) && !/\s\S+\s/.test(value));
  return shareOfTop(column, (text) => /^(?=.*\d)[\w+/=-]{16,64}$/.test(text)) === 1;
}

const rank = ({ guess, share }: { readonly guess: KeyGuess; readonly share: number | null }): number =>
  guess.score + (share === null ? 0 : share >= JOINS ? 0.5 * share : -0.2);

function headed(table: RawTable): readonly KeyGuess[] {
  return table.columns.flatMap((column): KeyGuess[] => {
    const score = headerScore(column) * suits(column, "id", "customer_id");
    if (score < WEAK || isDated(column)) return [];
    const words = headerWords(column.header);
    const isExact = matchHeader(words, "=customer id") === 1 || score === 1;
    return [{ column, score, reason: isExact ? { code: "headerExact" } : { code: "headerWords", detail: { phrase: column.header } } }];
  });
}
