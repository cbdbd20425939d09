import { z } from "zod";
import { MOST_DRAWS, type SimulationSettings } from "../scenario/simulate/simulation.ts";
import { finite, name, whole } from "./schema-parts.ts";

/** How a scenario is simulated, as it stands in the document and in messages between processes. */
export const simulationSchema: z.ZodType<SimulationSettings> = z.strictObject({
  seed: whole(0, 4_294_967_295),
  draws: whole(2, MOST_DRAWS),
  stopEarly: z.boolean(),
  processNoise: z.boolean(),
  correlations: z.array(z.strictObject({ a: name, b: name, value: finite(-1, 1) })).max(1_000),
});
