import type { Translate } from "../../shared/messages/translator.ts";

/** The words of a key, or `otherwise` where the catalog has none: codes of a newer engine are shown as they are. */
export function wordsOr(t: Translate, key: string, otherwise: string, values?: Readonly<Record<string, string | number>>): string {
  const words = t(key, values);
  return words === key || words === key.slice(key.indexOf(":") + 1) ? otherwise : words;
}
