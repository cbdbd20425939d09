import { BILLED_AT_END } from "./billing.ts";
import { fillCustomers } from "./fill-customers.ts";
import { fillRates } from "./fill-rates.ts";
import { refers } from "./fill-segment.ts";
import { fillPath, leversOn, leversOnRetention, quantityOf, resolveLevers, type ScaledLever } from "./lever-paths.ts";
import { retentionSteps } from "./retention-steps.ts";
import type { Baseline, QuantityTarget, SegmentBaseline } from "./scenario.ts";
import { linkOf } from "./score-links.ts";

export type Worth = { readonly revenue: number; readonly margin: number };

/** Money over the horizon as a function of which levers are on. */
export type Game = {
  /** Positions in the list of levers. */
  readonly players: readonly number[];
  /** `on[i]` is 1 where `players[i]` is on. */
  readonly worth: (on: Uint8Array) => Worth;
};

type Group = { readonly levers: readonly ScaledLever[]; readonly at: number };

/**
 * The games of one segment: one of all that its customers bring and cost, and one of its fixed cost, which adds up by itself. What depends on
 * a few levers only (the customers, a price) is worked out once for each combination of those.
 */
export function createGame(baseline: Baseline, segment: SegmentBaseline, scaled: readonly ScaledLever[], horizon: number): readonly Game[] {
  const { key } = segment;
  const levers = resolveLevers(scaled, segment);
  const players: number[] = [];
  const group = (members: readonly ScaledLever[]): Group => {
    const at = players.length;
    for (const member of members) players.push(levers.indexOf(member));
    return { levers: members, at };
  };
  const on = (target: QuantityTarget): Group => group(leversOn(levers, target, key));
  const retention = group(leversOnRetention(levers, key));
  const acquisitions = on("acquisitions");
  const referral = refers(segment, levers) ? on("referral") : group([]);
  const countsOf = countCustomers(baseline, segment, { retention, acquisitions, referral }, horizon);
  const [arpa, variable, service, cac] = [on("arpa"), on("variableCost"), on("serviceCost"), on("cac")] as const;
  const path = (target: QuantityTarget, own: Group, growth = 0) => pathOf(segment, target, own, horizon, growth);
  const arpaOf = path("arpa", arpa, segment.arpaGrowthPerMonth);
  const variableOf = path("variableCost", variable);
  const serviceOf = path("serviceCost", service);
  const keptOf = remember(joinGroups([arpa, variable, service]), (_, chosen) => {
    const [price, share, cost] = [arpaOf(chosen), variableOf(chosen), serviceOf(chosen)];
    return price.map((money, t) => money - money * (share[t] ?? 0) - (cost[t] ?? 0));
  });
  const costsToJoin = cac.levers.length > 0 || quantityOf(segment, "cac") !== 0;
  const cacOf = path("cac", cac);
  const worth = (chosen: Uint8Array): Worth => {
    const { billed, joined } = countsOf(chosen);
    const [price, kept] = [arpaOf(chosen), keptOf(chosen)];
    let revenue = 0;
    let margin = 0;
    for (let t = 0; t < horizon; t++) {
      revenue += (billed[t] ?? 0) * (price[t] ?? 0);
      margin += (billed[t] ?? 0) * (kept[t] ?? 0);
    }
    if (costsToJoin) {
      const cost = cacOf(chosen);
      // Nobody joins in month 1.
      for (let t = 1; t < horizon; t++) margin -= (joined[t] ?? 0) * (cost[t] ?? 0);
    }
    return { revenue, margin };
  };
  return [{ players, worth }, fixedGame(segment, levers, horizon)];
}

function pathOf(segment: SegmentBaseline, target: QuantityTarget, own: Group, length: number, growth: number, from = 0) {
  return remember(own, (members) => {
    const into = new Float64Array(length);
    fillPath(into, target, quantityOf(segment, target), growth, members, from);
    return into;
  });
}

/** Groups that stand one after the other, as one. */
const joinGroups = (groups: readonly Group[]): Group => ({ levers: groups.flatMap(({ levers }) => levers), at: groups[0]?.at ?? 0 });

type Counts = { readonly billed: Float64Array; readonly joined: Float64Array };
type CountGroups = { readonly retention: Group; readonly acquisitions: Group; readonly referral: Group };

const NO_PATH = new Float64Array(0);

/** Customers billed and joining each month, for the levers that they follow from. */
function countCustomers(baseline: Baseline, segment: SegmentBaseline, groups: CountGroups, horizon: number) {
  const { retention, acquisitions, referral } = groups;
  const endWeight = BILLED_AT_END[baseline.billing ?? "start"];
  const length = horizon + (endWeight === 0 ? 0 : 1);
  const hasReferral = linkOf(segment, "nps") !== undefined && ((segment.referral ?? 0) !== 0 || referral.levers.length > 0);
  const ratesOf = remember(retention, (members) => {
    const promoters = hasReferral ? new Float64Array(length) : NO_PATH;
    const paths = { annual: new Float64Array(length), rates: new Float64Array(length), promoters };
    fillRates(paths, segment.annualRetention, retentionSteps(segment, members, hasReferral));
    return paths;
  });
  const joiningOf = pathOf(segment, "acquisitions", acquisitions, length, 0, 1);
  const referralOf = pathOf(segment, "referral", referral, length, 0, 1);
  return remember(joinGroups([retention, acquisitions, referral]), (_, chosen): Counts => {
    const asked = joiningOf(chosen);
    // Those who are referred are added to those asked for.
    const joined = hasReferral ? asked.slice() : asked;
    const paths = { ...ratesOf(chosen), acquisitions: joined, referral: hasReferral ? referralOf(chosen) : NO_PATH };
    const counts = new Float64Array(length);
    fillCustomers(counts, segment, paths, hasReferral, baseline.cohortLevers ?? "everybody");
    if (endWeight === 0) return { billed: counts, joined };
    for (let t = 0; t < horizon; t++) counts[t] = (1 - endWeight) * (counts[t] ?? 0) + endWeight * (counts[t + 1] ?? 0);
    return { billed: counts, joined };
  });
}

/** Works out what follows from a group of levers once for each combination of them, as long as combinations can be numbered. */
function remember<T>({ levers, at }: Group, make: (members: readonly ScaledLever[], on: Uint8Array) => T): (on: Uint8Array) => T {
  const known = new Map<number, T>();
  return (on) => {
    let combination = 0;
    for (let index = 0; index < levers.length; index++) combination = combination * 2 + (on[at + index] ?? 0);
    const found = levers.length <= MOST_NUMBERED ? known.get(combination) : undefined;
    if (found !== undefined) return found;
    const made = make(
      levers.filter((_, index) => on[at + index] === 1),
      on,
    );
    if (levers.length <= MOST_NUMBERED) known.set(combination, made);
    return made;
  };
}

/** 2^52 combinations are still whole numbers apart. */
const MOST_NUMBERED = 52;

function fixedGame(segment: SegmentBaseline, levers: readonly ScaledLever[], horizon: number): Game {
  const acting = leversOn(levers, "fixedCost", segment.key);
  return {
    players: acting.map((lever) => levers.indexOf(lever)),
    worth: (on) => {
      const path = new Float64Array(horizon);
      const members = acting.filter((_, index) => on[index] === 1);
      fillPath(path, "fixedCost", segment.fixedCostPerMonth, 0, members);
      return { revenue: 0, margin: -path.reduce((sum, cost) => sum + cost, 0) };
    },
  };
}
