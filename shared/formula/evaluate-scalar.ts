import { assertNever } from "../result.ts";
import { applyFunction, applyOperator } from "./apply.ts";
import type { Scalar } from "./formula.ts";

type Aggregate = Extract<Scalar, { kind: "aggregate" }>;
type ResultOf = Extract<Scalar, { kind: "result" }>;

/** Where the numbers of a slice come from; `null` = there is none. */
export type SliceValues = {
  readonly aggregate: (node: Aggregate) => number | null;
  readonly result: (node: ResultOf) => number | null;
};

/** The value of a formula in one slice; `null` where something it needs is missing or has no finite value. */
export function evaluateScalar(node: Scalar, values: SliceValues): number | null {
  switch (node.kind) {
    case "constant":
      return node.value;
    case "aggregate":
      return values.aggregate(node);
    case "result":
      return values.result(node);
    case "operator":
      return applyOperator(
        node.name,
        node.args.map((arg) => evaluateScalar(arg, values)),
      );
    case "call":
      return applyFunction(
        node.name,
        node.args.map((arg) => evaluateScalar(arg, values)),
      );
    default:
      return assertNever(node);
  }
}

/** The aggregates of a formula, from left to right. */
export function aggregatesOf(node: Scalar): readonly Aggregate[] {
  if (node.kind === "aggregate") return [node];
  return node.kind === "operator" || node.kind === "call" ? node.args.flatMap(aggregatesOf) : [];
}
