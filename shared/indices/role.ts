import { INDEX_IDS, type IndexId } from "./index-result.ts";

/** Who looks. Order, and nothing else, follows it. */
export const ROLES = ["all", "marketing", "operations", "success", "strategy"] as const;
export type Role = (typeof ROLES)[number];

/**
 * The indices that mean most to a role ("Le plus significatif pour …"). Source: seed 003. ROI and money at risk are meant there for any
 * decision between like and like, and for anybody who has to be convinced: they lead for no role.
 */
const FIRST: Readonly<Record<Role, readonly IndexId[]>> = {
  all: [],
  marketing: ["nps", "secure"],
  operations: ["csat"],
  success: ["health"],
  strategy: ["cvq", "clv"],
};

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

/** The eight with those first that mean most to the role; the rest in their usual order. */
export const indicesForRole = (role: Role): readonly IndexId[] => {
  const first = FIRST[role];
  return [...first, ...INDEX_IDS.filter((id) => !first.includes(id))];
};
