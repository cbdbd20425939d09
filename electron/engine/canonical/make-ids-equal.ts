import type { Arrival } from "../../../shared/table/canonical.ts";
import type { JoinReport, Repair } from "../../../shared/table/join-report.ts";
import type { Store } from "../store.ts";
import { arrivals } from "./arrivals.ts";
import { decideIdRules } from "./decide-id-rules.ts";
import { idRepairs } from "./id-repairs.ts";
import { joinReports } from "./join-reports.ts";
import type { SourceCells } from "./source-cells.ts";
import { spellIds } from "./spell-ids.ts";
import { stageIds } from "./stage-ids.ts";

/** How customers of different sources were made to meet. */
export type EqualIds = {
  /** Sources whose ids are shown otherwise than they stand in the cells (spell-ids.ts). */
  readonly spelled: ReadonlySet<number>;
  readonly joins: readonly JoinReport[];
  readonly repairs: readonly Repair[];
  readonly arrivals: readonly Arrival[];
};

/** Decides which customer ids of all sources are the same customer, and says so. */
export async function makeIdsEqual(store: Store, sources: readonly SourceCells[]): Promise<EqualIds> {
  const ids = await stageIds(store, sources);
  if (ids.right === null) return { spelled: new Set(), joins: [], repairs: [], arrivals: await arrivals(store, ids.sources, false) };
  const effects = await decideIdRules(store, ids);
  const isMerged = effects.some(({ on, touched }) => on && touched.size > 0);
  const spelled = await spellIds(store, ids);
  return {
    spelled,
    joins: await joinReports(store, ids, effects),
    repairs: await idRepairs(store, ids, effects),
    arrivals: await arrivals(store, ids.sources, isMerged),
  };
}
