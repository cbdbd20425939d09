import { NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import type { Decimals } from "../../../shared/indices/frame/exact-sums.ts";

/** Codes of answers as they are stored; null = not answered. */
export const codesOf = (...answers: readonly (number | null)[]): Uint8Array =>
  Uint8Array.from(answers, (answer) => (answer === null ? NO_ANSWER : answer & 255));

/** A column of decimals, each in units of 10^−scale; null = not known. */
export const decimalsOf = (scale: number, ...units: readonly (number | null)[]): Decimals => ({
  words: new Int32Array(BigInt64Array.from(units, (unit) => BigInt(unit ?? 0)).buffer),
  scale,
  known: Uint8Array.from(units, (unit) => (unit === null ? 0 : 1)),
});
