import { OUT_OF_RANGE } from "../../table/canonical.ts";
import type { Question } from "../../table/fields.ts";
import { dayLiteral } from "../dialect.ts";
import { answersSelect } from "./answers-frame.ts";
import { type FrameInput, has } from "./frame-input.ts";
import { SECURE_ITEMS } from "./secure-items.ts";

/** A code of an answer is the answer + 128, in eight bits; this is the code of none. */
export const NO_ANSWER = 127 + 128;
export const OUT_OF_RANGE_CODE = OUT_OF_RANGE + 128;
/** Bit of `scores` that says the answer is dated on or before the start of the window. */
export const BEFORE_WINDOW = 1 << 24;
/** Counts by the three items of secure are kept for every slice; wider scales have too many. */
const WIDEST_ITEM = 20;

/** Frames that `countAnswers` can count: last answers without weights. The rest goes by SQL. */
export const canCode = (input: FrameInput): boolean =>
  input.settings.duplicates === "lastPerCustomer" &&
  !has(input, "answers", "weight") &&
  SECURE_ITEMS.every((name) => input.scales[name].max - input.scales[name].min <= WIDEST_ITEM);

/**
 * The answers as five whole numbers a row: customer (−1 = none), ord, slot = (wave + 1)·slots + group (wave −1 = none), the
 * codes of up to three questions with `BEFORE_WINDOW`, and the codes of the three items of secure.
 */
export function codedAnswers(input: FrameInput, questions: readonly Question[], withSecure: boolean): string {
  const code = (question: Question): string => `(cast(coalesce(${question}, cast(127 as tinyint)) as integer) + 128)`;
  const packed = (names: readonly Question[]): readonly string[] => names.map((name, at) => `${code(name)} * ${256 ** at}`);
  const dated = has(input, "answers", "answered_at") && input.windowStart !== null;
  const early = dated ? [`case when day <= ${dayLiteral(input.windowStart ?? "")} then ${BEFORE_WINDOW} else 0 end`] : [];
  const scores = [...packed(questions), ...early];
  const items = withSecure ? packed(SECURE_ITEMS.toReversed()) : [];
  return `select coalesce(customer, -1) as customer, ord, (coalesce(cast(wave as integer), -1) + 1) * ${slotCount(input)} + grp as slot,
      cast(${scores.join(" + ") || "0"} as integer) as scores, cast(${items.join(" + ") || "0"} as integer) as items
    from (${answersSelect(input)}) a`;
}

/** Group codes: the keys and "no key". */
export const slotCount = ({ groups }: Pick<FrameInput, "groups">): number => groups + 1;
