import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import type { Scenario } from "../../shared/project/document.ts";
import { createLeverAlone, type LeverAlone } from "../../shared/scenario/lever-alone.ts";
import { type RetentionKind, retentionReadings } from "../../shared/scenario/retention-readings.ts";
import type { Lever, WhatifOutput } from "../../shared/scenario/scenario.ts";
import { type Spelled, segmentsOf, spellLever } from "../../shared/scenario/spell-lever.ts";
import { createWhatif } from "../../shared/scenario/whatif.ts";
import { activeLevers, plainLever } from "../store/active-levers.ts";

/** A lever of the document: with a name of its own and a switch. */
export type ScenarioLever = Scenario["levers"][number];

/** One number read as one kind of retention lever. */
export type Reading = { readonly kind: RetentionKind; readonly annual: number; readonly revenue: number };

/** What one lever means and does by itself. */
export type LeverAnswer = {
  readonly alone: LeverAlone;
  /** `null` where the lever names a segment that is not there. */
  readonly spelled: Spelled | null;
  /** The kinds that its number can be read as; none for other targets, and for kinds whose number is of another size. */
  readonly readings: readonly Reading[];
};

/** A scenario and what it leads to: computed once a move, read by everything on the screen. */
export type Answer = {
  readonly estimate: BaselineEstimate;
  readonly scenario: Scenario;
  readonly output: WhatifOutput;
  /** By the lever's id, levers that are switched off too. The same object as long as the lever is the same. */
  readonly levers: ReadonlyMap<string, LeverAnswer>;
};

/** The numbers on the screen of levers in force that cost more than they bring within the horizon. */
export const costlyLevers = ({ scenario, levers }: Answer): readonly number[] =>
  scenario.levers.flatMap(({ id, on }, index) => (on && (levers.get(id)?.alone.net ?? 0) < 0 ? [index + 1] : []));

/** Answers one scenario after another over the same baseline; what has not changed since the last one is not computed again. */
export function createAnswering(): (estimate: BaselineEstimate, scenario: Scenario) => Answer {
  let ground: Ground | null = null;
  let last: Answer | null = null;
  return (estimate, scenario) => {
    if (last?.estimate === estimate && last.scenario === scenario) return last;
    if (ground?.estimate !== estimate || ground.horizon !== scenario.horizon) ground = layGround(estimate, scenario.horizon);
    const { answerAll, answerOne } = ground;
    last = {
      estimate,
      scenario,
      output: answerAll(activeLevers(scenario.levers)),
      levers: new Map(scenario.levers.map((lever) => [lever.id, answerOne(lever)])),
    };
    return last;
  };
}

/** What depends on the baseline and the horizon alone. */
type Ground = {
  readonly estimate: BaselineEstimate;
  readonly horizon: number;
  readonly answerAll: (levers: readonly Lever[]) => WhatifOutput;
  readonly answerOne: (lever: ScenarioLever) => LeverAnswer;
};

function layGround(estimate: BaselineEstimate, horizon: number): Ground {
  const { baseline } = estimate;
  const standAlone = createLeverAlone(baseline, horizon);
  // The document keeps a lever's object until the lever changes.
  const known = new WeakMap<ScenarioLever, LeverAnswer>();
  return {
    estimate,
    horizon,
    answerAll: createWhatif(baseline, horizon, estimate),
    answerOne: (scenarioLever) => {
      const found = known.get(scenarioLever);
      if (found !== undefined) return found;
      const lever = plainLever(scenarioLever);
      const segments = segmentsOf(baseline, lever);
      const alone = standAlone(lever);
      const readings = isReadable(lever)
        ? retentionReadings(lever.value, segments)
            .filter(({ kind }) => kind !== "logit")
            .map(({ kind, annual }) => {
              const { revenue } = kind === lever.kind ? alone : standAlone({ ...lever, kind });
              return { kind, annual, revenue };
            })
        : [];
      const made = { alone, spelled: spellLever(segments, lever), readings };
      known.set(scenarioLever, made);
      return made;
    },
  };
}

/** "+5 %" can mean three things; a target rate, a logit shift and a formula cannot be taken for one another. */
const isReadable = ({ target, kind }: Lever): boolean => target === "retention" && !["set", "logit", "formula"].includes(kind);
