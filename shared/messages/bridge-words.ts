import type { BridgeItem, DefinitionBridge, Difference } from "../indices/definitions/bridge/bridge.ts";
import type { Json } from "../indices/index-result.ts";
import { formatPlain } from "./format.ts";
import type { Language } from "./languages.ts";
import type { Translate } from "./translate.ts";

type Speech = { readonly t: Translate; readonly language: Language };

/** What one bar of a bridge is about, and from what to what it goes. */
export type ItemWords = { readonly label: string; readonly detail: string };

export function bridgeItemWords({ differences }: BridgeItem, speech: Speech): ItemWords {
  if (differences.length === 0) return { label: speech.t("definitions:bridge.unit"), detail: "" };
  return {
    label: differences.map((difference) => differenceName(difference, speech.t)).join(", "),
    detail: differences.map((difference) => changeWords(difference, speech)).join(", "),
  };
}

/** How the items were counted; a single one takes no words. */
export function methodWords({ method, items }: DefinitionBridge, { t }: Speech): readonly string[] {
  if (method === null || (method === "shapley" && items.filter(({ differences }) => differences.length > 0).length < 2)) return [];
  return [t(`definitions:bridge.method.${method}`)];
}

/** Why items could not be counted in every order; empty where they could. */
export const missingWords = ({ missing }: DefinitionBridge, { t }: Speech): readonly string[] =>
  missing.map(({ settings, reason }) =>
    t("definitions:bridge.missing", {
      settings: settings.map((path) => settingName(path, t)).join(", "),
      reason: reason === "SETTINGS_INVALID" ? t("definitions:bridge.contradiction") : lowered(t(`indices:reason.${reason}`)),
    }),
  );

/** A reason inside a sentence. */
export const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const differenceName = ({ setting, part }: Difference, t: Translate): string =>
  part === null ? settingName(setting, t) : t(`definitions:part.${setting}.${part}`);

/** The name of a setting; one that has no words stands as it is written in SET.json. */
function settingName(path: string, t: Translate): string {
  const keys = [`cards:setting.${path}`, `definitions:setting.${path}`, `definitions:part.${path}`];
  return keys.map((key) => wordsAt(key, t)).find((words) => words !== null) ?? path;
}

/** A key without words comes back as it was given, with or without its area. */
function wordsAt(key: string, t: Translate): string | null {
  const words = t(key);
  return words === key || words === key.slice(key.indexOf(":") + 1) ? null : words;
}

const changeWords = (difference: Difference, speech: Speech): string =>
  speech.t("definitions:bridge.change", {
    from: valueWords(difference, difference.from, speech),
    to: valueWords(difference, difference.to, speech),
  });

/** Rates and shares stand in settings as fractions. */
const FRACTION = /(?:Rate|Coverage|growth|blend)$/;

function valueWords({ setting, part }: Difference, value: Json, speech: Speech): string {
  const { t, language } = speech;
  if (value === null) return t("cards:settings.byData");
  if (typeof value === "boolean") return t(value ? "definitions:yes" : "definitions:no");
  if (typeof value === "number") {
    if (setting !== "roi.hourlyRate" && FRACTION.test(setting))
      return `${formatPlain(100 * value, language, decimalsOf(100 * value))}\u00a0%`;
    return formatPlain(value, language, decimalsOf(value));
  }
  if (typeof value === "string") {
    const own = part === null ? null : wordsAt(`definitions:value.${part}.${value}`, t);
    return own ?? wordsAt(`cards:option.${setting}.${value}`, t) ?? value;
  }
  if (!Array.isArray(value)) return JSON.stringify(value);
  const numbers = value.flatMap((one: Json) => (typeof one === "number" ? [formatPlain(one, language, decimalsOf(one))] : []));
  if (numbers.length === value.length) return numbers.join("; ");
  const components = t("definitions:components", { count: value.length });
  const ranked = value.filter(isRanked).length;
  return ranked === 0 ? components : t("definitions:components.ranked", { components, ranked: formatPlain(ranked, language) });
}

/** A component of health that has a list to be ranked among; the list itself is too long for a line. */
const isRanked = (component: Json): boolean =>
  component !== null &&
  typeof component === "object" &&
  Object.entries(component).some(([name, value]) => name === "reference" && Array.isArray(value));

/** As many decimals as a person has typed, up to four. */
const decimalsOf = (value: number): number =>
  [0, 1, 2, 3].find((digits) => Math.abs(value * 10 ** digits - Math.round(value * 10 ** digits)) < 1e-9) ?? 4;
