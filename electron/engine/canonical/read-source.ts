import type { Excluded } from "../../../shared/table/canonical.ts";
import type { Repair } from "../../../shared/table/join-report.ts";
import type { Scales } from "../../../shared/table/scale.ts";
import type { Store } from "../store.ts";
import { lookOver } from "./look-over.ts";
import type { SourcePlan } from "./resolve-mapping.ts";
import { rowsNotInWave } from "./rows-of-wave.ts";
import { type SourceCells, sourceCells } from "./source-cells.ts";

export type ReadSource = {
  readonly cells: SourceCells;
  readonly excluded: readonly Excluded[];
  /** Everything that was done to its cells, and what a person has taken back. */
  readonly repairs: readonly Repair[];
};

/**
 * Decides how the cells of a source are read and looks them over. Where a person has taken repairs back, the source is first read
 * as if nothing had been, to say what they would do.
 */
export async function readSource(store: Store, plan: SourcePlan, scales: Scales): Promise<ReadSource> {
  const all = await sourceCells(store, { ...plan, undone: new Set() }, scales);
  const absent = await rowsNotInWave(store, plan);
  const { excluded: bad, repairs } = await lookOver(store, all);
  const excluded = [...absent, ...bad];
  if (!repairs.some(({ id }) => plan.undone.has(id))) return { cells: { ...all, plan }, excluded, repairs };
  const cells = await sourceCells(store, plan, scales);
  const left = await lookOver(store, cells);
  return {
    cells,
    excluded: [...absent, ...left.excluded],
    repairs: repairs.map((repair) => ({ ...repair, on: !plan.undone.has(repair.id) })),
  };
}
