import type { Unit } from "../../index-result.ts";
import type { DefinitionBridge } from "./bridge.ts";
import { roundToSum } from "./round-to-sum.ts";

/** A bridge as it is shown: rounded, and adding up as it stands. */
export type ShownBridge = {
  readonly digits: number;
  readonly from: number;
  readonly to: number;
  readonly difference: number;
  /** In the order of the bridge's items. */
  readonly items: readonly number[];
};

const DIGITS: Readonly<Record<Unit, number>> = { points: 1, percent: 1, score: 2, money: 0, ratio: 2, count: 0, minutes: 0 };

/** Small amounts of money are shown to the cent. */
const SMALL_MONEY = 100;

/** Rounds both ends to the digits of their units and the items so that they lead from one to the other; `null` = no bridge. */
export function shownBridge({ from, to, items, difference }: DefinitionBridge): ShownBridge | null {
  if (difference === null || from.value === null || to.value === null) return null;
  const small = Math.max(Math.abs(from.value), Math.abs(to.value)) < SMALL_MONEY;
  const digits = Math.max(...[from.unit, to.unit].map((unit) => (unit === "money" && small ? 2 : DIGITS[unit])));
  const round = (value: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
  const [a, b] = [round(from.value), round(to.value)];
  const shown = round(b - a);
  return {
    digits,
    from: a,
    to: b,
    difference: shown,
    items: roundToSum(
      items.map(({ value }) => value),
      shown,
      digits,
    ),
  };
}
