import { assertNever } from "../result.ts";
import type { Operator, ScalarFunction } from "./formula.ts";

const truth = (condition: boolean): number => (condition ? 1 : 0);

/**
 * One operator on numbers; `null` = missing. A missing part makes the whole missing, but for `if`, which takes only the branch that
 * holds. What has no finite value (a division by zero, a power without a real result) is missing too: the caller says so by code.
 */
export function applyOperator(name: Operator, args: readonly (number | null)[]): number | null {
  if (name === "if") {
    const [condition, then, otherwise] = args;
    if (condition === null || condition === undefined) return null;
    return (condition !== 0 ? then : otherwise) ?? null;
  }
  const [a, b] = args;
  if (a === null || a === undefined) return null;
  if (name === "negate") return -a;
  if (name === "not") return truth(a === 0);
  if (b === null || b === undefined) return null;
  switch (name) {
    case "+":
      return finite(a + b);
    case "-":
      return finite(a - b);
    case "*":
      return finite(a * b);
    case "/":
      return finite(a / b);
    case "^":
      return finite(a ** b);
    case "<":
      return truth(a < b);
    case "<=":
      return truth(a <= b);
    case ">":
      return truth(a > b);
    case ">=":
      return truth(a >= b);
    case "==":
      return truth(a === b);
    case "!=":
      return truth(a !== b);
    case "and":
      return truth(a !== 0 && b !== 0);
    case "or":
      return truth(a !== 0 || b !== 0);
    default:
      return assertNever(name);
  }
}

/**
 * One function on numbers, under the same rules. `round` takes halves away from zero; `when(condition, value)` is the value where the
 * condition holds, else missing: the filter of an aggregate.
 */
export function applyFunction(name: ScalarFunction, args: readonly (number | null)[]): number | null {
  const values = args.filter((value) => value !== null);
  if (values.length < args.length) return null;
  const [a = 0, low = 0, high = 0] = values;
  switch (name) {
    case "abs":
      return Math.abs(a);
    case "sqrt":
      return finite(Math.sqrt(a));
    case "ln":
      return finite(Math.log(a));
    case "log10":
      return finite(Math.log10(a));
    case "exp":
      return finite(Math.exp(a));
    case "floor":
      return Math.floor(a);
    case "ceil":
      return Math.ceil(a);
    case "round":
      return Math.sign(a) * Math.round(Math.abs(a));
    case "least":
      return Math.min(...values);
    case "greatest":
      return Math.max(...values);
    case "clamp":
      return Math.min(Math.max(a, low), high);
    case "when":
      return a === 0 ? null : low;
    default:
      return assertNever(name);
  }
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
