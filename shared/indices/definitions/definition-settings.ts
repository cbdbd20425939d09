import { INDEX_IDS, type Json, METRIC_IDS } from "../index-result.ts";
import { DEFAULT_SETTINGS, type Settings } from "../settings.ts";
import type { NumberId } from "./definition.ts";

type Key = keyof Settings;

/** Settings of several numbers that change the value of this one too. */
const READ_TOO: { readonly [Id in NumberId]?: readonly Key[] } = {
  nps: ["duplicates"],
  csat: ["duplicates"],
  ces: ["duplicates"],
  secure: ["duplicates"],
  boxes: ["churnWindowMonths", "nps", "csat", "health"],
  clv: ["churnWindowMonths"],
  churn: ["churnWindowMonths"],
  retention: ["churnWindowMonths"],
};

/** These change intervals or how money is printed, never a value. */
const NO_VALUE: ReadonlySet<string> = new Set(["confidence", "currency", "nps.interval"]);

const KEYS: readonly Key[] = Object.keys(DEFAULT_SETTINGS).filter((key): key is Key => Object.hasOwn(DEFAULT_SETTINGS, key));
const NUMBERS: ReadonlySet<string> = new Set([...INDEX_IDS, ...METRIC_IDS]);
const LISTED: ReadonlySet<Key> = new Set(Object.values(READ_TOO).flat());

/** The settings that make up the definition of a number and of no other: those under its name. */
export const ownKeys = (id: NumberId): readonly Key[] => KEYS.filter((key) => key === id);

/** Settings that belong to no number and are not listed above may act on any. */
const COMMON: readonly Key[] = KEYS.filter((key) => !NUMBERS.has(key) && !LISTED.has(key));

/** What a saved definition holds: the number's own settings, and the window of losses where it goes by one. */
export const savedKeys = (id: NumberId): readonly Key[] => [
  ...ownKeys(id),
  ...(READ_TOO[id] ?? []).filter((key) => key === "churnWindowMonths"),
];

const isGroup = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The paths of single settings under some keys, in the order of the settings. */
export function pathsUnder(keys: readonly Key[]): readonly string[] {
  const paths = (value: unknown, path: string): readonly string[] =>
    isGroup(value) ? Object.entries(value).flatMap(([name, own]) => paths(own, `${path}.${name}`)) : [path];
  return keys.flatMap((key) => paths(DEFAULT_SETTINGS[key], key));
}

/** Paths of the settings that can change the value of a number. */
export const valuePaths = (id: NumberId): readonly string[] =>
  pathsUnder([...ownKeys(id), ...(READ_TOO[id] ?? []), ...COMMON]).filter((path) => !NO_VALUE.has(path));

/** The setting at a path, as JSON. */
export function settingAt(settings: Partial<Settings>, path: string): Json {
  let found: unknown = settings;
  for (const key of path.split(".")) found = isGroup(found) ? found[key] : undefined;
  // Settings hold nothing but JSON.
  return (found ?? null) as Json;
}

/** The settings with another value at a path; what is not there on the way is made. */
export function withSettingAt<S extends Partial<Settings>>(settings: S, path: string, value: Json): S {
  const put = (held: unknown, [head = "", ...rest]: readonly string[]): unknown => ({
    ...(isGroup(held) ? held : {}),
    [head]: rest.length === 0 ? value : put(isGroup(held) ? held[head] : undefined, rest),
  });
  // The path is one of the settings and the value has stood at it in settings that were checked.
  return put(settings, path.split(".")) as S;
}

/** Two settings say the same. */
export const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
