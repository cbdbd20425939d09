import { applyFunction, applyOperator } from "./apply.ts";
import { evaluateScalar, type SliceValues } from "./evaluate-scalar.ts";
import type { Scalar } from "./formula.ts";

/** Why a formula has no value: a term has none, a division by zero, no real result (the root of −1), or one beyond all numbers. */
export type MissingBecause =
  | { readonly kind: "term"; readonly node: Extract<Scalar, { kind: "aggregate" | "result" }> }
  | { readonly kind: "zeroDivisor" | "notReal" | "tooLarge" };

/** The first reason, from the inside out and from left to right; `null` where the formula has a value. */
export function whyMissing(node: Scalar, values: SliceValues): MissingBecause | null {
  if (evaluateScalar(node, values) !== null) return null;
  if (node.kind === "aggregate" || node.kind === "result") return { kind: "term", node };
  if (node.kind === "constant") return null;
  if (node.kind === "operator" && node.name === "if") return ofBranch(node.args, values);
  for (const arg of node.args) {
    const inner = whyMissing(arg, values);
    if (inner !== null) return inner;
  }
  const args = node.args.map((arg) => evaluateScalar(arg, values));
  if (node.kind === "operator" && node.name === "/" && args[1] === 0) return { kind: "zeroDivisor" };
  // The same with numbers nearer to 1: what is too large has a value then, what is not real has none.
  const smaller = args.map((arg) => (arg === null ? null : Math.sign(arg) * Math.min(Math.abs(arg), 2)));
  const again = node.kind === "operator" ? applyOperator(node.name, smaller) : applyFunction(node.name, smaller);
  return { kind: again === null ? "notReal" : "tooLarge" };
}

function ofBranch(args: readonly Scalar[], values: SliceValues): MissingBecause | null {
  const [condition, then, otherwise] = args;
  if (condition === undefined || then === undefined || otherwise === undefined) return null;
  const chosen = evaluateScalar(condition, values);
  return whyMissing(chosen === null ? condition : chosen !== 0 ? then : otherwise, values);
}
