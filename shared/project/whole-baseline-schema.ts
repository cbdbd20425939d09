import { z } from "zod";
import type { Baseline } from "../scenario/scenario.ts";
import { baselineNumbers, billingSchema, cohortLeversSchema, sbgSchema, scoreLinksSchema } from "./baseline-parts.ts";
import { rangesSchema } from "./range-schema.ts";
import { name } from "./schema-parts.ts";

const { discountRate, roxAttribution, serviceCostPerMonth, cac, referral, ...needed } = baselineNumbers;

const segment = z.strictObject({
  key: name.nullable(),
  ...needed,
  serviceCostPerMonth: serviceCostPerMonth.exactOptional(),
  cac: cac.exactOptional(),
  referral: referral.exactOptional(),
  sbg: sbgSchema.exactOptional(),
  links: scoreLinksSchema.exactOptional(),
  ranges: rangesSchema.exactOptional(),
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
  roxAttribution: roxAttribution.exactOptional(),
});
