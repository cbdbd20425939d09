import type { IdRule, Repair } from "../../../shared/table/join-report.ts";
import { type RepairCode, repairId } from "../../../shared/table/repair-codes.ts";
import type { Store } from "../store.ts";
import { isMissingBetweenSpaces, trimmed } from "./cell-reading.ts";
import { ID_REPAIRS, type RuleEffect } from "./decide-id-rules.ts";
import { byRule } from "./id-rules.ts";
import { EXAMPLES_LISTED } from "./look-over.ts";
import type { SourceCells } from "./source-cells.ts";
import { SPELLED } from "./spell-ids.ts";
import { IDS, type IdSources, inList, keepsWords, NO_IDS, rightSide, rowsOfIds } from "./stage-ids.ts";

/** SQL over an id without its blanks (`base`) and the id as it is shown: what the rule has changed. */
const CHANGED = {
  blanks: "y.id <> y.base",
  capitals: "ltrim(y.base, '0') <> ltrim(y.shown, '0')",
  zeros: "regexp_extract(y.base, '^0*') <> regexp_extract(y.shown, '^0*')",
} as const satisfies Record<IdRule, string>;

/** What was done to the ids of every source, by rule; repairs that a person took back say what they would do. */
export async function idRepairs(store: Store, ids: IdSources, effects: readonly RuleEffect[]): Promise<readonly Repair[]> {
  const kept = keepsWords(ids.sources);
  const changes: Change[] = [{ code: "missingWords", on: !kept, sql: missingWords(kept) }];
  for (const { rule, on } of effects)
    changes.push({ code: ID_REPAIRS[rule], on, sql: on ? changesMade(rule) : (source) => changesToMake(ids, source, rule) });
  const repairs: Repair[] = [];
  for (const change of changes) repairs.push(...(await changed(store, ids, change)));
  return repairs.sort((a, b) => a.source - b.source);
}

/** One repair; `sql` is a SELECT of `source`, `id`, `n`, `after` over all sources, or over one where it depends on the source. */
type Change = { readonly code: RepairCode; readonly on: boolean; readonly sql: string | ((source: SourceCells) => string) };

async function changed(store: Store, ids: IdSources, { code, on, sql }: Change): Promise<readonly Repair[]> {
  const idOf = ({ plan }: SourceCells): string => repairId(plan.as, code, "customer_id");
  const shown = ids.sources.filter((source) => on || source.plan.undone.has(idOf(source)));
  if (shown.length === 0) return [];
  const all = typeof sql === "string" ? sql : shown.map((source) => `select * from (${sql(source)})`).join(" union all ");
  const found = await store.all<{ source: number; cells: number }>(`select source, sum(n) as cells from (${all}) group by source`);
  const repairs: Repair[] = [];
  for (const source of shown) {
    const { index, as } = source.plan;
    const cells = found.find((one) => one.source === index)?.cells ?? 0;
    if (cells === 0 && on) continue;
    const some = await store.all<{ id: string; after: string }>(
      `select id, after from (${all}) where source = ${index} order by id limit ${EXAMPLES_LISTED}`,
    );
    const examples = await withRows(store, source, some);
    repairs.push({ id: idOf(source), source: index, as, code, field: "customer_id", cells, examples, on });
  }
  return repairs;
}

/** Words that say "there is no id". */
const missingWords = (kept: boolean): string =>
  kept
    ? `select source, id, n, '' as after from ${IDS} where ${isMissingBetweenSpaces("id")}`
    : `select source, id, n, '' as after from ${NO_IDS} where ${trimmed("id")} <> ''`;

/** Ids that the rule has changed. */
const changesMade = (rule: IdRule): string =>
  `select i.source, i.id, i.n, ${rule === "blanks" ? "y.base" : "y.shown"} as after
   from ${IDS} i join ${SPELLED} y on y.id = i.id where ${CHANGED[rule]}`;

/** The same for a rule that is off: the blanks it would take away, or the customers that would meet. */
function changesToMake(ids: IdSources, source: SourceCells, rule: IdRule): string {
  const next = byRule(rule, "key");
  const own = `select source, id, n, key, ${next} as next from ${IDS} where source = ${source.plan.index}`;
  if (rule === "blanks") return `select source, id, n, next as after from (${own}) where key <> next`;
  const there = `select key, ${next} as next from ${IDS} where source in ${inList(rightSide(ids, source))}`;
  return `select source, id, n, r.after from (${own}) l join (select next, min(key) as after from (${there}) group by next) r on r.next = l.next
    where l.key not in (select key from (${there}))`;
}

async function withRows(
  store: Store,
  source: SourceCells,
  some: readonly { readonly id: string; readonly after: string }[],
): Promise<Repair["examples"]> {
  const rows = await rowsOfIds(
    store,
    source,
    some.map(({ id }) => id),
    1,
  );
  return some.flatMap(({ id, after }) => {
    const [row] = rows.get(id) ?? [];
    return row === undefined ? [] : [{ row, before: id, after }];
  });
}
