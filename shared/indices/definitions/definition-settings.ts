import { INDEX_IDS, type Json, METRIC_IDS } from "../index-result.ts";
import { isGroup } from "../setting-parts.ts";
import { DEFAULT_SETTINGS, type Settings } from "../settings.ts";
import type { NumberId } from "./definition.ts";

type Key = keyof Settings;
type Group = Readonly<Record<string, unknown>>;

/** Whose the settings are that stand under `metrics` without the name of one. */
const OF_METRICS: { readonly [Id in NumberId]?: readonly string[] } = {
  fcr: ["metrics.fcrRepeatDays", "metrics.fcrChannels"],
  arpa: ["metrics.zeroPaying"],
  expansion: ["metrics.expansion"],
  contactVolume: ["metrics.contacts", "metrics.period"],
  ticketTrend: ["metrics.period"],
  firstResponse: ["metrics.firstResponseTarget", "metrics.businessHours"],
  handleTime: ["metrics.handleTarget"],
  resolutionTime: ["metrics.resolutionTarget", "metrics.businessHours"],
};

const WINDOW = "churnWindowMonths";

/** Settings of several numbers that change the value of this one too, or groups of them. */
const READ_TOO: { readonly [Id in NumberId]?: readonly string[] } = {
  nps: ["duplicates"],
  csat: ["duplicates"],
  ces: ["duplicates"],
  secure: ["duplicates"],
  boxes: [WINDOW, "nps", "csat", "health"],
  clv: [WINDOW],
  churn: [WINDOW],
  retention: [WINDOW],
  mrr: [WINDOW],
  expansion: [WINDOW],
  nrr: [WINDOW],
  grr: [WINDOW],
  quickRatio: [WINDOW],
  contactVolume: [WINDOW],
};

/** These change intervals, labels, what stands beside a number or the order on screen, never a value: single settings and groups. */
const NO_VALUE: readonly string[] = [
  "confidence",
  "bootstrap",
  "currency",
  "population",
  "custom",
  "references",
  "role",
  "nps.interval",
  "cvq.interval",
  "roi.discountRate",
  "roi.period",
  "roi.financeRate",
  "roi.reinvestRate",
  "roi.irr",
  "roi.gains",
  "roi.benefitCv",
  "roi.costCv",
  "roi.spreads",
  "boxes.movableShare",
  "boxes.moveFrom",
  "boxes.moveTo",
  "boxes.silentLosses",
  "cvq.blend",
  "metrics.firstResponseTarget",
  "metrics.handleTarget",
  "metrics.resolutionTarget",
];

const KEYS: readonly Key[] = Object.keys(DEFAULT_SETTINGS).filter((key): key is Key => Object.hasOwn(DEFAULT_SETTINGS, key));
const NUMBERS: ReadonlySet<string> = new Set([...INDEX_IDS, ...METRIC_IDS, "metrics"]);
const LISTED: ReadonlySet<string> = new Set(Object.values(READ_TOO).flat());

/** Settings that belong to no number and are not listed above may act on any. */
const COMMON: readonly string[] = KEYS.filter((key) => !NUMBERS.has(key) && !LISTED.has(key));

const isUnder = (path: string, group: string): boolean => path === group || path.startsWith(`${group}.`);

/** The settings that make up the definition of a number: those under its name, there or among the metrics, and those listed above. */
export const ownPaths = (id: NumberId): readonly string[] => [
  ...pathsUnder(KEYS.filter((key) => key === id)),
  ...pathsUnder(["metrics"]).filter((path) => path.startsWith(`metrics.${id}.`)),
  ...(OF_METRICS[id] ?? []),
];

/** What a saved definition holds: the number's own settings, and the window of losses where it goes by one. */
export const savedPaths = (id: NumberId): readonly string[] => [
  ...ownPaths(id),
  ...(READ_TOO[id]?.includes(WINDOW) === true ? [WINDOW] : []),
];

/** The paths of single settings under some groups, in the order of the settings. */
function pathsUnder(groups: readonly string[]): readonly string[] {
  const paths = (value: unknown, path: string): readonly string[] =>
    // A group without fields of its own is a list under names that people give.
    isGroup(value) && Object.keys(value).length > 0
      ? Object.entries(value).flatMap(([name, own]) => paths(own, `${path}.${name}`))
      : [path];
  return groups.flatMap((group) => KEYS.filter((key) => key === group).flatMap((key) => paths(DEFAULT_SETTINGS[key], key)));
}

/** Paths of the settings that can change the value of a number. */
export const valuePaths = (id: NumberId): readonly string[] =>
  [...ownPaths(id), ...pathsUnder([...(READ_TOO[id] ?? []), ...COMMON])].filter((path) => !NO_VALUE.some((group) => isUnder(path, group)));

/** Paths of all settings there are. */
export const ALL_PATHS: readonly string[] = pathsUnder(KEYS);

/** The setting at a path, as JSON. */
export function settingAt(settings: Partial<Settings>, path: string): Json {
  let found: unknown = settings;
  for (const key of path.split(".")) found = isGroup(found) ? found[key] : undefined;
  // Settings hold nothing but JSON.
  return (found ?? null) as Json;
}

/** The settings with another value at a path; a group that is touched is written out whole. */
export function withSettingAt<S extends Partial<Settings>>(settings: S, path: string, value: Json): S {
  const put = (held: Group, [head = "", ...rest]: readonly string[]): Group => ({
    ...held,
    [head]: rest.length === 0 ? value : put(groupOf(held[head]), rest),
  });
  const group = KEYS.find((key) => path.startsWith(`${key}.`));
  const whole =
    group === undefined ? settings : { ...settings, [group]: { ...groupOf(DEFAULT_SETTINGS[group]), ...groupOf(settings[group]) } };
  // The path is one of the settings and the value has stood at it in settings that were checked.
  return put(whole, path.split(".")) as S;
}

const groupOf = (value: unknown): Group => (isGroup(value) ? value : {});

/** Two settings say the same. */
export const isSame = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);
