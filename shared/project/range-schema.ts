import { z } from "zod";
import { type InputDistribution, UNCERTAIN_FIELDS } from "../scenario/scenario.ts";
import { finite, whole } from "./schema-parts.ts";

const LIMIT = 1e15;
const any = finite(-LIMIT, LIMIT);
const count = finite(0, 1e12);
const months = whole(1, 1_200);
/** Shapes so small that all weight lies at one end are no estimate of anything. */
const shape = finite(0.01, 1e12);

/** A distribution of methods.md 12.6 as data; low ≤ mode ≤ high and min ≤ max, cause `order`. */
export const distributionSchema: z.ZodType<InputDistribution> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), value: any }),
  z.strictObject({ kind: z.literal("beta"), alpha: shape, beta: shape }),
  z
    .strictObject({ kind: z.literal("pert"), low: any, mode: any, high: any })
    .refine(({ low, mode, high }) => low <= mode && mode <= high, "order"),
  z.strictObject({ kind: z.literal("lognormal"), mean: finite(0, LIMIT), cv: finite(0, 100) }),
  z
    .strictObject({ kind: z.literal("normal"), mean: any, sd: finite(0, LIMIT), min: any, max: any })
    .refine(({ min, max }) => min <= max, "order"),
  z.strictObject({ kind: z.literal("uniform"), low: any, high: any }).refine(({ low, high }) => low <= high, "order"),
  z.strictObject({ kind: z.literal("poisson"), mean: count, months: months.exactOptional() }),
  z.strictObject({ kind: z.literal("negativeBinomial"), mean: count, dispersion: finite(0, 1e6), months: months.exactOptional() }),
]);

/** How uncertain the fields of a segment are; a field that is not there is certain. */
export const rangesSchema = z.partialRecord(z.enum(UNCERTAIN_FIELDS), distributionSchema);
