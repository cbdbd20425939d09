import { z } from "zod";
import { CHANGE_IDS } from "../indices/analysis/change-answers.ts";
import { INDEX_IDS, METRIC_IDS } from "../indices/index-result.ts";
import { COMPONENT_FIELD, PART_RANGES } from "../indices/setting-parts.ts";
import { baselineSetupSchema } from "../project/baseline-setup-schema.ts";
import { customIndexSchema } from "../project/custom-schema.ts";
import { savedDefinitionsSchema as savedDefinitions } from "../project/definition-schema.ts";
import { fileReadingSchema, fileReadingsSchema } from "../project/file-reading-schema.ts";
import { leverSchema } from "../project/lever-schema.ts";
import { mappingSchema } from "../project/mapping-schema.ts";
import { planQuerySchema } from "../project/plan-schema.ts";
import { HORIZON, type ScenarioFile } from "../project/scenario-file.ts";
import { wholeSettingsSchema } from "../project/settings-schema.ts";
import { comparisonQuerySchema, simulationQuerySchema } from "../project/simulation-query-schema.ts";
import type { DeckTheme } from "../report/deck.ts";
import { ROW_TESTS, type RowView } from "../table/row-view.ts";
import {
  type BridgeQuery,
  type Channel,
  type ChartPicture,
  IMPORT_PARTS,
  type IndicesQuery,
  type Preferences,
  type ReportRequest,
  type Request,
} from "./contract.ts";

/**
 * What main accepts from the window, a schema per channel: unknown keys, wrong types and anything beyond these limits is
 * refused before a handler sees it.
 */
const job = z.string().min(1).max(100);
const name = z.string().max(1_000);
const text = z.string().max(10_000);
const field = z.string().min(1).max(200);
const token = z.string().max(100);
const table = z.string().regex(/^raw_\d{1,9}$/);
const column = z.string().regex(/^c\d{1,5}$/);
const place = z.int().min(0).max(1e9);
const atOnce = z.int().min(0).max(200);
const color = z.string().regex(/^[0-9a-fA-F]{6}$/);

const language = z.enum(["en", "fr", "it", "ro"]);

const preferences = z.strictObject({
  language,
  colorScheme: z.enum(["light", "dark", "auto"]),
}) satisfies z.ZodType<Preferences>;

const view = z.strictObject({
  search: name.exactOptional(),
  filters: z
    .array(z.strictObject({ column, test: z.enum(ROW_TESTS), value: name.exactOptional() }))
    .max(50)
    .exactOptional(),
  sort: z.strictObject({ column, descending: z.boolean() }).exactOptional(),
  onlyRows: z.array(z.int().min(1).max(1e9)).max(1_000).exactOptional(),
}) satisfies z.ZodType<RowView>;

const mapping = mappingSchema.refine(({ tables }) => tables.length <= 1_000);

const query = z.strictObject({
  settings: wholeSettingsSchema,
  by: field.nullable(),
  wave: field.nullable(),
  where: text.nullable(),
  metrics: z.boolean(),
  definitions: savedDefinitions.exactOptional(),
}) satisfies z.ZodType<IndicesQuery>;

const slice = z.strictObject({ kind: z.enum(["all", "group", "wave"]), key: name.nullable() });

const bridge = z.strictObject({
  query,
  number: z.enum([...INDEX_IDS, ...METRIC_IDS]),
  from: wholeSettingsSchema,
  to: wholeSettingsSchema,
}) satisfies z.ZodType<BridgeQuery>;

const theme = z.strictObject({
  name,
  colors: z.strictObject({
    ink: color,
    paper: color,
    accent: color,
    muted: color,
    better: color,
    worse: color,
    boxLow: color,
    boxMid: color,
    boxTop: color,
    series: z.array(color).min(1).max(24),
  }),
  headingFont: name,
  bodyFont: name,
}) satisfies z.ZodType<DeckTheme>;

const scenarioFile = z.strictObject({
  name: z.string().max(200),
  horizon: z.int().min(HORIZON.least).max(HORIZON.most),
  levers: z.array(leverSchema).max(100),
}) satisfies z.ZodType<ScenarioFile>;

const report = z.strictObject({
  format: z.literal("pptx"),
  query,
  scenario: z.strictObject({ name, horizon: z.int().min(1).max(1_200), levers: z.array(leverSchema).max(100) }).nullable(),
  baseline: baselineSetupSchema.exactOptional(),
  theme: theme.nullable(),
  language: z.enum(["en", "fr", "it", "ro"]),
  title: name,
}) satisfies z.ZodType<ReportRequest>;

/** Largest picture of a chart, in bytes or characters. */
const MOST_PICTURE = 20 * 1024 * 1024;

const picture = z.discriminatedUnion("format", [
  z.strictObject({ name, format: z.literal("svg"), text: z.string().max(MOST_PICTURE) }),
  z.strictObject({
    name,
    format: z.literal("png"),
    bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MOST_PICTURE),
  }),
]) satisfies z.ZodType<ChartPicture>;

export const SCHEMAS: { readonly [C in Channel]: z.ZodType<Request<C>> } = {
  "app:info": z.null(),
  "app:preferences": preferences,
  "file:open": z.null(),
  "file:sample": z.null(),
  "data:import": z.strictObject({
    job,
    tokens: z.array(token).min(1).max(100),
    readings: fileReadingsSchema.exactOptional(),
    part: z.enum(IMPORT_PARTS).exactOptional(),
  }),
  "data:preview": z.strictObject({ job, token, sheet: name.nullable().exactOptional(), reading: fileReadingSchema.exactOptional() }),
  "data:map": z.strictObject({ job, mapping }),
  "data:rows": z.strictObject({ table, offset: place, limit: atOnce, view: view.exactOptional() }),
  "data:locate": z.strictObject({ table, row: z.int().min(1).max(1e9), view: view.exactOptional() }),
  "data:outside": z.strictObject({ table, offset: place, limit: atOnce }),
  "indices:compute": z.strictObject({ job, query }),
  "indices:explain": z.strictObject({ job, id: z.enum([...INDEX_IDS, ...METRIC_IDS]), slice, query }),
  "indices:change": z.strictObject({ job, id: z.enum(CHANGE_IDS), from: name, to: name, query }),
  "custom:preview": z.strictObject({ job, query, index: customIndexSchema.nullable() }),
  "health:reference": z.strictObject({
    job,
    settings: wholeSettingsSchema,
    field: name.regex(COMPONENT_FIELD),
    maxAgeDays: z.number().min(PART_RANGES.maxAgeDays.min).max(PART_RANGES.maxAgeDays.max).nullable(),
  }),
  "indices:bridge": z.strictObject({ job, bridge }),
  "whatif:baseline": z.strictObject({ job, query, bySegment: z.boolean() }),
  "links:estimate": z.strictObject({ job, query, treatment: field.nullable() }),
  "scenario:understand": z.strictObject({ job, simulation: simulationQuerySchema }),
  "scenario:plan": z.strictObject({ job, plan: planQuerySchema }),
  "scenario:compare": z.strictObject({ job, comparison: comparisonQuerySchema }),
  "scenario:simulate": z.strictObject({ job, simulation: simulationQuerySchema }),
  "report:export": z.strictObject({ job, report }),
  "scenario:open": z.strictObject({ job }),
  "scenario:save": z.strictObject({ scenario: scenarioFile }),
  "template:save": z.strictObject({ job, language }),
  "chart:save": picture,
  "job:cancel": z.strictObject({ job }),
};

/** What the preload hands to main for dropped files; an empty path is a `File` that was made in script. */
export const dropSchema = z.array(z.string().max(32_767)).max(100);
