import { dayColumn, type FrameInput, has, isUnread, questionsOf, upToDate, type WaveBy, type WaveTable } from "./frame-input.ts";
import { codeOf, groupOf } from "./group-sql.ts";
import { all, answersPass } from "./where-sql.ts";

/** Wave codes of a field of `table`: same form as group codes. */
export const waveCodes = (table: WaveTable): string => `frame_wave_${table}`;

/**
 * `frame_answers`: customer, ord, day (where dated), grp, wave (null = in none), weight (where mapped; a missing one is 1, and so
 * is one that cannot be read: `weight_unread`) and the questions. Rows of zero or negative weight are still there: they set no
 * answer aside for boxes and health.
 */
export function answersSelect(input: FrameInput): string {
  const group = groupOf(input, "answers");
  const isUnreadWeight = isUnread(input, "answers", ["weight"], "t");
  const columns = [
    "t.customer",
    "t.ord",
    ...(has(input, "answers", "answered_at") ? ["t.answered_at_day as day"] : []),
    `${group.code} as grp`,
    ...(has(input, "answers", "weight") ? ["coalesce(t.weight, 1) as weight", `${isUnreadWeight} as weight_unread`] : []),
    ...questionsOf(input).map((question) => `t.${question}`),
  ];
  return answersFrom(input, columns, group.join);
}

/** `frame_comments`: customer, ord, grp, wave, nps, comment, of all answers in the frame. */
export function commentsSelect(input: FrameInput): string {
  const group = groupOf(input, "answers");
  const nps = has(input, "answers", "nps") ? ["t.nps"] : [];
  return answersFrom(input, ["t.customer", "t.ord", `${group.code} as grp`, ...nps, "t.comment"], group.join);
}

/** `frame_touches`: customer, ord, grp, wave, weight, nps, csat, ces, touchpoint, stage, where mapped, of all answers in the frame. */
export function touchesSelect(input: FrameInput): string {
  const group = groupOf(input, "answers");
  const fields = ["nps", "csat", "ces", "touchpoint", "stage"].filter((field) => has(input, "answers", field));
  const weight = has(input, "answers", "weight") ? ["coalesce(t.weight, 1) as weight"] : [];
  const columns = ["t.customer", "t.ord", `${group.code} as grp`, ...weight, ...fields.map((field) => `t.${field}`)];
  return answersFrom(input, columns, group.join);
}

/** Columns and the wave of the answers that are in the frame. */
export function answersFrom(input: FrameInput, columns: readonly string[], join: string): string {
  const wave = waveOf(input, "answers");
  const looksAtAccounts = input.conditions.some(({ field }) => has(input, "accounts", field));
  // Answers without customers have no account; the columns must be there all the same.
  const account = has(input, "answers", "customer_id")
    ? `left join (select * from accounts a where ${upToDate(input, "accounts", "a")}) account on account.customer = t.customer`
    : "left join (select * from accounts where false) account on true";
  const where = all([upToDate(input, "answers", "t"), answersPass(input, "t", "account")]);
  return `select ${[...columns, `${wave.code} as wave`].join(", ")} from answers t ${join} ${wave.join} ${looksAtAccounts ? account : ""} where ${where}`;
}

/** The wave of a row: a number in time order, or the code of a key. */
export function waveOf(input: FrameInput, table: WaveTable): { readonly join: string; readonly code: string } {
  const none = { join: "", code: "cast(null as integer)" };
  const { wave } = input;
  if (wave === null) return none;
  if (wave.kind === "field") {
    const own = codeOf(input, table, "wave", wave.field, waveCodes(table));
    return own === null ? none : { join: own.join, code: `cast(${own.code} as integer)` };
  }
  const day = dayColumn(input, table);
  return day === null ? none : { join: "", code: `cast(${calendarSql(wave, `t.${day}`)} as integer)` };
}

function calendarSql(wave: WaveBy, day: string): string {
  switch (wave.kind) {
    case "month":
      return `extract(year from ${day}) * 12 + extract(month from ${day}) - 1`;
    case "quarter":
      return `extract(year from ${day}) * 4 + extract(quarter from ${day}) - 1`;
    default:
      return `extract(year from ${day})`;
  }
}

/** The same number for a day in the form YYYY-MM-DD. */
export function calendarCode(kind: "month" | "quarter" | "year", day: string): number {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  if (kind === "month") return year * 12 + month - 1;
  return kind === "quarter" ? year * 4 + Math.ceil(month / 3) - 1 : year;
}

/** The key of a calendar wave's code: `2026-03`, `2026-Q1`, `2026`. */
export function waveKey(kind: "month" | "quarter" | "year", code: number): string {
  const year = (perYear: number): string => String(Math.floor(code / perYear)).padStart(4, "0");
  switch (kind) {
    case "month":
      return `${year(12)}-${String((code % 12) + 1).padStart(2, "0")}`;
    case "quarter":
      return `${year(4)}-Q${(code % 4) + 1}`;
    case "year":
      return year(1);
  }
}
