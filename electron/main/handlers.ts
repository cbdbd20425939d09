import { basename, extname } from "node:path";
import type { AppInfo, Events, Preferences, ReportRequest } from "../../shared/ipc/contract.ts";
import type { Translate } from "../../shared/messages/translator.ts";
import { writeScenarioFile } from "../../shared/project/scenario-file.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Handlers } from "./answer-calls.ts";
import type { EngineClient } from "./engine-client.ts";
import type { FileTokens } from "./file-tokens.ts";
import { pictureContent } from "./picture-content.ts";
import type { HandedFiles, ScratchFolder } from "./scratch-folder.ts";

/** What the handlers work with; they import none of it, so that a test can stand in for each. */
export type Collaborators = {
  readonly info: () => Promise<AppInfo>;
  readonly savePreferences: (preferences: Preferences) => Promise<void>;
  readonly translate: () => Translate;
  /** Paths chosen in the native dialog; empty when it was closed. */
  readonly chooseFiles: (options: { readonly title: string; readonly filters: readonly FileFilter[] }) => Promise<readonly string[]>;
  /** The path to write to; `null` when the dialog was closed. */
  readonly chooseTarget: (options: {
    readonly title: string;
    readonly name: string;
    readonly filters: readonly FileFilter[];
  }) => Promise<string | null>;
  readonly samplePath: string;
  readonly tokens: FileTokens;
  readonly scratch: ScratchFolder;
  readonly engine: Pick<EngineClient, "call" | "cancel">;
  readonly writeFile: (path: string, content: Uint8Array) => Promise<void>;
  readonly send: <E extends keyof Events>(event: E, payload: Events[E]) => void;
  readonly log: (words: string, error?: unknown) => void;
};

export type FileFilter = { readonly name: string; readonly extensions: string[] };

/** What the open dialog offers; the engine's gate looks at the content, not at the name. */
export const READABLE = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "parquet", "jsonl", "ndjson"] as const;

/** One handler for each channel of the contract. */
export function makeHandlers(parts: Collaborators): Handlers {
  let loaded: HandedFiles | null = null;
  const progressOf = (job: string) => ({
    job,
    onProgress: (progress: Events["job:progress"]["progress"]) => parts.send("job:progress", { job, progress }),
  });

  return {
    "app:info": async () => ok(await parts.info()),

    "app:preferences": async (preferences) => {
      await parts.savePreferences(preferences);
      return ok(null);
    },

    "file:open": async () => {
      const t = parts.translate();
      const filters = [
        { name: t("shell:open-filter"), extensions: [...READABLE] },
        { name: t("shell:all-files"), extensions: ["*"] },
      ];
      return parts.tokens.addAll(await parts.chooseFiles({ title: t("shell:open-title"), filters }));
    },

    "file:sample": async () => parts.tokens.addAll([parts.samplePath]),

    "data:import": async ({ job, tokens, readings, part }) => {
      const chosen = parts.tokens.resolve(tokens);
      if (!chosen.ok) return chosen;
      const handed = await parts.scratch.hand(chosen.value).catch((error: unknown) => {
        parts.log("a file could not be handed to the engine", error);
        return null;
      });
      if (handed === null)
        return fail("FILE_UNREADABLE", chosen.value.length === 1 && chosen.value[0] ? { file: chosen.value[0].name } : {});
      const result = await parts.engine.call(
        "load",
        { files: handed.files, readings: readings ?? {}, ...(part === undefined ? {} : { part }) },
        progressOf(job),
      );
      if (!result.ok) {
        await handed.remove();
        return result;
      }
      // Only now: until the new files were read, the engine may have to go back to the old ones.
      await loaded?.remove();
      loaded = handed;
      return result;
    },

    "data:preview": async ({ job, token, sheet, reading }) => {
      const chosen = parts.tokens.resolve([token]);
      if (!chosen.ok) return chosen;
      return withHanded(parts, chosen.value, (file) =>
        parts.engine.call("preview", { file, sheet: sheet ?? null, reading: reading ?? {} }, progressOf(job)),
      );
    },

    "data:map": ({ job, mapping }) => parts.engine.call("map", { mapping }, progressOf(job)),
    "data:rows": (request) => parts.engine.call("rows", request),
    "data:locate": (request) => parts.engine.call("locate", request),
    "data:outside": (request) => parts.engine.call("outside", request),
    "indices:compute": ({ job, query }) => parts.engine.call("indices", { query }, progressOf(job)),
    "indices:explain": ({ job, ...asked }) => parts.engine.call("explain", asked, progressOf(job)),
    "indices:change": ({ job, ...asked }) => parts.engine.call("change", asked, progressOf(job)),
    "custom:preview": ({ job, query, index }) => parts.engine.call("custom", { query, index }, progressOf(job)),
    "health:reference": ({ job, ...asked }) => parts.engine.call("reference", asked, progressOf(job)),
    "indices:bridge": ({ job, bridge }) => parts.engine.call("bridge", { bridge }, progressOf(job)),
    "whatif:baseline": ({ job, query, bySegment }) => parts.engine.call("baseline", { query, bySegment }, progressOf(job)),
    "links:estimate": ({ job, query, treatment }) => parts.engine.call("links", { query, treatment }, progressOf(job)),

    "scenario:open": async ({ job }) => {
      const t = parts.translate();
      const [path] = await parts.chooseFiles({ title: t("scenarios:openTitle"), filters: [scenarioFilter(t)] });
      if (path === undefined) return ok(null);
      const tokens = await parts.tokens.addAll([path]);
      if (!tokens.ok) return tokens;
      const chosen = parts.tokens.resolve(tokens.value.map(({ token }) => token));
      if (!chosen.ok) return chosen;
      return withHanded(parts, chosen.value, (file) => parts.engine.call("scenario", { file }, progressOf(job)));
    },

    "scenario:save": async ({ scenario }) => {
      const t = parts.translate();
      const path = await parts.chooseTarget({
        title: t("scenarios:saveTitle"),
        name: `${safeName(scenario.name)}.scenario.json`,
        filters: [scenarioFilter(t)],
      });
      return path === null ? ok(null) : write(parts, withExtension(path, "json"), new TextEncoder().encode(writeScenarioFile(scenario)));
    },
    "scenario:understand": ({ job, simulation }) => parts.engine.call("understand", { simulation }, progressOf(job)),
    "scenario:plan": ({ job, plan }) => parts.engine.call("plan", { plan }, progressOf(job)),
    "scenario:compare": ({ job, comparison }) => parts.engine.call("compare", { comparison }, progressOf(job)),
    "scenario:simulate": ({ job, simulation }) => parts.engine.call("simulate", { simulation }, progressOf(job)),

    "report:export": async ({ job, report }) => {
      const t = parts.translate();
      const extension = report.format;
      const path = await parts.chooseTarget({
        title: t("shell:save-title"),
        name: `${fileNameOf(report)}.${extension}`,
        filters: [{ name: t("shell:save-filter"), extensions: [extension] }],
      });
      if (path === null) return ok(null);
      const made = await parts.engine.call("report", { report }, progressOf(job));
      return made.ok ? write(parts, withExtension(path, extension), made.value) : made;
    },

    "template:save": async ({ job, language }) => {
      const t = parts.translate();
      const path = await parts.chooseTarget({
        title: t("shell:template-title"),
        name: `${t("shell:template-name")}.xlsx`,
        filters: [{ name: t("shell:template-filter"), extensions: ["xlsx"] }],
      });
      if (path === null) return ok(null);
      const made = await parts.engine.call("template", { language }, progressOf(job));
      return made.ok ? write(parts, withExtension(path, "xlsx"), made.value) : made;
    },

    "chart:save": async (picture) => {
      const content = pictureContent(picture);
      if (content === null) {
        parts.log(`refused a picture that is not plain ${picture.format}`);
        return fail("REFUSED", { detail: { why: "picture", format: picture.format } });
      }
      const t = parts.translate();
      const path = await parts.chooseTarget({
        title: t("cards:chart.saveTitle"),
        name: `${safeName(picture.name)}.${picture.format}`,
        filters: [{ name: t(`cards:chart.filter.${picture.format}`), extensions: [picture.format] }],
      });
      return path === null ? ok(null) : write(parts, withExtension(path, picture.format), content);
    },

    "job:cancel": async ({ job }) => {
      parts.engine.cancel(job);
      return ok(null);
    },
  };
}

/** Hands one file to the engine for as long as it is read. */
async function withHanded<T>(
  { scratch, log }: Collaborators,
  files: Parameters<ScratchFolder["hand"]>[0],
  read: (file: HandedFiles["files"][number]) => Promise<Result<T>>,
): Promise<Result<T>> {
  const handed = await scratch.hand(files).catch((error: unknown) => {
    log("a file could not be handed to the engine", error);
    return null;
  });
  const [file] = handed?.files ?? [];
  if (handed === null || file === undefined) return fail("FILE_UNREADABLE", files[0] ? { file: files[0].name } : {});
  const result = await read(file);
  await handed.remove();
  return result;
}

const scenarioFilter = (t: Translate): FileFilter => ({ name: t("scenarios:filter"), extensions: ["json"] });

const withExtension = (path: string, extension: string): string => (extname(path) === "" ? `${path}.${extension}` : path);

async function write(
  parts: Collaborators,
  path: string,
  content: Uint8Array,
): Promise<Result<{ readonly name: string; readonly bytes: number }>> {
  const name = basename(path);
  try {
    await parts.writeFile(path, content);
    return ok({ name, bytes: content.byteLength });
  } catch (error) {
    parts.log(`could not write ${name}`, error);
    const cause = error instanceof Error && "code" in error ? String(error.code) : "";
    return fail("WRITE_FAILED", { file: name, detail: { cause } });
  }
}

/** A file name that every system takes, made of the title. */
const fileNameOf = (report: ReportRequest): string => safeName(report.title);

function safeName(title: string): string {
  const name = title
    .normalize("NFC")
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s.]+|[\s.]+$/g, "")
    .slice(0, 100);
  return name === "" ? "octad" : name;
}
