import {
  type AnswerColumns,
  answerCodesSql,
  answerColumnsSql,
  answerPlacesSql,
  at,
  calendarCodes,
  groupOfRows,
  placesUpTo,
  UNDATED,
  upTo,
  wavesOf,
} from "../../../shared/indices/frame/answer-columns.ts";
import { type AnswerRows, NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import { has, questionsOf, type WaveBy } from "../../../shared/indices/frame/frame-input.ts";
import type { Question } from "../../../shared/table/fields.ts";
import type { Relations } from "./relations.ts";
import { columnsOf } from "./standing-columns.ts";
import type { Members, StandingFrame } from "./standing-frame.ts";

/** The answers that are in the frame, out of the columns that stand beside the store. */
export async function readAnswers(frame: StandingFrame, questions: readonly Question[], members: Members): Promise<AnswerRows> {
  const { cache, input } = frame;
  const { by, wave, asOf, windowStart, conditions } = input;
  const [columns, filtered, ofCustomers, own, waves] = await Promise.all([
    answerColumns(frame),
    conditions.length === 0 ? null : readPlaces(cache.relations, answerPlacesSql(input)),
    members(),
    by === null ? null : answerCodes(frame, "group", by),
    wave === null ? null : waveCodesOf(frame, wave),
  ]);
  const places = filtered ?? placesUpTo(columns, asOf);
  const customer = at(columns.customer, places);
  const day = columns.day && at(columns.day, places);
  return {
    customer,
    group: groupOfRows(input, customer, ofCustomers, own && at(own, places)),
    ...wavesOf(waves === null ? new Int16Array(customer.length).fill(-1) : at(waves, places)),
    early: upTo(day, customer.length, windowStart),
    questions: new Map(questions.map((question) => [question, at(codesIn(columns, question), places)])),
  };
}

const codesIn = ({ questions }: AnswerColumns, question: Question): Uint8Array => {
  const codes = questions.get(question);
  if (codes === undefined) throw new Error(`readAnswers requires a column ${question}`);
  return codes;
};

/** In the order of answers, which a join may have lost. */
async function readPlaces(relations: Relations, sql: string): Promise<Int32Array> {
  const places = (await relations.raw(sql)).int32("ord", 0);
  for (let row = 1; row < places.length; row += 1) if ((places[row] ?? 0) < (places[row - 1] ?? 0)) return places.sort();
  return places;
}

/** All answers, whatever the frame. */
export function answerColumns({ cache, input }: StandingFrame): Promise<AnswerColumns> {
  return columnsOf(cache.store, cache.facts).answers.of("", async () => {
    const rows = await cache.relations.raw(answerColumnsSql(input));
    return {
      customer: rows.int32("customer", -1),
      day: has(input, "answers", "answered_at") ? rows.days("day", UNDATED) : null,
      questions: new Map(questionsOf(input).map((question) => [question, rows.bytes(question, NO_ANSWER)])),
    };
  });
}

/** The wave of every answer, by its day or by a field. */
async function waveCodesOf(frame: StandingFrame, wave: WaveBy): Promise<Int16Array | Int32Array | null> {
  if (wave.kind === "field") return answerCodes(frame, "wave", wave.field);
  const { kind } = wave;
  const { day } = await answerColumns(frame);
  const { cache } = frame;
  return day && columnsOf(cache.store, cache.facts).calendar.of(kind, "", () => calendarCodes(day, kind));
}

/** The codes of a field of every answer; `null` where answers have no such field. */
async function answerCodes({ cache, input }: StandingFrame, by: "group" | "wave", field: string): Promise<Int16Array | null> {
  const read = answerCodesSql(input, by, field);
  if (read === null) return null;
  return columnsOf(cache.store, cache.facts).codes.of(`${by} ${field}`, read.sql, async () => {
    const rows = await cache.relations.raw(read.sql);
    const codes = rows.int16("code", -1);
    if (!read.isJoined) return codes;
    const ord = rows.int32("ord", 0);
    const inOrder = new Int16Array(codes.length);
    for (let row = 0; row < codes.length; row += 1) inOrder[ord[row] ?? 0] = codes[row] ?? -1;
    return inOrder;
  });
}
