import { createTranslator } from "../../shared/messages/translator.ts";
import { ok, ProblemError, type Result } from "../../shared/result.ts";
import type { Console, Context } from "./context.ts";
import { asLanguage, detectLanguage } from "./detect-language.ts";
import { exitStatus } from "./exit-status.ts";
import { help } from "./help.ts";
import { runIndices } from "./indices.ts";
import { runInspect } from "./inspect.ts";
import { runLinks } from "./links.ts";
import { usage } from "./parse-options.ts";
import { problemLine } from "./problem-line.ts";
import { runReport } from "./report.ts";
import { runVerify } from "./verify.ts";
import { productVersion } from "./version.ts";
import { runWhatif } from "./whatif.ts";

/** A command: does its work, prints its result, or says what stands in the way. */
type Command = (args: readonly string[], context: Context) => Promise<Result<null>>;

const COMMANDS: Readonly<Record<string, Command>> = {
  inspect: runInspect,
  indices: runIndices,
  whatif: runWhatif,
  links: runLinks,
  report: runReport,
  verify: runVerify,
};

/**
 * The command line (cli.md): arguments without node and script → exit status. Nothing is thrown; trouble is one line on standard
 * error.
 */
export async function main(args: readonly string[], console: Console, openWorkbench: Context["openWorkbench"]): Promise<number> {
  const asked = languageOption(args);
  const language = (asked === undefined ? undefined : asLanguage(asked)) ?? detectLanguage(console.env);
  const t = createTranslator(language);
  const context: Context = { console, language, t, openWorkbench };
  try {
    const done = await dispatch(args, asked, context);
    if (done.ok) return 0;
    console.err(`${problemLine(done.problem, t)}\n`);
    return exitStatus(done.problem.code);
  } catch (error) {
    if (error instanceof ProblemError) {
      console.err(`${problemLine(error.problem, t)}\n`);
      return exitStatus(error.problem.code);
    }
    const message = error instanceof Error ? error.message : String(error);
    console.err(`octad: ${t("cli:internal", { message: message.split("\n")[0] ?? "" })}\n`);
    if (console.env["OCTAD_DEBUG"] === "1" && error instanceof Error) console.err(`${error.stack ?? ""}\n`);
    return 3;
  }
}

async function dispatch(args: readonly string[], asked: string | undefined, context: Context): Promise<Result<null>> {
  const [name = "", ...rest] = args;
  if (name === "--version" || name === "-V") {
    context.console.out(`octad ${productVersion()}\n`);
    return ok(null);
  }
  if (asked !== undefined && asLanguage(asked) === undefined) return usage("language", { got: asked });
  if (name === "help" || name === "--help" || name === "-h") return help(rest[0], context);
  if (name === "" || (name.startsWith("-") && !Object.hasOwn(COMMANDS, name))) return usage("noCommand");
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return usage("unknownCommand", { got: name });
  return rest.includes("--help") || rest.includes("-h") ? help(name, context) : command(rest, context);
}

/** The language is needed before the options are read, to say what is wrong with them. */
function languageOption(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const arg = args[at];
  if (arg === undefined) return undefined;
  return arg === "--lang" ? args[at + 1] : arg.slice("--lang=".length);
}
