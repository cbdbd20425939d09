import { z } from "zod";
import type { Result } from "../result.ts";
import { CANONICAL_TABLES, type Question } from "../table/fields.ts";
import { ID_RULES } from "../table/join-report.ts";
import type { Mapping } from "../table/mapping.ts";
import { READING_ANSWERS } from "../table/readings.ts";
import type { Scale } from "../table/scale.ts";
import { checkShape } from "./check-shape.ts";
import { name, whole } from "./schema-parts.ts";

const ends = { min: whole(-1_000, 1_000), max: whole(-1_000, 1_000) };
const rising = (scale: Scale): boolean => scale.min < scale.max;
const scale = z.strictObject(ends).refine(rising, "scaleEnds");
const effortScale = z.strictObject({ ...ends, highIs: z.enum(["easy", "hard"]).exactOptional() }).refine(rising, "scaleEnds");

const scales = z.strictObject({
  nps: scale.exactOptional(),
  csat: scale.exactOptional(),
  ces: effortScale.exactOptional(),
  sat: scale.exactOptional(),
  recommend: scale.exactOptional(),
  repurchase: scale.exactOptional(),
} satisfies Record<Question, unknown>);

const tableShape = {
  file: name.exactOptional(),
  sheet: name.exactOptional(),
  as: z.enum(CANONICAL_TABLES),
  columns: z.record(name, name),
  scales: scales.exactOptional(),
  readings: z.record(name, z.enum(READING_ANSWERS)).exactOptional(),
  at: z
    .string()
    .regex(/^[A-Z]{1,3}[1-9]\d{0,6}$/)
    .exactOptional(),
  constants: z.record(name, name).exactOptional(),
  ids: z.array(z.enum(ID_RULES)).exactOptional(),
  undone: z.array(name).max(10_000).exactOptional(),
  done: z.array(name).max(10_000).exactOptional(),
};

/** MAP.json of cli.md. */
export const mappingSchema: z.ZodType<Mapping> = z.strictObject({ tables: z.array(z.strictObject(tableShape)) });

/** What `octad inspect --json` prints is the same form with notes beside it; the notes are not read back. */
const inspectSchema = z.object({ schema: z.literal("octad.inspect/1"), tables: z.array(z.object(tableShape)) });

/** Reads MAP.json, or the output of `octad inspect --json`. MAPPING_INVALID names the place and the cause. */
export function readMapping(json: unknown): Result<Mapping> {
  if (!isInspect(json)) return checkShape(mappingSchema, json, "MAPPING_INVALID");
  const read = checkShape(inspectSchema, json, "MAPPING_INVALID");
  return read.ok ? { ok: true, value: { tables: read.value.tables } } : read;
}

const isInspect = (json: unknown): boolean =>
  typeof json === "object" && json !== null && Object.hasOwn(json, "schema") && "schema" in json && json.schema === "octad.inspect/1";
