import { shapley } from "../statistics/shapley.ts";
import { fillPath, fillRates, leversOn, type ScaledLever, scaleLevers } from "./lever-paths.ts";
import type { Baseline, Lever, SegmentBaseline } from "./scenario.ts";

/** Levers on one segment up to which every combination is worked out; beyond it, orders that visit every place evenly. */
export const EXACT_LEVERS = 12;

export type Attribution = {
  /** Money of each lever over the horizon, in the order of the levers. */
  readonly revenue: readonly number[];
  /** False where a segment has more than `EXACT_LEVERS` levers and orders were sampled. */
  readonly exact: boolean;
};

/**
 * What each lever adds to revenue over the horizon when effects are shared: the Shapley value, the mean of a lever's
 * contribution over all orders in which the levers could have been switched on. It sums to the whole difference and does not depend on the
 * order of switching on. Levers that no revenue follows from (costs) have 0.
 *
 * Revenue is a sum over segments and the Shapley value is additive, so that each segment is shared out alone, among the levers that
 * act on it.
 */
export function attribute(baseline: Baseline, levers: readonly Lever[], horizon: number): Attribution {
  const scaled = scaleLevers(levers, horizon);
  const revenue = levers.map(() => 0);
  let exact = true;
  for (const segment of baseline.segments) {
    const game = createGame(segment, scaled, horizon);
    if (game.players.length === 0) continue;
    const shares = game.players.length <= EXACT_LEVERS ? shapley(game.players.length, game.revenueOf) : sampledShapley(game);
    if (game.players.length > EXACT_LEVERS) exact = false;
    game.players.forEach((player, index) => {
      revenue[player] = (revenue[player] ?? 0) + (shares[index] ?? 0);
    });
  }
  return { revenue, exact };
}

/** One segment's revenue as a function of which of its levers are on. */
type Game = {
  /** Positions in the list of levers, bit i of a combination being `players[i]`. */
  readonly players: readonly number[];
  readonly revenueOf: (combination: number) => number;
};

const REVENUE_TARGETS = ["retention", "acquisitions", "arpa"] as const;

function createGame(segment: SegmentBaseline, levers: readonly ScaledLever[], horizon: number): Game {
  // Players stand grouped by target, so that a combination is three numbers side by side.
  const groups = REVENUE_TARGETS.map((target) => leversOn(levers, target, segment.key));
  const players = groups.flatMap((group) => group.map((lever) => levers.indexOf(lever)));
  const counts = groups.map((group) => group.length);
  const [retentionCount = 0, acquisitionCount = 0] = counts;
  const [retention = [], acquisition = [], arpa = []] = groups;
  const room = () => new Float64Array(horizon);
  const path = (group: readonly ScaledLever[], fill: (into: Float64Array, on: readonly ScaledLever[]) => void) => {
    const known = new Map<number, Float64Array>();
    return (mask: number): Float64Array => {
      const found = known.get(mask);
      if (found !== undefined) return found;
      const made = room();
      fill(
        made,
        group.filter((_, bit) => (mask >> bit) & 1),
      );
      known.set(mask, made);
      return made;
    };
  };
  const rates = path(retention, (into, on) => fillRates(into, segment.annualRetention, on));
  const joins = path(acquisition, (into, on) => fillPath(into, "acquisitions", segment.acquisitionsPerMonth, 0, on, 1));
  const spends = path(arpa, (into, on) => fillPath(into, "arpa", segment.arpa, segment.arpaGrowthPerMonth, on));
  const below = (count: number): number => 2 ** count - 1;
  return {
    players,
    revenueOf: (combination) =>
      segmentRevenue(
        segment.customers,
        rates(combination & below(retentionCount)),
        joins((combination >> retentionCount) & below(acquisitionCount)),
        spends(combination >> (retentionCount + acquisitionCount)),
      ),
  };
}

function segmentRevenue(customers: number, rates: Float64Array, joins: Float64Array, spends: Float64Array): number {
  let count = customers;
  let revenue = count * (spends[0] ?? 0);
  for (let t = 1; t < rates.length; t++) {
    count = count * (rates[t] ?? 0) + (joins[t] ?? 0);
    revenue += count * (spends[t] ?? 0);
  }
  return revenue;
}

/**
 * For many levers: the mean over 2k orders, every rotation of the list and of its reverse, so that each lever stands at each place
 * twice. It sums exactly and needs no chance, but is not the mean over all orders.
 */
function sampledShapley(game: Game): readonly number[] {
  const size = game.players.length;
  const shares = new Float64Array(size);
  for (const step of [1, -1]) {
    for (let first = 0; first < size; first++) {
      let mask = 0;
      let before = game.revenueOf(0);
      for (let place = 0; place < size; place++) {
        const player = (((first + step * place) % size) + size) % size;
        mask |= 1 << player;
        const after = game.revenueOf(mask);
        shares[player] = (shares[player] ?? 0) + (after - before) / (2 * size);
        before = after;
      }
    }
  }
  return Array.from(shares);
}
