import { AT_TOP, type Channel, FIRST, SECOND, SECURE } from "./answer-channel.ts";
import { type AnswerRows, NO_ANSWER } from "./answer-rows.ts";
import { addMoney, type CaseMoney, MONEY_SUMS } from "./count-secure-money.ts";

const QUESTIONS = FIRST | SECOND;
const VALID = QUESTIONS | SECURE;
/** What a row of two questions, or of secure, can be kept for: none, one, the other, both; no, yes. */
const PAIR_CHOICES = 4;
const CASE_CHOICES = 2;
/** Mark of a customer with any row in a wave. */
const IS_THERE = 16;
/** Marks of at most so many customers in waves are held at a time. */
const MOST_MARKS = 2 ** 27;

/**
 * Rows of a channel by slice, by what they are kept for, and by number: (slice·choices + kept)·width + number. A row is kept where it
 * holds the answer of a customer that counts: for two questions `kept` has a bit each, for secure one.
 */
export type ChannelCounts = { readonly width: number; readonly choices: number; readonly groups: Uint32Array; readonly waves: Uint32Array };

/** What a look at all answers finds. */
export type AnswerVisit = {
  readonly questions: ChannelCounts;
  readonly secure: ChannelCounts;
  /** By customer: codes of the last valid answers to the two questions, and as they stood at the start of the window. */
  readonly last: readonly [Uint8Array, Uint8Array];
  readonly atStart: readonly [Uint8Array, Uint8Array];
  /** By customer: the secure case that counts, group·2, + 1 at the top; −1 = none. */
  readonly cases: Int32Array;
  /** Different customers by wave; a row without customer is one. */
  readonly byWave: Uint32Array;
  /** Sums of money by wave·2, + 1 at the top (count-secure-money.ts). */
  readonly money: Float64Array;
};

export type VisitPlan = {
  readonly questions: Channel;
  readonly secure: Channel;
  /** Number of group codes. */
  readonly slots: number;
  /** Customer numbers are below. */
  readonly customers: number;
  /** Of whom money is added up; may come while answers are looked at. */
  readonly money: Promise<CaseMoney | null>;
};

export async function visitAnswers(rows: AnswerRows, plan: VisitPlan): Promise<AnswerVisit> {
  const { slots, customers } = plan;
  const waves = rows.waveCodes.length;
  const none = (): Uint8Array => new Uint8Array(customers).fill(NO_ANSWER);
  const counts = ({ codes: { length } }: Channel, choices: number): ChannelCounts => {
    return { width: length, choices, groups: new Uint32Array(slots * choices * length), waves: new Uint32Array(waves * choices * length) };
  };
  const visit: AnswerVisit = {
    questions: counts(plan.questions, PAIR_CHOICES),
    secure: counts(plan.secure, CASE_CHOICES),
    last: [none(), none()],
    atStart: [none(), none()],
    cases: new Int32Array(customers).fill(-1),
    byWave: new Uint32Array(waves),
    money: new Float64Array(waves * 2 * MONEY_SUMS),
  };
  const atOnce = Math.max(1, Math.floor(MOST_MARKS / Math.max(1, customers)));
  for (let from = 0; from === 0 || from < waves; from += atOnce) {
    const to = Math.min(from + atOnce, waves);
    const met = new Uint8Array((to - from) * customers);
    look(rows, plan, visit, from, to, met);
    const money = await plan.money;
    if (money !== null) addCases(visit.money, money, met, customers, from, to);
    for (let place = from; place < to; place += 1) {
      const start = (place - from) * customers;
      visit.byWave[place] = (visit.byWave[place] ?? 0) + countThere(met, start, start + customers);
    }
  }
  return visit;
}

/**
 * From the last row to the first: the first valid answer of a customer that is met is the last one that was given; and so in each of
 * the waves from the place `from` to below `to`. One loop for everything and few branches in it: it meets every answer, and most of
 * its time goes into looking up customers.
 */
function look(rows: AnswerRows, plan: VisitPlan, visit: AnswerVisit, from: number, to: number, metInWave: Uint8Array): void {
  const { customer, group, wave, early } = rows;
  const { questions, secure, customers } = plan;
  const [a, b] = pairOf(questions.columns);
  const [toPairA, toPairB] = pairOf(questions.adds);
  const [c, d, e] = threeOf(secure.columns);
  const [toTripleC, toTripleD, toTripleE] = threeOf(secure.adds);
  const { marks: pairMarks } = questions;
  const { marks: tripleMarks } = secure;
  const { width: pairs, groups: pairsInGroups, waves: pairsInWaves } = visit.questions;
  const { width: triples, groups: triplesInGroups, waves: triplesInWaves } = visit.secure;
  const [lastA, lastB] = visit.last;
  const [startA, startB] = visit.atStart;
  const { cases, byWave } = visit;
  const isFirst = from === 0;
  const met = new Uint8Array(customers);
  for (let row = customer.length - 1; row >= 0; row -= 1) {
    const x = a[row] ?? 0;
    const y = b[row] ?? 0;
    const pair = (toPairA[x] ?? 0) + (toPairB[y] ?? 0);
    const triple = (toTripleC[c[row] ?? 0] ?? 0) + (toTripleD[d[row] ?? 0] ?? 0) + (toTripleE[e[row] ?? 0] ?? 0);
    const marks = (pairMarks[pair] ?? 0) | (tripleMarks[triple] ?? 0);
    const own = customer[row] ?? -1;
    const top = (marks & AT_TOP) === 0 ? 0 : 1;
    if (isFirst) {
      const slot = group[row] ?? 0;
      const before = own < 0 ? 0 : (met[own] ?? 0);
      const kept = marks & VALID & ~before;
      const pairCell = (slot * PAIR_CHOICES + (kept & QUESTIONS)) * pairs + pair;
      const tripleCell = (slot * CASE_CHOICES + (kept >> 2)) * triples + triple;
      pairsInGroups[pairCell] = (pairsInGroups[pairCell] ?? 0) + 1;
      triplesInGroups[tripleCell] = (triplesInGroups[tripleCell] ?? 0) + 1;
      if (kept !== 0 && own >= 0) {
        met[own] = before | kept;
        if ((kept & FIRST) !== 0) lastA[own] = x;
        if ((kept & SECOND) !== 0) lastB[own] = y;
        if ((kept & SECURE) !== 0) cases[own] = slot * 2 + top;
      }
      if (early[row] === 1 && own >= 0) {
        if ((marks & FIRST) !== 0 && startA[own] === NO_ANSWER) startA[own] = x;
        if ((marks & SECOND) !== 0 && startB[own] === NO_ANSWER) startB[own] = y;
      }
    }
    const place = wave[row] ?? -1;
    if (place < from || place >= to) continue;
    const at = (place - from) * customers + own;
    const before = own < 0 ? 0 : (metInWave[at] ?? 0);
    const kept = marks & VALID & ~before;
    const pairCell = (place * PAIR_CHOICES + (kept & QUESTIONS)) * pairs + pair;
    const tripleCell = (place * CASE_CHOICES + (kept >> 2)) * triples + triple;
    pairsInWaves[pairCell] = (pairsInWaves[pairCell] ?? 0) + 1;
    triplesInWaves[tripleCell] = (triplesInWaves[tripleCell] ?? 0) + 1;
    if (own < 0) {
      byWave[place] = (byWave[place] ?? 0) + 1;
      continue;
    }
    // Whether a case is at the top goes with the one that counts.
    metInWave[at] = before | kept | (marks & AT_TOP & (kept << 1)) | IS_THERE;
  }
}

/** Waves whose cases of a customer are looked at together: bits of a whole number. */
const WAVES_AT_ONCE = 30;

/** Customer by customer, because the money of a customer is looked up once for all waves then. */
function addCases(sums: Float64Array, money: CaseMoney, met: Uint8Array, customers: number, from: number, to: number): void {
  for (let first = from; first < to; first += WAVES_AT_ONCE) {
    const end = Math.min(first + WAVES_AT_ONCE, to);
    for (let own = 0; own < customers; own += 1) {
      let below = 0;
      let top = 0;
      for (let place = first; place < end; place += 1) {
        const marks = met[(place - from) * customers + own] ?? 0;
        const isTop = (marks & AT_TOP) >> 3;
        top |= isTop << (place - first);
        below |= (((marks & SECURE) >> 2) & ~isTop) << (place - first);
      }
      for (; below !== 0; below &= below - 1) addMoney(sums, (first + lowestBit(below)) * 2, money, own);
      for (; top !== 0; top &= top - 1) addMoney(sums, (first + lowestBit(top)) * 2 + 1, money, own);
    }
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

function countThere(met: Uint8Array, from: number, to: number): number {
  let there = 0;
  for (let at = from; at < to; at += 1) there += (met[at] ?? 0) & IS_THERE;
  return there / IS_THERE;
}

/** Channels have two and three columns. */
const pairOf = <T>([first, second]: readonly T[]): readonly [T, T] => {
  if (first === undefined || second === undefined) throw new Error("visitAnswers requires two questions");
  return [first, second];
};
const threeOf = <T>([first, second, third]: readonly T[]): readonly [T, T, T] => {
  if (first === undefined || second === undefined || third === undefined) throw new Error("visitAnswers requires three items");
  return [first, second, third];
};
