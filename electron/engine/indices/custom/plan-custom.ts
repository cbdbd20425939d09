import type { Formula, FormulaFault } from "../../../../shared/formula/formula.ts";
import type { FormulaName } from "../../../../shared/formula/formula-name.ts";
import { parseFormula } from "../../../../shared/formula/parse-formula.ts";
import type { KnownNames } from "../../../../shared/formula/read-names.ts";
import type { CustomIndex } from "../../../../shared/indices/custom-index.ts";
import type { FrameInput } from "../../../../shared/indices/frame/frame-input.ts";
import { INDEX_IDS, METRIC_IDS, type MetricId } from "../../../../shared/indices/index-result.ts";
import { fail, ok, type Result } from "../../../../shared/result.ts";
import { CANONICAL_TABLES } from "../../../../shared/table/fields.ts";
import { type KnownColumn, knownColumns } from "./known-columns.ts";

/** A custom index ready to be computed, or the fields it needs that are not mapped. */
export type PlannedIndex = { readonly index: CustomIndex } & (
  | { readonly formula: Formula; readonly needs: null }
  | { readonly formula: null; readonly needs: readonly string[] }
);

export type CustomPlan = {
  /** Each after those whose values it takes. */
  readonly indices: readonly PlannedIndex[];
  readonly columns: readonly KnownColumn[];
  readonly names: readonly FormulaName[];
  /** Metrics that formulas take the value of. */
  readonly metrics: readonly MetricId[];
};

/** Reads the formulas of custom indices. A fault of one is SETTINGS_INVALID with the path, the fault's code and its place. */
export function planCustom(custom: readonly CustomIndex[], input: Pick<FrameInput, "fields" | "types" | "labels">): Result<CustomPlan> {
  const columns = knownColumns(input);
  const planned: PlannedIndex[] = [];
  for (const [at, index] of custom.entries()) {
    const read = planOne(index, namesFor(custom, index, columns));
    if (!read.ok) return fail("SETTINGS_INVALID", { detail: faultDetail(at, index, read.fault) });
    planned.push(read.planned);
  }
  const ordered = inOrder(planned);
  if (!ordered.ok) {
    const at = custom.findIndex(({ id }) => id === ordered.id);
    const fault = { code: "ownName", at: 0, detail: { name: `index.${ordered.id}` } } as const;
    return fail("SETTINGS_INVALID", { detail: faultDetail(at, custom[at] ?? { name: "", id: ordered.id }, fault) });
  }
  const results = planned.flatMap(({ formula }) => formula?.results ?? []);
  return ok({
    indices: ordered.indices,
    columns,
    names: formulaNames(custom, columns),
    metrics: METRIC_IDS.filter((id) => results.includes(`metric.${id}`)),
  });
}

/** The words of a fault stand under `custom:fault.<code>`. */
const faultDetail = (at: number, { id, name }: Pick<CustomIndex, "id" | "name">, fault: FormulaFault) => ({
  setting: `custom[${at}].formula`,
  path: `custom[${at}].formula`,
  cause: "formula",
  id,
  index: name,
  fault: fault.code,
  at: fault.at + 1,
  ...fault.detail,
});

type Read = { readonly ok: true; readonly planned: PlannedIndex } | { readonly ok: false; readonly fault: FormulaFault };

function planOne(index: CustomIndex, known: KnownNames): Read {
  const parsed = parseFormula(index.formula, known);
  if (parsed.ok) {
    const { formula } = parsed;
    if (formula.columns.length + formula.results.length === 0) return { ok: false, fault: { code: "noData", at: 0 } };
    return { ok: true, planned: { index, formula, needs: null } };
  }
  // A column that another data set has is no fault of the formula: the number needs it.
  const { fault } = parsed;
  if (fault.detail?.["name"] === `index.${index.id}`) return { ok: false, fault: { ...fault, code: "ownName" } };
  const needs = fault.code === "unknownName" ? neededColumns(index.formula, known) : [];
  return needs.length === 0 ? { ok: false, fault } : { ok: true, planned: { index, formula: null, needs } };
}

/** Names of columns of known tables that are not there, where the formula is sound once they are. */
function neededColumns(text: string, known: KnownNames): readonly string[] {
  const columns: Record<string, readonly string[]> = { ...known.columns };
  const needs: string[] = [];
  for (;;) {
    const parsed = parseFormula(text, { ...known, columns });
    if (parsed.ok) return needs;
    const name = parsed.fault.code === "unknownName" ? String(parsed.fault.detail?.["name"] ?? "") : "";
    const [table = "", column = ""] = name.split(".");
    if (column === "" || needs.includes(name) || !CANONICAL_TABLES.some((one) => one === table)) return [];
    needs.push(name);
    columns[table] = [...(columns[table] ?? []), column];
  }
}

const namesFor = (custom: readonly CustomIndex[], self: CustomIndex, columns: readonly KnownColumn[]): KnownNames => ({
  columns: Object.fromEntries(
    [...new Set(columns.map(({ table }) => table))].map((table) => [
      table,
      columns.filter((column) => column.table === table).map(({ name }) => name),
    ]),
  ),
  indices: [...INDEX_IDS, ...custom.flatMap(({ id }) => (id === self.id ? [] : [id]))],
  metrics: METRIC_IDS,
});

/** Every name that a formula may use, columns first. */
export function formulaNames(custom: readonly CustomIndex[], columns: readonly KnownColumn[]): readonly FormulaName[] {
  return [
    ...columns.map(({ table, name, kind, field, label }): FormulaName => {
      const plain = { name: `${table}.${name}`, kind, of: kind === "state" ? field : `${table}.${field}` };
      return label === undefined ? plain : { ...plain, label };
    }),
    ...INDEX_IDS.map((id): FormulaName => ({ name: `index.${id}`, kind: "index", of: id })),
    ...METRIC_IDS.map((id): FormulaName => ({ name: `metric.${id}`, kind: "metric", of: id })),
    ...custom.map(({ id, name }): FormulaName => ({ name: `index.${id}`, kind: "custom", of: id, label: name })),
  ];
}

type Ordered =
  | { readonly ok: true; readonly indices: readonly PlannedIndex[] }
  /** The id of an index that would take its own value. */
  | { readonly ok: false; readonly id: string };

function inOrder(planned: readonly PlannedIndex[]): Ordered {
  const done: PlannedIndex[] = [];
  let rest = planned;
  const isReady = ({ formula }: PlannedIndex): boolean =>
    formula === null || rest.every(({ index }) => !formula.results.includes(`index.${index.id}`));
  while (rest.length > 0) {
    const ready = rest.filter(isReady);
    const [first] = rest;
    if (ready.length === 0) return { ok: false, id: first?.index.id ?? "" };
    done.push(...ready);
    rest = rest.filter((one) => !ready.includes(one));
  }
  return { ok: true, indices: done };
}
