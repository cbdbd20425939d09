import type { IndexResult, Unit } from "../../../shared/indices/index-result.ts";
import type { Words } from "../../ui/use-words.ts";
import { listAt, numberAt, textAt } from "../json-value.ts";

/** A part of a formula: an aggregate, or another number. */
export type FormulaTerm = { readonly text: string; readonly value: number | null; readonly unit: Unit | null; readonly n: number };

const UNITS: readonly Unit[] = ["points", "percent", "score", "money", "ratio", "count", "minutes"];

export const termsOf = (result: IndexResult): readonly FormulaTerm[] =>
  listAt(result.parts, "terms").map((term) => ({
    text: textAt(term, "text") ?? "",
    value: numberAt(term, "value"),
    unit: UNITS.find((unit) => unit === textAt(term, "unit")) ?? null,
    n: numberAt(term, "n") ?? 0,
  }));

/** The formula as it was understood, with the value of every part in its place. */
export function filledFormula(result: IndexResult, words: Words): string {
  const terms = termsOf(result);
  const steps = result.parts["steps"];
  return (Array.isArray(steps) ? steps : [])
    .map((piece) => (typeof piece === "number" ? termText(terms[piece], words) : String(piece)))
    .join("");
}

/** As many digits as let a reader follow the sum. */
export function termText(term: FormulaTerm | undefined, { plain }: Words): string {
  const value = term?.value ?? null;
  if (value === null) return "–";
  const size = Math.abs(value);
  return plain(value, Number.isInteger(value) ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4);
}
