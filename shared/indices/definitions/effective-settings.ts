import type { Scales } from "../../table/scale.ts";
import { csatCuts, npsCuts } from "../cuts.ts";
import type { Choices } from "../index-definition.ts";
import type { Settings } from "../settings.ts";
import type { NumberId } from "./definition.ts";

/** What the data decide where a setting leaves it to them. */
export type DataFacts = { readonly scales: Scales; readonly choices: Choices };

/** Settings as they act on these data: what was left to the data (`null`) is filled in with what they say. */
export function effectiveSettings(settings: Settings, { scales, choices }: DataFacts): Settings {
  const [detractorsUpTo, promotersFrom] = npsCuts({ scales, settings });
  const [dissatisfiedUpTo, satisfiedFrom] = csatCuts({ scales, settings });
  const { components } = settings.health;
  return {
    ...settings,
    nps: { ...settings.nps, detractorsUpTo, promotersFrom },
    csat: { ...settings.csat, dissatisfiedUpTo, satisfiedFrom },
    health: { ...settings.health, components: components ?? (choices.health.length === 0 ? null : choices.health) },
    boxes: {
      ...settings.boxes,
      by: settings.boxes.by ?? choices.boxesBy,
      churnFrom: settings.boxes.churnFrom ?? choices.boxesFrom,
    },
    clv: { ...settings.clv, method: settings.clv.method ?? choices.clvMethod },
  };
}

/** Settings that a method of CLV does not look at. */
const CLV_IGNORES: Readonly<Record<NonNullable<Settings["clv"]["method"]>, ReadonlySet<string>>> = {
  seed: new Set(["clv.convention", "clv.discountRate", "clv.horizonMonths", "clv.growth", "churnWindowMonths"]),
  retention: new Set(),
  sbg: new Set(["churnWindowMonths"]),
  bgnbd: new Set(["clv.convention", "clv.subtractCac", "clv.growth", "churnWindowMonths"]),
};

/** Whether the number goes by the setting at all under these settings (which must be effective). */
export function isRead(id: NumberId, path: string, settings: Settings): boolean {
  if (id === "clv" && settings.clv.method !== null) return !CLV_IGNORES[settings.clv.method].has(path);
  if (id === "boxes") {
    const { by, churnFrom } = settings.boxes;
    if (/^(?:nps|csat|health)\./.test(path)) return by !== null && path.startsWith(`${by}.`) && path !== "csat.headline";
    if (path === "churnWindowMonths") return churnFrom !== "status";
  }
  // Periods cut its control chart, not the number.
  return !(id === "contactVolume" && path === "metrics.period");
}
