import type { Question } from "../../table/fields.ts";
import { type Channel, questionChannel, secureChannel } from "./answer-channel.ts";
import { BEFORE_WINDOW } from "./answer-codes.ts";
import { type CodedMoney, type CountedCells, MoneyTally, Tally } from "./answer-tally.ts";
import type { SecureItem } from "./secure-items.ts";

/** Rows of answers in codes (answer-codes.ts), column by column. */
export type CodedRows = Readonly<Record<"customer" | "ord" | "slot" | "scores" | "items", Int32Array>>;

export type CountPlan = {
  readonly questions: readonly Question[];
  /** The items of secure; `null` where they are not mapped. */
  readonly secure: readonly SecureItem[] | null;
  readonly slots: number;
  /** Customer numbers are below. */
  readonly customers: number;
  readonly money: CodedMoney | null;
};

/** The last valid answer of each customer: its ord (−1 = none) and its code. */
export type LastAnswers = { readonly ord: Int32Array; readonly codes: Uint8Array };

export type AnswerCounts = {
  /** By the name that a cell query gives in `counted`. */
  readonly cells: ReadonlyMap<string, CountedCells>;
  readonly groups: readonly number[];
  /** Different customers of each wave; a row without customer is one. */
  readonly customersByWave: ReadonlyMap<number, number>;
  readonly last: ReadonlyMap<Question, LastAnswers>;
  /** As it stood at the start of the window. */
  readonly atStart: ReadonlyMap<Question, LastAnswers>;
};

/** Group and wave of each row by place (wave −1 = none), and the rows that are in a wave, wave after wave. */
type Places = {
  readonly group: Int32Array;
  readonly wave: Int32Array;
  readonly firstWave: number;
  /** Where the rows of each wave start in `inWaves`, and after the last of them its end. */
  readonly starts: Int32Array;
  readonly inWaves: Int32Array;
};

/**
 * What `last-answers.ts` says in SQL, by the same rules, in a few passes over columns of whole numbers: rows by value, the last
 * valid answers of customers over all the data and in each wave, and the money behind secure cases.
 */
export function countAnswers(rows: CodedRows, plan: CountPlan): AnswerCounts {
  const places = placesOf(rows.slot, plan.slots);
  const cells = new Map<string, CountedCells>();
  const last = new Map<Question, LastAnswers>();
  const atStart = new Map<Question, LastAnswers>();
  for (const [at, question] of plan.questions.entries()) {
    const channel = questionChannel(rows.scores, at);
    last.set(question, countChannel(rows, question, channel, plan, places, cells));
    atStart.set(question, lastBeforeWindow(rows, channel, plan.customers));
  }
  if (plan.secure !== null) countChannel(rows, "secure", secureChannel(rows.items, plan.secure), plan, places, cells);
  return {
    cells,
    groups: groupsIn(places.group, plan.slots),
    customersByWave: customersByWave(rows, places, plan.customers),
    last,
    atStart,
  };
}

function countChannel(
  rows: CodedRows,
  name: string,
  channel: Channel,
  { slots, money, customers }: CountPlan,
  { group, wave, firstWave, starts, inWaves }: Places,
  cells: Map<string, CountedCells>,
): LastAnswers {
  const { values, width, top } = channel;
  const { customer } = rows;
  const waves = starts.length - 1;
  const tallies = () => ({ groups: new Tally(slots, width), waves: new Tally(waves, width) });
  const [raw, kept] = [tallies(), tallies()];
  raw.groups.addAll(group, values);
  raw.waves.addAll(wave, values);
  const sums =
    money !== null && top !== null ? { groups: new MoneyTally(money, top, slots), waves: new MoneyTally(money, top, waves) } : null;
  const last = new Int32Array(customers).fill(-1);
  const codes = new Uint8Array(customers);
  findLast(rows, channel, null, 0, values.length, last);
  const ofAll = keptRows(rows, channel, null, 0, values.length, last);
  for (const row of ofAll) {
    const own = customer[row] ?? -1;
    if (own >= 0) codes[own] = values[row] ?? 0;
  }
  kept.groups.addRows(ofAll, group, values);
  sums?.groups.addRows(ofAll, group, values, customer);
  const lastInWave = new Int32Array(customers).fill(-1);
  for (let at = 0; at < waves; at += 1) {
    const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    findLast(rows, channel, inWaves, from, to, lastInWave);
    const ofWave = keptRows(rows, channel, inWaves, from, to, lastInWave);
    kept.waves.addRows(ofWave, wave, values);
    sums?.waves.addRows(ofWave, wave, values, customer);
    // The places of its customers are free for the next wave.
    for (const row of ofWave) lastInWave[customer[row] ?? -1] = -1;
  }
  const ownCode = (slice: number): number => slice;
  const waveCode = (slice: number): number => slice + firstWave;
  for (const [kind, tally, keys] of [["rows", raw, channel.rowKeys] as const, ["kept", kept, channel.keptKeys] as const]) {
    const whole = tally.groups.total(keys);
    const group = [...tally.groups.rows(ownCode, keys), ...whole];
    cells.set(`${kind} ${name}`, { all: whole, group, wave: tally.waves.rows(waveCode, keys) });
  }
  if (sums !== null) {
    const whole = sums.groups.total();
    cells.set(`money ${name}`, { all: whole, group: [...sums.groups.rows(ownCode), ...whole], wave: sums.waves.rows(waveCode) });
  }
  return { ord: last, codes };
}

/** The highest ord of a valid row of each customer, among the rows at places `from`…`to` of `order` (`null` = as they stand). */
function findLast(
  { customer, ord }: CodedRows,
  { values, valid }: Channel,
  order: Int32Array | null,
  from: number,
  to: number,
  last: Int32Array,
): void {
  for (let place = from; place < to; place += 1) {
    const row = order === null ? place : (order[place] ?? 0);
    const own = customer[row] ?? -1;
    if (own < 0 || valid[values[row] ?? 0] === 0) continue;
    const at = ord[row] ?? 0;
    if (at > (last[own] ?? -1)) last[own] = at;
  }
}

/** The rows that `findLast` has found, and valid rows without customer, which are each their own. */
function keptRows(
  { customer, ord }: CodedRows,
  { values, valid }: Channel,
  order: Int32Array | null,
  from: number,
  to: number,
  last: Int32Array,
): Int32Array {
  const kept = new Int32Array(to - from);
  let n = 0;
  for (let place = from; place < to; place += 1) {
    const row = order === null ? place : (order[place] ?? 0);
    const own = customer[row] ?? -1;
    if (valid[values[row] ?? 0] === 0 || (own >= 0 && last[own] !== ord[row])) continue;
    kept[n] = row;
    n += 1;
  }
  return kept.subarray(0, n);
}

function lastBeforeWindow({ customer, ord, scores }: CodedRows, { values, valid }: Channel, customers: number): LastAnswers {
  const last = new Int32Array(customers).fill(-1);
  const codes = new Uint8Array(customers);
  for (let row = 0; row < values.length; row += 1) {
    if (((scores[row] ?? 0) & BEFORE_WINDOW) === 0) continue;
    const own = customer[row] ?? -1;
    const value = values[row] ?? 0;
    if (own < 0 || valid[value] === 0 || (ord[row] ?? 0) <= (last[own] ?? -1)) continue;
    last[own] = ord[row] ?? 0;
    codes[own] = value;
  }
  return { ord: last, codes };
}

function customersByWave({ customer }: CodedRows, { firstWave, starts, inWaves }: Places, customers: number): ReadonlyMap<number, number> {
  const met = new Int32Array(customers).fill(-1);
  const counts = new Map<number, number>();
  for (let wave = 0; wave < starts.length - 1; wave += 1) {
    let n = 0;
    for (let place = starts[wave] ?? 0; place < (starts[wave + 1] ?? 0); place += 1) {
      const own = customer[inWaves[place] ?? 0] ?? -1;
      if (own >= 0 && met[own] === wave) continue;
      if (own >= 0) met[own] = wave;
      n += 1;
    }
    if (n > 0) counts.set(firstWave + wave, n);
  }
  return counts;
}

function groupsIn(group: Int32Array, slots: number): readonly number[] {
  const found = new Uint8Array(slots);
  for (let row = 0; row < group.length; row += 1) found[group[row] ?? 0] = 1;
  return [...found.keys()].filter((own) => found[own] === 1);
}

function placesOf(slot: Int32Array, slots: number): Places {
  const group = new Int32Array(slot.length);
  const wave = new Int32Array(slot.length);
  let first = 0x7fffffff;
  let last = -1;
  for (let row = 0; row < slot.length; row += 1) {
    const packed = slot[row] ?? 0;
    const own = ((packed / slots) | 0) - 1;
    group[row] = packed - (own + 1) * slots;
    wave[row] = own;
    if (own < 0) continue;
    if (own < first) first = own;
    if (own > last) last = own;
  }
  if (last < 0) return { group, wave, firstWave: 0, starts: new Int32Array(1), inWaves: new Int32Array(0) };
  const starts = new Int32Array(last - first + 2);
  for (let row = 0; row < slot.length; row += 1) {
    if ((wave[row] ?? -1) < 0) continue;
    const own = (wave[row] ?? 0) - first;
    wave[row] = own;
    starts[own + 1] = (starts[own + 1] ?? 0) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const inWaves = new Int32Array(starts.at(-1) ?? 0);
  for (let row = 0; row < slot.length; row += 1) {
    const own = wave[row] ?? -1;
    if (own < 0) continue;
    const place = next[own] ?? 0;
    inWaves[place] = row;
    next[own] = place + 1;
  }
  return { group, wave, firstWave: first, starts, inWaves };
}
