import type { Store } from "../store.ts";
import { IDS, type IdSources, NO_IDS } from "./stage-ids.ts";

/** Ids that are shown otherwise than they stand in the cell: `(id, base, shown)`; base = without the blanks; null = none. */
export const SPELLED = "stage_spelled";

/**
 * Decides how each customer's id is spelled: as the right source writes it, else as most rows do, else the first in the order of
 * the text; nothing of it depends on the order of rows or files. Writes `SPELLED`; gives the sources that have such ids.
 */
export async function spellIds(store: Store, ids: IdSources): Promise<ReadonlySet<number>> {
  const right = ids.right?.plan.index ?? -1;
  const { changed } = await store.one<{ changed: boolean }>(
    `select (select bool_or(id <> key) from ${IDS}) is true or (select count(*) from ${NO_IDS}) > 0 as changed`,
  );
  const shown = `select key, first(base order by at_right desc, n desc, base) as shown
    from (select key, base, max(case when source = ${right} then 1 else 0 end) as at_right, sum(n) as n from ${IDS} group by key, base)
    group by key`;
  await store.run(
    changed
      ? `create or replace temp table ${SPELLED} as
          select distinct i.id, i.base, s.shown from ${IDS} i join (${shown}) s on s.key = i.key where i.id <> s.shown
          union all select distinct id, cast(null as varchar), cast(null as varchar) from ${NO_IDS}`
      : `create or replace temp table ${SPELLED} (id varchar, base varchar, shown varchar)`,
  );
  if (!changed) return new Set();
  const found = await store.all<{ source: number }>(
    `select distinct source from (select source, id from ${IDS} union all select source, id from ${NO_IDS}) where id in (select id from ${SPELLED})`,
  );
  return new Set(found.map(({ source }) => source));
}

/** SQL: the columns of `from` with the id as it is shown. */
export const spelledFrom = (from: string, value: string): { readonly from: string; readonly id: string } => ({
  from: `(${from}) x left join (select id as spelled_id, shown as spelled_as from ${SPELLED}) y on y.spelled_id = ${value}`,
  id: `case when spelled_id is null then ${value} else spelled_as end`,
});
