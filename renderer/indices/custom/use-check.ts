import { useEffect, useState } from "react";
import type { FormulaFault } from "../../../shared/formula/formula.ts";
import type { FormulaName } from "../../../shared/formula/formula-name.ts";
import type { parseFormula } from "../../../shared/formula/parse-formula.ts";
import type { KnownNames } from "../../../shared/formula/read-names.ts";

/** `waiting` = the names or the parser are not there yet. */
export type Checked = { readonly state: "waiting" | "sound" } | { readonly state: "fault"; readonly fault: FormulaFault };

const WAITING: Checked = { state: "waiting" };

/** Reads the formula as it is written. The parser comes with the first editor that is opened; over rows, formulas run in the engine alone. */
export function useCheck(text: string, names: readonly FormulaName[] | null): Checked {
  const [parse, setParse] = useState<{ readonly formula: typeof parseFormula } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void import("../../../shared/formula/parse-formula.ts").then((module) => {
      if (isWanted) setParse({ formula: module.parseFormula });
    });
    return () => {
      isWanted = false;
    };
  }, []);
  if (parse === null || names === null) return WAITING;
  const parsed = parse.formula(text, knownNames(names));
  if (!parsed.ok) return { state: "fault", fault: parsed.fault };
  const { columns, results } = parsed.formula;
  return columns.length + results.length === 0 ? { state: "fault", fault: { code: "noData", at: 0 } } : { state: "sound" };
}

function knownNames(names: readonly FormulaName[]): KnownNames {
  const columns: Record<string, string[]> = {};
  const indices: string[] = [];
  const metrics: string[] = [];
  for (const { name } of names) {
    const [owner = "", rest = ""] = name.split(".");
    if (owner === "index") indices.push(rest);
    else if (owner === "metric") metrics.push(rest);
    else columns[owner] = [...(columns[owner] ?? []), rest];
  }
  return { columns, indices, metrics };
}
