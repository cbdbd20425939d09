import { DONE_WORDS, KEPT_WORDS, LOST_WORDS, MISSING_WORDS, NO_WORDS, NOT_DONE_WORDS, YES_WORDS } from "./cell-words.ts";
import type { FieldKind } from "./fields.ts";
import { foldText } from "./header-words.ts";
import { saysNoAnswer } from "./labels/label-level.ts";
import type { RawColumn } from "./raw-table.ts";

/** Filled cells that are not a word for "missing". */
export const answered = ({ profile }: RawColumn): number => profile.filled - (profile.blanks ?? 0);

/** Share of different values among the filled cells, 0–1. */
export const uniqueness = ({ profile }: RawColumn): number => (profile.filled === 0 ? 0 : Math.min(1, profile.distinct / profile.filled));

const NUMBER_TEXT =
  /^[(+\-\u2212]?\s*(?:[€$£¥]|[a-z]{1,3}\$|[a-z]{3}|lei|kr|z\u0142|k\u010d|ft|fr)?\.?\s*[-\u2212]?\d[\d\s.,'’\u00a0\u202f]*(?:[€$£¥%]|[a-z]{3}|lei|kr|z\u0142|k\u010d|ft|fr|h)?\.?\s*\)?-?$/i;
const DAY_TEXT =
  /^(?:\d{4}[-/. ]\d{1,2}(?:[-/. ]\d{1,2})?|\d{1,2}[-/. ]\d{4}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|(?:[a-z]{2,9}[.,]? )?\d{1,2}(?:er|st|nd|rd|th)?[-/. ]*(?:de )?[a-z]{3,10}[.]?[-/., ]*(?:de )?\d{2,4}|[a-z]{3,10}[.]? ?(?:\d{1,2}(?!\d))?,?[-/ ]*'?\d{4}|\d{4}[- ]?[qt][1-4])(?:[t ,].*)?$/;

/** Share, 0–1, of the most frequent texts (by cells) that pass a test. */
export function shareOfTop(column: RawColumn, test: (text: string) => boolean): number {
  let all = 0;
  let passed = 0;
  for (const { value, count } of column.profile.top) {
    const text = value.trim();
    if (text === "" || MISSING_WORDS.includes(text.toLowerCase()) || saysNoAnswer(text)) continue;
    all += count;
    if (test(text)) passed += count;
  }
  return all === 0 ? 0 : passed / all;
}

const wordsOf = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldText));
const FLAGS = wordsOf([...YES_WORDS, ...NO_WORDS]);
const LOST = wordsOf(LOST_WORDS);
const STATUS = wordsOf([...LOST_WORDS, ...KEPT_WORDS]);
const DONE = wordsOf([...DONE_WORDS, ...NOT_DONE_WORDS]);

export function isNumeric(column: RawColumn): boolean {
  if (column.type === "number") return true;
  if (column.type !== "text" || answered(column) === 0) return false;
  return (column.profile.numeric ?? 0) >= 0.6 * answered(column) || shareOfTop(column, (text) => NUMBER_TEXT.test(text)) >= 0.9;
}

export function isDated(column: RawColumn): boolean {
  if (column.type === "day" || column.type === "moment") return true;
  if (column.type !== "text" || answered(column) === 0) return false;
  return (column.profile.days ?? 0) >= 0.6 * answered(column) || shareOfTop(column, (text) => DAY_TEXT.test(foldText(text))) >= 0.9;
}

/** Numbers of tickets as help desks write them: INC0010023, REQ-1234. */
export const isTicketNumber = (column: RawColumn): boolean =>
  column.type === "text" && shareOfTop(column, (text) => /^(?:inc|incident|req|ritm|case|tkt|ticket|sr)[-_# ]?\d{3,}$/i.test(text)) >= 0.9;

/** Whole numbers that a date column may hold: days of a spreadsheet calendar, yyyymmdd, yyyymm, seconds or milliseconds since 1970. */
function isSerialDay({ type, profile }: RawColumn): boolean {
  if (type !== "number" || typeof profile.min !== "number" || typeof profile.max !== "number") return false;
  const within = (lo: number, hi: number): boolean => Number(profile.min) >= lo && Number(profile.max) <= hi;
  return within(20_000, 80_000) || within(19_000_101, 22_001_231) || within(190_001, 220_012) || within(3e8, 4.2e9) || within(3e11, 4.2e12);
}

export function isFlag(column: RawColumn, more: ReadonlySet<string> = new Set()): boolean {
  const { type, profile } = column;
  if (type === "boolean") return true;
  if (type === "number") return profile.whole === true && profile.min !== undefined && Number(profile.min) >= 0 && Number(profile.max) <= 1;
  if (type !== "text") return false;
  return shareOfTop(column, (text) => FLAGS.has(foldText(text)) || more.has(foldText(text))) >= 0.95;
}

/** A customer status whose words say who was lost. */
export const isLostStatus = (column: RawColumn): boolean =>
  column.type === "text" && isFlag(column, STATUS) && shareOfTop(column, (text) => LOST.has(foldText(text))) > 0;

/**
 * How well the cells of a column suit a kind of field, 0–1; the header does not count. An empty column suits every kind a
 * little: nobody has left yet, nothing was refunded.
 */
export function suits(column: RawColumn, kind: FieldKind, field: string): number {
  const { type, profile } = column;
  if (answered(column) === 0) return kind === "id" ? 0 : 0.8;
  switch (kind) {
    case "id":
      if (type === "day" || type === "moment" || type === "boolean" || (profile.longest ?? 0) > 80) return 0;
      if (type === "number" && profile.whole !== true) return 0;
      // A handful of values again and again names groups, not somebody.
      return profile.distinct <= 12 && profile.filled >= 40 && uniqueness(column) < 0.2 ? 0.6 : 1;
    case "day":
    case "moment":
      return isDated(column) ? 1 : isSerialDay(column) ? 0.9 : 0;
    case "answer":
    case "number":
      if (field === "polarity" && type === "text") return profile.distinct <= 6 ? 1 : 0;
      return isNumeric(column) || ((field === "handle_seconds" || field === "seconds") && shareOfTop(column, isDuration) > 0.9) ? 1 : 0;
    case "money":
      return isNumeric(column) ? 1 : 0;
    case "flag":
      if (field === "churned") return isFlag(column) ? 1 : isLostStatus(column) ? 0.8 : 0;
      return isFlag(column) ? 1 : ["completed", "delivered", "started", "fcr"].includes(field) && isFlag(column, DONE) ? 0.9 : 0;
    case "label":
      if (type === "moment" || type === "day") return profile.distinct <= 12 ? 0.5 : 0.1;
      if (type === "number") return profile.whole === true && profile.distinct <= 60 ? 0.8 : 0;
      return profile.distinct <= 4_096 && (uniqueness(column) <= 0.5 || profile.distinct <= 40) && (profile.longest ?? 0) <= 120 ? 1 : 0;
    case "text":
      return type === "text" && !isNumeric(column) && !isDated(column) ? 1 : 0;
    case "period":
      return isDated(column) || (type === "number" && profile.whole === true) || type === "text" ? 1 : 0;
  }
}

const isDuration = (text: string): boolean => /^\d+:[0-5]\d:[0-5]\d$/.test(text) || NUMBER_TEXT.test(text);
