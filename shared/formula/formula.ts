/**
 * A checked formula as a tree of our own: only what stands here can be said, whatever the parser knows. Two levels: `Scalar` is one
 * number of a slice of the data, `Row` is a value of every row of one table, and aggregates lead from rows to a number.
 */
export type Scalar =
  | { readonly kind: "constant"; readonly value: number }
  /** Value of an index or metric of the same slice. */
  | { readonly kind: "result"; readonly of: "index" | "metric"; readonly name: string }
  | { readonly kind: "aggregate"; readonly name: AggregateName; readonly table: string; readonly row: Row }
  | { readonly kind: "call"; readonly name: ScalarFunction; readonly args: readonly Scalar[] }
  | { readonly kind: "operator"; readonly name: Operator; readonly args: readonly Scalar[] };

export type Row =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "column"; readonly table: string; readonly name: string }
  | { readonly kind: "call"; readonly name: ScalarFunction; readonly args: readonly Row[] }
  | { readonly kind: "operator"; readonly name: Operator; readonly args: readonly Row[] };

/** Aggregates over the rows of a slice; rows whose value is missing are left out. `share` takes a condition. */
export const AGGREGATES = ["sum", "mean", "count", "share", "sd", "median", "min", "max"] as const;

export type AggregateName = (typeof AGGREGATES)[number];

/** With the least and most number of arguments. */
export const SCALAR_FUNCTIONS = {
  abs: [1, 1],
  sqrt: [1, 1],
  ln: [1, 1],
  log10: [1, 1],
  exp: [1, 1],
  floor: [1, 1],
  ceil: [1, 1],
  round: [1, 1],
  least: [2, 20],
  greatest: [2, 20],
  clamp: [3, 3],
  when: [2, 2],
} as const satisfies Record<string, readonly [number, number]>;

export type ScalarFunction = keyof typeof SCALAR_FUNCTIONS;

/** Conditions are 1 and 0. `if` is `condition ? a : b`. */
export const OPERATORS = ["+", "-", "*", "/", "^", "negate", "<", "<=", ">", ">=", "==", "!=", "and", "or", "not", "if"] as const;

export type Operator = (typeof OPERATORS)[number];

/** The formula, and what it takes from the data. */
export type Formula = {
  readonly text: string;
  readonly root: Scalar;
  /** Columns as `table.name`, in alphabetical order. */
  readonly columns: readonly string[];
  /** Results as `index.name` or `metric.name`. */
  readonly results: readonly string[];
};

/**
 * What is wrong with a formula; `at` counts characters from 0. `ownName` (it would take its own value) and `noData` (a plain number) are
 * found by who knows the other formulas. Words under `custom:fault.<code>`.
 */
export type FormulaFault = {
  readonly code:
    | "empty"
    | "tooLong"
    | "tooDeep"
    | "tooLarge"
    | "character"
    | "syntax"
    | "notAllowed"
    | "implicitProduct"
    | "unknownName"
    | "unknownFunction"
    | "argumentCount"
    | "columnOutside"
    | "noColumn"
    | "twoTables"
    | "nestedAggregate"
    | "resultInside"
    | "numberTooLarge"
    | "ownName"
    | "noData";
  readonly at: number;
  readonly detail?: Readonly<Record<string, string | number>>;
};
