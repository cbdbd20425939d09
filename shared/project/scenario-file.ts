import { z } from "zod";
import { fail, ok, type Result } from "../result.ts";
import { formatLever } from "../scenario/format-lever.ts";
import { parseLever } from "../scenario/parse-lever.ts";
import type { Lever } from "../scenario/scenario.ts";
import { checkShape } from "./check-shape.ts";
import { leverText, whole } from "./schema-parts.ts";

/** Months a scenario may look ahead. */
export const HORIZON = { least: 1, most: 600, usual: 36 } as const;

export type ScenarioFile = { readonly name: string; readonly horizon: number; readonly levers: readonly Lever[] };

const fileSchema = z.strictObject({
  schema: z.literal("octad.scenario/1").exactOptional(),
  name: z.string().max(200).default(""),
  horizon: whole(HORIZON.least, HORIZON.most).default(HORIZON.usual),
  levers: z.array(leverText),
});

/**
 * Reads a scenario file: `{ "schema": "octad.scenario/1", "name", "horizon", "levers": [SPEC, …] }`, a lever being the
 * text that `--lever` takes. SCENARIO_INVALID names the place and the cause; for a lever, `detail.cause` is `lever` and `detail.why` says what is
 * wrong with it (words under `lever.<why>`).
 */
export function readScenarioFile(json: unknown): Result<ScenarioFile> {
  const read = checkShape(fileSchema, json, "SCENARIO_INVALID");
  if (!read.ok) return read;
  const levers: Lever[] = [];
  for (const [index, text] of read.value.levers.entries()) {
    const lever = parseLever(text);
    if (!lever.ok) {
      const { cause, ...detail } = lever.problem.detail ?? {};
      return fail("SCENARIO_INVALID", {
        detail: { ...detail, path: `levers[${index}]`, cause: "lever", why: cause ?? "kindMissing", got: text },
      });
    }
    levers.push(lever.value);
  }
  return ok({ name: read.value.name, horizon: read.value.horizon, levers });
}

/** A scenario as the text of its file. */
export function writeScenarioFile(scenario: ScenarioFile): string {
  const file = { schema: "octad.scenario/1", name: scenario.name, horizon: scenario.horizon, levers: scenario.levers.map(formatLever) };
  return `${JSON.stringify(file, null, 2)}\n`;
}
