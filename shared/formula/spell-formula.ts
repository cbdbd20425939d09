import { assertNever } from "../result.ts";
import type { Operator, Row, Scalar } from "./formula.ts";

/**
 * A piece of a formula written out: text, or the place of an aggregate or result among the terms of `termsOf`, where a reader may
 * want its value instead.
 */
export type SpelledPiece = string | number;

/** How tightly an operator binds; a looser one inside a tighter one gets brackets. */
const BINDING: Readonly<Record<Operator, number>> = {
  if: 1,
  or: 2,
  and: 3,
  "==": 5,
  "!=": 5,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  negate: 8,
  not: 8,
  "^": 9,
};

type Term = Extract<Scalar, { kind: "aggregate" | "result" }>;

/** The aggregates and results of a formula, from left to right, each time they stand. */
export function termsOf(node: Scalar): readonly Term[] {
  if (node.kind === "aggregate" || node.kind === "result") return [node];
  return node.kind === "constant" ? [] : node.args.flatMap(termsOf);
}

/** The formula as it was understood, with the fewest brackets, its terms by their places. */
export function spellFormula(root: Scalar): readonly SpelledPiece[] {
  let place = 0;
  const spell = (node: Scalar, binding: number): readonly SpelledPiece[] => {
    if (node.kind === "aggregate" || node.kind === "result") {
      place += 1;
      return [place - 1];
    }
    return pieces(node, binding, spell);
  };
  return joined(spell(root, 0));
}

/** An aggregate or result as it stands in a formula: "mean(answers.nps)", "index.nps". */
export function spellTerm(term: Term): string {
  return term.kind === "result" ? `${term.of}.${term.name}` : `${term.name}(${spellRow(term.row, 0)})`;
}

function spellRow(node: Row, binding: number): string {
  if (node.kind === "column") return `${node.table}.${node.name}`;
  return pieces(node, binding, (part, within) => [spellRow(part, within)]).join("");
}

type Plain<T> =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly T[] }
  | { readonly kind: "operator"; readonly name: Operator; readonly args: readonly T[] };

function pieces<T>(node: Plain<T>, binding: number, part: (node: T, binding: number) => readonly SpelledPiece[]): readonly SpelledPiece[] {
  switch (node.kind) {
    case "constant":
      return node.value < 0 && binding > BINDING.negate ? ["(", String(node.value), ")"] : [String(node.value)];
    case "call":
      return [node.name, "(", ...node.args.flatMap((arg, at) => [...(at === 0 ? [] : [", "]), ...part(arg, 0)]), ")"];
    case "operator": {
      const own = BINDING[node.name];
      const spelled = operator(node.name, node.args, own, part);
      return own < binding ? ["(", ...spelled, ")"] : spelled;
    }
    default:
      return assertNever(node);
  }
}

function operator<T>(
  name: Operator,
  args: readonly T[],
  own: number,
  part: (node: T, binding: number) => readonly SpelledPiece[],
): readonly SpelledPiece[] {
  const [first, second, third] = args;
  if (first === undefined) return [];
  if (name === "negate") return ["-", ...part(first, own + 1)];
  if (name === "not") return ["not ", ...part(first, own + 1)];
  if (second === undefined) return [];
  if (name === "if" && third !== undefined) return [...part(first, own + 1), " ? ", ...part(second, own + 1), " : ", ...part(third, own)];
  // Powers are taken from right to left, the rest from left to right; comparisons stand in no row at all.
  const [left, right] = name === "^" ? [own + 1, own] : own === BINDING["<"] ? [own + 1, own + 1] : [own, own + 1];
  return [...part(first, left), ` ${name} `, ...part(second, right)];
}

/** Neighbouring texts as one. */
function joined(list: readonly SpelledPiece[]): readonly SpelledPiece[] {
  const result: SpelledPiece[] = [];
  for (const piece of list) {
    const last = result.at(-1);
    if (typeof piece === "string" && typeof last === "string") result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}
