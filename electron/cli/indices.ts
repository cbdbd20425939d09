import { ok, type Result } from "../../shared/result.ts";
import { bridgeText } from "./bridge-text.ts";
import { calendarOf, readChange } from "./change.ts";
import { changeText } from "./change-text.ts";
import type { Context } from "./context.ts";
import { explainIn, readExplain } from "./explain.ts";
import { explainText } from "./explain-text.ts";
import { indicesCsv } from "./indices-csv.ts";
import { indicesText } from "./indices-text.ts";
import { parseOptions, usage } from "./parse-options.ts";
import { readBridge, scaleWarnings, settingsOfSide } from "./read-bridge.ts";
import { DATA_OPTIONS, type DataOptions, withDataset } from "./with-dataset.ts";

/** `octad indices FILE…`: the eight side by side, as JSON, CSV or a table to read. */
export async function runIndices(args: readonly string[], context: Context): Promise<Result<null>> {
  const kinds = { ...DATA_OPTIONS, json: "flag", csv: "flag", bridge: "text", explain: "text", change: "text" } as const;
  const parsed = parseOptions(args, kinds);
  if (!parsed.ok) return parsed;
  const { files, options } = parsed.value;
  if (options.json && options.csv) return usage("oneOf", { options: "--json, --csv" });
  if (options.bridge !== undefined) {
    const others = ["by", "wave", "csv", "explain", "change"] as const;
    const stray = others.find((name) => options[name] !== undefined && options[name] !== false);
    if (stray !== undefined) return usage("oneOf", { options: `--bridge, --${stray}` });
    return runBridge(files, options, options.bridge, context);
  }
  const asked = options.explain === undefined ? ok(null) : readExplain(options.explain);
  if (!asked.ok) return asked;
  const moved = options.change === undefined ? ok(null) : readChange(options.change);
  if (!moved.ok) return moved;
  if (moved.value !== null && (asked.value !== null || options.csv)) return usage("oneOf", { options: "--change, --explain, --csv" });
  if (asked.value !== null && options.csv) return usage("oneOf", { options: "--explain, --csv" });
  return withDataset(context, files, options, async ({ workbench, query, job }) => {
    const currency = query.settings.currency ?? "EUR";
    if (asked.value !== null) {
      const explained = await explainIn(workbench, asked.value, query, job);
      if (!explained.ok) return explained;
      context.console.out(options.json ? `${JSON.stringify(explained.value, null, 2)}\n` : explainText(explained.value, currency, context));
      return ok(null);
    }
    if (moved.value !== null) {
      // Calendar waves show by their keys; --wave says other ones.
      const whole = { ...query, wave: query.wave ?? calendarOf(moved.value.from), by: query.by ?? "segment", metrics: true };
      const changed = await workbench.change({ ...moved.value, query: whole }, job);
      if (!changed.ok) return changed;
      context.console.out(options.json ? `${JSON.stringify(changed.value, null, 2)}\n` : changeText(changed.value, currency, context));
      return ok(null);
    }
    const output = await workbench.indices(query, job);
    if (!output.ok) return output;
    const text = options.json
      ? `${JSON.stringify(output.value, null, 2)}\n`
      : options.csv
        ? indicesCsv(output.value)
        : indicesText(output.value, currency, context);
    context.console.out(text);
    return ok(null);
  });
}

/** `--bridge NUMBER:FROM..TO`: why two definitions of a number differ on these data. */
async function runBridge(
  files: readonly string[],
  options: DataOptions & { readonly json: boolean },
  text: string,
  context: Context,
): Promise<Result<null>> {
  const spec = await readBridge(text);
  if (!spec.ok) return spec;
  const { number } = spec.value;
  return withDataset(context, files, options, async ({ workbench, facts, query, job }) => {
    const [from, to] = [spec.value.from, spec.value.to].map((side) => settingsOfSide(number, side, query.settings));
    const bridge = await workbench.bridge({ query, number, from: from ?? {}, to: to ?? {} }, job);
    if (!bridge.ok) return bridge;
    const currency = query.settings.currency ?? "EUR";
    const warnings = scaleWarnings(spec.value, facts.scales, context.t);
    context.console.out(
      options.json ? `${JSON.stringify(bridge.value, null, 2)}\n` : bridgeText(bridge.value, currency, warnings, context),
    );
    return ok(null);
  });
}
