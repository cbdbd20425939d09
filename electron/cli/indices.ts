import { ok, type Result } from "../../shared/result.ts";
import type { Context } from "./context.ts";
import { indicesCsv } from "./indices-csv.ts";
import { indicesText } from "./indices-text.ts";
import { parseOptions, usage } from "./parse-options.ts";
import { DATA_OPTIONS, withDataset } from "./with-dataset.ts";

/** `octad indices FILE…`: the eight side by side, as JSON, CSV or a table to read. */
export async function runIndices(args: readonly string[], context: Context): Promise<Result<null>> {
  const parsed = parseOptions(args, { ...DATA_OPTIONS, json: "flag", csv: "flag" });
  if (!parsed.ok) return parsed;
  const { files, options } = parsed.value;
  if (options.json && options.csv) return usage("oneOf", { options: "--json, --csv" });
  return withDataset(context, files, options, async ({ workbench, query, job }) => {
    const output = await workbench.indices(query, job);
    if (!output.ok) return output;
    const text = options.json
      ? `${JSON.stringify(output.value, null, 2)}\n`
      : options.csv
        ? indicesCsv(output.value)
        : indicesText(output.value, query.settings.currency ?? "EUR", context);
    context.console.out(text);
    return ok(null);
  });
}
