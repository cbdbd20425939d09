import { z } from "zod";
import type { InputDistribution } from "../scenario/scenario.ts";

const number = z.number();
const positive = z.number().positive();

/** A distribution of methods.md 12.6, whose numbers stand in their order. */
export const distributionSchema: z.ZodType<InputDistribution> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("fixed"), value: number }),
    z.strictObject({ kind: z.literal("beta"), alpha: positive, beta: positive }),
    z.strictObject({ kind: z.literal("pert"), low: number, mode: number, high: number }),
    z.strictObject({ kind: z.literal("lognormal"), mean: positive, cv: z.number().nonnegative() }),
    z.strictObject({ kind: z.literal("normal"), mean: number, sd: z.number().nonnegative(), min: number, max: number }),
    z.strictObject({ kind: z.literal("uniform"), low: number, high: number }),
    z.strictObject({ kind: z.literal("poisson"), mean: z.number().nonnegative() }),
    z.strictObject({ kind: z.literal("negativeBinomial"), mean: z.number().nonnegative(), dispersion: z.number().nonnegative() }),
  ])
  .refine(isOrdered, "rangeOrder");

function isOrdered(distribution: InputDistribution): boolean {
  switch (distribution.kind) {
    case "pert":
      return distribution.low <= distribution.mode && distribution.mode <= distribution.high;
    case "uniform":
      return distribution.low <= distribution.high;
    case "normal":
      return distribution.min <= distribution.max;
    default:
      return true;
  }
}
