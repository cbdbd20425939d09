import {
  AGGREGATES,
  type AggregateName,
  type Formula,
  type FormulaFault,
  type Operator,
  type Row,
  SCALAR_FUNCTIONS,
  type Scalar,
  type ScalarFunction,
} from "./formula.ts";
import type { Name } from "./read-names.ts";

/** A node of the parser's tree, as much of it as is read; every other kind of node is refused. */
export type ParsedNode =
  | { readonly type: "ConstantNode"; readonly value: unknown }
  | { readonly type: "SymbolNode"; readonly name: string }
  | { readonly type: "ParenthesisNode"; readonly content: ParsedNode }
  | { readonly type: "ConditionalNode"; readonly condition: ParsedNode; readonly trueExpr: ParsedNode; readonly falseExpr: ParsedNode }
  | { readonly type: "OperatorNode"; readonly fn: string; readonly implicit: boolean; readonly args: readonly ParsedNode[] }
  | { readonly type: "FunctionNode"; readonly fn: ParsedNode; readonly args: readonly ParsedNode[] }
  | { readonly type: "other" };

export type Limits = { readonly nodes: number; readonly depth: number };

/** The parser's name of each operator → ours. What is not here is not allowed. */
const OPERATOR_OF: ReadonlyMap<string, Operator> = new Map([
  ["add", "+"],
  ["subtract", "-"],
  ["multiply", "*"],
  ["divide", "/"],
  ["pow", "^"],
  ["unaryMinus", "negate"],
  ["smaller", "<"],
  ["smallerEq", "<="],
  ["larger", ">"],
  ["largerEq", ">="],
  ["equal", "=="],
  ["unequal", "!="],
  ["and", "and"],
  ["or", "or"],
  ["not", "not"],
]);

/** Carries a fault out of the depth of the tree; it never leaves this file. */
class Refusal extends Error {
  readonly fault: FormulaFault;

  constructor(fault: FormulaFault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Our tree of the parser's; the first thing that is not allowed ends it with its fault. */
export function buildFormula(
  text: string,
  tree: ParsedNode,
  names: ReadonlyMap<string, Name>,
  limits: Limits,
): { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly fault: FormulaFault } {
  try {
    const root = new Builder(text, names, limits).scalar(tree, 0);
    const used = [...names.values()].map((name) => (name.kind === "column" ? `${name.table}.${name.name}` : `${name.of}.${name.name}`));
    const sorted = [...new Set(used)].sort();
    const isResult = (name: string): boolean => name.startsWith("index.") || name.startsWith("metric.");
    return { ok: true, formula: { text, root, columns: sorted.filter((name) => !isResult(name)), results: sorted.filter(isResult) } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault };
    throw error;
  }
}

class Builder {
  readonly #text: string;
  readonly #names: ReadonlyMap<string, Name>;
  readonly #limits: Limits;
  #parts = 0;

  constructor(text: string, names: ReadonlyMap<string, Name>, limits: Limits) {
    this.#text = text;
    this.#names = names;
    this.#limits = limits;
  }

  scalar(node: ParsedNode, depth: number): Scalar {
    if (node.type === "SymbolNode") {
      const name = this.#named(node.name);
      if (name.kind === "column") throw this.#refusal("columnOutside", name.at, { name: `${name.table}.${name.name}` });
      return { kind: "result", of: name.of, name: name.name };
    }
    if (node.type === "FunctionNode") {
      const name = functionName(node);
      if (isAggregate(name)) return this.#aggregate(name, node.args, depth);
    }
    return this.#shared(node, depth, (part) => this.scalar(part, depth + 1));
  }

  #aggregate(name: AggregateName, args: readonly ParsedNode[], depth: number): Scalar {
    const [only] = args;
    if (only === undefined || args.length > 1) throw this.#refusal("argumentCount", this.#placeOf(name), { name, least: 1, most: 1 });
    const tables = new Set<string>();
    const row = this.#row(only, depth + 1, tables);
    const [table, second] = tables;
    if (table === undefined) throw this.#refusal("noColumn", this.#placeOf(name), { name });
    if (second !== undefined) throw this.#refusal("twoTables", this.#placeOf(name), { first: table, second });
    return { kind: "aggregate", name, table, row };
  }

  #row(node: ParsedNode, depth: number, tables: Set<string>): Row {
    if (node.type === "SymbolNode") {
      const name = this.#named(node.name);
      if (name.kind === "result") throw this.#refusal("resultInside", name.at, { name: `${name.of}.${name.name}` });
      tables.add(name.table);
      return { kind: "column", table: name.table, name: name.name };
    }
    if (node.type === "FunctionNode") {
      const name = functionName(node);
      if (isAggregate(name)) throw this.#refusal("nestedAggregate", this.#placeOf(name), { name });
    }
    return this.#shared(node, depth, (part) => this.#row(part, depth + 1, tables));
  }

  /** What both levels have: numbers, brackets, operators and functions of numbers. */
  #shared<T>(node: ParsedNode, depth: number, part: (node: ParsedNode) => T): Plain<T> | T {
    this.#count(depth);
    switch (node.type) {
      case "ConstantNode":
        return this.#constant(node.value);
      case "ParenthesisNode":
        return part(node.content);
      case "ConditionalNode":
        return { kind: "operator", name: "if", args: [part(node.condition), part(node.trueExpr), part(node.falseExpr)] };
      case "OperatorNode": {
        const name = OPERATOR_OF.get(node.fn);
        if (node.implicit) throw this.#refusal("implicitProduct", 0);
        if (name === undefined) throw this.#refusal("notAllowed", 0, { name: node.fn });
        return { kind: "operator", name, args: node.args.map(part) };
      }
      case "FunctionNode":
        return this.#call(functionName(node), node.args, part);
      default:
        throw this.#refusal("notAllowed", 0, { name: node.type });
    }
  }

  #constant(value: unknown): { readonly kind: "constant"; readonly value: number } {
    if (typeof value !== "number") throw this.#refusal("notAllowed", this.#placeOf(String(value)), { name: String(value) });
    if (!Number.isFinite(value)) throw this.#refusal("numberTooLarge", 0);
    return { kind: "constant", value };
  }

  #call<T>(name: string, args: readonly ParsedNode[], part: (node: ParsedNode) => T): Plain<T> {
    if (!isScalarFunction(name)) throw this.#refusal("unknownFunction", this.#placeOf(name), { name });
    const [least, most] = SCALAR_FUNCTIONS[name];
    if (args.length < least || args.length > most) throw this.#refusal("argumentCount", this.#placeOf(name), { name, least, most });
    return { kind: "call", name, args: args.map(part) };
  }

  #named(symbol: string): Name {
    const name = this.#names.get(symbol);
    if (name === undefined) throw this.#refusal("unknownName", this.#placeOf(symbol), { name: symbol });
    return name;
  }

  #count(depth: number): void {
    this.#parts += 1;
    if (depth > this.#limits.depth) throw this.#refusal("tooDeep", 0, { limit: this.#limits.depth });
    if (this.#parts > this.#limits.nodes) throw this.#refusal("tooLarge", 0, { limit: this.#limits.nodes });
  }

  /** The parser's nodes do not know where they stood; the first place of the word is where a person looks. */
  #placeOf(word: string): number {
    return Math.max(0, this.#text.indexOf(word));
  }

  #refusal(code: FormulaFault["code"], at: number, detail?: Readonly<Record<string, string | number>>): Refusal {
    return new Refusal(detail === undefined ? { code, at } : { code, at, detail });
  }
}

type Plain<T> =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "call"; readonly name: ScalarFunction; readonly args: readonly T[] }
  | { readonly kind: "operator"; readonly name: Operator; readonly args: readonly T[] };

const functionName = (node: { readonly fn: ParsedNode }): string => (node.fn.type === "SymbolNode" ? node.fn.name : "");

const isAggregate = (name: string): name is AggregateName => AGGREGATES.some((one) => one === name);

const isScalarFunction = (name: string): name is ScalarFunction => Object.hasOwn(SCALAR_FUNCTIONS, name);
