import { basename, extname } from "node:path";
import type { IndicesQuery, ReportRequest } from "../../shared/ipc/contract.ts";
import type { Job } from "../../shared/progress.ts";
import { readScenarioFile, type ScenarioFile } from "../../shared/project/scenario-file.ts";
import { readTheme } from "../../shared/project/theme-file.ts";
import type { DeckTheme } from "../../shared/report/deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { checkLevers } from "../../shared/scenario/check-levers.ts";
import { defaultSlices } from "../../shared/table/default-slices.ts";
import { inFile, readJsonFile } from "../storage/read-json-file.ts";
import type { CliWorkbench, Context } from "./context.ts";
import { parseOptions, usage } from "./parse-options.ts";
import { DATA_OPTIONS, withDataset } from "./with-dataset.ts";
import { checkWritable, writeWhole } from "./write-file.ts";

/** `octad report FILE… --out x.pptx`: the deck with native charts. Nothing goes to standard output: the result is the file. */
export async function runReport(args: readonly string[], context: Context): Promise<Result<null>> {
  const parsed = parseOptions(args, { ...DATA_OPTIONS, out: "text", scenario: "text", theme: "text", template: "text" });
  if (!parsed.ok) return parsed;
  const { files, options } = parsed.value;
  if (options.out === undefined) return usage("optionNeeded", { option: "--out" });
  const path = options.out;
  const built = checkFormat(path);
  if (!built.ok) return built;
  if (options.template !== undefined) return fail("NOT_YET", { detail: { cause: "template" } });
  const scenario = await readScenario(options.scenario);
  if (!scenario.ok) return scenario;
  const theme = await readThemeFile(options.theme);
  if (!theme.ok) return theme;
  if (files.length === 0) return usage("noFile");
  const writable = await checkWritable(path);
  if (!writable.ok) return writable;
  return withDataset(context, files, options, async ({ workbench, facts, query: asked, job }) => {
    const slices = defaultSlices((table, field) => facts.fields[table]?.includes(field) === true);
    const query = { ...asked, by: asked.by ?? slices.by, wave: asked.wave ?? slices.wave };
    const checked = await checkScenario(workbench, query, scenario.value, job);
    if (!checked.ok) return checked;
    const request: ReportRequest = {
      format: "pptx",
      query,
      scenario: scenario.value,
      theme: theme.value,
      language: context.language,
      title: titleFrom(files),
    };
    const bytes = await workbench.report(request, job);
    return bytes.ok ? writeWhole(path, bytes.value) : bytes;
  });
}

/** Which kinds of file there are, and which of them are built. */
function checkFormat(path: string): Result<null> {
  if (path.endsWith("/")) return fail("NOT_YET", { detail: { cause: "format", format: "DIR/" } });
  const extension = extname(path).toLowerCase();
  if (extension === ".pptx") return ok(null);
  if ([".xlsx", ".pdf", ".html"].includes(extension)) return fail("NOT_YET", { detail: { cause: "format", format: extension } });
  return usage("outFormat", { got: basename(path) });
}

async function readScenario(path: string | undefined): Promise<Result<ScenarioFile | null>> {
  if (path === undefined) return ok(null);
  const json = await readJsonFile(path, "SCENARIO_INVALID");
  return json.ok ? inFile(readScenarioFile(json.value), path) : json;
}

async function readThemeFile(path: string | undefined): Promise<Result<DeckTheme | null>> {
  if (path === undefined) return ok(null);
  const json = await readJsonFile(path, "THEME_INVALID");
  return json.ok ? inFile(readTheme(json.value, DEFAULT_THEME), path) : json;
}

/** Segments that levers name must be there before a deck is made of them. */
async function checkScenario(workbench: CliWorkbench, query: IndicesQuery, scenario: ScenarioFile | null, job: Job): Promise<Result<null>> {
  if (scenario === null || scenario.levers.every(({ segment }) => segment === null)) return ok(null);
  const estimate = await workbench.baseline({ ...query, by: query.by ?? "segment" }, true, job);
  if (!estimate.ok) return estimate;
  const checked = checkLevers(scenario.levers, estimate.value.baseline);
  return checked.ok ? ok(null) : checked;
}

/** The first file's name without its ending is what the deck is about, until a person names it. */
const titleFrom = (files: readonly string[]): string => {
  const name = basename(files[0] ?? "");
  return name.slice(0, name.length - extname(name).length).replaceAll(/[_-]+/g, " ");
};
