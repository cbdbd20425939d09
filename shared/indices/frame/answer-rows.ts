import { OUT_OF_RANGE } from "../../table/canonical.ts";
import type { Question } from "../../table/fields.ts";
import { type FrameInput, has } from "./frame-input.ts";
import { SECURE_ITEMS } from "./secure-items.ts";

/** A code of an answer is its byte (−1 is 255); this is the code of none. */
export const NO_ANSWER = 127;
/** Number of codes. */
export const CODES = 256;

/** The answer as it is stored; null where there is none. */
export const answerOf = (code: number): number | null => (code === NO_ANSWER ? null : (code << 24) >> 24);

/** The answer, NaN where there is none that counts. */
export function validAnswer(code: number): number {
  const answer = answerOf(code);
  return answer === null || answer === OUT_OF_RANGE ? Number.NaN : answer;
}

/** Counts by the three items of secure are kept for every slice; wider scales have too many. */
const WIDEST_ITEM = 10;

/**
 * Answers of a frame column by column: those of a customer together, in the order in which they were given. So whoever counts them
 * meets a customer once, and needs to remember no other.
 */
export type AnswerRows = {
  /** −1 = none. */
  readonly customer: Int32Array;
  /** Group codes; the highest is "no key". */
  readonly group: Int16Array;
  /** Places in `waveCodes`; −1 = in no wave. */
  readonly wave: Int16Array;
  readonly waveCodes: readonly number[];
  /** 1 where the answer is dated on or before the start of the window. */
  readonly early: Uint8Array;
  /** Codes of each question. */
  readonly questions: ReadonlyMap<Question, Uint8Array>;
};

/** Frames that `countAnswers` can count: last answers without weights. The rest goes by SQL. */
export const canCode = (input: FrameInput): boolean =>
  input.settings.duplicates === "lastPerCustomer" &&
  !has(input, "answers", "weight") &&
  SECURE_ITEMS.every((name) => input.scales[name].max - input.scales[name].min <= WIDEST_ITEM);
