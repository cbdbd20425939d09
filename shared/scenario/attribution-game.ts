import { BILLED_AT_END } from "./billing.ts";
import { fillCustomers } from "./fill-customers.ts";
import { fillRates } from "./fill-rates.ts";
import { createPaths, refers } from "./fill-segment.ts";
import { fillPath, leversOn, leversOnRetention, quantityOf, type ScaledLever } from "./lever-paths.ts";
import { retentionSteps } from "./retention-steps.ts";
import type { Baseline, QuantityTarget, SegmentBaseline } from "./scenario.ts";

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
export function createGame(baseline: Baseline, segment: SegmentBaseline, levers: readonly ScaledLever[], horizon: number): readonly Game[] {
  const { key } = segment;
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
  const prices = [on("arpa"), on("variableCost"), on("serviceCost"), on("cac")] as const;
  const countsOf = countCustomers(baseline, segment, [retention, acquisitions, referral], horizon);
  const path = (target: QuantityTarget, growth: number, own: Group) =>
    remember(own, (members) => {
      const into = new Float64Array(horizon);
      fillPath(into, target, quantityOf(segment, target), growth, members, target === "cac" ? 1 : 0);
      return into;
    });
  const arpaOf = path("arpa", segment.arpaGrowthPerMonth, prices[0]);
  const variableOf = path("variableCost", 0, prices[1]);
  const serviceOf = path("serviceCost", 0, prices[2]);
  const cacOf = path("cac", 0, prices[3]);
  const worth = (chosen: Uint8Array): Worth => {
    const { billed, joined } = countsOf(chosen);
    const [arpa, variable, service, cac] = [arpaOf(chosen), variableOf(chosen), serviceOf(chosen), cacOf(chosen)];
    let revenue = 0;
    let margin = 0;
    for (let t = 0; t < horizon; t++) {
      const earned = (billed[t] ?? 0) * (arpa[t] ?? 0);
      revenue += earned;
      margin += earned - earned * (variable[t] ?? 0) - (billed[t] ?? 0) * (service[t] ?? 0) - (joined[t] ?? 0) * (cac[t] ?? 0);
    }
    return { revenue, margin };
  };
  return [{ players, worth }, fixedGame(segment, levers, horizon)];
}

type Counts = { readonly billed: Float64Array; readonly joined: Float64Array };

/** Customers billed and joining each month, for the levers that they follow from. */
function countCustomers(baseline: Baseline, segment: SegmentBaseline, groups: readonly [Group, Group, Group], horizon: number) {
  const [retention, acquisitions, referral] = groups;
  const endWeight = BILLED_AT_END[baseline.billing ?? "start"];
  const length = horizon + (endWeight === 0 ? 0 : 1);
  const ratesOf = (members: readonly ScaledLever[], hasReferral: boolean) => {
    const paths = createPaths(0, length);
    fillRates(paths, segment.annualRetention, retentionSteps(segment, members, hasReferral));
    return paths;
  };
  const hasReferral = (segment.referral ?? 0) !== 0 || referral.levers.length > 0;
  const filled = remember(retention, (members) => ratesOf(members, hasReferral));
  const whole = { levers: groups.flatMap(({ levers }) => levers), at: retention.at };
  return remember(whole, (members, chosen): Counts => {
    const paths = filled(chosen);
    const isOn = (lever: ScaledLever): boolean => members.includes(lever);
    fillPath(paths.acquisitions, "acquisitions", segment.acquisitionsPerMonth, 0, acquisitions.levers.filter(isOn), 1);
    if (hasReferral) fillPath(paths.referral, "referral", segment.referral ?? 0, 0, referral.levers.filter(isOn), 1);
    fillCustomers(paths.counts, segment, paths, hasReferral, baseline.cohortLevers ?? "everybody");
    const joined = paths.acquisitions.slice(0, horizon);
    joined[0] = 0;
    const billed = paths.counts.slice(0, horizon);
    if (endWeight > 0) {
      for (let t = 0; t < horizon; t++) billed[t] = (1 - endWeight) * (billed[t] ?? 0) + endWeight * (paths.counts[t + 1] ?? 0);
    }
    return { billed, joined };
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
