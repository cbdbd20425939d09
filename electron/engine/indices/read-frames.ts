import {
  type AccountRows,
  AMOUNT_COLUMNS,
  accountsToRead,
  FLAG_COLUMNS,
  healthColumn,
} from "../../../shared/indices/frame/account-rows.ts";
import { type AnswerRows, answersToRead, NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import type { Decimals } from "../../../shared/indices/frame/exact-sums.ts";
import { type FrameInput, has, hasFrame, isThere } from "../../../shared/indices/frame/frame-input.ts";
import { healthColumns, isLastAnswer } from "../../../shared/indices/frame/health-frame.ts";
import { outcomeNames, outcomesToRead } from "../../../shared/indices/frame/outcome-records.ts";
import type { OutcomeRows } from "../../../shared/indices/frame/outcome-rows.ts";
import type { Question } from "../../../shared/table/fields.ts";
import type { FramePlan } from "./frame-relations.ts";
import type { RawRows } from "./raw-rows.ts";
import type { Relations } from "./relations.ts";
import type { Members, StandingFrame } from "./standing-frame.ts";

const MEMBERS = "select customer, grp from frame_members where grp is not null";

/** What these functions read. */
export const queriesToRead = (input: FrameInput, { health }: FramePlan): readonly string[] => [
  ...(input.by !== null && has(input, "accounts", input.by) ? [MEMBERS] : []),
  ...(isThere(input, "accounts") ? [accountsToRead(input, healthColumns(input, health))] : []),
  ...(hasFrame(input, "outcomes") ? [outcomesToRead(input)] : []),
];

/** Group codes by customer, as the accounts say; −1 = none. */
export async function readMembers({ cache }: StandingFrame): Promise<Int16Array> {
  const rows = await cache.relations.raw(MEMBERS);
  const customer = customersIn(rows);
  const groups = rows.int16("grp", -1);
  const members = new Int16Array(numberOfCustomers(customer)).fill(-1);
  for (let row = 0; row < customer.length; row += 1) members[customer[row] ?? -1] = groups[row] ?? -1;
  return members;
}

/** Codes of the answers of a relation of last answers, by customer. */
export async function readLast({ cache }: StandingFrame, relation: string): Promise<Uint8Array> {
  const rows = await cache.relations.raw(`select customer, cast(answer as tinyint) as answer from ${relation}`);
  const customer = customersIn(rows);
  const answers = rows.bytes("answer", NO_ANSWER);
  const codes = new Uint8Array(numberOfCustomers(customer)).fill(NO_ANSWER);
  for (let row = 0; row < customer.length; row += 1) codes[customer[row] ?? -1] = answers[row] ?? NO_ANSWER;
  return codes;
}

export async function readAnswers({ cache, input }: StandingFrame, questions: readonly Question[], members: Members): Promise<AnswerRows> {
  const [rows, groups] = await Promise.all([readInOrder(cache.relations, answersToRead(input, questions)), members()]);
  const customer = customersIn(rows);
  const wave = rows.int16("wave", -1);
  return {
    customer,
    group: groupsIn(rows, customer, groups, input),
    wave,
    waveCodes: toPlaces(wave),
    early: rows.flags("early"),
    questions: new Map(questions.map((question) => [question, rows.bytes(question, NO_ANSWER)])),
  };
}

export async function readAccounts({ cache, input, plan }: StandingFrame): Promise<AccountRows> {
  const rows = await cache.relations.raw(accountsToRead(input, healthColumns(input, plan.health)));
  const customer = customersIn(rows);
  const labels = has(input, "accounts", "segment") ? (input.labels.accounts?.["segment"] ?? null) : [];
  const flag = (name: keyof typeof FLAG_COLUMNS): Uint8Array => rows.flags(FLAG_COLUMNS[name]);
  const amount = (name: keyof typeof AMOUNT_COLUMNS): Decimals => rows.decimals(AMOUNT_COLUMNS[name]);
  return {
    customer,
    customers: numberOfCustomers(customer),
    group: rows.int16("grp", input.groups),
    segment: labels === null ? null : rows.int16("segment", labels.length),
    segments: [...(labels ?? []), null],
    active: flag("active"),
    atStart: flag("atStart"),
    lost: flag("lost"),
    ended: flag("ended"),
    negativeMoney: flag("negativeMoney"),
    absurdMoney: flag("absurdMoney"),
    negativeRevenue: flag("negativeRevenue"),
    money: amount("money"),
    revenue: amount("revenue"),
    revenueSquare: amount("revenueSquare"),
    cost: amount("cost"),
    cac: amount("cac"),
    health: plan.health.map((component, at) => (isLastAnswer(component) ? new Float64Array(0) : rows.doubles(healthColumn(at)))),
  };
}

export async function readOutcomes({ cache, input }: StandingFrame, members: Members): Promise<OutcomeRows> {
  const [rows, groups] = await Promise.all([cache.relations.raw(outcomesToRead(input)), members()]);
  const customer = customersIn(rows);
  const names = outcomeNames(input);
  return {
    customer,
    group: groupsIn(rows, customer, groups, input),
    wave: rows.int16("wave", -1),
    name: names === null ? null : { codes: rows.int16("name", -1), names },
    kind: rows.bytes("kind", 0),
    capped: rows.flags("capped"),
    weight: rows.decimals("weight"),
  };
}

/** Answers are stored in the order of `ord`, and come so unless a join stood in between. */
async function readInOrder(relations: Relations, { sql, isJoined }: ReturnType<typeof answersToRead>): Promise<RawRows> {
  const rows = await relations.raw(sql);
  if (!isJoined) return rows;
  const ord = rows.int32("ord", 0);
  for (let row = 1; row < ord.length; row += 1)
    if ((ord[row] ?? 0) < (ord[row - 1] ?? 0)) return relations.raw(`select * from (${sql}) a order by ord`);
  return rows;
}

const customersIn = (rows: RawRows): Int32Array => rows.int32("customer", -1);

/** Numbers of customers are below. */
function numberOfCustomers(customer: Int32Array): number {
  let highest = -1;
  for (let row = 0; row < customer.length; row += 1) if ((customer[row] ?? -1) > highest) highest = customer[row] ?? -1;
  return highest + 1;
}

/** The account's group, else the row's own (`own`), else "no key". */
function groupsIn(rows: RawRows, customer: Int32Array, members: Int16Array | null, { groups }: FrameInput): Int16Array {
  if (members === null) return rows.int16("own", groups);
  const group = new Int16Array(customer.length);
  let strangers = 0;
  for (let row = 0; row < group.length; row += 1) {
    const own = customer[row] ?? -1;
    const code = own >= 0 && own < members.length ? (members[own] ?? -1) : -1;
    group[row] = code;
    strangers += code < 0 ? 1 : 0;
  }
  if (strangers === 0) return group;
  const owns = rows.int16("own", groups);
  for (let row = 0; row < group.length; row += 1) if ((group[row] ?? -1) < 0) group[row] = owns[row] ?? groups;
  return group;
}

/** Puts in place of each wave its place among those that occur, and gives their codes. */
function toPlaces(wave: Int16Array): readonly number[] {
  const places = new Int16Array(2 ** 15);
  let highest = -1;
  for (let row = 0; row < wave.length; row += 1) {
    const code = wave[row] ?? -1;
    if (code < 0) continue;
    places[code] = 1;
    if (code > highest) highest = code;
  }
  const codes = Array.from({ length: highest + 1 }, (_, code) => code).filter((code) => places[code] === 1);
  if (codes.at(-1) === codes.length - 1) return codes;
  for (const [place, code] of codes.entries()) places[code] = place;
  for (let row = 0; row < wave.length; row += 1) {
    const code = wave[row] ?? -1;
    if (code >= 0) wave[row] = places[code] ?? 0;
  }
  return codes;
}
