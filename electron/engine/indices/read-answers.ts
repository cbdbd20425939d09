import {
  type AnswerColumns,
  answerCodesSql,
  answerColumnsSql,
  answersLeftSql,
  calendarCodes,
  groupOfRows,
  orderByCustomer,
  placesOf,
  placesUpTo,
  UNDATED,
  upTo,
  wavesOf,
} from "../../../shared/indices/frame/answer-columns.ts";
import { type AnswerRows, NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import { has, questionsOf, type WaveBy } from "../../../shared/indices/frame/frame-input.ts";
import { at } from "../../../shared/indices/frame/places.ts";
import type { Question } from "../../../shared/table/fields.ts";
import { columnsOf } from "./standing-columns.ts";
import type { Members, StandingFrame } from "./standing-frame.ts";

/** The answers that are in the frame, out of the columns that stand beside the store. */
export async function readAnswers(frame: StandingFrame, questions: readonly Question[], members: Members): Promise<AnswerRows> {
  const { cache, input } = frame;
  const { by, wave, asOf, windowStart, conditions } = input;
  const [columns, left, ofCustomers, own, waves] = await Promise.all([
    answerColumns(frame),
    conditions.length === 0 ? null : cache.relations.raw(answersLeftSql(input)).then((rows) => rows.int32("ord", 0)),
    members(),
    by === null ? null : answerCodes(frame, "group", by),
    wave === null ? null : waveCodesOf(frame, wave),
  ]);
  const places = left === null ? placesUpTo(columns, asOf) : placesOf(columns, left);
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

/** All answers, whatever the frame. */
export function answerColumns({ cache, input }: StandingFrame): Promise<AnswerColumns> {
  return columnsOf(cache.store, cache.facts).answers.of("", async () => {
    const rows = await cache.relations.raw(answerColumnsSql(input));
    const customer = rows.int32("customer", -1);
    const ord = orderByCustomer(customer);
    return {
      ord,
      customer: at(customer, ord),
      day: has(input, "answers", "answered_at") ? at(rows.days("day", UNDATED), ord) : null,
      questions: new Map(questionsOf(input).map((question) => [question, at(rows.bytes(question, NO_ANSWER), ord)])),
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
async function answerCodes(frame: StandingFrame, by: "group" | "wave", field: string): Promise<Int16Array | null> {
  const { cache, input } = frame;
  const read = answerCodesSql(input, by, field);
  if (read === null) return null;
  return columnsOf(cache.store, cache.facts).codes.of(`${by} ${field}`, read.sql, async () => {
    const [rows, { ord }] = await Promise.all([cache.relations.raw(read.sql), answerColumns(frame)]);
    const codes = rows.int16("code", -1);
    if (!read.isJoined) return at(codes, ord);
    // A join may have lost the order.
    const met = rows.int32("ord", 0);
    const inOrder = new Int16Array(codes.length);
    for (let row = 0; row < codes.length; row += 1) inOrder[met[row] ?? 0] = codes[row] ?? -1;
    return at(inOrder, ord);
  });
}
