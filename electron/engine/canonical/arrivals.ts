import type { Arrival } from "../../../shared/table/canonical.ts";
import { CANONICAL_TABLES } from "../../../shared/table/fields.ts";
import type { Store } from "../store.ts";
import type { SourceCells } from "./source-cells.ts";
import { IDS } from "./stage-ids.ts";

/**
 * The customers that every file brought to every table, and how many of them earlier files had brought already. `IDS` must stand;
 * `isMerged` = some of its ids have become one.
 */
export async function arrivals(store: Store, sources: readonly SourceCells[], isMerged: boolean): Promise<readonly Arrival[]> {
  const tables = CANONICAL_TABLES.flatMap((table) => {
    const own = sources.filter(({ plan }) => plan.as === table);
    return own.length === 0 ? [] : [{ table, own, files: [...new Set(own.map(({ plan }) => plan.raw.file))] }];
  });
  if (tables.length === 0) return [];
  const selects = tables.map(({ table, own, files }) => {
    const cases = own.map(({ plan }) => `when ${plan.index} then ${files.indexOf(plan.raw.file)}`);
    const list = own.map(({ plan }) => plan.index).join(", ");
    const named = `select ${own.length === 1 && !isMerged ? "" : "distinct"} case source ${cases.join(" ")} end as place, key from ${IDS} where source in (${list})`;
    const first = files.length === 1 ? "place" : "min(place) over (partition by key)";
    return `select '${table}' as "as", place, count(*) as customers, count(*) filter (first < place) as known
      from (select place, ${first} as first from (${named})) group by place`;
  });
  const rows = await store.all<{ as: string; place: number; customers: number; known: number }>(selects.join(" union all "));
  return tables.flatMap(({ table, files }) =>
    files.map((file, place) => {
      const row = rows.find((one) => one.as === table && one.place === place);
      return { as: table, file, customers: row?.customers ?? 0, known: row?.known ?? 0 };
    }),
  );
}
