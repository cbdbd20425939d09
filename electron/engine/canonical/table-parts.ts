import type { Excluded } from "../../../shared/table/canonical.ts";
import { CANONICAL_TABLES, type CanonicalTable } from "../../../shared/table/fields.ts";
import type { Repair } from "../../../shared/table/join-report.ts";
import type { Store } from "../store.ts";
import { withoutRepeats } from "./repeated-rows.ts";
import type { SourceCells } from "./source-cells.ts";
import { stageAccounts } from "./stage-accounts.ts";
import { mixedExtras, sourcePart, type TablePart } from "./table-part.ts";

export type TableParts = {
  /** In the order of the tables. */
  readonly parts: ReadonlyMap<CanonicalTable, readonly TablePart[]>;
  readonly repairs: readonly Repair[];
};

/**
 * The parts of every table; account rows come out as one row a customer. Rows that are left out are added to `excluded`, by source;
 * sources in `spelled` have ids that are shown otherwise than they stand.
 */
export async function tableParts(
  store: Store,
  sources: readonly SourceCells[],
  spelled: ReadonlySet<number>,
  excluded: Map<number, readonly Excluded[]>,
): Promise<TableParts> {
  const parts = new Map<CanonicalTable, readonly TablePart[]>();
  const repairs: Repair[] = [];
  const exclude = (index: number, list: readonly Excluded[]): void => {
    excluded.set(index, [...(excluded.get(index) ?? []), ...list]);
  };
  for (const table of CANONICAL_TABLES) {
    const ofTable = sources.filter(({ plan, fields }) => plan.as === table && fields.length > 0);
    if (ofTable.length === 0) continue;
    const asText = mixedExtras(ofTable);
    const own = ofTable.map((source) => {
      const { plan } = source;
      return { plan, part: sourcePart(source, asText, excluded.get(plan.index) ?? [], spelled.has(plan.index)) };
    });
    if (table === "accounts") {
      const staged = await stageAccounts(
        store,
        own.map(({ plan, part }) => ({ index: plan.index, part })),
      );
      parts.set(table, [staged.part]);
      for (const [index, list] of staged.excluded) exclude(index, list);
      continue;
    }
    const rest = await withoutRepeats(store, table, own);
    parts.set(table, rest.parts);
    repairs.push(...rest.repairs);
    for (const [index, one] of rest.excluded) exclude(index, [one]);
  }
  return { parts, repairs };
}
