import { type Elasticity, elasticity } from "./elasticities.ts";
import { listInputs, probe } from "./input.ts";
import { createOutcome, type Outcome, type Situation } from "./outcome.ts";
import { type TornadoBar, tornado } from "./tornado.ts";

export type TornadoAnswer = {
  readonly outcome: Outcome;
  /** The outcome with every input at base. */
  readonly base: number;
  /** Largest swing first; correlations between inputs are ignored. */
  readonly bars: readonly TornadoBar[];
  /** In the order of the bars. */
  readonly elasticities: readonly Elasticity[];
};

/** Tornado and elasticities of an outcome over all inputs of a situation, the segments moved together or each alone. */
export function answerTornado(situation: Situation, outcome: Outcome, split: "together" | "segments", horizon: number): TornadoAnswer {
  const run = createOutcome(outcome, situation.baseline.segments.length, horizon);
  const probes = listInputs(situation, split).map((input) => probe(input, situation, run));
  const bars = tornado(probes);
  const elasticities = bars.flatMap(({ input }) => probes.filter(({ name }) => name === input).map(elasticity));
  return { outcome, base: run(situation), bars, elasticities };
}
