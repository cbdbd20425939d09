import type { AccountRows } from "../../../shared/indices/frame/account-rows.ts";
import type { Decimals } from "../../../shared/indices/frame/exact-sums.ts";
import { OUTCOME_KINDS, type OutcomeKind, type OutcomeRows } from "../../../shared/indices/frame/outcome-rows.ts";

type State = "active" | "atStart" | "lost" | "ended" | "negativeMoney" | "absurdMoney" | "negativeRevenue";
type Amount = "money" | "revenue" | "cost" | "cac";

/** An account as a test says it: states by name, amounts as numbers, components of the health score in their order. */
export type Account = Readonly<Partial<Record<Amount, number | null>>> & {
  readonly customer?: number;
  readonly group?: number;
  readonly segment?: number;
  readonly is?: readonly State[];
  readonly health?: readonly (number | null)[];
};

/** Numbers as the store holds decimals: whole units of 10^−scale in two words. */
export function decimals(values: readonly (number | null)[], scale: number): Decimals {
  const words = values.flatMap((value) => {
    const units = BigInt(Math.round((value ?? 0) * 10 ** scale));
    return [Number(BigInt.asIntN(32, units)), Number(BigInt.asIntN(32, units >> 32n))];
  });
  return { words: Int32Array.from(words), scale, known: Uint8Array.from(values, (value) => (value === null ? 0 : 1)) };
}

/** Accounts column by column; customers are numbered from 0 and all in group 0 unless said otherwise. */
export function accountRows(accounts: readonly Account[], segments: readonly (string | null)[] = [null]): AccountRows {
  const flags = (state: State): Uint8Array => Uint8Array.from(accounts, ({ is = [] }) => (is.includes(state) ? 1 : 0));
  const amounts = (name: Amount): Decimals =>
    decimals(
      accounts.map((account) => account[name] ?? null),
      9,
    );
  const components = Math.max(0, ...accounts.map(({ health = [] }) => health.length));
  return {
    customer: Int32Array.from(accounts, ({ customer }, at) => customer ?? at),
    group: Int16Array.from(accounts, ({ group }) => group ?? 0),
    segment: Int16Array.from(accounts, ({ segment }) => segment ?? 0),
    segments,
    active: flags("active"),
    atStart: flags("atStart"),
    lost: flags("lost"),
    ended: flags("ended"),
    negativeMoney: flags("negativeMoney"),
    absurdMoney: flags("absurdMoney"),
    negativeRevenue: flags("negativeRevenue"),
    money: amounts("money"),
    revenue: amounts("revenue"),
    revenueSquare: decimals(
      accounts.map(({ revenue }) => (revenue === null || revenue === undefined ? null : revenue ** 2)),
      6,
    ),
    cost: amounts("cost"),
    cac: amounts("cac"),
    health: Array.from({ length: components }, (_, at) => Float64Array.from(accounts, ({ health }) => health?.[at] ?? Number.NaN)),
  };
}

/** An outcome as a test says it; nobody's is without customer, in no wave without wave. */
export type Outcome = {
  readonly customer?: number;
  readonly group?: number;
  readonly wave?: number;
  readonly kind: OutcomeKind;
  readonly weight?: number;
  readonly capped?: boolean;
  readonly name?: number;
};

export const outcomeRows = (outcomes: readonly Outcome[], names: readonly string[] | null = null): OutcomeRows => ({
  customer: Int32Array.from(outcomes, ({ customer }) => customer ?? -1),
  group: Int16Array.from(outcomes, ({ group }) => group ?? 0),
  wave: Int16Array.from(outcomes, ({ wave }) => wave ?? -1),
  kind: Uint8Array.from(outcomes, ({ kind }) => OUTCOME_KINDS.indexOf(kind)),
  name: names && { codes: Int16Array.from(outcomes, ({ name }) => name ?? -1), names },
  capped: Uint8Array.from(outcomes, ({ capped }) => (capped === true ? 1 : 0)),
  weight: decimals(
    outcomes.map(({ weight }) => weight ?? null),
    15,
  ),
});
