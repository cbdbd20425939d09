import { z } from "zod";
import { CUSTOM_LIMITS, CUSTOM_UNITS, type CustomIndex, hasUniqueIds, isCustomId } from "../indices/custom-index.ts";
import { REFERENCE_LIMITS, type ReferenceLine } from "../indices/reference-line.ts";
import { ROLES } from "../indices/role.ts";

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.trim() !== "", "empty");

export const customIndexSchema = z
  .strictObject({
    id: z.string().refine(isCustomId, "customId"),
    name: text(CUSTOM_LIMITS.name),
    formula: text(CUSTOM_LIMITS.formula),
    unit: z.enum(CUSTOM_UNITS).default("score"),
    better: z.enum(["higher", "lower"]).default("higher"),
    interval: z.boolean().default(true),
  })
  .readonly() satisfies z.ZodType<CustomIndex>;

/** The user's own indices; cause `customId` for an id that is malformed or taken by Octad, `repeated` for one that stands twice. */
export const customSchema = z.array(customIndexSchema).max(CUSTOM_LIMITS.indices).refine(hasUniqueIds, "repeated");

const label = text(REFERENCE_LIMITS.text);

const referenceLine = z
  .strictObject({
    id: label,
    number: label,
    segment: z.string().max(1_000).nullable().default(null),
    value: z.number(),
    upTo: z.number().nullable().default(null),
    source: label.default("own"),
    label: z.string().max(REFERENCE_LIMITS.text).default(""),
    on: z.boolean().default(true),
  })
  .readonly() satisfies z.ZodType<ReferenceLine>;

export const referencesSchema = z.array(referenceLine).max(REFERENCE_LIMITS.lines).refine(hasUniqueIds, "repeated");

export const roleSchema = z.enum(ROLES);
