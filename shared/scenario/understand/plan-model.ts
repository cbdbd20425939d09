import { type Gains, withShare } from "./plan-gain.ts";

/** Shares of a lever's size at which it is run alone; 0 gives 0. */
const NODES = [0.25, 0.5, 0.75, 1] as const;

/** Runs of the projection that a model of so many levers takes, for each draw. */
export const modelRuns = (levers: number): number => NODES.length * levers + (levers * (levers - 1)) / 2;

/**
 * A quick stand-in for the projection while a plan is sought: in each draw the effect of every lever alone (a polynomial through four runs)
 * and what each two add together (in proportion to the effects of both, which is exact for price × customers). What three do together is left out;
 * the search corrects for that by running the projection itself. Yields after each node, so that a long build can be cancelled.
 */
export function* createModel(truth: Gains, levers: number): Generator<null, Gains> {
  const { runs } = truth;
  const run = (shares: readonly number[]): Float64Array => {
    const gains = new Float64Array(runs);
    truth.fill(gains, shares);
    return gains;
  };
  const unit = (...on: readonly number[]): readonly number[] => Array.from({ length: levers }, (_, index) => (on.includes(index) ? 1 : 0));
  const alone: Float64Array[][] = [];
  for (let lever = 0; lever < levers; lever++) {
    const nodes: Float64Array[] = [];
    for (const share of NODES) {
      nodes.push(run(unit(lever).map((one) => one * share)));
      yield null;
    }
    alone.push(nodes);
  }
  const full = (lever: number): Float64Array => alone[lever]?.at(-1) ?? new Float64Array(runs);
  const pairs: { readonly one: number; readonly other: number; readonly more: Float64Array }[] = [];
  for (let one = 0; one < levers; one++) {
    for (let other = one + 1; other < levers; other++) {
      const [first, second] = [full(one), full(other)];
      // What both add together, for one unit of either effect.
      const more = run(unit(one, other)).map((both, draw) => {
        const product = (first[draw] ?? 0) * (second[draw] ?? 0);
        return product === 0 ? 0 : (both - (first[draw] ?? 0) - (second[draw] ?? 0)) / product;
      });
      pairs.push({ one, other, more });
      yield null;
    }
  }
  const effects = Array.from({ length: levers }, () => new Float64Array(runs));
  const fillEffects = (shares: readonly number[]): void => {
    effects.forEach((effect, lever) => {
      fillEffect(effect, alone[lever] ?? [], shares[lever] ?? 0);
    });
  };
  const fill: Gains["fill"] = (into, shares) => {
    fillEffects(shares);
    into.fill(0);
    for (const effect of effects) for (let draw = 0; draw < runs; draw++) into[draw] = (into[draw] ?? 0) + (effect[draw] ?? 0);
    for (const { one, other, more } of pairs) {
      if ((shares[one] ?? 0) === 0 || (shares[other] ?? 0) === 0) continue;
      const [first, second] = [effects[one] ?? into, effects[other] ?? into];
      for (let draw = 0; draw < runs; draw++) into[draw] = (into[draw] ?? 0) + (more[draw] ?? 0) * (first[draw] ?? 0) * (second[draw] ?? 0);
    }
  };
  return {
    runs,
    fill,
    along: (shares, lever) => {
      const rest = new Float64Array(runs);
      fill(rest, withShare(shares, lever, 0));
      // What one unit of the lever's own effect brings beside the others.
      const worth = new Float64Array(runs).fill(1);
      for (const { one, other, more } of pairs) {
        const beside = one === lever ? effects[other] : other === lever ? effects[one] : undefined;
        if (beside !== undefined)
          for (let draw = 0; draw < runs; draw++) worth[draw] = (worth[draw] ?? 0) + (more[draw] ?? 0) * (beside[draw] ?? 0);
      }
      const nodes = alone[lever] ?? [];
      return (into, share) => {
        fillEffect(into, nodes, share);
        for (let draw = 0; draw < runs; draw++) into[draw] = (rest[draw] ?? 0) + (into[draw] ?? 0) * (worth[draw] ?? 0);
      };
    },
  };
}

/** Lagrange's polynomial through 0 and the nodes; its weights are the same for all draws. */
function fillEffect(effect: Float64Array, nodes: readonly Float64Array[], share: number): void {
  effect.fill(0);
  if (share === 0) return;
  nodes.forEach((gains, node) => {
    const place = NODES[node] ?? 1;
    let weight = share / place;
    for (const other of NODES) if (other !== place) weight *= (share - other) / (place - other);
    if (weight === 0) return;
    for (let draw = 0; draw < effect.length; draw++) effect[draw] = (effect[draw] ?? 0) + weight * (gains[draw] ?? 0);
  });
}
