import { create, type FactoryFunctionMap, parseDependencies } from "mathjs/number";
import { buildFormula, type ParsedNode } from "./build-formula.ts";
import type { Formula, FormulaFault } from "./formula.ts";
import { type KnownNames, readNames } from "./read-names.ts";

/** A formula beyond these is refused. Source: reliability.md 4. */
export const FORMULA_LIMITS = { characters: 2_000, brackets: 64, nodes: 500, depth: 100 } as const;

export type FormulaResult = { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly fault: FormulaFault };

/** No quotes, square or curly brackets, semicolons, line breaks. */
const REFUSED = /[^\p{L}\p{N}_ \t.,()+\-*/^<>=!?:]/u;
const ASSIGNMENT = /(?<![<>=!])=(?!=)/;

/** The library makes the tree; it evaluates nothing. Its types leave open whether its own export is there. */
const { parse } = create({ parseDependencies: parseDependencies as FactoryFunctionMap });

/**
 * Reads and checks the formula of a custom index. Columns are written `answers.nps`, results `index.nps` or `metric.arpa`; `known`
 * says which there are. The tree that comes back holds only what formula.ts allows. The check is bounded: at most 2,000 characters,
 * 64 brackets deep, 500 parts.
 */
export function parseFormula(text: string, known: KnownNames): FormulaResult {
  const fault = faultOfText(text);
  if (fault !== null) return { ok: false, fault };
  const read = readNames(text, known);
  if (!read.ok) return read;
  const parsed = parseTree(read.text);
  return parsed.ok ? buildFormula(text, parsed.tree, read.names, FORMULA_LIMITS) : parsed;
}

function faultOfText(text: string): FormulaFault | null {
  if (text.trim() === "") return { code: "empty", at: 0 };
  const { characters, brackets } = FORMULA_LIMITS;
  if (text.length > characters) return { code: "tooLong", at: characters, detail: { limit: characters } };
  const refused = REFUSED.exec(text) ?? ASSIGNMENT.exec(text);
  if (refused !== null) return { code: "character", at: refused.index, detail: { character: refused[0] } };
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (depth > brackets) return { code: "tooDeep", at, detail: { limit: brackets } };
  }
  return null;
}

function parseTree(text: string): { readonly ok: true; readonly tree: ParsedNode } | { readonly ok: false; readonly fault: FormulaFault } {
  try {
    // The builder looks at `type` before anything else and refuses the kinds it does not know.
    return { ok: true, tree: parse(text) as unknown as ParsedNode };
  } catch (error) {
    // A SyntaxError has the place of the trouble, from 1; a long chain of signs overflows the parser's stack.
    if (error instanceof RangeError) return { ok: false, fault: { code: "tooDeep", at: 0, detail: { limit: FORMULA_LIMITS.depth } } };
    const at = error instanceof Error && "char" in error && typeof error.char === "number" ? Math.max(0, error.char - 1) : 0;
    return { ok: false, fault: { code: "syntax", at } };
  }
}
