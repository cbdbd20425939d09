import { z } from "zod";
import { DISTRIBUTION_LIMITS } from "../scenario/distribution-limits.ts";
import { type InputDistribution, UNCERTAIN_FIELDS } from "../scenario/scenario.ts";
import { finite, whole } from "./schema-parts.ts";

const { amount, cv, dispersion, leastShape, mostShape } = DISTRIBUTION_LIMITS;
const any = finite(-amount, amount);
const count = finite(0, DISTRIBUTION_LIMITS.count);
const months = whole(1, DISTRIBUTION_LIMITS.months);
const shape = finite(leastShape, mostShape);

/** A distribution of methods.md 12.6 as data; low ≤ mode ≤ high and min ≤ max, cause `order`. */
export const distributionSchema: z.ZodType<InputDistribution> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), value: any }),
  z.strictObject({ kind: z.literal("beta"), alpha: shape, beta: shape }),
  z
    .strictObject({ kind: z.literal("pert"), low: any, mode: any, high: any })
    .refine(({ low, mode, high }) => low <= mode && mode <= high, "order"),
  z.strictObject({ kind: z.literal("lognormal"), mean: finite(0, amount), cv: finite(0, cv) }),
  z
    .strictObject({ kind: z.literal("normal"), mean: any, sd: finite(0, amount), min: any, max: any })
    .refine(({ min, max }) => min <= max, "order"),
  z.strictObject({ kind: z.literal("uniform"), low: any, high: any }).refine(({ low, high }) => low <= high, "order"),
  z.strictObject({ kind: z.literal("poisson"), mean: count, months: months.exactOptional() }),
  z.strictObject({ kind: z.literal("negativeBinomial"), mean: count, dispersion: finite(0, dispersion), months: months.exactOptional() }),
]);

/** How uncertain the fields of a segment are; a field that is not there is certain. */
export const rangesSchema = z.partialRecord(z.enum(UNCERTAIN_FIELDS), distributionSchema);
