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
  /** Of whom money is added up; `null` = of nobody. */
  readonly money: CaseMoney | null;
};

export function visitAnswers(rows: AnswerRows, plan: VisitPlan): AnswerVisit {
  const { slots, customers } = plan;
  const waves = rows.waveCodes.length;
  const none = (): Uint8Array => new Uint8Array(customers).fill(NO_ANSWER);
  const counts = ({ marks: { length } }: Channel, choices: number): ChannelCounts => {
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
  look(rows, plan, visit);
  return visit;
}

/**
 * From the last row to the first, which is customer by customer: the first valid answer that is met is the last one that the customer
 * gave; and so in each of the waves. One loop for everything, as it meets every answer.
 */
function look(rows: AnswerRows, plan: VisitPlan, visit: AnswerVisit): void {
  const { customer, group, wave, early } = rows;
  const { questions, secure } = plan;
  const { numbers: pairOf, marks: pairMarks } = questions;
  const { numbers: tripleOf, marks: tripleMarks } = secure;
  const { width: pairs, groups: pairsInGroups, waves: pairsInWaves } = visit.questions;
  const { width: triples, groups: triplesInGroups, waves: triplesInWaves } = visit.secure;
  // Of the customer at hand: what was met over all the data, and by the start of the window; the pairs that hold the answers that
  // count, and the case; the waves.
  let who = -1;
  let met = 0;
  let metEarly = 0;
  let lastA = -1;
  let lastB = -1;
  let startA = -1;
  let startB = -1;
  let lastCase = -1;
  const metInWave = new Uint8Array(rows.waveCodes.length);
  const listed = new Int16Array(rows.waveCodes.length);
  let places = 0;
  // Past the first row the last customer is closed as well.
  for (let row = customer.length - 1; ; row -= 1) {
    const own = row < 0 ? -1 : (customer[row] ?? -1);
    if (own !== who || own < 0) {
      closeWaves(plan, visit, who, metInWave, listed, places);
      if (who >= 0) {
        setCode(visit.last, questions, who, lastA, lastB);
        setCode(visit.atStart, questions, who, startA, startB);
        visit.cases[who] = lastCase;
      }
      if (row < 0) return;
      who = own;
      met = metEarly = places = 0;
      lastA = lastB = startA = startB = lastCase = -1;
    }
    const pair = pairOf[row] ?? 0;
    const triple = tripleOf[row] ?? 0;
    const marks = (pairMarks[pair] ?? 0) | (tripleMarks[triple] ?? 0);
    const slot = group[row] ?? 0;
    const kept = marks & VALID & ~met;
    const pairCell = (slot * PAIR_CHOICES + (kept & QUESTIONS)) * pairs + pair;
    const tripleCell = (slot * CASE_CHOICES + (kept >> 2)) * triples + triple;
    pairsInGroups[pairCell] = (pairsInGroups[pairCell] ?? 0) + 1;
    triplesInGroups[tripleCell] = (triplesInGroups[tripleCell] ?? 0) + 1;
    met |= kept;
    if ((kept & FIRST) !== 0) lastA = pair;
    if ((kept & SECOND) !== 0) lastB = pair;
    if ((kept & SECURE) !== 0) lastCase = slot * 2 + ((marks & AT_TOP) >> 3);
    const keptEarly = early[row] === 1 ? marks & QUESTIONS & ~metEarly : 0;
    metEarly |= keptEarly;
    if ((keptEarly & FIRST) !== 0) startA = pair;
    if ((keptEarly & SECOND) !== 0) startB = pair;
    const place = wave[row] ?? -1;
    if (place < 0) continue;
    const before = metInWave[place] ?? 0;
    const keptInWave = marks & VALID & ~before;
    const pairInWave = (place * PAIR_CHOICES + (keptInWave & QUESTIONS)) * pairs + pair;
    const tripleInWave = (place * CASE_CHOICES + (keptInWave >> 2)) * triples + triple;
    pairsInWaves[pairInWave] = (pairsInWaves[pairInWave] ?? 0) + 1;
    triplesInWaves[tripleInWave] = (triplesInWaves[tripleInWave] ?? 0) + 1;
    // Whether a case is at the top goes with the one that counts.
    metInWave[place] = before | keptInWave | (marks & AT_TOP & (keptInWave << 1)) | IS_THERE;
    if (before === 0) listed[places++] = place;
  }
}

/** Writes down the answers that count: to the first question that of one pair, to the second that of another; −1 = none. */
function setCode([first, second]: AnswerVisit["last"], { codes }: Channel, who: number, a: number, b: number): void {
  if (a >= 0) first[who] = codes[0]?.[a] ?? NO_ANSWER;
  if (b >= 0) second[who] = codes[1]?.[b] ?? NO_ANSWER;
}

/** Counts a customer in the waves that are listed, with the money behind the secure cases, and forgets what was met in them. */
function closeWaves(
  { money }: VisitPlan,
  { byWave, money: sums }: AnswerVisit,
  who: number,
  metInWave: Uint8Array,
  listed: Int16Array,
  places: number,
): void {
  for (let at = 0; at < places; at += 1) {
    const place = listed[at] ?? 0;
    const marks = metInWave[place] ?? 0;
    metInWave[place] = 0;
    byWave[place] = (byWave[place] ?? 0) + 1;
    if ((marks & SECURE) !== 0 && money !== null && who >= 0) addMoney(sums, place * 2 + ((marks & AT_TOP) >> 3), money, who);
  }
}
