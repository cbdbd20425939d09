import { parseWhere } from "../../shared/indices/parse-where.ts";
import type { Imported, IndicesQuery } from "../../shared/ipc/contract.ts";
import type { Job } from "../../shared/progress.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { Mapping } from "../../shared/table/mapping.ts";
import type { CliWorkbench, Context } from "./context.ts";
import { progressLine } from "./progress-line.ts";
import { readMappingFile } from "./read-mapping-file.ts";
import { readSettingsFile } from "./read-settings-file.ts";
import { sourceFiles } from "./source-files.ts";

/** The options that say what the data are and how they are read. */
export const DATA_OPTIONS = {
  map: "text",
  settings: "text",
  by: "text",
  wave: "text",
  where: "text",
  metrics: "flag",
  lang: "text",
} as const;

export type DataOptions = {
  readonly map?: string | undefined;
  readonly settings?: string | undefined;
  readonly by?: string | undefined;
  readonly wave?: string | undefined;
  readonly where?: string | undefined;
  readonly metrics?: boolean;
};

export type Dataset = {
  readonly workbench: CliWorkbench;
  readonly imported: Imported;
  /** The mapping in force: given, or else as inferred. */
  readonly mapping: Mapping;
  readonly facts: CanonicalFacts;
  readonly query: IndicesQuery;
  readonly job: Job;
};

/**
 * Loads files as one data set, maps them (by --map, else as inferred) and hands them to `work`. Settings and mapping are read
 * before the data, so that a slip in them costs no wait. The workbench is closed whatever happens.
 */
export async function withDataset<T>(
  context: Context,
  paths: readonly string[],
  options: DataOptions,
  work: (dataset: Dataset) => Promise<Result<T>>,
): Promise<Result<T>> {
  const files = await sourceFiles(paths);
  if (!files.ok) return files;
  const query = await readQuery(options);
  if (!query.ok) return query;
  const given = options.map === undefined ? ok(null) : await readMappingFile(options.map);
  if (!given.ok) return given;
  const { job, clear } = progressLine(context);
  const workbench = await context.openWorkbench();
  try {
    const imported = await workbench.load(files.value, job);
    if (!imported.ok) return imported;
    const mapping = given.value ?? imported.value.mapping;
    const facts = await workbench.map(mapping, job);
    if (!facts.ok) return facts;
    return await work({ workbench, imported: imported.value, mapping, facts: facts.value, query: query.value, job });
  } finally {
    clear();
    workbench.close();
  }
}

async function readQuery(options: DataOptions): Promise<Result<IndicesQuery>> {
  const settings = await readSettingsFile(options.settings);
  if (!settings.ok) return settings;
  const where = parseWhere(options.where ?? null);
  if (!where.ok) return where;
  return ok({
    settings: settings.value,
    by: options.by ?? null,
    wave: options.wave ?? null,
    where: options.where ?? null,
    metrics: options.metrics ?? false,
  });
}
