import {
  type AccountColumns,
  type AccountRows,
  AMOUNT_COLUMNS,
  accountsAt,
  accountsToRead,
  FLAG_COLUMNS,
  healthColumn,
  numberOfCustomers,
} from "../../../shared/indices/frame/account-rows.ts";
import { accountsSelect } from "../../../shared/indices/frame/accounts-frame.ts";
import { groupOfRows } from "../../../shared/indices/frame/answer-columns.ts";
import { NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import { passingSelect } from "../../../shared/indices/frame/customer-frames.ts";
import type { Decimals } from "../../../shared/indices/frame/exact-sums.ts";
import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import { healthColumns, isLastAnswer, isOwnValue } from "../../../shared/indices/frame/health-frame.ts";
import { placesThatPass } from "../../../shared/indices/frame/places.ts";
import type { RawRows } from "./raw-rows.ts";
import { columnsOf } from "./standing-columns.ts";
import type { Members, StandingFrame } from "./standing-frame.ts";

const MEMBERS = "select customer, grp from frame_members where grp is not null";

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

export async function readAccounts(frame: StandingFrame, members: Members): Promise<AccountRows> {
  const { cache, input, plan } = frame;
  const { asOf, windowStart } = input;
  const { accounts } = columnsOf(cache.store, cache.facts);
  // What a filter leaves is picked out of the columns of everybody, wherever these are the same with and without it.
  const isPicked = has(input, "accounts", "customer_id") && plan.health.every(isOwnValue);
  const conditions = isPicked ? [] : input.conditions;
  const [columns, passes, ofCustomers] = await Promise.all([
    accounts.of({ asOf, windowStart, conditions, health: plan.health }, () => accountColumns(frame, conditions)),
    isPicked ? readPassing(frame) : null,
    members(),
  ]);
  const own = passes === null ? columns : accountsAt(columns, placesThatPass(columns.customer, passes));
  return { ...own, group: groupOfRows(input, own.customer, ofCustomers, null) };
}

/** 1 for the customers that the filter leaves; `null` = there is no filter. */
export async function readPassing({ cache, input }: StandingFrame): Promise<Uint8Array | null> {
  const { asOf, conditions } = input;
  if (conditions.length === 0) return null;
  return cache.passing.of({ asOf, conditions }, async () => {
    const customer = customersIn(await cache.relations.raw(passingSelect(input)));
    const passes = new Uint8Array(numberOfCustomers(customer));
    for (let row = 0; row < customer.length; row += 1) passes[customer[row] ?? 0] = 1;
    return passes;
  });
}

async function accountColumns({ cache, input, plan }: StandingFrame, conditions: FrameInput["conditions"]): Promise<AccountColumns> {
  const isAll = conditions.length === 0 && input.conditions.length > 0;
  const from = isAll ? `(${accountsSelect({ ...input, conditions })})` : "frame_accounts";
  const rows = await cache.relations.raw(accountsToRead(input, healthColumns(input, plan.health), from));
  const labels = has(input, "accounts", "segment") ? (input.labels.accounts?.["segment"] ?? null) : [];
  const flag = (name: keyof typeof FLAG_COLUMNS): Uint8Array => rows.flags(FLAG_COLUMNS[name]);
  const amount = (name: keyof typeof AMOUNT_COLUMNS): Decimals => rows.decimals(AMOUNT_COLUMNS[name]);
  return {
    customer: customersIn(rows),
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

const customersIn = (rows: RawRows): Int32Array => rows.int32("customer", -1);
