import { marginKnown } from "../clv/clv-margins.ts";
import type { RowStates, StatesInput } from "./states-input.ts";

const accounts = (frame: string, state: string): RowStates => ({
  table: "accounts",
  from: `accounts t left join ${frame} f on f.customer = t.customer`,
  key: "f.customer",
  state,
});

/** Customers with a score among those active. */
export const healthStates = (): RowStates =>
  accounts("frame_health", "case when not f.active then 'NOT_ACTIVE' when f.score is null then 'INSUFFICIENT_COVERAGE' else 'USED' end");

/** Customers whose money counts, in a box and with money. */
export function boxesStates({ context }: StatesInput): RowStates {
  const isGone = context.choices.boxesFrom === "status" ? "" : "when not f.active then 'NOT_ACTIVE' ";
  return accounts(
    "frame_boxes",
    `case ${isGone}when f.box is null then 'NO_BOX' when f.negative_money or f.absurd_money then 'UNUSABLE_MONEY' when f.money is null then 'NO_MONEY' else 'USED' end`,
  );
}

/** Customers whose margin counts. */
export function clvStates({ context }: StatesInput): RowStates {
  const isSeed = context.choices.clvMethod === "seed";
  const known = marginKnown(context, isSeed ? "revenue" : "money");
  return accounts(
    `(select *, ${known} as has_margin from frame_accounts)`,
    `case ${isSeed ? "" : "when not f.active then 'NOT_ACTIVE' "}when not f.has_margin then 'NO_MONEY' else 'USED' end`,
  );
}

/** Customers there at the start of the window. */
export const startStates = (): RowStates => accounts("frame_accounts", "case when f.at_start then 'USED' else 'NOT_AT_START' end");

/** Active customers that pay. */
export const activeStates = (): RowStates =>
  accounts("frame_accounts", "case when not f.active then 'NOT_ACTIVE' when coalesce(f.mrr > 0, false) then 'USED' else 'NO_MONEY' end");
