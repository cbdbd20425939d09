import { z } from "zod";
import type { SavedDefinition } from "../indices/definitions/definition.ts";
import { INDEX_IDS, METRIC_IDS } from "../indices/index-result.ts";
import { whole } from "./schema-parts.ts";
import { settingsSchema } from "./settings-schema.ts";

/** The longest name of a definition, characters; it stands beside a number. */
export const LONGEST_NAME = 60;
/** Versions of all definitions of a document together. */
const MOST_DEFINITIONS = 1_000;

const savedDefinition: z.ZodType<SavedDefinition> = z.strictObject({
  number: z.enum([...INDEX_IDS, ...METRIC_IDS]),
  name: z.string().min(1).max(LONGEST_NAME),
  version: whole(1, 1_000_000),
  settings: settingsSchema,
});

/** Definitions of a person's own: a version of a name of a number stands once. */
export const savedDefinitionsSchema: z.ZodType<readonly SavedDefinition[]> = z
  .array(savedDefinition)
  .max(MOST_DEFINITIONS)
  .refine(
    (list) => new Set(list.map(({ number, name, version }) => JSON.stringify([number, name, version]))).size === list.length,
    "twice",
  );
