import { z } from "zod";
import { BASELINE_LIMITS } from "../scenario/baseline-limits.ts";
import type { BaselineField } from "../scenario/edit-baseline.ts";
import { BILLINGS, COHORT_LEVERS, EVIDENCE_GRADES, LINKED_SCORES } from "../scenario/scenario.ts";
import { SCORE_CLASSES } from "../scenario/score-classes.ts";
import { finite, name } from "./schema-parts.ts";

const within = (field: BaselineField) => finite(BASELINE_LIMITS[field].min, BASELINE_LIMITS[field].max);

/** The numbers of a baseline, each in its legal range. */
export const baselineNumbers = {
  customers: within("customers"),
  annualRetention: within("annualRetention"),
  acquisitionsPerMonth: within("acquisitionsPerMonth"),
  arpa: within("arpa"),
  grossMargin: within("grossMargin"),
  fixedCostPerMonth: within("fixedCostPerMonth"),
  arpaGrowthPerMonth: within("arpaGrowthPerMonth"),
  serviceCostPerMonth: within("serviceCostPerMonth"),
  cac: within("cac"),
  referral: within("referral"),
  discountRate: within("discountRate"),
  roxAttribution: within("roxAttribution"),
} as const;

export const sbgSchema = z.strictObject({ alpha: within("sbg.alpha"), beta: within("sbg.beta") });

const classSchema = z.strictObject({
  key: name,
  customers: baselineNumbers.customers.default(0),
  churned: baselineNumbers.customers.default(0),
  share: finite(0, 1),
  annualChurn: finite(0, 1),
  arpa: baselineNumbers.arpa.nullable().default(null),
});

const linkSchema = z
  .strictObject({
    score: z.enum(LINKED_SCORES),
    classes: z.array(classSchema).max(20),
    grade: z.enum(EVIDENCE_GRADES).default("association"),
  })
  .refine(({ score, classes }) => {
    const keys = classes.map(({ key }) => key);
    return keys.length === SCORE_CLASSES[score].length && SCORE_CLASSES[score].every((key) => keys.includes(key));
  }, "linkClasses")
  .refine(({ classes }) => Math.abs(classes.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-6, "linkShares");

/** One link a score, with every class of it and shares that sum to 1. */
export const scoreLinksSchema = z
  .array(linkSchema)
  .refine((links) => new Set(links.map(({ score }) => score)).size === links.length, "linkTwice");

export const billingSchema = z.enum(BILLINGS);
export const cohortLeversSchema = z.enum(COHORT_LEVERS);
