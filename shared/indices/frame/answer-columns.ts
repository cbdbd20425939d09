import { dayFromNumber, dayNumber } from "../../calendar.ts";
import type { Question } from "../../table/fields.ts";
import { numberOfCustomers } from "./account-rows.ts";
import type { AnswerRows } from "./answer-rows.ts";
import { answersFrom, calendarCode, waveCodes } from "./answers-frame.ts";
import { type FrameInput, has, questionsOf } from "./frame-input.ts";
import { codeOf, groupCodes } from "./group-sql.ts";
import { onceFor } from "./once-for.ts";
import { sortBy } from "./sort-whole.ts";

/** All canonical answers column by column, in the order of `AnswerRows`. They are the same whatever is asked of them. */
export type AnswerColumns = {
  /** The `ord` of each, which is where the store has it; `null` = its own place. */
  readonly ord: Int32Array | null;
  /** −1 = none. */
  readonly customer: Int32Array;
  /** Days since 1970-01-01, `UNDATED` = none; `null` where answers have no dates. */
  readonly day: Int32Array | null;
  /** Codes of each question that is mapped (answer-rows.ts). */
  readonly questions: ReadonlyMap<Question, Uint8Array>;
};

export const UNDATED = -(2 ** 31);

export const answerColumnsSql = (input: Pick<FrameInput, "fields">): string =>
  `select ${["t.customer", ...(has(input, "answers", "answered_at") ? ["t.answered_at_day as day"] : []), ...questionsOf(input).map((question) => `t.${question}`)].join(", ")} from answers t`;

/** SQL of the codes of a field of every answer, and of its `ord` where another table is joined to them; `null` = answers have no such field. */
export function answerCodesSql(
  input: FrameInput,
  by: "group" | "wave",
  field: string,
): { readonly sql: string; readonly isJoined: boolean } | null {
  const own = codeOf(input, "answers", by, field, by === "group" ? groupCodes("answers") : waveCodes("answers"));
  if (own === null) return null;
  const isJoined = own.join !== "";
  return { sql: `select cast(${own.code} as smallint) as code${isJoined ? ", t.ord" : ""} from answers t ${own.join}`, isJoined };
}

/** The order in which answers stand here, from the customers as the store has them; `null` = as they are, where nobody answers twice. */
export function orderByCustomer(customer: Int32Array): Int32Array | null {
  const customers = numberOfCustomers(customer);
  if (!hasRepeats(customer, customers)) return null;
  const owners = new Int32Array(customer.length);
  const ord = new Int32Array(customer.length);
  for (let row = 0; row < owners.length; row += 1) {
    owners[row] = (customer[row] ?? -1) + 1;
    ord[row] = row;
  }
  return sortBy(owners, ord, customers + 1);
}

function hasRepeats(customer: Int32Array, customers: number): boolean {
  const met = new Uint8Array(customers);
  for (let row = 0; row < customer.length; row += 1) {
    const own = customer[row] ?? -1;
    if (own < 0) continue;
    if (met[own] === 1) return true;
    met[own] = 1;
  }
  return false;
}

/** The places of the answers with these `ord`. */
export function placesOf({ ord }: Pick<AnswerColumns, "ord">, asked: Int32Array): Int32Array {
  if (ord === null) return asked;
  const isAsked = new Uint8Array(ord.length);
  for (let row = 0; row < asked.length; row += 1) isAsked[asked[row] ?? 0] = 1;
  const places = new Int32Array(asked.length);
  let to = 0;
  for (let row = 0; row < ord.length; row += 1) if (isAsked[ord[row] ?? 0] === 1) places[to++] = row;
  return places;
}

/** SQL of the `ord` of the answers that a filter leaves. */
export const answersLeftSql = (input: FrameInput): string => answersFrom({ ...input, wave: null }, ["t.ord"], "");

/** Places of the answers up to a day, undated ones among them; `null` = all. */
export function placesUpTo({ day }: AnswerColumns, asOf: string | null): Int32Array | null {
  if (day === null || asOf === null) return null;
  const last = dayNumber(asOf);
  if (latestOf(day) <= last) return null;
  let later = 0;
  for (let row = 0; row < day.length; row += 1) if ((day[row] ?? UNDATED) > last) later += 1;
  const places = new Int32Array(day.length - later);
  let to = 0;
  for (let row = 0; row < day.length; row += 1) if ((day[row] ?? UNDATED) <= last) places[to++] = row;
  return places;
}

const latestOf = onceFor((day: Int32Array): number => {
  let latest = UNDATED;
  for (let row = 0; row < day.length; row += 1) if ((day[row] ?? UNDATED) > latest) latest = day[row] ?? UNDATED;
  return latest;
});

/** 1 where a day is known and not after `last`. */
export function upTo(day: Int32Array | null, rows: number, last: string | null): Uint8Array {
  const early = new Uint8Array(rows);
  if (day === null || last === null) return early;
  const until = dayNumber(last);
  for (let row = 0; row < rows; row += 1) {
    const own = day[row] ?? UNDATED;
    early[row] = own !== UNDATED && own <= until ? 1 : 0;
  }
  return early;
}

/** Codes of calendar waves; −1 = undated. */
export function calendarCodes(day: Int32Array, kind: Parameters<typeof calendarCode>[0]): Int32Array {
  const codes = new Int32Array(day.length);
  const known = new Map<number, number>([[UNDATED, -1]]);
  for (let row = 0; row < codes.length; row += 1) {
    const own = day[row] ?? UNDATED;
    let code = known.get(own);
    if (code === undefined) {
      code = calendarCode(kind, dayFromNumber(own));
      known.set(own, code);
    }
    codes[row] = code;
  }
  return codes;
}

/** The waves that occur, in the order of their codes, and the place among them of each row. */
export const wavesOf = onceFor((codes: Int32Array | Int16Array): Pick<AnswerRows, "wave" | "waveCodes"> => {
  let highest = -1;
  for (let row = 0; row < codes.length; row += 1) if ((codes[row] ?? -1) > highest) highest = codes[row] ?? -1;
  const places = new Int16Array(highest + 1).fill(-1);
  for (let row = 0; row < codes.length; row += 1) if ((codes[row] ?? -1) >= 0) places[codes[row] ?? 0] = 0;
  const waveCodes: number[] = [];
  for (let code = 0; code <= highest; code += 1) if (places[code] === 0) places[code] = waveCodes.push(code) - 1;
  const wave = new Int16Array(codes.length);
  for (let row = 0; row < wave.length; row += 1) wave[row] = places[codes[row] ?? -1] ?? -1;
  return { wave, waveCodes };
});

/** The group of each row: its customer's (`members`), else its own, else "no key"; without groups there is one. */
export function groupOfRows(
  { by, groups }: Pick<FrameInput, "by" | "groups">,
  customer: Int32Array,
  members: Int16Array | null,
  own: Int16Array | null,
): Int16Array {
  const group = new Int16Array(customer.length);
  if (by === null) return group;
  for (let row = 0; row < group.length; row += 1) {
    const who = customer[row] ?? -1;
    let code = members !== null && who >= 0 && who < members.length ? (members[who] ?? -1) : -1;
    if (code < 0 && own !== null) code = own[row] ?? -1;
    group[row] = code < 0 ? groups : code;
  }
  return group;
}
