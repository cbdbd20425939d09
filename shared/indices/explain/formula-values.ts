import type { FormulaValue } from "./explanation.ts";

const all = (values: Readonly<Record<string, number>>, unit: FormulaValue["unit"]): Readonly<Record<string, FormulaValue>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, unit }]));

/** Counts, sums and rates. */
export const plain = (values: Readonly<Record<string, number>>): Readonly<Record<string, FormulaValue>> => all(values, "plain");

/** Amounts of money. */
export const amounts = (values: Readonly<Record<string, number>>): Readonly<Record<string, FormulaValue>> => all(values, "money");
