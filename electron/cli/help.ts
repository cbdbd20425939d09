import { ok, type Result } from "../../shared/result.ts";
import type { Context } from "./context.ts";
import { usage } from "./parse-options.ts";

/** The grammar of each command, as cli.md writes it; the same in every language. */
export const SYNOPSES = {
  inspect: "octad inspect FILE… [--map MAP.json] [--json]",
  indices:
    "octad indices FILE… [--map MAP.json] [--settings SET.json] [--by FIELD] [--wave month|quarter|year|FIELD]\n" +
    "                    [--where EXPR] [--metrics] [--explain INDEX[@KEY] | --change INDEX:WAVE..WAVE]\n" +
    "                    [--json | --csv]\n" +
    "octad indices FILE… --bridge NUMBER:FROM..TO [--json]",
  whatif:
    "octad whatif FILE… --lever SPEC|PHRASE [--lever …] [--horizon 36] [--runs 10000] [--seed 1] [--json]   (+ options of indices)\n" +
    "             [--scenario S.json…] [--output NAME=FORMULA…] [--billing start|average|end] [--cohort aggregate|everybody|newCustomers] [--target MONEY] [--correlate 'INPUT~INPUT=0.5'] [--process-noise] [--stop-early]\n" +
    "             [--tornado] [--grid AXIS --grid AXIS] [--outcome revenue|revenue12|pvMargin|margin|netGain|customers] [--each-segment]\n" +
    "             [--goal OUTCOME:TARGET --by-lever SPEC] [--plan PLAN.json] [--flip] [--against SPEC…] [--information] [--reichheld]\n" +
    "octad whatif --baseline BASE.json [--lever SPEC…] [--horizon 36] [--runs 10000] [--seed 1] [--json]",
  links:
    "octad links FILE… [--treatment FIELD] [--bias SCORE:RATIO…] [--experiment SCORE…] [--map MAP.json] [--settings SET.json] [--where EXPR] [--json]",
  report: "octad report FILE… --out PATH.pptx [--scenario S.json] [--theme T.json] [--lang en|fr|it|ro]   (+ options of indices)",
  verify: "octad verify FILE.pptx|.xlsx --against FILE…",
} as const;

type CommandName = keyof typeof SYNOPSES;
const NAMES: readonly string[] = Object.keys(SYNOPSES);
const isCommand = (name: string): name is CommandName => NAMES.includes(name);

/** Help on everything, or on one command. */
export async function help(name: string | undefined, { console, t }: Context): Promise<Result<null>> {
  if (name !== undefined && !name.startsWith("-") && !isCommand(name)) return usage("unknownCommand", { got: name });
  const names = name !== undefined && isCommand(name) ? [name] : (NAMES as readonly CommandName[]);
  const commands = names.map((command) => `${SYNOPSES[command]}\n    ${t(`cli:help.${command}`)}`);
  const lever = names.includes("whatif") ? [t("cli:help.lever"), t("cli:help.understand")] : [];
  const lines = name === undefined ? [t("cli:help.octad"), ...commands, ...lever, t("cli:help.status")] : [...commands, ...lever];
  console.out(`${lines.join("\n\n")}\n`);
  return ok(null);
}
