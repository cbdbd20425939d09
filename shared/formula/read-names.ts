import type { FormulaFault } from "./formula.ts";

/** What a formula may name: columns by table, and results without the custom index itself. */
export type KnownNames = {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly indices: readonly string[];
  readonly metrics: readonly string[];
};

export type Name =
  | { readonly kind: "column"; readonly table: string; readonly name: string; readonly at: number }
  | { readonly kind: "result"; readonly of: "index" | "metric"; readonly name: string; readonly at: number };

export type NamesRead =
  | { readonly ok: true; readonly text: string; readonly names: ReadonlyMap<string, Name> }
  | { readonly ok: false; readonly fault: FormulaFault };

const DOTTED = /([\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*)/gu;

/**
 * Puts plain symbols where the text names columns and results, so that the parser never sees a property access. A symbol is as long
 * as the name it stands for: places in the text stay what they are.
 */
export function readNames(text: string, known: KnownNames): NamesRead {
  const names = new Map<string, Name>();
  let fault: FormulaFault | null = null;
  const plain = text.replace(DOTTED, (whole, owner: string, name: string, at: number) => {
    const found = lookUp(owner, name, at, known);
    if (found === null) {
      fault ??= { code: "unknownName", at, detail: { name: whole } };
      return whole;
    }
    const symbol = `v${names.size}`.padEnd(whole.length, "_");
    names.set(symbol, found);
    return symbol;
  });
  return fault === null ? { ok: true, text: plain, names } : { ok: false, fault };
}

function lookUp(owner: string, name: string, at: number, known: KnownNames): Name | null {
  if (owner === "index") return known.indices.includes(name) ? { kind: "result", of: "index", name, at } : null;
  if (owner === "metric") return known.metrics.includes(name) ? { kind: "result", of: "metric", name, at } : null;
  const isKnown = Object.hasOwn(known.columns, owner) && known.columns[owner]?.includes(name) === true;
  return isKnown ? { kind: "column", table: owner, name, at } : null;
}
