import { evaluateScalar } from "../../formula/evaluate-scalar.ts";
import type { FormulaFault } from "../../formula/formula.ts";
import { parseFormula } from "../../formula/parse-formula.ts";

/** A checked formula as a function of the numbers it may name; `null` where it has no finite value. */
export type ScenarioFormula = (numberNamed: (name: string) => number | null) => number | null;

export type ScenarioFormulaResult =
  | { readonly ok: true; readonly formula: ScenarioFormula }
  | { readonly ok: false; readonly fault: FormulaFault };

const PREFIX = "metric.";
const MOST_KEPT = 500;
const kept = new Map<string, ScenarioFormulaResult>();

/**
 * Reads a formula in the grammar of custom indices over plain names (`least(arpa * 1.1, 60)`) and, where `indices` says so, results as
 * `index.nps`. Nothing of the data can be named. What was read is kept: a slider asks for the same formula at every step.
 */
export function parseScenarioFormula(text: string, names: readonly string[], indices: readonly string[] = []): ScenarioFormulaResult {
  const key = JSON.stringify([text, names, indices]);
  const found = kept.get(key);
  if (found !== undefined) return found;
  const made = read(text, names, indices);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

function read(text: string, names: readonly string[], indices: readonly string[]): ScenarioFormulaResult {
  // A plain name becomes one of the grammar; a function of the same name, a longer word and a dotted name stay.
  const places: number[] = [];
  const own = new RegExp(`(?<![\\p{L}\\p{N}_.])(?:${names.join("|")})(?![\\p{L}\\p{N}_.]|\\s*\\()`, "gu");
  const dotted = text.replace(own, (name, at: number) => {
    places.push(at);
    return PREFIX + name;
  });
  const parsed = parseFormula(dotted, { columns: {}, indices, metrics: names });
  if (!parsed.ok) return { ok: false, fault: asTyped(parsed.fault, places) };
  const { root } = parsed.formula;
  return {
    ok: true,
    formula: (numberNamed) =>
      evaluateScalar(root, {
        aggregate: () => null,
        result: (node) => numberNamed(node.of === "index" ? `index.${node.name}` : node.name),
      }),
  };
}

/** The fault at the place where a person typed it, before names were made longer. */
function asTyped(fault: FormulaFault, places: readonly number[]): FormulaFault {
  const before = places.filter((at, count) => at + count * PREFIX.length < fault.at).length;
  const name = fault.detail?.["name"];
  const detail = typeof name === "string" ? { ...fault.detail, name: name.replace(PREFIX, "") } : fault.detail;
  return { ...fault, at: Math.max(0, fault.at - before * PREFIX.length), ...(detail !== undefined && { detail }) };
}
