import { ok, type Result } from "../../shared/result.ts";
import { type BaselineSetup, type CohortForm, FIRST_BASELINE } from "../../shared/scenario/edit-baseline.ts";
import { BILLINGS, COHORT_LEVERS } from "../../shared/scenario/scenario.ts";
import { usage } from "./parse-options.ts";

const COHORTS: readonly CohortForm[] = ["aggregate", ...COHORT_LEVERS];

/** --billing and --cohort: how a baseline from files is billed and followed; what is not given is as the window begins. */
export function readConventions(billing: string | undefined, cohort: string | undefined): Result<BaselineSetup> {
  const billed = BILLINGS.find((own) => own === (billing ?? FIRST_BASELINE.billing));
  if (billed === undefined) return usage("choice", { option: "--billing", got: billing ?? "", allowed: BILLINGS.join(", ") });
  const followed = COHORTS.find((own) => own === (cohort ?? FIRST_BASELINE.cohort));
  if (followed === undefined) return usage("choice", { option: "--cohort", got: cohort ?? "", allowed: COHORTS.join(", ") });
  return ok({ ...FIRST_BASELINE, billing: billed, cohort: followed });
}
