import { z } from "zod";
import type { PlanQuery } from "../ipc/contract.ts";
import { fail, ok, type Result } from "../result.ts";
import { parseLever } from "../scenario/parse-lever.ts";
import type { PlanOption, PlanQuestion } from "../scenario/understand/answer-plan.ts";
import { MOST_PLAN_LEVERS } from "../scenario/understand/plan.ts";
import { PLAN_OUTCOMES } from "../scenario/understand/plan-gain.ts";
import { checkShape } from "./check-shape.ts";
import { leverSchema } from "./lever-schema.ts";
import { HORIZON } from "./scenario-file.ts";
import { finite, leverText, MONEY_LIMIT, whole } from "./schema-parts.ts";
import { simulationSchema } from "./simulation-schema.ts";
import { wholeBaselineSchema } from "./whole-baseline-schema.ts";

const question = {
  outcome: z.enum(PLAN_OUTCOMES),
  target: finite(0, MONEY_LIMIT),
  probability: finite(0.01, 1),
};
const money = finite(0, MONEY_LIMIT);

/** A plan as asked between processes. */
const planQuestionSchema: z.ZodType<PlanQuestion> = z.strictObject({
  ...question,
  options: z
    .array(z.strictObject({ lever: leverSchema, fixedCost: money, costAtCap: money }))
    .min(1)
    .max(MOST_PLAN_LEVERS),
});

/** A plan over a baseline, as the window asks the engine. */
export const planQuerySchema = z.strictObject({
  baseline: wholeBaselineSchema,
  question: planQuestionSchema,
  horizon: whole(HORIZON.least, HORIZON.most),
  settings: simulationSchema,
}) satisfies z.ZodType<PlanQuery>;

const fileSchema = z.strictObject({
  outcome: question.outcome.default("revenue"),
  target: question.target,
  probability: question.probability.default(0.8),
  levers: z
    .array(z.strictObject({ lever: leverText, fixedCost: money.default(0), costAtCap: money.default(0) }))
    .min(1)
    .max(MOST_PLAN_LEVERS),
});

/**
 * Reads PLAN.json: `{ "outcome": "revenue", "target": 250000, "probability": 0.8, "levers": [ { "lever": SPEC, "fixedCost": 5000,
 * "costAtCap": 60000 } ] }`, a lever being written at its cap. PLAN_INVALID names the place and the cause.
 */
export function readPlan(json: unknown): Result<PlanQuestion> {
  const read = checkShape(fileSchema, json, "PLAN_INVALID");
  if (!read.ok) return read;
  const { levers, ...asked } = read.value;
  const options: PlanOption[] = [];
  for (const [index, { lever: text, ...costs }] of levers.entries()) {
    const lever = parseLever(text);
    if (!lever.ok) {
      const { cause, ...detail } = lever.problem.detail ?? {};
      return fail("PLAN_INVALID", {
        detail: { ...detail, path: `levers[${index}].lever`, cause: "lever", why: cause ?? "kindMissing", got: text },
      });
    }
    options.push({ lever: lever.value, ...costs });
  }
  return ok({ ...asked, options });
}
