import { setImmediate } from "node:timers/promises";
import { aggregatesOf } from "../../../../shared/formula/evaluate-scalar.ts";
import type { Formula } from "../../../../shared/formula/formula.ts";
import type { CustomIndex } from "../../../../shared/indices/custom-index.ts";
import { FRAME_TABLES, type FrameInput, type FrameTable } from "../../../../shared/indices/frame/frame-input.ts";
import { canGroup } from "../../../../shared/indices/frame/group-sql.ts";
import type { IndexContext, SliceKind } from "../../../../shared/indices/index-definition.ts";
import type { IndexResult, ReasonCode } from "../../../../shared/indices/index-result.ts";
import { WHOLE } from "../../../../shared/indices/slice-sql.ts";
import type { Job } from "../../../../shared/progress.ts";
import type { Relations } from "../relations.ts";
import { customResult, noCustomResult } from "./custom-result.ts";
import type { CustomPlan, PlannedIndex } from "./plan-custom.ts";
import { type CustomRows, readRows } from "./read-rows.ts";
import { rowsBySlice, sliceSamples } from "./slice-samples.ts";
import { columnsOf, type TermRows, termRows } from "./term-rows.ts";

/** A formula that works longer than this over the data is given up (reliability.md 4). */
const LONGEST_MS = 30_000;
/** How long it works before it lets others in. */
const BREATH_MS = 50;

export type CustomRun = {
  readonly plan: CustomPlan;
  readonly input: FrameInput;
  readonly context: IndexContext;
  readonly relations: Relations;
  /** Codes of the slices there are; `null` = not asked for. */
  readonly codes: { readonly group: readonly number[] | null; readonly wave: readonly number[] | null };
  /** Values of the eight and of metrics. */
  readonly resultOf: (kind: SliceKind, id: string, code: number) => IndexResult;
  readonly simulate: boolean;
  readonly job: Job;
};

/** Results of custom indices by kind of slice, id and code. */
export type CustomResults = ReadonlyMap<string, IndexResult>;
export const customKey = (kind: SliceKind, id: string, code: number): string => `${kind} ${code} ${id}`;

class TooMuchWork extends Error {}

/** Every custom index over all the data, by group and by wave. One that takes too long has no value; the others go on. */
export async function runCustom(run: CustomRun): Promise<CustomResults> {
  const results = new Map<string, IndexResult>();
  const tables = new Map<FrameTable, CustomRows>();
  for (const planned of run.plan.indices) {
    try {
      await runOne(run, planned, tables, results);
    } catch (error) {
      if (!(error instanceof TooMuchWork)) throw error;
      const none = noCustomResult(planned.index, run.context, "NOT_CONVERGED", { flags: ["TOO_MUCH_WORK"] });
      for (const [kind, code] of slicesOf(run)) results.set(customKey(kind, planned.index.id, code), none);
    }
  }
  return results;
}

const slicesOf = ({ codes }: CustomRun): readonly (readonly [SliceKind, number])[] => [
  ["all", WHOLE],
  ...(codes.group ?? []).map((code) => ["group", code] as const),
  ...(codes.wave ?? []).map((code) => ["wave", code] as const),
];

async function runOne(
  run: CustomRun,
  { index, formula, needs }: PlannedIndex,
  tables: Map<FrameTable, CustomRows>,
  results: Map<string, IndexResult>,
): Promise<void> {
  const put = (kind: SliceKind, code: number, result: IndexResult): void => void results.set(customKey(kind, index.id, code), result);
  if (formula === null) {
    const none = noCustomResult(index, run.context, "MISSING_COLUMNS", { needs });
    for (const [kind, code] of slicesOf(run)) put(kind, code, none);
    return;
  }
  const breathe = breather(run.job);
  const terms = await termsOf(run, formula, tables, breathe);
  for (const kind of ["all", "group", "wave"] as const) {
    const slices = slicesOf(run).filter(([own]) => own === kind);
    if (slices.length === 0) continue;
    const notCut = whyNotCut(run, formula, kind);
    const rows = notCut === null ? terms.map((term) => rowsBySlice(term.rows, kind)) : [];
    for (const [, code] of slices) {
      if (notCut !== null) {
        put(kind, code, noCustomResult(index, run.context, notCut));
        continue;
      }
      const samples = sliceSamples(
        terms,
        rows.map((list) => list.get(code) ?? new Int32Array()),
        kind,
      );
      const resultOf = (_of: "index" | "metric", name: string): IndexResult =>
        results.get(customKey(kind, name, code)) ?? run.resultOf(kind, name, code);
      put(kind, code, await customResult(index, formula, { samples, resultOf }, run.context, run.simulate, breathe));
    }
  }
}

/** Whether groups or waves cut every table that the formula reads; the numbers it takes say it for themselves. */
function whyNotCut({ input, context }: CustomRun, formula: Formula, kind: SliceKind): ReasonCode | null {
  const tables = tablesOf(formula);
  const { by, wave } = input;
  if (kind === "group") return by !== null && tables.every((table) => canGroup(context.fields, by, table)) ? null : "NOT_BY_GROUP";
  if (kind === "all") return null;
  const isCut = (table: FrameTable): boolean =>
    wave?.kind === "field"
      ? (table === "answers" || table === "outcomes") && context.fields[table]?.includes(wave.field) === true
      : table === "answers";
  return tables.every(isCut) ? null : "NOT_BY_WAVE";
}

const tablesOf = ({ root }: Formula): readonly FrameTable[] =>
  FRAME_TABLES.filter((table) => aggregatesOf(root).some((node) => node.table === table));

async function termsOf(
  { plan, input, context, relations }: CustomRun,
  { root }: Formula,
  tables: Map<FrameTable, CustomRows>,
  breathe: () => Promise<void>,
): Promise<readonly { readonly node: ReturnType<typeof aggregatesOf>[number]; readonly rows: TermRows }[]> {
  const used = new Map(
    plan.indices
      .flatMap(({ formula }) => (formula === null ? [] : aggregatesOf(formula.root)))
      .flatMap(({ table, row }) => columnsOf(row).map((name) => [`${table}.${name}`, true] as const)),
  );
  const terms: { node: ReturnType<typeof aggregatesOf>[number]; rows: TermRows }[] = [];
  for (const node of aggregatesOf(root)) {
    const table = FRAME_TABLES.find((one) => one === node.table);
    if (table === undefined) throw new Error(`termsOf requires a table of the frame, not ${node.table}`);
    const columns = plan.columns.filter((column) => column.table === table && used.has(`${table}.${column.name}`));
    const rows = tables.get(table) ?? (await readRows(relations, input, table, columns));
    tables.set(table, rows);
    terms.push({ node, rows: await termRows(node, rows, context.settings.duplicates, breathe) });
  }
  return terms;
}

/** Lets others in now and then, hears a cancel, and stops what takes too long. */
function breather(job: Job): () => Promise<void> {
  const started = performance.now();
  let last = started;
  return async () => {
    const now = performance.now();
    if (now - started > LONGEST_MS) throw new TooMuchWork("runCustom gave up");
    if (now - last < BREATH_MS) return;
    last = now;
    await setImmediate();
    job.checkpoint();
  };
}

/** The parts of a custom index by id, as they stand in the output. */
export const customOf = (
  custom: readonly CustomIndex[],
  results: CustomResults,
  kind: SliceKind,
  code: number,
): Readonly<Record<string, IndexResult>> =>
  Object.fromEntries(
    custom.flatMap(({ id }) => {
      const result = results.get(customKey(kind, id, code));
      return result === undefined ? [] : [[id, result] as const];
    }),
  );
