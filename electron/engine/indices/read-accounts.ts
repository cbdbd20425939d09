import {
  type AccountColumns,
  type AccountRows,
  AMOUNT_COLUMNS,
  accountsToRead,
  FLAG_COLUMNS,
  healthColumn,
  numberOfCustomers,
} from "../../../shared/indices/frame/account-rows.ts";
import { groupOfRows } from "../../../shared/indices/frame/answer-columns.ts";
import { NO_ANSWER } from "../../../shared/indices/frame/answer-rows.ts";
import type { Decimals } from "../../../shared/indices/frame/exact-sums.ts";
import { has } from "../../../shared/indices/frame/frame-input.ts";
import { healthColumns, isLastAnswer } from "../../../shared/indices/frame/health-frame.ts";
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
  const { asOf, windowStart, conditions } = input;
  const { accounts } = columnsOf(cache.store, cache.facts);
  const [columns, ofCustomers] = await Promise.all([
    accounts.of({ asOf, windowStart, conditions, health: plan.health }, () => accountColumns(frame)),
    members(),
  ]);
  return { ...columns, group: groupOfRows(input, columns.customer, ofCustomers, null) };
}

async function accountColumns({ cache, input, plan }: StandingFrame): Promise<AccountColumns> {
  const rows = await cache.relations.raw(accountsToRead(input, healthColumns(input, plan.health)));
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
