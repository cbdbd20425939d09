import { z } from "zod";
import type { ComparisonQuery, SimulationQuery } from "../ipc/contract.ts";
import { BILLINGS, COHORT_LEVERS, EVIDENCE_GRADES, LINKED_SCORES } from "../scenario/scenario.ts";
import { leverSchema } from "./lever-schema.ts";
import { rangesSchema } from "./range-schema.ts";
import { HORIZON } from "./scenario-file.ts";
import { finite, MONEY_LIMIT, name, whole } from "./schema-parts.ts";
import { simulationSchema } from "./simulation-schema.ts";

const count = finite(0, 1e12);
const share = finite(0, 1);
const money = finite(0, MONEY_LIMIT);
const shape = finite(1e-9, 1e12);

const scoreClass = z.strictObject({ key: name, customers: count, churned: count, share, annualChurn: share, arpa: money.nullable() });

const segment = z.strictObject({
  key: name.nullable(),
  customers: count,
  annualRetention: share,
  acquisitionsPerMonth: count,
  arpa: money,
  grossMargin: finite(-1_000, 1),
  fixedCostPerMonth: money,
  arpaGrowthPerMonth: finite(-0.5, 0.5),
  serviceCostPerMonth: money.exactOptional(),
  cac: money.exactOptional(),
  referral: money.exactOptional(),
  sbg: z.strictObject({ alpha: shape, beta: shape }).exactOptional(),
  links: z
    .array(z.strictObject({ score: z.enum(LINKED_SCORES), classes: z.array(scoreClass).max(100), grade: z.enum(EVIDENCE_GRADES) }))
    .max(LINKED_SCORES.length)
    .exactOptional(),
  ranges: rangesSchema.exactOptional(),
});

const baseline = z.strictObject({
  segments: z.array(segment).min(1).max(10_000),
  discountRate: finite(-0.99, 10),
  fixedCostPerMonth: money,
  billing: z.enum(BILLINGS).exactOptional(),
  cohortLevers: z.enum(COHORT_LEVERS).exactOptional(),
});
const scenario = { levers: z.array(leverSchema).max(100), horizon: whole(HORIZON.least, HORIZON.most) };

/** Several scenarios over one baseline. */
export const comparisonQuerySchema = z
  .strictObject({
    baseline,
    scenarios: z.array(z.strictObject(scenario)).min(1).max(200),
    settings: simulationSchema,
    reference: whole(0, 199).nullable(),
  })
  .refine(({ reference, scenarios }) => reference === null || reference < scenarios.length, "choice") satisfies z.ZodType<ComparisonQuery>;

/** A baseline, levers and how to simulate them, as the window asks the engine. */
export const simulationQuerySchema = z.strictObject({
  baseline,
  ...scenario,
  settings: simulationSchema,
  target: finite(-MONEY_LIMIT, MONEY_LIMIT).nullable(),
}) satisfies z.ZodType<SimulationQuery>;
