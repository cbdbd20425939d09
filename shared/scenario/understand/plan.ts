import type { Situation } from "./outcome.ts";
import { type Assured, assuredBy, createGains, type PlanOutcome, withShare } from "./plan-gain.ts";
import { createModel, modelRuns } from "./plan-model.ts";
import { type Draft, draftPlans, exchange, lowerTo, type PlanCost, planCost } from "./plan-search.ts";

/** Levers that a plan may choose from; every set of them is looked at. */
export const MOST_PLAN_LEVERS = 8;

/** Draws that a plan is judged on: a chance is known to within 3 points at worst (one standard error). */
export const PLAN_RUNS = 300;

/** Inverse planning: the cheapest way to reach a gain with a stated probability. */
export type PlanProblem = {
  /**
   * The situation in each common draw, with every lever at its greatest size (its cap) as it works out in that draw. Their programme costs are
   * not read. At most 8 levers.
   */
  readonly draws: readonly Situation[];
  /** Of each lever: money when used at all, and money on top of that at its greatest size, in proportion below. */
  readonly costs: readonly PlanCost[];
  readonly outcome: PlanOutcome;
  readonly horizon: number;
  /** Gain over the horizon before the plan's cost, money or customers; above 0. */
  readonly target: number;
  /** Part of the draws that must reach the target, 0–1. */
  readonly probability: number;
};

export type PlanPoint = {
  /** Share of each lever's greatest size, 0–1. */
  readonly shares: readonly number[];
  readonly cost: number;
  /** The gain reached with the stated probability, before the cost. */
  readonly gain: number;
};

export type Plan = {
  /** `null` where the target is out of reach within the caps; `most` is then what can be had. */
  readonly best: PlanPoint | null;
  /** The greatest gain that can be had with the stated probability. */
  readonly most: PlanPoint;
  /** Least cost of ever greater gains, from nothing to the greatest; neither gain nor cost ever falls. */
  readonly frontier: readonly PlanPoint[];
};

const FRONTIER_STEPS = 8;
/** Drafts up to so much dearer than the best plan are run on the projection itself, as the model may have their order wrong. */
const CLOSE = 0.03;

/**
 * Finds the cheapest plan and the frontier of cost and gain. Yields the part that is done, 0–1, so that a caller can show progress and
 * stop. Every plan returned reaches its gain on the draws themselves and keeps every cap.
 */
export function* planLevers(problem: PlanProblem): Generator<number, Plan> {
  const { draws, costs, outcome, horizon, target, probability } = problem;
  const truth = createGains(draws, outcome, horizon);
  const total = modelRuns(costs.length);
  let built = 0;
  const building = createModel(truth, costs.length);
  let step = building.next();
  for (; step.done !== true; step = building.next()) yield (0.5 * ++built) / total;
  const assured = assuredBy(truth, probability);
  const solver: Solver = { assured, model: assuredBy(step.value, probability), costs };
  const most = greatest(solver);
  yield 0.55;
  const best = target <= 0 ? emptyPoint(costs) : most.gain < target ? null : yield* solve(solver, target, most, 6, 0.55);
  yield 0.7;
  const frontier: PlanPoint[] = [most];
  for (let part = FRONTIER_STEPS - 1; part > 0; part--) {
    const aim = (most.gain * part) / FRONTIER_STEPS;
    const above = frontier[0] ?? most;
    const done = 1 - (0.3 * part) / FRONTIER_STEPS;
    const point = most.gain > 0 ? yield* solve(solver, aim, above, 1, done) : above;
    // A plan that reaches more is a plan that reaches this.
    frontier.unshift(point.cost <= above.cost && point.gain <= above.gain ? point : above);
    yield done;
  }
  return { best, most, frontier: tidy([emptyPoint(costs), ...frontier, ...(best === null ? [] : [best])]) };
}

type Solver = { readonly assured: Assured; readonly model: Assured; readonly costs: readonly PlanCost[] };

const emptyPoint = (costs: readonly PlanCost[]): PlanPoint => ({ shares: costs.map(() => 0), cost: 0, gain: 0 });

/** The set of levers that gains most when all are at their greatest size; a lever that harms is left out. */
function greatest({ assured, model, costs }: Solver): PlanPoint {
  const sets = Array.from({ length: 2 ** costs.length }, (_, set) => costs.map((_cost, lever) => ((set >> lever) & 1 ? 1 : 0)));
  const shares = sets
    .map((set) => ({ set, gain: model.of(set) }))
    .toSorted((one, other) => other.gain - one.gain)
    .slice(0, 3)
    .map(({ set }) => ({ set, gain: assured.of(set) }))
    .reduce((one, other) => (other.gain > one.gain ? other : one)).set;
  return { shares, cost: planCost(costs, shares), gain: assured.of(shares) };
}

/**
 * The cheapest plan for one target: drafts by the model, the cheapest of them made good on the projection and the best of those refined on it.
 * `fallback` must reach the target; `done` is told.
 */
function* solve(solver: Solver, target: number, fallback: PlanPoint, finalists: number, done: number): Generator<number, PlanPoint> {
  const { model, costs } = solver;
  const roughly = draftPlans(model, costs, target, false);
  const [first] = roughly;
  if (first === undefined) return fallback;
  // How far the model is off near the answer; where it matters it is asked again for so much more.
  const off = model.of(first.shares) - solver.assured.of(first.shares);
  const drafts = finalists > 1 ? draftPlans(model, costs, target + off, true) : roughly;
  let best: Draft | PlanPoint = fallback;
  let made = 0;
  for (const draft of drafts) {
    // By the model a little dearer than the best so far: the model may be wrong by that much, not by more.
    if (made >= finalists || draft.cost > best.cost * (1 + CLOSE)) break;
    const good = makeGood(solver, draft, target, finalists > 1 ? PRECISION : FRONTIER_PRECISION);
    yield done;
    if (good === null) continue;
    made++;
    if (good.cost < best.cost) best = good;
  }
  if (!("partial" in best)) return best;
  return toPoint(solver, finalists > 1 ? exchange(solver.assured, costs, best, target, 2).shares : best.shares);
}

const toPoint = ({ assured, costs }: Solver, shares: readonly number[]): PlanPoint => ({
  shares,
  cost: planCost(costs, shares),
  gain: assured.of(shares),
});

/** How exactly the adjusted lever is found, as a part of its share: for the answer, and for a point of the frontier. */
const PRECISION = 1e-4;
const FRONTIER_PRECISION = 2e-3;

/** Moves the adjusted lever of a draft until the projection itself just reaches the target; `null` where its set of levers cannot. */
function makeGood({ assured, model, costs }: Solver, draft: Draft, target: number, precision: number): Draft | null {
  const { partial } = draft;
  const at = (share: number): readonly number[] => withShare(draft.shares, partial, share);
  const run = assured.along(draft.shares, partial);
  const guess = model.along(draft.shares, partial);
  let short = -1;
  let enough = 2;
  let share = draft.shares[partial] ?? 0;
  for (let step = 0; step < 12; step++) {
    const missing = target - run(share);
    if (missing <= 0) enough = Math.min(enough, share);
    else short = Math.max(short, share);
    if (share === 0 && missing <= 0) break;
    if (share === 1 && missing > 0) {
      const full = draft.shares.map((one) => (one > 0 ? 1 : 0));
      if (assured.of(full) < target) return null;
      // Others stand below their greatest size: give them the room.
      const others = lowerTo(assured, full, partial, target);
      return { shares: others, partial, cost: planCost(costs, others) };
    }
    if (enough <= 1 && enough - Math.max(0, short) <= precision * Math.max(enough, precision)) break;
    const [below, above] = [Math.max(0, share - 0.01), Math.min(1, share + 0.01)];
    const slope = (guess(above) - guess(below)) / (above - below);
    // A little past the aim, so that the next run closes the bracket from the other side.
    const aimed = share + (missing / slope) * (1 + 1e-3) + (missing > 0 ? 1 : -1) * 0.3 * precision * share;
    const inside = aimed > short && aimed < enough && Number.isFinite(aimed);
    share = Math.min(1, Math.max(0, inside ? aimed : (Math.max(0, short) + Math.min(1, enough)) / 2));
  }
  if (enough > 1) return null;
  const shares = at(enough);
  return { shares, partial, cost: planCost(costs, shares) };
}

/** By gain, each plan that another one beats left out. */
function tidy(points: readonly PlanPoint[]): readonly PlanPoint[] {
  const sorted = points.toSorted((one, other) => other.gain - one.gain || one.cost - other.cost);
  const kept: PlanPoint[] = [];
  for (const point of sorted) if (point.cost < (kept.at(-1)?.cost ?? Number.POSITIVE_INFINITY)) kept.push(point);
  return kept.toReversed();
}
