import type { Draft } from "immer";
import type { Imported } from "../../shared/ipc/contract.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import { QUESTIONS, type Question } from "../../shared/table/fields.ts";
import type { Mapping, TableMapping } from "../../shared/table/mapping.ts";
import { askAboutReading, type MappingQuestion, questionOf } from "../../shared/table/mapping-question.ts";
import { READING_ANSWERS, READINGS, type ReadingAnswer, type ReadingQuestion } from "../../shared/table/readings.ts";
import { DEFAULT_SCALES, type Scale } from "../../shared/table/scale.ts";
import { setScale } from "./edit-mapping.ts";
import { speaksOf } from "./table-uses.ts";

/** Something the data leave open, asked once for all sheets that leave it open in the same way. */
export type AskedQuestion = {
  readonly id: string;
  readonly question: MappingQuestion;
  /** Entries of the mapping that an answer goes into, and the sheets they are about. */
  readonly entries: readonly number[];
  readonly sheets: readonly string[];
  readonly tables: readonly string[];
  /** `null` = nobody has said anything; until then `question.chosen` holds. */
  readonly answer: string | null;
};

type Known = {
  readonly mapping: Mapping;
  readonly imported: Imported;
  readonly facts: CanonicalFacts | null;
  readonly confirmed: readonly string[];
};

/** What is asked about the mapping in force: from the import, and from how the tables were built since. */
export function askedQuestions(known: Known): readonly AskedQuestion[] {
  const { mapping, imported, confirmed } = known;
  const asked = new Map<string, AskedQuestion>();
  for (const { question, entry } of [...fromGuesses(known), ...fromFacts(known)]) {
    const { kind, as, field, header, options } = question;
    const id = JSON.stringify([kind, as, field, header, options]);
    const before = asked.get(id);
    if (before?.entries.includes(entry) === true) continue;
    const sheet = question.sheet ?? question.file;
    const answer = answerOf(question, mapping.tables[entry], confirmed.includes(id));
    asked.set(id, {
      id,
      question: before?.question ?? question,
      entries: [...(before?.entries ?? []), entry],
      sheets: before?.sheets.includes(sheet) === true ? before.sheets : [...(before?.sheets ?? []), sheet],
      tables: [...(before?.tables ?? []), question.table],
      // Of several sheets all must be answered.
      answer: before === undefined ? answer : before.answer === answer ? answer : null,
    });
  }
  const order = imported.tables.map(({ id }) => id);
  return [...asked.values()].sort((a, b) => order.indexOf(a.question.table) - order.indexOf(b.question.table));
}

type Found = { readonly question: MappingQuestion; readonly entry: number };

function fromGuesses({ mapping, imported }: Known): readonly Found[] {
  return imported.guesses.flatMap((guess) =>
    (guess.questions ?? []).flatMap((question) => {
      const entry = entryOf(mapping, imported, question);
      return entry === null ? [] : [{ question, entry }];
    }),
  );
}

/** A column that a person maps may leave open what nobody asked about before. */
function fromFacts({ mapping, imported, facts }: Known): readonly Found[] {
  return (facts?.readings ?? []).flatMap(({ source, field, code }) => {
    const asked = askAboutReading(code);
    const report = facts?.sources[source];
    const raw = imported.tables.find(({ id }) => id === report?.table);
    if (asked === null || report === undefined || raw === undefined) return [];
    const column = raw.columns.find(({ header }) =>
      mapping.tables.some((entry) => entry.as === report.as && speaksOf(entry, raw) && entry.columns[field] === header),
    );
    if (column === undefined) return [];
    const question = questionOf({ raw, as: report.as }, field, column, asked);
    const entry = entryOf(mapping, imported, question);
    return entry === null ? [] : [{ question, entry }];
  });
}

/** The entry a question is about, where its column is still taken for its field. */
function entryOf(mapping: Mapping, imported: Imported, { table, as, field, header }: MappingQuestion): number | null {
  const raw = imported.tables.find(({ id }) => id === table);
  if (raw === undefined) return null;
  const at = mapping.tables.findIndex((entry) => entry.as === as && entry.columns[field] === header && speaksOf(entry, raw));
  return at < 0 ? null : at;
}

function answerOf(question: MappingQuestion, entry: TableMapping | undefined, isConfirmed: boolean): string | null {
  if (question.answerIn === "readings") return entry?.readings?.[question.field] ?? null;
  const scale = scaleOf(entry, question.field);
  const now = question.kind === "effort" ? (scale.highIs ?? "easy") : `${scale.min}-${scale.max}`;
  return now !== question.chosen || isConfirmed ? now : null;
}

const isQuestion = (field: string): field is Question => QUESTIONS.some((question) => question === field);

const scaleOf = (entry: TableMapping | undefined, field: string): Scale =>
  isQuestion(field) ? (entry?.scales?.[field] ?? DEFAULT_SCALES[field]) : { min: 0, max: 10 };

/** Puts an answer into the mapping, for every sheet it is asked about. */
export function answerQuestion(mapping: Draft<Mapping>, { question, entries }: AskedQuestion, option: string): void {
  const { field, kind, answerIn } = question;
  for (const at of entries) {
    const entry = mapping.tables[at];
    if (entry === undefined) continue;
    const reading = READING_ANSWERS.find((answer) => answer === option);
    if (answerIn === "readings" && reading !== undefined) entry.readings = { ...entry.readings, [field]: reading };
    if (answerIn === "scales" && isQuestion(field)) setScale(mapping, at, field, scaleWith(scaleOf(entry, field), kind, option));
  }
}

function scaleWith(scale: Scale, kind: MappingQuestion["kind"], option: string): Scale {
  if (kind === "effort") return { ...scale, highIs: option === "hard" ? "hard" : "easy" };
  const [min, max] = option.split("-").map(Number);
  return min === undefined || max === undefined ? scale : { ...scale, min, max };
}

/** The question that an answer in MAP.json belongs to, so that it can be changed; `null` where the field has none. */
export function readingChoice(
  entry: TableMapping | undefined,
  field: string,
): { readonly options: readonly ReadingAnswer[]; readonly answer: ReadingAnswer } | null {
  const answer = entry?.readings?.[field];
  if (answer === undefined) return null;
  const kinds = Object.keys(READINGS) as readonly ReadingQuestion[];
  const options = kinds.map((kind): readonly ReadingAnswer[] => READINGS[kind]).find((list) => list.includes(answer));
  return options === undefined ? null : { options, answer };
}
