import { type Assured, withShare } from "./plan-gain.ts";

/** What a plan costs: so much for using a lever at all, and in proportion to the share of its greatest size. Money. */
export type PlanCost = { readonly fixed: number; readonly full: number };

/** A way to reach a target: shares of the levers' greatest sizes, and the lever that is adjusted to hit the target. */
export type Draft = { readonly shares: readonly number[]; readonly partial: number; readonly cost: number };

/** Money for a plan. */
export function planCost(costs: readonly PlanCost[], shares: readonly number[]): number {
  return shares.reduce((sum, share, lever) => {
    const { fixed, full } = costs[lever] ?? { fixed: 0, full: 0 };
    return sum + (share > 0 ? fixed + full * share : 0);
  }, 0);
}

/** Sets of levers within so much of the cheapest are looked at thoroughly. */
const PROMISING = 0.15;

/**
 * Drafts that reach `target` by `assured`, cheapest first. Fixed costs make the choice of levers a matter of trying: every set of
 * levers is looked at. Within a set the cost is linear, and levers strengthen each other, so that the cheapest plan often has all but one at their
 * greatest size; where they weaken each other, or spread a risk, it lies between, and exchanging some of one for some of another finds it.
 */
export function draftPlans(assured: Assured, costs: readonly PlanCost[], target: number, thorough: boolean): readonly Draft[] {
  const drafts: Draft[] = [];
  let cheapest = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 2 ** costs.length; set++) {
    const levers = costs.flatMap((_, lever) => ((set >> lever) & 1 ? [lever] : []));
    if (levers.reduce((sum, lever) => sum + (costs[lever]?.fixed ?? 0), 0) > cheapest) continue;
    const full = costs.map((_, lever) => (levers.includes(lever) ? 1 : 0));
    if (assured.of(full) < target) continue;
    const starts = [
      ...levers.map((partial) => lowerDraft(assured, costs, full, partial, target)),
      evenDraft(assured, costs, full, levers, target),
    ];
    const best = starts.reduce((one, other) => (other.cost < one.cost ? other : one));
    const exchanged = exchange(assured, costs, best, target);
    drafts.push(...starts, ...(exchanged === best ? [] : [exchanged]));
    cheapest = Math.min(cheapest, exchanged.cost);
  }
  if (thorough) drafts.push(...promising(drafts, cheapest).map((draft) => scan(assured, costs, draft, target)));
  return drafts.toSorted((one, other) => one.cost - other.cost);
}

const lowerDraft = (assured: Assured, costs: readonly PlanCost[], shares: readonly number[], partial: number, target: number): Draft => {
  const lower = lowerTo(assured, shares, partial, target);
  return { shares: lower, partial, cost: planCost(costs, lower) };
};

/** All levers of a set at the same share, as small as the target allows. */
function evenDraft(
  assured: Assured,
  costs: readonly PlanCost[],
  full: readonly number[],
  levers: readonly number[],
  target: number,
): Draft {
  const spread = (share: number): readonly number[] => full.map((one) => one * share);
  const shares = spread(leastShare((share) => assured.of(spread(share)) - target, 1));
  return { shares, partial: levers[0] ?? 0, cost: planCost(costs, shares) };
}

/** Of each set of levers the cheapest draft, where that is near the cheapest of all. */
function promising(drafts: readonly Draft[], cheapest: number): readonly Draft[] {
  const bySet = new Map<string, Draft>();
  for (const draft of drafts) {
    const set = draft.shares.map((share) => (share > 0 ? 1 : 0)).join("");
    const known = bySet.get(set);
    if (draft.cost <= cheapest * (1 + PROMISING) && (known === undefined || draft.cost < known.cost)) bySet.set(set, draft);
  }
  return [...bySet.values()];
}

const SCAN_STEPS = 16;
const SCAN_ROUNDS = 3;

/** Tries every share of each lever against each other one, which finds what no small exchange leads to. */
function scan(assured: Assured, costs: readonly PlanCost[], draft: Draft, target: number): Draft {
  const levers = draft.shares.flatMap((share, lever) => (share > 0 ? [lever] : []));
  let best = draft;
  for (let round = 0; round < SCAN_ROUNDS; round++) {
    const before = best;
    for (const raised of levers) {
      for (const lowered of levers) {
        if (raised === lowered) continue;
        const { shares } = best;
        for (let step = 1; step <= SCAN_STEPS; step++) {
          const moved = shares.map((share, lever) => (lever === raised ? step / SCAN_STEPS : lever === lowered ? 1 : share));
          const least = planCost(costs, moved) - (costs[lowered]?.full ?? 0);
          if (least >= best.cost || assured.of(moved) < target) continue;
          const tried = lowerDraft(assured, costs, moved, lowered, target);
          if (tried.cost < best.cost * (1 - 1e-6)) best = tried;
        }
      }
    }
    if (best === before) break;
    best = exchange(assured, costs, best, target);
  }
  return best;
}

/** The plan with one lever lowered as far as the target allows, others as they stand. Must reach the target as it stands. */
export function lowerTo(assured: Assured, shares: readonly number[], lever: number, target: number): readonly number[] {
  const along = assured.along(shares, lever);
  return withShare(
    shares,
    lever,
    leastShare((share) => along(share) - target, shares[lever] ?? 0),
  );
}

/** The least share, up to `most`, at which nothing is missing (at `most` nothing is); within 1e−6, on the side that reaches. */
function leastShare(surplusAt: (share: number) => number, most: number): number {
  let short = 0;
  let surplusShort = surplusAt(0);
  if (surplusShort >= 0) return 0;
  let enough = most;
  let surplusEnough = surplusAt(most);
  for (let step = 0; step < 30 && enough - short > 1e-6; step++) {
    // False position in turn with halving: fast where the gain is nearly straight, safe where it is not.
    const straight = enough - (surplusEnough * (enough - short)) / (surplusEnough - surplusShort);
    // A little past it, so that the next step closes in from the other side.
    const aimed = straight + (step % 2 === 0 ? 4e-7 : -4e-7);
    const share = step % 4 === 3 || !(aimed > short && aimed < enough) ? (short + enough) / 2 : aimed;
    const surplus = surplusAt(share);
    if (surplus >= 0) {
      enough = share;
      surplusEnough = surplus;
    } else {
      short = share;
      surplusShort = surplus;
    }
  }
  return enough;
}

const NUDGE = 0.01;
const ROUNDS = 6;

/**
 * Exchanges more of a lever that gains cheaply for less of one that gains dearly, as long as that makes the plan cheaper. At the least
 * cost all levers between their ends gain equally much for the last unit of money.
 */
export function exchange(assured: Assured, costs: readonly PlanCost[], draft: Draft, target: number, rounds = ROUNDS): Draft {
  let best = draft;
  for (let round = 0; round < rounds; round++) {
    const better = bestExchange(assured, costs, best, target);
    if (better === null) break;
    best = better;
  }
  return best;
}

function bestExchange(assured: Assured, costs: readonly PlanCost[], draft: Draft, target: number): Draft | null {
  const { shares } = draft;
  const here = assured.of(shares);
  const slopes = shares.map((share, lever) => {
    if (share === 0) return 0;
    const step = share + NUDGE <= 1 ? NUDGE : -NUDGE;
    return (assured.of(withShare(shares, lever, share + step)) - here) / step;
  });
  const price = (lever: number): number => (costs[lever]?.full ?? 0) / (slopes[lever] ?? 0);
  const up = shares.flatMap((share, lever) => (share > 0 && share < 1 && (slopes[lever] ?? 0) > 0 ? [lever] : []));
  const down = shares.flatMap((share, lever) => (share > 0 && (slopes[lever] ?? 0) > 0 ? [lever] : []));
  const pairs = up
    .flatMap((raised) => down.map((lowered) => ({ raised, lowered, ratio: price(raised) / price(lowered) })))
    .filter(({ raised, lowered, ratio }) => raised !== lowered && ratio < 0.999)
    .toSorted((one, other) => one.ratio - other.ratio)
    .slice(0, 2);
  let found: Draft | null = null;
  for (const { raised, lowered } of pairs) {
    const most = Math.min(1 - (shares[raised] ?? 0), ((shares[lowered] ?? 0) * (slopes[lowered] ?? 0)) / (slopes[raised] ?? 1));
    for (const part of [1, 0.5, 0.25, 0.1, 0.03]) {
      const moved = shares.map((share, lever) => (lever === raised ? Math.min(1, share + most * part) : share));
      const lower = lowerTo(assured, moved, lowered, target);
      const cost = planCost(costs, lower);
      if (cost < (found?.cost ?? draft.cost) * (1 - 1e-6)) found = { shares: lower, partial: lowered, cost };
    }
  }
  return found;
}
