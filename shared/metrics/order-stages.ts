import { STAGES } from "./stages.ts";

/** A stage as it was found: how many customers reached it, and the first day anybody did (days since 1970; 0 where undated). */
export type SeenStage = { readonly name: string; readonly n: number; readonly first: number };

export type OrderedStages = {
  readonly counts: readonly { readonly name: string; readonly n: number }[];
  /** Stages of the data that are in no funnel. */
  readonly leftOut: readonly string[];
  /** `settings`, `named` (the five of seed 002) or `firstSeen`. */
  readonly order: "settings" | "named" | "firstSeen";
};

/**
 * The stages of a funnel in their order: that of the settings; else, where at least two of the five stages of seed 002 are recognised,
 * theirs; else that in which they were first seen. Stages of the settings that nobody reached count 0.
 */
export function orderStages(seen: readonly SeenStage[], own: readonly string[] | null): OrderedStages {
  const nOf = new Map(seen.map(({ name, n }) => [name, n]));
  const named = own ?? STAGES.filter((stage) => nOf.has(stage));
  if (own === null && named.length < 2) {
    const counts = [...seen].sort((a, b) => a.first - b.first || (a.name < b.name ? -1 : 1)).map(({ name, n }) => ({ name, n }));
    return { counts, leftOut: [], order: "firstSeen" };
  }
  return {
    counts: named.map((name) => ({ name, n: nOf.get(name) ?? 0 })),
    leftOut: seen
      .map(({ name }) => name)
      .filter((name) => !named.includes(name))
      .sort(),
    order: own === null ? "named" : "settings",
  };
}
