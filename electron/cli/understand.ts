import { fail, ok, type Result } from "../../shared/result.ts";
import { checkLevers } from "../../shared/scenario/check-levers.ts";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import type { Lever } from "../../shared/scenario/scenario.ts";
import { withSize } from "../../shared/scenario/simulate/lever-spread.ts";
import type { Simulation, SimulationSettings } from "../../shared/scenario/simulate/simulation.ts";
import { answerFlips, compareFlips, type FlipAnswer } from "../../shared/scenario/understand/answer-flips.ts";
import { answerInformation, answerRanking, type InformationAnswer } from "../../shared/scenario/understand/answer-information.ts";
import { answerPlan, type PlanAnswer, type PlanQuestion } from "../../shared/scenario/understand/answer-plan.ts";
import { answerTornado, type TornadoAnswer } from "../../shared/scenario/understand/answer-tornado.ts";
import { parseAxis, parseInput } from "../../shared/scenario/understand/axis.ts";
import { type GoalAnswer, seekGoal } from "../../shared/scenario/understand/goal-seek.ts";
import { probe } from "../../shared/scenario/understand/input.ts";
import { isOutsideObserved } from "../../shared/scenario/understand/observed-range.ts";
import { createOutcome, type Outcome, type Situation } from "../../shared/scenario/understand/outcome.ts";
import type { RankedInput } from "../../shared/scenario/understand/rank-inputs.ts";
import { type ReichheldContext, reichheldContext } from "../../shared/scenario/understand/reichheld.ts";
import { type TwoWayGrid, twoWayGrid } from "../../shared/scenario/understand/two-way-grid.ts";
import type { AskedGoal, AskedUnderstanding } from "./read-understanding.ts";
import { toEnd } from "./to-end.ts";

/** Keys of octad.whatif/1 that are there when they were asked for. An input names a lever by its place, from 0, among `levers`. */
export type Understood = {
  readonly tornado?: TornadoAnswer & { readonly ranking: readonly RankedInput<string>[] | null };
  readonly grid?: TwoWayGrid & { readonly outcome: Outcome; readonly levers: readonly Lever[] };
  readonly goal?: GoalAnswer & {
    readonly outcomeName: Outcome;
    readonly levers: readonly Lever[];
    /** The lever at the size found, as text; `null` for an input of the baseline. */
    readonly lever: string | null;
    readonly outside: boolean | "unknown";
  };
  readonly plan?: PlanAnswer & { readonly levers: readonly string[] };
  readonly flip?: FlipAnswer;
  readonly information?: InformationAnswer | null;
  readonly reichheld?: ReichheldContext | null;
};

/** Answers what was asked of a situation; a text that names nothing there is LEVER_INVALID. */
export function understand(
  situation: Situation,
  asked: AskedUnderstanding,
  against: readonly Lever[],
  horizon: number,
  simulation: Simulation,
  settings: SimulationSettings,
): Result<Understood> {
  const grid = asked.grid === null ? ok(undefined) : answerGrid(situation, asked.grid, asked.outcome, horizon);
  if (!grid.ok) return grid;
  const goal = asked.goal === null ? ok(undefined) : answerGoal(situation, asked.goal, horizon);
  if (!goal.ok) return goal;
  const plan = asked.plan === null ? ok(undefined) : planned(situation, asked.plan, horizon, settings);
  if (!plan.ok) return plan;
  const other = checkLevers(against, situation.baseline);
  if (!other.ok) return other;
  return ok({
    ...(asked.tornado && {
      tornado: { ...answerTornado(situation, asked.outcome, asked.split, horizon), ranking: answerRanking(simulation, asked.outcome) },
    }),
    ...(grid.value !== undefined && { grid: grid.value }),
    ...(goal.value !== undefined && { goal: goal.value }),
    ...(plan.value !== undefined && { plan: plan.value }),
    ...((asked.flip || against.length > 0) && {
      flip:
        against.length === 0 ? answerFlips(situation, asked.split, horizon) : toEnd(compareFlips(situation, against, asked.split, horizon)),
    }),
    ...(asked.information && { information: answerInformation(simulation) }),
    ...(asked.reichheld && { reichheld: reichheldContext(situation.baseline) }),
  });
}

function answerGrid(situation: Situation, [rowText, columnText]: readonly [string, string], outcome: Outcome, horizon: number) {
  const rows = parseAxis(rowText, situation);
  if (!rows.ok) return rows;
  const columns = parseAxis(columnText, rows.value.situation);
  if (!columns.ok) return columns;
  if (JSON.stringify(rows.value.input.name) === JSON.stringify(columns.value.input.name)) {
    return fail("LEVER_INVALID", { detail: { lever: columnText, cause: "axisTwice" } });
  }
  const { situation: moved } = columns.value;
  const run = createOutcome(outcome, moved.baseline.segments.length, horizon);
  return ok({ ...twoWayGrid(moved, rows.value, columns.value, run), outcome, levers: moved.levers });
}

function answerGoal(situation: Situation, { outcome, target, relative, input: text }: AskedGoal, horizon: number) {
  const named = parseInput(text, situation);
  if (!named.ok) return named;
  const { input, situation: moved } = named.value;
  const run = createOutcome(outcome, moved.baseline.segments.length, horizon);
  const now = run(situation);
  const answer = seekGoal(probe(input, moved, run), relative ? now + (Math.abs(now) * target) / 100 : target);
  const { name } = input;
  const lever = name.kind === "lever" ? moved.levers[name.lever] : undefined;
  return ok({
    ...answer,
    outcomeName: outcome,
    levers: moved.levers,
    lever: lever === undefined ? null : formatLever(withSize(lever, answer.value)),
    outside: isOutsideObserved(moved, name, answer.value),
  });
}

function planned(
  situation: Situation,
  question: PlanQuestion,
  horizon: number,
  settings: SimulationSettings,
): Result<NonNullable<Understood["plan"]>> {
  const levers = question.options.map(({ lever }) => lever);
  const known = checkLevers(levers, situation.baseline);
  if (!known.ok) return known;
  const plan = toEnd(answerPlan(situation.baseline, question, horizon, settings));
  const { best } = plan;
  // The levers at the sizes of the plan; at their caps where there is none.
  const sized = levers.map((lever, index) => formatLever(withSize(lever, lever.value * (best?.shares[index] ?? 1))));
  return ok({ ...plan, levers: sized });
}
