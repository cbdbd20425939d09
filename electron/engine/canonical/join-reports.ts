import { compareKeys } from "../../../shared/indices/compare-keys.ts";
import type { JoinReport } from "../../../shared/table/join-report.ts";
import type { Store } from "../store.ts";
import type { RuleEffect } from "./decide-id-rules.ts";
import type { SourceCells } from "./source-cells.ts";
import { SPELLED } from "./spell-ids.ts";
import { IDS, type IdSources, inList, type RightSide, rightSide, rightSides, rowsOfIds } from "./stage-ids.ts";

const MOST_EXAMPLES = 20;
const MOST_ROWS = 20;

type Kind = keyof JoinReport["examples"];
type Example = { readonly id: string; readonly rows: readonly number[] };
type Counts = { readonly matched: number; readonly onlyLeft: number; readonly onlyRight: number };
/** An id of the examples of a left source, as it stands in the cell and as it is shown. */
type Chosen = { readonly left: number; readonly kind: Kind; readonly source: number; readonly id: string; readonly shown: string };

/** How every source with customer ids meets the right one, after the rules in force. Empty where one source alone has ids. */
export async function joinReports(store: Store, ids: IdSources, effects: readonly RuleEffect[]): Promise<readonly JoinReport[]> {
  const { right, lefts } = ids;
  if (right === null || lefts.length === 0) return [];
  await store.run(`create or replace temp table stage_customers as
    select source, key, sum(n) as n from ${IDS} group by source, key`);
  const counts = await countJoins(store, ids);
  const repeated = new Map(
    (
      await store.all<{ source: number; rows: number }>("select source, sum(n) as rows from stage_customers where n > 1 group by source")
    ).map(({ source, rows }) => [source, rows]),
  );
  const examples = await examplesOf(store, ids, right, counts, (repeated.get(right.plan.index) ?? 0) > 0);
  return lefts.map(({ plan: { index } }, at) => {
    const sides = [index, ...rightSide(ids, lefts[at] ?? right)];
    const sum = (by: ReadonlyMap<number, number>): number => sides.reduce((total, source) => total + (by.get(source) ?? 0), 0);
    return {
      left: index,
      right: right.plan.index,
      ...(counts.get(index) ?? { matched: 0, onlyLeft: 0, onlyRight: 0 }),
      repeatedLeft: repeated.get(index) ?? 0,
      repeatedRight: repeated.get(right.plan.index) ?? 0,
      examples: {
        onlyLeft: examples(index, "onlyLeft"),
        onlyRight: examples(index, "onlyRight"),
        repeatedRight: examples(right.plan.index, "repeatedRight"),
      },
      rules: effects.map(({ rule, on, touched, gained, clashes }) => ({
        rule,
        ids: sum(touched),
        gained: gained.get(index) ?? 0,
        on,
        clashes: sum(clashes),
      })),
    };
  });
}

const keysOf = ({ lefts, right }: RightSide): { readonly left: string; readonly right: string } => ({
  left: `select source, key from stage_customers where source in ${inList(lefts.map(({ plan }) => plan.index))}`,
  right: `select key from stage_customers where source in ${inList(right)}`,
});

async function countJoins(store: Store, ids: IdSources): Promise<ReadonlyMap<number, Counts>> {
  const counts = new Map<number, Counts>();
  for (const side of rightSides(ids)) {
    const { left, right } = keysOf(side);
    const rows = await store.all<{ source: number; all: number; matched: number; rights: number }>(`
      with r as (select distinct key from (${right}))
      select source, count(*) as "all", count(r.key) as matched, (select count(*) from r) as rights
      from (${left}) l left join r on r.key = l.key group by source`);
    for (const { source, all, matched, rights } of rows)
      counts.set(source, { matched, onlyLeft: all - matched, onlyRight: rights - matched });
  }
  return counts;
}

/** The first ids of every kind, in the order of the text, with the rows they stand in. */
async function examplesOf(
  store: Store,
  ids: IdSources,
  right: SourceCells,
  counts: ReadonlyMap<number, Counts>,
  hasRepeats: boolean,
): Promise<(left: number, kind: Kind) => readonly Example[]> {
  const own = (source: number): string => `select key from stage_customers where source = ${source}`;
  const selects = rightSides(ids).flatMap((side) =>
    side.lefts.flatMap(({ plan: { index } }) => {
      const { onlyLeft = 0, onlyRight = 0 } = counts.get(index) ?? {};
      return [
        ...(onlyLeft === 0 ? [] : [chosen(index, "onlyLeft", index, `${own(index)} and key not in (${keysOf(side).right})`)]),
        ...(onlyRight === 0
          ? []
          : [chosen(index, "onlyRight", right.plan.index, `${own(right.plan.index)} and key not in (${own(index)})`)]),
      ];
    }),
  );
  if (hasRepeats) selects.push(chosen(right.plan.index, "repeatedRight", right.plan.index, `${own(right.plan.index)} and n > 1`));
  const found = selects.length === 0 ? [] : await store.all<Chosen>(selects.join(" union all "));
  const rows = new Map<number, ReadonlyMap<string, readonly number[]>>();
  for (const source of ids.sources) {
    const wanted = found.filter((one) => one.source === source.plan.index).map(({ id }) => id);
    if (wanted.length > 0) rows.set(source.plan.index, await rowsOfIds(store, source, [...new Set(wanted)], MOST_ROWS));
  }
  return (left, kind) => {
    const byId = new Map<string, number[]>();
    for (const one of found) {
      if (one.left !== left || one.kind !== kind) continue;
      byId.set(one.shown, [...(byId.get(one.shown) ?? []), ...(rows.get(one.source)?.get(one.id) ?? [])]);
    }
    return [...byId]
      .sort(([a], [b]) => compareKeys(a, b))
      .map(([id, all]) => ({ id, rows: all.sort((a, b) => a - b).slice(0, MOST_ROWS) }));
  };
}

/** A SELECT of the texts in `source` of the first customers of `keys`. */
const chosen = (left: number, kind: Kind, source: number, keys: string): string => `
  select cast(${left} as integer) as "left", '${kind}' as kind, i.source, i.id, coalesce(s.shown, i.id) as shown
  from ${IDS} i left join ${SPELLED} s on s.id = i.id
  where i.source = ${source} and i.key in (select key from (${keys}) order by key limit ${MOST_EXAMPLES})`;
