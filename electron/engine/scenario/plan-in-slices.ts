import type { PlanQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import type { Result } from "../../../shared/result.ts";
import { checkLevers } from "../../../shared/scenario/check-levers.ts";
import { answerPlan, type PlanAnswer } from "../../../shared/scenario/understand/answer-plan.ts";
import { inSlices } from "./in-slices.ts";

/** The cheapest plan, found in short slices. */
export async function planInSlices({ baseline, question, horizon, settings }: PlanQuery, job: Job): Promise<Result<PlanAnswer>> {
  const checked = checkLevers(
    question.options.map(({ lever }) => lever),
    baseline,
  );
  return checked.ok ? inSlices(answerPlan(baseline, question, horizon, settings), job, "plan") : checked;
}
