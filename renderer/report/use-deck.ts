import { useMemo } from "react";
import type { Json } from "../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { composeDeck } from "../../shared/report/compose-deck.ts";
import type { Deck } from "../../shared/report/deck.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { whatif } from "../../shared/scenario/whatif.ts";
import { activeLevers } from "../store/active-levers.ts";
import { useApp } from "../store/app-store.ts";
import { currentEstimate } from "../store/current-estimate.ts";

const withBeside = (settings: Json, beside: { readonly [key: string]: Json }): Json =>
  settings !== null && typeof settings === "object" && !Array.isArray(settings) ? { ...settings, ...beside } : settings;

/** The deck that an export would write, from the same numbers and the same composer; `null` before there are numbers. */
export function useDeck(): Deck | null {
  const output = useApp((state) => state.output?.value);
  const estimate = useApp((state) => currentEstimate(state) ?? undefined);
  const name = useApp((state) => state.history.present.name);
  const scenario = useApp((state) => state.history.present.scenario);
  const settings = useApp((state) => state.history.present.settings);
  const latestDay = useApp((state) => state.facts?.value.latestDay);
  const language = useApp((state) => state.preferences.language);
  return useMemo(() => {
    if (output === undefined) return null;
    const levers = activeLevers(scenario.levers);
    const { references = DEFAULT_SETTINGS.references, role = DEFAULT_SETTINGS.role } = settings;
    return composeDeck({
      // Lines and order are the document's as it stands: no number waits for them.
      output: { ...output, settings: withBeside(output.settings, { references: references.map((line) => ({ ...line })), role }) },
      whatif: estimate === undefined || levers.length === 0 ? null : whatif(estimate.baseline, levers, scenario.horizon, estimate),
      scenarioName: scenario.name,
      theme: DEFAULT_THEME,
      language,
      title: name,
      currency: settings.currency ?? "EUR",
      dataDay: settings.asOf ?? latestDay ?? "",
    });
  }, [output, estimate, name, scenario, settings, latestDay, language]);
}
