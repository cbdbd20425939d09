import { addMonths, dayFromNumber, dayNumber } from "../../calendar.ts";
import { AT_ONCE } from "../at-once.ts";
import { type Lexicon, MONTH_NAMES, PHRASE_CLASSES, PHRASE_TARGETS, type PhraseClass, type PhraseTarget, type Sense } from "./lexicon.ts";
import { readLocalNumber } from "./read-number.ts";
import { hasSense, type Token } from "./scan.ts";

/** The size in a phrase: a number, its unit as far as one is said, and whether it is the level to reach. */
export type Size = {
  readonly value: number;
  readonly sign: -1 | 0 | 1;
  readonly unit: "percent" | "points" | "money" | "plain";
  readonly isLevel: boolean;
};

/** Why a phrase is not read; words under `whatif:lever.phrase.<cause>`. */
export type PhraseFault = { readonly cause: string; readonly got: string };

/** What a phrase says, before it is made a lever. */
export type Slots = {
  readonly targets: PhraseTarget[];
  readonly classes: { readonly key: PhraseClass; readonly to: boolean }[];
  readonly sizes: Size[];
  period: "month" | "year" | null;
  direction: -1 | 0 | 1;
  isRelative: boolean;
  isLogit: boolean;
  segment: string | null;
  start: number;
  ramp: number;
  halfLife: number | null;
  cost: number;
  costPerMonth: number;
  attribution: number | null;
  /** Which of the terms (start, ramp …) the phrase has named: none may be named twice. */
  readonly said: Set<Term>;
  fault: PhraseFault | null;
  readonly unknown: string[];
};

/** What is said of a lever beside its size. */
type Term = "start" | "ramp" | "halfLife" | "cost" | "costPerMonth" | "attribution";

/** What the months of a phrase are counted from: the data date YYYY-MM-DD, `null` = there is none, `any` = it will be known later. */
export type MonthsFrom = string | null | "any";

/** Goes over the tokens once and puts what they say in its place. */
export function fillSlots(tokens: readonly Token[], lexicon: Lexicon, asOf: MonthsFrom): Slots {
  const slots: Slots = {
    targets: [],
    classes: [],
    sizes: [],
    period: null,
    direction: 0,
    isRelative: false,
    isLogit: false,
    segment: null,
    ...AT_ONCE,
    attribution: null,
    said: new Set(),
    fault: null,
    unknown: [],
  };
  for (let at = 0; at < tokens.length; ) at = Math.max(at + 1, readAt(tokens, at, slots, lexicon, asOf));
  return slots;
}

const first = <T extends Sense>(token: Token | undefined, of: readonly T[]): T | undefined => of.find((sense) => hasSense(token, sense));

/** Puts down a term of the lever; one that is named a second time is a fault. `got` is how it was typed. */
function say(slots: Slots, term: Term, value: number, got: string): void {
  if (slots.said.has(term)) slots.fault ??= { cause: "twice", got };
  slots.said.add(term);
  slots[term] = value;
}

/** Reads what begins at a token and gives where to go on. */
function readAt(tokens: readonly Token[], at: number, slots: Slots, lexicon: Lexicon, asOf: MonthsFrom): number {
  const token = tokens[at];
  if (token === undefined) return at + 1;
  if (token.kind === "unknown") {
    slots.unknown.push(token.text);
    return at + 1;
  }
  if (token.kind === "segment") {
    if (slots.segment !== null && slots.segment !== token.key) slots.fault ??= { cause: "twoSegments", got: token.key };
    slots.segment = token.key;
    return at + 1;
  }
  if (token.kind === "number") return readSize(tokens, at, slots, lexicon, false);
  const after = pastOf(tokens, at + 1);
  const next = tokens[after];
  if (hasSense(token, "start")) {
    const started = readStart(tokens, after, slots, asOf);
    if (started !== null) return started;
  }
  if ((hasSense(token, "over") || hasSense(token, "halving")) && next?.kind === "number" && hasSense(tokens[after + 1], "month")) {
    const { text, sign } = next.piece;
    const months = sign === 0 ? readLocalNumber(text, lexicon) : null;
    if (months === null || months < 1 || !Number.isInteger(months)) slots.fault ??= { cause: "months", got: text };
    else say(slots, hasSense(token, "halving") ? "halfLife" : "ramp", months, text);
    return after + 2;
  }
  if (hasSense(token, "cost")) {
    const amount = readAmount(tokens, after, lexicon);
    if (amount !== null) {
      const { value, text, end } = amount;
      if (hasSense(tokens[end], "aMonth")) say(slots, "costPerMonth", value, text);
      else if (hasSense(tokens[end], "aYear")) say(slots, "costPerMonth", Number((value / 12).toPrecision(12)), text);
      else {
        say(slots, "cost", value, text);
        return end;
      }
      return end + 1;
    }
  }
  if (hasSense(token, "attributed")) {
    const share = readShare(tokens, after, lexicon);
    if (share !== null) {
      say(slots, "attribution", share.value, share.text);
      return share.end;
    }
  }
  if (hasSense(token, "half")) {
    if (hasSense(tokens[after], "attributed")) say(slots, "attribution", 0.5, token.text);
    else slots.sizes.push({ value: 50, sign: 0, unit: "percent", isLevel: false });
    return after + (hasSense(tokens[after], "attributed") ? 1 : 0);
  }
  if (hasSense(token, "to")) {
    const own = tokens[pastOf(tokens, at + 1)];
    if (own?.kind === "number" || hasSense(own, "money")) return readSize(tokens, after, slots, lexicon, true);
    const entered = first(own, PHRASE_CLASSES);
    if (entered !== undefined) {
      slots.classes.push({ key: entered, to: true });
      return after + 1;
    }
  }
  return readPart(token, tokens, at, slots, lexicon);
}

function readPart(token: Token, tokens: readonly Token[], at: number, slots: Slots, lexicon: Lexicon): number {
  const target = first(token, PHRASE_TARGETS);
  const own = first(token, PHRASE_CLASSES);
  if (hasSense(token, "money")) {
    return tokens[at + 1]?.kind === "number" ? readSize(tokens, at + 1, slots, lexicon, false, true) : at + 1;
  }
  if (hasSense(token, "aMonth") || hasSense(token, "aYear")) slots.period = hasSense(token, "aMonth") ? "month" : "year";
  else if (own !== undefined) slots.classes.push({ key: own, to: false });
  else if (target !== undefined) {
    if (!slots.targets.includes(target)) slots.targets.push(target);
  } else if (hasSense(token, "relative")) slots.isRelative = true;
  else if (hasSense(token, "logit")) slots.isLogit = true;
  else if (hasSense(token, "up") || hasSense(token, "down")) {
    const way = hasSense(token, "up") ? 1 : -1;
    if (slots.direction === -way) slots.fault ??= { cause: "twoDirections", got: token.kind === "senses" ? token.text : "" };
    slots.direction = way;
  } else if (!["for", "of", "to", "start", "over", "move"].some((sense) => hasSense(token, sense as Sense))) {
    if (token.kind === "senses") slots.unknown.push(token.text);
  }
  return at + 1;
}

/** Past articles and the like. */
function pastOf(tokens: readonly Token[], at: number): number {
  let next = at;
  while (hasSense(tokens[next], "of") && !PHRASE_TARGETS.some((sense) => hasSense(tokens[next], sense))) next += 1;
  return next;
}

/** A number with the unit around it; one that stands before "attributed" is a share of cause. */
function readSize(tokens: readonly Token[], at: number, slots: Slots, lexicon: Lexicon, isLevel: boolean, isMoney = false): number {
  const skipped = hasSense(tokens[at], "money") ? at + 1 : at;
  const token = tokens[skipped];
  if (token?.kind !== "number") return at + 1;
  const value = readLocalNumber(token.piece.text, lexicon);
  if (value === null) {
    slots.fault ??= { cause: "number", got: token.piece.text };
    return skipped + 1;
  }
  let next = skipped + 1;
  let unit: Size["unit"] = isMoney || skipped > at ? "money" : "plain";
  if (hasSense(tokens[next], "percent")) [unit, next] = ["percent", next + 1];
  if (hasSense(tokens[next], "points")) [unit, next] = ["points", next + 1];
  if (unit === "plain" && hasSense(tokens[next], "money")) [unit, next] = ["money", next + 1];
  const behind = pastOf(tokens, next);
  if (hasSense(tokens[behind], "attributed")) {
    say(slots, "attribution", unit === "percent" ? value / 100 : value, token.piece.text);
    return behind + 1;
  }
  slots.sizes.push({ value, sign: token.piece.sign, unit, isLevel });
  return next;
}

/** An amount of money, the sign of the currency on either side. */
function readAmount(tokens: readonly Token[], at: number, lexicon: Lexicon) {
  const from = hasSense(tokens[at], "money") ? at + 1 : at;
  const token = tokens[from];
  if (token?.kind !== "number" || token.piece.sign !== 0) return null;
  const value = readLocalNumber(token.piece.text, lexicon);
  if (value === null || hasSense(tokens[from + 1], "percent") || hasSense(tokens[from + 1], "points")) return null;
  return { value, text: token.piece.text, end: from + (hasSense(tokens[from + 1], "money") ? 2 : 1) };
}

/** A share 0–1, as percent, as a fraction or as "half". */
function readShare(tokens: readonly Token[], at: number, lexicon: Lexicon) {
  const token = tokens[at];
  if (token?.kind === "senses" && hasSense(token, "half")) return { value: 0.5, text: token.text, end: at + 1 };
  if (token?.kind !== "number") return null;
  const value = readLocalNumber(token.piece.text, lexicon);
  if (value === null) return null;
  const percent = hasSense(tokens[at + 1], "percent");
  return { value: percent ? value / 100 : value, text: token.piece.text, end: at + (percent ? 2 : 1) };
}

/** "March", "March 2027", "month 4": the month of the scenario; `null` where no month stands here. */
function readStart(tokens: readonly Token[], at: number, slots: Slots, asOf: MonthsFrom): number | null {
  const token = tokens[at];
  const name = first(token, MONTH_NAMES);
  if (name !== undefined) {
    const year = tokens[at + 1];
    const written = year?.kind === "number" && /^\d{4}$/.test(year.piece.text) ? Number(year.piece.text) : null;
    const end = at + (written === null ? 1 : 2);
    const month = MONTH_NAMES.indexOf(name) + 1;
    const text = token?.kind === "senses" ? token.text : "";
    if (asOf === "any") return end;
    const start = asOf === null ? null : monthOfScenario(asOf, month, written);
    if (start === null) slots.fault ??= { cause: asOf === null ? "noDataDate" : "pastMonth", got: text };
    else say(slots, "start", start, text);
    return end;
  }
  if (!hasSense(token, "month")) return null;
  const number = tokens[at + 1];
  if (number?.kind !== "number" || !/^\d{1,4}$/.test(number.piece.text)) return null;
  const start = Number(number.piece.text);
  if (start < 1) slots.fault ??= { cause: "months", got: number.piece.text };
  else say(slots, "start", start, number.piece.text);
  return at + 2;
}

/** Month 1 is the calendar month of the day after the data date. Without a year the next such month is meant; `null` = it is past. */
function monthOfScenario(asOf: string, month: number, year: number | null): number | null {
  const last = addMonths(`${asOf.slice(0, 7)}-01`, 1) <= dayFromNumber(dayNumber(asOf) + 1);
  const [ownYear = 0, ownMonth = 1] = asOf.split("-").map(Number);
  const origin = ownYear * 12 + ownMonth - 1 + (last ? 1 : 0);
  const asked = (year ?? Math.floor(origin / 12)) * 12 + month - 1;
  const meant = year === null && asked < origin ? asked + 12 : asked;
  return meant < origin ? null : meant - origin + 1;
}
