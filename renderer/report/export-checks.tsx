import { INDEX_IDS } from "../../shared/indices/index-result.ts";
import type { Deck } from "../../shared/report/deck.ts";
import { shortNameOf } from "../indices/names.ts";
import { activeLevers } from "../store/active-levers.ts";
import { useApp } from "../store/app-store.ts";
import { currentEstimate } from "../store/current-estimate.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";

type Check = { readonly icon: IconName; readonly tone: string; readonly words: string };

/** What is true of the deck as it would leave now; only what was really looked at. */
export function ExportChecks({ deck, stale }: { readonly deck: Deck; readonly stale: boolean }) {
  const { t } = useWords();
  const output = useApp((state) => state.output?.value);
  const levers = useApp((state) => activeLevers(state.history.present.scenario.levers).length);
  const baseline = useApp((state) => currentEstimate(state) !== null);
  const charts = deck.slides.flatMap((slide) => (slide.kind === "chart" ? slide.charts : []));
  const described = charts.filter((chart) => chart.altText !== "").length;
  const missing = INDEX_IDS.filter((id) => output?.indices[id].value == null);
  const done = (words: string): Check => ({ icon: "check", tone: "better", words });
  const look = (words: string, icon: IconName = "alert"): Check => ({ icon, tone: "warn", words });
  const alt = t("exporting:check.alt", { described, charts: charts.length });
  const checks: readonly Check[] = [
    described === charts.length ? done(alt) : look(alt),
    levers === 0
      ? { icon: "info", tone: "c3", words: t("exporting:check.noScenario") }
      : baseline
        ? done(t("exporting:check.scenario", { count: levers }))
        : look(t("exporting:check.noBaseline")),
    ...(stale ? [look(t("exporting:check.stale"), "refresh")] : []),
    missing.length === 0
      ? done(t("exporting:check.all"))
      : look(t("exporting:check.missing", { names: missing.map((id) => shortNameOf(id, t)).join(", ") })),
  ];
  return (
    <div className="export-part export-checks">
      <h3>{t("exporting:before")}</h3>
      <ul className="xs">
        {checks.map((check) => (
          <li className="row" key={check.words}>
            <Icon name={check.icon} size={13} className={check.tone} />
            <span>{check.words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
