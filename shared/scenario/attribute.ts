import { shapley } from "../statistics/shapley.ts";
import { createGame, type Game } from "./attribution-game.ts";
import { companyCost } from "./company-cost.ts";
import { formatLever } from "./format-lever.ts";
import { programmeCost } from "./lever-cost.ts";
import { type ScaledLever, scaleLevers } from "./lever-paths.ts";
import type { Baseline, Lever } from "./scenario.ts";

/** Levers on one segment up to which every combination is worked out; beyond it, orders that visit every place evenly. */
export const EXACT_LEVERS = 12;

export type Attribution = {
  /** Money of each lever over the horizon, in the order of the levers. */
  readonly revenue: readonly number[];
  /** The same of margin, programme costs taken off. */
  readonly margin: readonly number[];
  /** False where a segment has more than `EXACT_LEVERS` levers and orders were sampled. */
  readonly exact: boolean;
};

/**
 * What each lever adds to revenue and to margin over the horizon when effects are shared: the Shapley value, the mean of a lever's
 * contribution over all orders in which the levers could have been switched on. It sums to the whole difference and does not depend on the
 * order of switching on. A lever that only costs has no revenue, and its cost as margin.
 *
 * Both are sums over segments and the Shapley value is additive, so that each segment is shared out alone, among the levers that act on
 * it. What adds up by itself (a programme's cost) is given to its lever; the company's fixed cost is a game of its own.
 */
export function attribute(baseline: Baseline, levers: readonly Lever[], horizon: number): Attribution {
  const isShort = (baseline.billing ?? "start") === "start";
  const scaled = scaleLevers(levers, horizon + (isShort ? 0 : 1));
  const revenue = levers.map(() => 0);
  const margin = levers.map((lever) => -programmeCost(lever, baseline, horizon));
  let exact = true;
  const add = (game: Game): void => {
    const size = game.players.length;
    if (size === 0) return;
    if (size > EXACT_LEVERS) exact = false;
    const shares = size > EXACT_LEVERS ? sampled(game, levers) : everyOrder(game);
    game.players.forEach((player, index) => {
      revenue[player] = (revenue[player] ?? 0) + (shares.revenue[index] ?? 0);
      margin[player] = (margin[player] ?? 0) + (shares.margin[index] ?? 0);
    });
  };
  for (const segment of baseline.segments) for (const game of createGame(baseline, segment, scaled, horizon)) add(game);
  add(companyGame(baseline, scaled, horizon));
  return { revenue, margin, exact };
}

function companyGame(baseline: Baseline, levers: readonly ScaledLever[], horizon: number): Game {
  const acting = companyCost.levers(levers);
  return {
    players: acting.map((lever) => levers.indexOf(lever)),
    worth: (on) => {
      const path = new Float64Array(horizon);
      companyCost.fill(
        path,
        baseline,
        acting.filter((_, index) => on[index] === 1),
      );
      return { revenue: 0, margin: -path.reduce((sum, cost) => sum + cost, 0) };
    },
  };
}

type Shares = { readonly revenue: readonly number[]; readonly margin: readonly number[] };

function everyOrder({ players, worth }: Game): Shares {
  const size = players.length;
  const on = new Uint8Array(size);
  const margins = new Float64Array(2 ** size);
  const revenue = shapley(size, (combination) => {
    for (let player = 0; player < size; player++) on[player] = (combination >> player) & 1;
    const found = worth(on);
    margins[combination] = found.margin;
    return found.revenue;
  });
  return { revenue, margin: shapley(size, (combination) => margins[combination] ?? 0) };
}

/**
 * For many levers: the mean over 2k orders, every rotation of the list and of its reverse, so that each lever stands at each place
 * twice. It sums exactly and needs no chance, but is not the mean over all orders. The list is sorted by the levers' text first, so that
 * their own order does not matter.
 */
function sampled({ players, worth }: Game, levers: readonly Lever[]): Shares {
  const size = players.length;
  const textOf = (place: number): string => {
    const lever = levers[players[place] ?? 0];
    return lever === undefined ? "" : formatLever(lever);
  };
  const list = Array.from({ length: size }, (_, place) => ({ place, text: textOf(place) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ place }) => place);
  const revenue = new Float64Array(size);
  const margin = new Float64Array(size);
  for (const step of [1, -1]) {
    for (let first = 0; first < size; first++) {
      const on = new Uint8Array(size);
      let before = worth(on);
      for (let turn = 0; turn < size; turn++) {
        const player = list[(((first + step * turn) % size) + size) % size] ?? 0;
        on[player] = 1;
        const after = worth(on);
        revenue[player] = (revenue[player] ?? 0) + (after.revenue - before.revenue) / (2 * size);
        margin[player] = (margin[player] ?? 0) + (after.margin - before.margin) / (2 * size);
        before = after;
      }
    }
  }
  return { revenue: Array.from(revenue), margin: Array.from(margin) };
}
