import { z } from "zod";
import { BASELINE_LIMITS } from "../scenario/baseline-limits.ts";
import { type BaselineEdit, type BaselineSetup, COMPANY_FIELDS, FIRST_BASELINE, SEGMENT_FIELDS } from "../scenario/edit-baseline.ts";
import { COHORT_LEVERS } from "../scenario/scenario.ts";
import { billingSchema } from "./baseline-parts.ts";
import { name } from "./schema-parts.ts";
import { wholeBaselineSchema } from "./whole-baseline-schema.ts";

const editSchema: z.ZodType<BaselineEdit> = z
  .strictObject({ segment: name.nullable(), field: z.enum([...SEGMENT_FIELDS, ...COMPANY_FIELDS]), value: z.number() })
  .refine(({ field, value }) => value >= BASELINE_LIMITS[field].min && value <= BASELINE_LIMITS[field].max, "baselineRange");

/** What a person has put in place of the estimate, as a project file keeps it. */
export const baselineSetupSchema: z.ZodType<BaselineSetup> = z.strictObject({
  edits: z.array(editSchema).max(10_000),
  typed: wholeBaselineSchema.nullable(),
  billing: billingSchema,
  cohort: z.enum(["aggregate", ...COHORT_LEVERS]),
});

export const baselineSetupField = baselineSetupSchema.default(FIRST_BASELINE);
