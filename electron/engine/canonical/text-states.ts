import { MISSING_WORDS } from "../../../shared/table/cell-words.ts";
import { quoteName, type Store } from "../store.ts";
import { type Cell, isMissing, needsTrim, notMissing } from "./cell-reading.ts";
import type { SourcePlan } from "./resolve-mapping.ts";

/** What must be done to the texts of a column before they are read; most columns need nothing, and reading them is faster. */
export type TextState = {
  readonly trim: boolean;
  /** There are words that say "missing", or empty texts; `empty` = such words stay, empty texts are missing all the same. */
  readonly missing: boolean | "empty";
};

/** SQL: a text that says something, `null` where it is missing; `kept` are words that mean something here. */
export const presentText = (sql: string, { missing }: TextState, kept: readonly string[] = []): string =>
  missing === false ? sql : missing === "empty" ? `nullif(${sql}, '')` : notMissing(sql, kept);

const UNTOUCHED: TextState = { trim: false, missing: false };
const ANYTHING: TextState = { trim: true, missing: true };

/** Looks at all cells of the text columns of a source: from the profile where it lists every value, else in one pass. */
export async function textStates(store: Store, plan: SourcePlan, cells: readonly Cell[]): Promise<ReadonlyMap<number, TextState>> {
  const states = new Map<number, TextState>();
  const open: Cell[] = [];
  for (const [index, cell] of cells.entries()) {
    if (!cell.hasText) continue;
    const { profile, type } = cell.column;
    const field = plan.fields[index];
    // Customer ids are cleaned a different text at a time (stage-ids.ts).
    if (field?.kind === "text" || field?.field === "customer_id") states.set(cell.i, UNTOUCHED);
    else if (type !== "text" || profile.odd > 0) states.set(cell.i, ANYTHING);
    else if (profile.distinct > 0 && profile.top.length >= profile.distinct)
      states.set(cell.i, stateOf(profile.top.map(({ value }) => value)));
    else open.push(cell);
  }
  if (open.length === 0) return states;
  const counts = open.map(({ i, column }) => {
    const name = quoteName(column.id);
    return `coalesce(bool_or(${needsTrim(name)}), false) as trim${i}, coalesce(bool_or(${isMissing(name)}), false) as missing${i}`;
  });
  const row = await store.one<Record<string, boolean>>(`select ${counts.join(", ")} from ${quoteName(plan.raw.id)}`);
  for (const { i } of open) {
    const trim = row[`trim${i}`] === true;
    // A word for "missing" may stand between spaces.
    states.set(i, { trim, missing: trim || row[`missing${i}`] === true });
  }
  return states;
}

function stateOf(values: readonly string[]): TextState {
  const trim = values.some((value) => /^[\s\u200b\ufeff]|[\s\u200b\ufeff]$/.test(value));
  return { trim, missing: trim || values.some((value) => value === "" || MISSING_WORDS.includes(value.toLowerCase())) };
}
