import { setImmediate } from "node:timers/promises";
import type { PlanQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { fail, ok, ProblemError, type Result } from "../../../shared/result.ts";
import { checkLevers } from "../../../shared/scenario/check-levers.ts";
import { answerPlan, type PlanAnswer } from "../../../shared/scenario/understand/answer-plan.ts";

/** Work between two looks at what else is asked of the engine. */
const SLICE_MS = 10;

/** The cheapest plan, found in short slices, so that it can be cancelled and others be answered. */
export async function planInSlices({ baseline, question, horizon, settings }: PlanQuery, job: Job): Promise<Result<PlanAnswer>> {
  const checked = checkLevers(
    question.options.map(({ lever }) => lever),
    baseline,
  );
  if (!checked.ok) return checked;
  try {
    let begun = performance.now();
    const work = answerPlan(baseline, question, horizon, settings);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) return ok(step.value);
      if (performance.now() - begun < SLICE_MS) continue;
      job.report({ fraction: step.value, step: "plan" });
      await setImmediate();
      job.checkpoint();
      begun = performance.now();
    }
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem.code);
    throw error;
  }
}
