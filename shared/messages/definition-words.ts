import type { IndexResult, Json } from "../indices/index-result.ts";
import type { Translate } from "./translate.ts";

/** What `params.definition` of a result holds, where it is a name at all. */
type Named = { readonly id: string; readonly version: number; readonly name: string | null };

function namedIn({ params }: Pick<IndexResult, "params">): Named | null {
  const held = params["definition"];
  if (held === null || typeof held !== "object" || Array.isArray(held)) return null;
  const fields = new Map<string, Json>(Object.entries(held));
  const [id, version, name] = [fields.get("id"), fields.get("version"), fields.get("name")];
  if (typeof id !== "string" || typeof version !== "number") return null;
  return { id, version, name: typeof name === "string" ? name : null };
}

/** "NPS of eleven points, version 1", or short "… v1": the definition behind a result; `null` where it has no name. */
export function definitionName(result: Pick<IndexResult, "params">, t: Translate, form: "line" | "short" = "line"): string | null {
  const named = namedIn(result);
  if (named === null) return null;
  return t(`definitions:${form}`, { name: named.name ?? t(`definitions:${named.id}.name`), version: named.version });
}

/** The same, with words for settings that have no name. */
export const definitionNameOr = (result: Pick<IndexResult, "params">, t: Translate): string =>
  definitionName(result, t) ?? t("definitions:none");
