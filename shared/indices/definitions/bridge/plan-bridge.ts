import type { IndexResult } from "../../index-result.ts";
import type { Settings } from "../../settings.ts";
import type { NumberId } from "../definition.ts";
import { ALL_PATHS, isSame, settingAt, valuePaths, withSettingAt } from "../definition-settings.ts";
import { isRead } from "../effective-settings.ts";
import type { Difference, Missing } from "./bridge.ts";
import type { Player, Worth } from "./build-bridge.ts";
import { onHundred } from "./common-unit.ts";
import type { Split } from "./split.ts";
import { splitOf } from "./split-of.ts";

/** More that differs than this is switched in groups: 2^8 combinations are computed, never a sample of more. */
const MOST_PLAYERS = 8;

/** What differs between two definitions, and which settings each combination of it asks for. */
export type BridgePlan = {
  readonly players: readonly Player[];
  /** Settings under which results are needed, each under a key. */
  readonly asked: ReadonlyMap<string, Settings>;
  /** Key of the settings when all of it has moved: their result must be that of `to`. */
  readonly reached: string;
  /** The worth of combinations once the results are there. */
  worth(results: ReadonlyMap<string, Computed>, rescaled: boolean): Worth;
};

/** A result, or that the settings contradict themselves. */
export type Computed = IndexResult | "SETTINGS_INVALID";

/**
 * Plans the bridge between settings that are effective on the data (`effective-settings.ts`), over those that the number is known to go
 * by, or over `every` setting there is, for when the known ones do not lead all the way.
 */
export function planBridge(id: NumberId, from: Settings, to: Settings, every = false): BridgePlan {
  const paths = every ? ALL_PATHS : valuePaths(id);
  const plain: Difference[] = [];
  let split: { readonly path: string; readonly of: Split } | null = null;
  for (const path of paths) {
    const [a, b] = [settingAt(from, path), settingAt(to, path)];
    if (isSame(a, b) || !(every || isRead(id, path, from) || isRead(id, path, to))) continue;
    const own = splitOf(id, path, a, b);
    if (own === null) plain.push({ setting: path, part: null, from: a, to: b });
    else split = { path, of: own };
  }
  const apart = split?.of.parts.map((part): Difference => ({ setting: split.path, part: part.name, from: part.from, to: part.to })) ?? [];
  const players = grouped([...apart.map((difference): Player => [difference]), ...plain.map((difference): Player => [difference])]);
  const moved = (combination: number): ReadonlySet<string> =>
    new Set(players.flatMap((player, at) => ((combination & (1 << at)) === 0 ? [] : player.map(nameOf))));
  /** The settings of a combination, with the setting that comes apart as at one of its ends. */
  const settingsOf = (names: ReadonlySet<string>, end: "from" | "to"): Settings => {
    let settings = from;
    for (const difference of plain)
      if (names.has(nameOf(difference))) settings = withSettingAt(settings, difference.setting, difference.to);
    return split === null ? settings : withSettingAt(settings, split.path, settingAt(end === "from" ? from : to, split.path));
  };
  const key = (settings: Settings): string => JSON.stringify(paths.map((path) => settingAt(settings, path)));
  const asked = new Map<string, Settings>();
  for (let combination = 0; combination < 2 ** players.length; combination += 1) {
    for (const end of ["from", "to"] as const) {
      const settings = settingsOf(moved(combination), end);
      asked.set(key(settings), settings);
    }
  }
  return {
    players,
    asked,
    reached: key(settingsOf(moved(2 ** players.length - 1), "to")),
    worth: (results, rescaled) => (combination) => {
      const names = moved(combination);
      const [a, b] = (["from", "to"] as const).map((end) => results.get(key(settingsOf(names, end))));
      return worthOf(id, split?.of ?? null, (part) => names.has(`${split?.path} ${part}`), a, b, rescaled);
    },
  };
}

function worthOf(
  id: NumberId,
  split: Split | null,
  hasMoved: (part: string) => boolean,
  from: Computed | undefined,
  to: Computed | undefined,
  rescaled: boolean,
): ReturnType<Worth> {
  if (from === undefined || to === undefined) throw new Error("planBridge requires a result for every combination");
  if (from === "SETTINGS_INVALID" || to === "SETTINGS_INVALID") return { value: null, reason: "SETTINGS_INVALID" };
  const reason: Missing["reason"] | null = from.reason ?? to.reason;
  if (split === null) return { value: rescaled ? onHundred(id, from) : from.value, reason };
  return { value: from.value === null && to.value === null ? null : split.mix(hasMoved, from, to), reason };
}

const nameOf = ({ setting, part }: Difference): string => (part === null ? setting : `${setting} ${part}`);

/** The first ones by themselves, the rest as one. */
function grouped(players: readonly Player[]): readonly Player[] {
  if (players.length <= MOST_PLAYERS) return players;
  return [...players.slice(0, MOST_PLAYERS - 1), players.slice(MOST_PLAYERS - 1).flat()];
}
