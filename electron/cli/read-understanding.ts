import { readPlan } from "../../shared/project/plan-schema.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { PhraseContext } from "../../shared/scenario/phrases/read-phrase.ts";
import type { PlanQuestion } from "../../shared/scenario/understand/answer-plan.ts";
import { OUTCOMES, type Outcome } from "../../shared/scenario/understand/outcome.ts";
import { inFile, readJsonFile } from "../storage/read-json-file.ts";
import { usage } from "./parse-options.ts";
import { readLevers } from "./read-levers.ts";

/** What `octad whatif` takes to say why, how robust, and how to get there. */
export const UNDERSTANDING_OPTIONS = {
  outcome: "text",
  "each-segment": "flag",
  tornado: "flag",
  grid: "list",
  goal: "text",
  "by-lever": "text",
  plan: "text",
  flip: "flag",
  against: "list",
  information: "flag",
  reichheld: "flag",
} as const;

type Given = {
  readonly [N in keyof typeof UNDERSTANDING_OPTIONS]: (typeof UNDERSTANDING_OPTIONS)[N] extends "flag"
    ? boolean
    : (typeof UNDERSTANDING_OPTIONS)[N] extends "list"
      ? readonly string[]
      : string | undefined;
};

/** A target as it was written: a value, or a change in percent of what the outcome is now. */
export type AskedGoal = { readonly outcome: Outcome; readonly target: number; readonly relative: boolean; readonly input: string };

export type AskedUnderstanding = {
  readonly outcome: Outcome;
  readonly split: "together" | "segments";
  readonly tornado: boolean;
  readonly grid: readonly [rows: string, columns: string] | null;
  readonly goal: AskedGoal | null;
  readonly plan: PlanQuestion | null;
  readonly flip: boolean;
  /** Another set of levers, as text: what the words of a lever mean hangs on the data. */
  readonly against: readonly string[];
  readonly information: boolean;
  readonly reichheld: boolean;
  /** Whether a segment is named: the baseline is then estimated by segment. */
  readonly namesSegment: boolean;
};

/** Whether anything is asked that makes sense without a lever. */
export const asksAnything = ({ tornado, grid, goal, plan, reichheld }: AskedUnderstanding): boolean =>
  tornado || grid !== null || goal !== null || plan !== null || reichheld;

export async function readUnderstanding(given: Given, context: PhraseContext): Promise<Result<AskedUnderstanding>> {
  const outcome = given.outcome === undefined ? "revenue" : OUTCOMES.find((name) => name === given.outcome);
  if (outcome === undefined) return usage("outcome", { got: given.outcome ?? "", allowed: OUTCOMES.join(", ") });
  const [rows, columns, ...more] = given.grid;
  if (rows !== undefined && (columns === undefined || more.length > 0)) return usage("gridTwice");
  const goal = readGoal(given.goal, given["by-lever"]);
  if (!goal.ok) return goal;
  const plan = await readPlanFile(given.plan);
  if (!plan.ok) return plan;
  const against = readLevers(given.against, context);
  if (!against.ok) return against;
  // A phrase names its segment without a sign, so what was read of it is asked and not its text.
  const levers = [...against.value, ...(plan.value?.options ?? []).map(({ lever }) => lever)];
  return ok({
    outcome,
    split: given["each-segment"] ? "segments" : "together",
    tornado: given.tornado,
    grid: rows === undefined || columns === undefined ? null : [rows, columns],
    goal: goal.value,
    plan: plan.value,
    flip: given.flip,
    against: given.against,
    information: given.information,
    reichheld: given.reichheld,
    namesSegment:
      [...given.grid, given["by-lever"] ?? ""].some((text) => text.includes("@")) || levers.some(({ segment }) => segment !== null),
  });
}

/** `OUTCOME:TARGET`, the target a plain number, or a change with a % sign. */
function readGoal(text: string | undefined, input: string | undefined): Result<AskedGoal | null> {
  if (text === undefined) return input === undefined ? ok(null) : usage("optionNeeded", { option: "--goal" });
  if (input === undefined) return usage("optionNeeded", { option: "--by-lever" });
  const [, name, number, percent] = /^\s*(\w+)\s*:\s*([+\-\u2212]?(?:\d+\.?\d*|\.\d+))\s*(%?)\s*$/.exec(text) ?? [];
  const outcome = OUTCOMES.find((one) => one === name);
  const target = Number((number ?? "").replace("\u2212", "-"));
  if (outcome === undefined || number === undefined || !Number.isFinite(target)) {
    return usage("goalForm", { got: text, allowed: OUTCOMES.join(", ") });
  }
  return ok({ outcome, target, relative: percent === "%", input });
}

async function readPlanFile(path: string | undefined): Promise<Result<PlanQuestion | null>> {
  if (path === undefined) return ok(null);
  const json = await readJsonFile(path, "PLAN_INVALID");
  return json.ok ? inFile(readPlan(json.value), path) : json;
}
