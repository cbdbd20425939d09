import { OUT_OF_RANGE } from "../../table/canonical.ts";
import type { FrameInput } from "./frame-input.ts";

export const SECURE_ITEMS = ["sat", "recommend", "repurchase"] as const;
export type SecureItem = { readonly name: (typeof SECURE_ITEMS)[number]; readonly top: number };

/** The three items with the answer from which they are top: the setting, else the end of the scale. */
export const secureItems = ({ scales, settings }: Pick<FrameInput, "scales" | "settings">): readonly SecureItem[] =>
  SECURE_ITEMS.map((name) => ({ name, top: settings.secure.top[name] ?? scales[name].max }));

const answered = (name: string): string => `(${name} is not null and ${name} <> ${OUT_OF_RANGE})`;

/** All three at the top. */
export const secureTop = (items: readonly SecureItem[], alias = ""): string =>
  items.map(({ name, top }) => `coalesce(${alias}${name} >= ${top}, false)`).join(" and ");

/** A row settles the case when all three are answered, or one is answered below top (methods.md 8, Missing). */
export function secureSettled(items: readonly SecureItem[]): string {
  const all = items.map(({ name }) => answered(name)).join(" and ");
  const below = items.map(({ name, top }) => `(${answered(name)} and ${name} < ${top})`).join(" or ");
  return `((${all}) or ${below})`;
}
