import { z } from "zod";
import { type Baseline, UNCERTAIN_FIELDS } from "../scenario/scenario.ts";
import { baselineNumbers, billingSchema, cohortLeversSchema, linksSchema, sbgSchema } from "./baseline-parts.ts";
import { distributionSchema } from "./distribution-schema.ts";
import { name } from "./schema-parts.ts";

const { discountRate, serviceCostPerMonth, cac, referral, ...needed } = baselineNumbers;

const segment = z.strictObject({
  key: name.nullable(),
  ...needed,
  serviceCostPerMonth: serviceCostPerMonth.exactOptional(),
  cac: cac.exactOptional(),
  referral: referral.exactOptional(),
  sbg: sbgSchema.exactOptional(),
  links: linksSchema.exactOptional(),
  ranges: z.partialRecord(z.enum(UNCERTAIN_FIELDS), distributionSchema).exactOptional(),
});

const MOST_SEGMENTS = 1_000;

/** A baseline with nothing left to fill in, as a document keeps it and processes send it. */
export const wholeBaselineSchema: z.ZodType<Baseline> = z.strictObject({
  segments: z
    .array(segment)
    .min(1)
    .max(MOST_SEGMENTS)
    .refine((segments) => new Set(segments.map(({ key }) => key)).size === segments.length, "keyTwice"),
  discountRate,
  fixedCostPerMonth: needed.fixedCostPerMonth,
  billing: billingSchema.exactOptional(),
  cohortLevers: cohortLeversSchema.exactOptional(),
});
