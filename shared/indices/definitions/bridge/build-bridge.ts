import { shapley } from "../../../statistics/shapley.ts";
import type { IndexResult, ReasonCode } from "../../index-result.ts";
import type { NumberId } from "../definition.ts";
import type { BridgeItem, DefinitionBridge, Difference, Missing } from "./bridge.ts";
import { haveOneUnit, onHundred } from "./common-unit.ts";

/** What is switched as one: usually a single difference. */
export type Player = readonly Difference[];

/** The number under a combination: player i stands as in `to` where bit i is set. Values are in the unit of the bridge. */
export type Worth = (combination: number) => { readonly value: number | null; readonly reason: Missing["reason"] | null };

/** As many combinations without a value are told. */
const MOST_MISSING = 8;

type Ends = { readonly number: NumberId; readonly from: IndexResult; readonly to: IndexResult };

/** The bridge of two results, from the values of all combinations of what differs between them. */
export function buildBridge({ number, from, to }: Ends, players: readonly Player[], worth: Worth): DefinitionBridge {
  const none = {
    schema: "octad.bridge/1",
    number,
    from,
    to,
    difference: null,
    reason: null,
    method: null,
    rescaled: false,
    items: [],
    missing: [],
  } as const;
  if (from.value === null) return { ...none, reason: "fromHasNoValue" };
  if (to.value === null) return { ...none, reason: "toHasNoValue" };
  const rescaled = !haveOneUnit(from, to);
  const start = rescaled ? onHundred(number, from) : from.value;
  const end = rescaled ? onHundred(number, to) : to.value;
  if (start === null || end === null) return { ...none, reason: "noCommonUnit" };
  const difference = to.value - from.value;
  const all = 2 ** players.length - 1;
  // The ends are the results themselves, whatever a split makes of their parts.
  const values = Array.from({ length: all + 1 }, (_, at) =>
    at === 0 ? { value: start, reason: null } : at === all ? { value: end, reason: null } : worth(at),
  );
  const missing = values
    .flatMap(({ value, reason }, at) => (value === null ? [{ settings: namesIn(players, at), reason: reason ?? unknownReason }] : []))
    .slice(0, MOST_MISSING);
  const { method, items } = share(players, values);
  const unit: BridgeItem = { differences: [], value: to.value - end - (from.value - start) };
  return {
    ...none,
    difference,
    rescaled,
    method,
    items: rescaled && (unit.value !== 0 || from.unit !== to.unit) ? [...items, unit] : items,
    missing,
  };
}

const unknownReason: ReasonCode = "ZERO_DENOMINATOR";

const namesIn = (players: readonly Player[], combination: number): readonly string[] =>
  players.flatMap((player, at) =>
    (combination & (1 << at)) === 0 ? [] : player.map(({ setting, part }) => (part === null ? setting : `${setting}.${part}`)),
  );

type Values = readonly { readonly value: number | null }[];

/** Shapley over what differs; where a combination has no value, the steps of the first order that has one throughout. */
function share(players: readonly Player[], values: Values): Pick<DefinitionBridge, "items" | "method"> {
  const at = (combination: number): number => values[combination]?.value ?? 0;
  if (values.every(({ value }) => value !== null)) {
    const shares = shapley(players.length, at);
    return { method: "shapley", items: players.map((differences, index) => ({ differences, value: shares[index] ?? 0 })) };
  }
  const order = firstOrder(players.length, values);
  if (order === null) {
    return { method: "together", items: [{ differences: players.flat(), value: at(values.length - 1) - at(0) }] };
  }
  let reached = 0;
  const items = order.map((index): BridgeItem => {
    const before = at(reached);
    reached |= 1 << index;
    return { differences: players[index] ?? [], value: at(reached) - before };
  });
  return { method: "ordered", items };
}

/** The first order, by the places of the players, in which every step has a value; `null` = none. */
function firstOrder(size: number, values: Values): readonly number[] | null {
  const all = 2 ** size - 1;
  const from = (combination: number): readonly number[] | null => {
    if (combination === all) return [];
    for (let index = 0; index < size; index += 1) {
      const next = combination | (1 << index);
      if (next === combination || values[next]?.value == null) continue;
      const rest = from(next);
      if (rest !== null) return [index, ...rest];
    }
    return null;
  };
  return from(0);
}
