import { ok, type Result } from "../../shared/result.ts";
import { BIAS_RANGE } from "../../shared/scenario/links/bias.ts";
import { gradeLinks, type LinkChoice, type LinkChoices } from "../../shared/scenario/links/grade-links.ts";
import { LINKED_SCORES, type LinkedScore } from "../../shared/scenario/scenario.ts";
import type { Context } from "./context.ts";
import { linksText } from "./links-text.ts";
import { parseOptions, usage } from "./parse-options.ts";
import { withDataset } from "./with-dataset.ts";

const OPTIONS = {
  map: "text",
  settings: "text",
  where: "text",
  lang: "text",
  treatment: "text",
  bias: "list",
  experiment: "list",
  json: "flag",
} as const;

/** `octad links FILE…`: churn and money by score class, transitions, effects with their grade (schema octad.links/1). */
export async function runLinks(args: readonly string[], context: Context): Promise<Result<null>> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { files, options } = parsed.value;
  const choices = readChoices(options);
  if (!choices.ok) return choices;
  return withDataset(context, files, options, async ({ workbench, query, job }) => {
    const found = await workbench.links(query, choices.value.treatment, job);
    if (!found.ok) return found;
    const output = gradeLinks(found.value, choices.value);
    const currency = query.settings.currency ?? "EUR";
    context.console.out(options.json ? `${JSON.stringify(output, null, 2)}\n` : linksText(output, currency, context));
    return ok(null);
  });
}

/** `--bias nps:1.5` and `--experiment nps` may stand once for each score. */
function readChoices(options: {
  readonly treatment: string | undefined;
  readonly bias: readonly string[];
  readonly experiment: readonly string[];
}): Result<LinkChoices> {
  const scores: Partial<Record<LinkedScore, LinkChoice>> = {};
  const { min, max } = BIAS_RANGE;
  for (const text of options.bias) {
    const [name = "", written = "", ...more] = text.split(":");
    const score = LINKED_SCORES.find((own) => own === name);
    const bias = /^\d+(\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
    if (score === undefined || more.length > 0 || !(bias >= min && bias <= max)) {
      return usage("bias", { got: text, allowed: LINKED_SCORES.join(", "), min, max });
    }
    scores[score] = { ...scores[score], bias };
  }
  for (const name of options.experiment) {
    const score = LINKED_SCORES.find((own) => own === name);
    if (score === undefined) return usage("score", { got: name, allowed: LINKED_SCORES.join(", ") });
    scores[score] = { ...scores[score], naturalExperiment: true };
  }
  return ok({ treatment: options.treatment ?? null, scores });
}
