import { fail, ok, type Result } from "../../shared/result.ts";
import { type Correlation, DEFAULT_SIMULATION, MOST_DRAWS, type SimulationSettings } from "../../shared/scenario/simulate/simulation.ts";
import { usage, wholeOption } from "./parse-options.ts";

/** What `octad whatif` takes for its simulation. */
export const SIMULATION_OPTIONS = {
  runs: "text",
  seed: "text",
  target: "text",
  correlate: "list",
  "process-noise": "flag",
  "stop-early": "flag",
} as const;

type Given = {
  readonly runs: string | undefined;
  readonly seed: string | undefined;
  readonly target: string | undefined;
  readonly correlate: readonly string[];
  readonly "process-noise": boolean;
  readonly "stop-early": boolean;
};

/** Settings of the simulation, and the revenue gain whose chance is asked; `null` = none. */
export type AskedSimulation = { readonly settings: SimulationSettings; readonly target: number | null };

export function readSimulation(given: Given): Result<AskedSimulation> {
  const draws = wholeOption("runs", given.runs, DEFAULT_SIMULATION.draws, 2, MOST_DRAWS);
  if (!draws.ok) return draws;
  const seed = wholeOption("seed", given.seed, DEFAULT_SIMULATION.seed, 0, 4_294_967_295);
  if (!seed.ok) return seed;
  const target = given.target === undefined ? null : Number(given.target);
  if (target !== null && !Number.isFinite(target)) return usage("number", { option: "--target", got: given.target ?? "" });
  const correlations: Correlation[] = [];
  for (const text of given.correlate) {
    const correlation = readCorrelation(text);
    if (correlation === null) return usage("correlation", { got: text });
    correlations.push(correlation);
  }
  return ok({
    settings: {
      seed: seed.value,
      draws: draws.value,
      stopEarly: given["stop-early"],
      processNoise: given["process-noise"],
      correlations,
    },
    target,
  });
}

/** `A~B=0.5`, the names being those of `uncertainty.inputs`; they may hold "=" but no "~". */
function readCorrelation(text: string): Correlation | null {
  const end = text.lastIndexOf("=");
  const [a = "", b = "", ...rest] = text.slice(0, Math.max(0, end)).split("~");
  const value = Number(text.slice(end + 1));
  const isRead = rest.length === 0 && a !== "" && b !== "" && a !== b && text.slice(end + 1) !== "" && Math.abs(value) <= 1;
  return isRead ? { a, b, value } : null;
}

/** A correlation of something that is not uncertain would change nothing, and its name is likely a slip. */
export function checkCorrelations({ settings }: AskedSimulation, names: readonly string[]): Result<null> {
  const stray = settings.correlations.flatMap(({ a, b }) => [a, b]).find((name) => !names.includes(name));
  if (stray === undefined) return ok(null);
  return fail("USAGE", { detail: { cause: "inputUnknown", got: stray, allowed: names.join(", ") } });
}
