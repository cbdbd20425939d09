import { z } from "zod";
import { fail, type Result } from "../result.ts";
import { NO_LINK_CHOICES } from "../scenario/links/grade-links.ts";
import { DOCUMENT_SIMULATION } from "../scenario/simulate/simulation.ts";
import { baselineSetupField } from "./baseline-setup-schema.ts";
import { checkShape } from "./check-shape.ts";
import { savedDefinitionsSchema } from "./definition-schema.ts";
import type { ProjectDocument } from "./document.ts";
import { fileReadingsSchema } from "./file-reading-schema.ts";
import { inLeverRange, leverShape } from "./lever-schema.ts";
import { linksSchema } from "./links-schema.ts";
import { mappingSchema } from "./mapping-schema.ts";
import { outputsSchema } from "./outputs-schema.ts";
import { registerSchema } from "./register-schema.ts";
import { HORIZON } from "./scenario-file.ts";
import { finite, name, whole } from "./schema-parts.ts";
import { settingsSchema } from "./settings-schema.ts";
import { simulationSchema } from "./simulation-schema.ts";

const savedLever = z.strictObject({ id: name, on: z.boolean(), ...leverShape }).refine(inLeverRange, "leverRange");

const MOST_SCENARIOS = 200;

/** Documents from before there could be several have no id in their one scenario. */
const scenario = z.strictObject({
  id: z
    .string()
    .regex(/^S[1-9]\d{0,8}$/)
    .default("S1"),
  name: z.string().max(1_000),
  horizon: whole(HORIZON.least, HORIZON.most),
  levers: z.array(savedLever),
});

/** The document as it stands in a project file of version 1. */
export const documentSchema: z.ZodType<ProjectDocument> = z.strictObject({
  version: z.literal(1),
  name: z.string().max(1_000),
  files: z.array(z.strictObject({ token: name, name, bytes: finite(0, Number.MAX_SAFE_INTEGER) })),
  readings: fileReadingsSchema,
  mapping: mappingSchema.nullable(),
  settings: settingsSchema,
  definitions: savedDefinitionsSchema.default([]),
  by: name.nullable(),
  wave: name.nullable(),
  scenario,
  shelf: z.array(scenario).max(MOST_SCENARIOS).default([]),
  baseline: baselineSetupField,
  outputs: outputsSchema.default([]),
  register: registerSchema.default([]),
  links: linksSchema.default(NO_LINK_CHOICES),
  simulation: simulationSchema.default(DOCUMENT_SIMULATION),
});

/**
 * Reads a saved document. No field is trusted: PROJECT_INVALID names the place and the cause, PROJECT_NEWER that a later Octad wrote it.
 * Older versions will be led up here step by step; there are none yet.
 */
export function readDocument(json: unknown): Result<ProjectDocument> {
  const version = typeof json === "object" && json !== null && "version" in json ? json.version : undefined;
  if (typeof version === "number" && Number.isInteger(version) && version > 1) {
    return fail("PROJECT_NEWER", { detail: { version, known: 1 } });
  }
  return checkShape(documentSchema, json, "PROJECT_INVALID");
}
