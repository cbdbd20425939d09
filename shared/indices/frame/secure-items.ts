import { OUT_OF_RANGE } from "../../table/canonical.ts";
import type { FrameInput } from "./frame-input.ts";

export const SECURE_ITEMS = ["sat", "recommend", "repurchase"] as const;
export type SecureItem = { readonly name: (typeof SECURE_ITEMS)[number]; readonly top: number };

/** The three items with the answer from which they are top: the setting, else the end of the scale. */
export const secureItems = ({ scales, settings }: Pick<FrameInput, "scales" | "settings">): readonly SecureItem[] =>
  SECURE_ITEMS.map((name) => ({ name, top: settings.secure.top[name] ?? scales[name].max }));

const answered = (name: string): string => `(${name} is not null and ${name} <> ${OUT_OF_RANGE})`;

/** All three at the top. */
export const secureTop = (items: readonly SecureItem[], alias = ""): string =>
  items.map(({ name, top }) => `coalesce(${alias}${name} >= ${top}, false)`).join(" and ");

/** A row settles the case when all three are answered, or one is answered below top (methods.md 8, Missing). */
export function secureSettled(items: readonly SecureItem[]): string {
  const all = items.map(({ name }) => answered(name)).join(" and ");
  const below = items.map(({ name, top }) => `(${answered(name)} and ${name} < ${top})`).join(" or ");
  return `((${all}) or ${below})`;
}

/** One of the three is out of range. */
export const secureOutside = (alias = ""): string =>
  `(${SECURE_ITEMS.map((name) => `coalesce(${alias}${name} = ${OUT_OF_RANGE}, false)`).join(" or ")})`;

/**
 * What can be made of a row: settled, or else out of range before missing. `none_valid` and `empty` have no valid answer at all,
 * which tells "every answer is out of range" from "nothing is left".
 */
export const SECURE_STATES = ["settled", "out_of_range", "none_valid", "missing", "empty"] as const;
export type SecureState = (typeof SECURE_STATES)[number];

export function secureState(items: readonly SecureItem[]): string {
  const isAnswered = `(${items.map(({ name }) => answered(name)).join(" or ")})`;
  return `case when ${secureSettled(items)} then 'settled' when ${secureOutside()} and ${isAnswered} then 'out_of_range'
    when ${secureOutside()} then 'none_valid' when ${isAnswered} then 'missing' else 'empty' end`;
}

/** The same of answers, `null` where there is none. */
export function stateOfCase(answers: readonly (number | null)[], items: readonly SecureItem[]): SecureState {
  const valid = answers.map((answer) => answer !== null && answer !== OUT_OF_RANGE);
  if (valid.every(Boolean) || items.some(({ top }, at) => valid[at] === true && (answers[at] ?? 0) < top)) return "settled";
  const isAnswered = valid.some(Boolean);
  if (answers.includes(OUT_OF_RANGE)) return isAnswered ? "out_of_range" : "none_valid";
  return isAnswered ? "missing" : "empty";
}
