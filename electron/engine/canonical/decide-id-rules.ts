import { ID_RULES, type IdRule } from "../../../shared/table/join-report.ts";
import { repairId } from "../../../shared/table/repair-codes.ts";
import type { Store } from "../store.ts";
import { byRule } from "./id-rules.ts";
import type { SourcePlan } from "./resolve-mapping.ts";
import { IDS, type IdSources, inList, keepIds, rightSides } from "./stage-ids.ts";

/** What a rule does to the ids of each source, given the rules before it. */
export type RuleEffect = {
  readonly rule: IdRule;
  readonly on: boolean;
  /** By source: ids that the rule writes otherwise. */
  readonly touched: ReadonlyMap<number, number>;
  /** By left source: customers that meet only because of it. */
  readonly gained: ReadonlyMap<number, number>;
  /** By source: different ids that become one. */
  readonly clashes: ReadonlyMap<number, number>;
};

/** Codes of the repairs that the rules make, and their ids in `TableMapping.undone`. */
export const ID_REPAIRS = { blanks: "idBlanks", capitals: "idCapitals", zeros: "idZeros" } as const satisfies Record<IdRule, string>;

export const idRepair = ({ as }: SourcePlan, rule: IdRule): string => repairId(as, ID_REPAIRS[rule], "customer_id");

/** What a person said about a rule; `null` = nothing. Customers are the same in all tables: one no is a no. */
export function toldAbout(plans: readonly SourcePlan[], rule: IdRule): boolean | null {
  if (plans.some((plan) => plan.undone.has(idRepair(plan, rule)))) return false;
  const said = plans.flatMap(({ ids }) => (ids === null ? [] : [ids.includes(rule)]));
  return said.length === 0 ? null : said.every((one) => one);
}

/**
 * Which rules hold. Blanks always. Ids are compared as trimmed text, case counting (cli.md), so that capitals and zeros are only
 * offered, but where a source meets nobody at all as its ids are written, meets somebody by the rule, and no two different ids of one
 * source become one: an empty join is meant by nobody. Whatever a person said holds in any case.
 */
export async function decideIdRules(store: Store, ids: IdSources): Promise<readonly RuleEffect[]> {
  const effects: RuleEffect[] = [];
  for (const rule of ID_RULES) {
    const told = toldAbout(
      ids.sources.map(({ plan }) => plan),
      rule,
    );
    const effect = await effectOf(store, ids, rule, told);
    effects.push(effect);
  }
  return effects;
}

async function effectOf(store: Store, ids: IdSources, rule: IdRule, told: boolean | null): Promise<RuleEffect> {
  const always = rule === "blanks";
  const nothing = { rule, on: told ?? always, touched: new Map(), gained: new Map(), clashes: new Map() };
  // Where nobody is compared nobody is gained, and there is no report of what the rule would do.
  if (ids.lefts.length === 0 && !nothing.on) return nothing;
  const { any } = await store.one<{ any: boolean }>(`select bool_or(${byRule(rule, "key")} <> key) is true as "any" from ${IDS}`);
  if (!any) return nothing;
  await store.run(`create or replace temp table ${NEXT} as select *, ${byRule(rule, "key")} as next from ${IDS}`);
  const touched = await countBySource(store, "count(distinct key)", "where next <> key");
  const gained = await gainsOf(store, ids);
  const clashes = await countBySource(store, "count(distinct key) - count(distinct next)", "");
  const on = told ?? (always || (gained.size > 0 && clashes.size === 0 && (await nobodyMeets(store, ids, gained))));
  if (on) {
    const columns = `source, id, n, ${always ? "next" : "base"} as base, next as key`;
    await keepIds(store, `select ${columns} from ${NEXT}`);
  }
  return { rule, on, touched, gained, clashes };
}

/** `IDS` with `next`, the key by one rule more. */
const NEXT = "stage_next_ids";

async function countBySource(store: Store, count: string, where: string): Promise<ReadonlyMap<number, number>> {
  const rows = await store.all<{ source: number; count: number }>(
    `select source, ${count} as count from ${NEXT} ${where} group by source having count > 0`,
  );
  return new Map(rows.map((row) => [row.source, row.count]));
}

/** Whether none of the sources that a rule helps meets anybody without it. */
async function nobodyMeets(store: Store, ids: IdSources, gained: RuleEffect["gained"]): Promise<boolean> {
  for (const { lefts, right } of rightSides(ids)) {
    const helped = lefts.filter(({ plan }) => gained.has(plan.index));
    if (helped.length === 0) continue;
    const { met } = await store.one<{ met: number }>(
      `select count(*) as met from ${NEXT} where source in ${inList(helped.map(({ plan }) => plan.index))}
       and key in (select key from ${NEXT} where source in ${inList(right)})`,
    );
    if (met > 0) return false;
  }
  return true;
}

async function gainsOf(store: Store, ids: IdSources): Promise<RuleEffect["gained"]> {
  const gained = new Map<number, number>();
  for (const { lefts, right } of rightSides(ids)) {
    const there = `select * from ${NEXT} where source in ${inList(right)}`;
    const found = await store.all<{ source: number; ids: number }>(
      `select source, count(distinct next) as ids from ${NEXT}
       where source in ${inList(lefts.map(({ plan }) => plan.index))} and key not in (select key from (${there})) and next in (select next from (${there}))
       group by source`,
    );
    for (const { source, ids: count } of found) gained.set(source, count);
  }
  return gained;
}
