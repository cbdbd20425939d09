import { INDEX_IDS, METRIC_IDS, type Unit } from "./index-result.ts";
import { isGroup } from "./setting-parts.ts";

/**
 * An index of the user's own: a formula of the checked grammar (shared/formula) over columns, aggregates and other numbers. It stands
 * beside the eight and goes by the same frame: data date, filter, groups, waves and the rule for several answers.
 */
export type CustomIndex = {
  /** Unique, and no index or metric of ours: what formulas (`index.<id>`), the output and the report know it by. */
  readonly id: string;
  readonly name: string;
  readonly formula: string;
  readonly unit: Unit;
  readonly better: "higher" | "lower";
  /** Whether an interval is asked for: a bootstrap over customers. */
  readonly interval: boolean;
};

export const CUSTOM_LIMITS = { indices: 12, id: 40, name: 80, formula: 2_000 } as const;

export const CUSTOM_UNITS = ["points", "percent", "score", "money", "ratio", "count", "minutes"] as const satisfies readonly Unit[];

const ID = /^[a-z][A-Za-z0-9_]{0,39}$/;
const TAKEN: ReadonlySet<string> = new Set([...INDEX_IDS, ...METRIC_IDS]);

/** Whether an id can be given to a custom index, other custom ones aside. */
export const isCustomId = (id: unknown): id is string => typeof id === "string" && ID.test(id) && !TAKEN.has(id);

export const hasUniqueIds = (list: readonly { readonly id: string }[]): boolean => new Set(list.map(({ id }) => id)).size === list.length;

/** Whether a value of unknown origin is a list of custom indices; their formulas are read where the columns are known. */
export function isCustomList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= CUSTOM_LIMITS.indices && value.every(isCustomIndex) && hasUniqueIds(value);
}

function isCustomIndex(value: unknown): value is CustomIndex {
  if (!isGroup(value)) return false;
  const { id, name, formula, unit, better, interval, ...rest } = value;
  return (
    Object.keys(rest).length === 0 &&
    isCustomId(id) &&
    isText(name, CUSTOM_LIMITS.name) &&
    isText(formula, CUSTOM_LIMITS.formula) &&
    CUSTOM_UNITS.some((one) => one === unit) &&
    (better === "higher" || better === "lower") &&
    typeof interval === "boolean"
  );
}

const isText = (value: unknown, most: number): boolean => typeof value === "string" && value.trim() !== "" && value.length <= most;

/** A free id made of a name: "Über Score!" → uberScore. */
export function freeCustomId(name: string, taken: readonly string[]): string {
  const words =
    name
      .normalize("NFD")
      .replaceAll(/\p{M}/gu, "")
      .match(/[A-Za-z0-9]+/g) ?? [];
  const camel = words.map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  const base = (/^[a-z]/.test(camel) ? camel : `own${camel}`).slice(0, CUSTOM_LIMITS.id - 3);
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}${number}`;
    if (isCustomId(id) && !taken.includes(id)) return id;
  }
}
