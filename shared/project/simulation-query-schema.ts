import { z } from "zod";
import type { ComparisonQuery, SimulationQuery } from "../ipc/contract.ts";
import { leverSchema } from "./lever-schema.ts";
import { outputsSchema } from "./outputs-schema.ts";
import { HORIZON } from "./scenario-file.ts";
import { finite, MONEY_LIMIT, whole } from "./schema-parts.ts";
import { simulationSchema } from "./simulation-schema.ts";
import { wholeBaselineSchema } from "./whole-baseline-schema.ts";

const scenario = { levers: z.array(leverSchema).max(100), horizon: whole(HORIZON.least, HORIZON.most) };

/** Several scenarios over one baseline. */
export const comparisonQuerySchema = z
  .strictObject({
    baseline: wholeBaselineSchema,
    scenarios: z.array(z.strictObject(scenario)).min(1).max(200),
    settings: simulationSchema,
    reference: whole(0, 199).nullable(),
    flipsOf: whole(0, 199).exactOptional(),
  })
  .refine(
    ({ reference, flipsOf, scenarios }) => Math.max(reference ?? 0, flipsOf ?? 0) < scenarios.length,
    "choice",
  ) satisfies z.ZodType<ComparisonQuery>;

/** A baseline, levers and how to simulate them, as the window asks the engine. */
export const simulationQuerySchema = z.strictObject({
  baseline: wholeBaselineSchema,
  ...scenario,
  settings: simulationSchema,
  target: finite(-MONEY_LIMIT, MONEY_LIMIT).nullable(),
  outputs: outputsSchema.exactOptional(),
}) satisfies z.ZodType<SimulationQuery>;
