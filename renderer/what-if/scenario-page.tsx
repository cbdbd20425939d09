import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { setView, useApp } from "../store/app-store.ts";
import { isTyped } from "../store/current-estimate.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { BaselinePanel } from "./baseline/baseline-panel.tsx";
import { addLever, renameScenario, setHorizon } from "./edit-levers.ts";
import { IndexStrip } from "./index-strip.tsx";
import { OutcomeCharts } from "./outcome-charts.tsx";
import { OutcomeSummary } from "./outcome-summary.tsx";
import { OwnOutputs } from "./outputs/own-outputs.tsx";
import { DuplicateScenario, ScenarioMenu, ScenarioPlace } from "./scenarios/scenario-menu.tsx";
import { SimulationLine } from "./simulation/simulation-line.tsx";
import { SimulationSettingsMenu } from "./simulation/simulation-settings.tsx";
import { Simulating } from "./simulation/use-simulated.ts";
import { Understanding } from "./understanding/understanding.tsx";
import { useAnswer } from "./use-answer.ts";

const HORIZONS = [3, 6, 12, 18, 24, 36, 48, 60, 84, 120] as const;

/** The right of the screen: what the levers in force lead to. Each part reads what it shows, so that a drag draws no more than that. */
export function ScenarioPage() {
  const { t } = useWords();
  const isEmpty = useApp((state) => state.history.present.scenario.levers.length === 0);
  const typed = useApp(isTyped);
  const hasOutputs = useApp((state) => state.history.present.outputs.length > 0);
  const [ownOpen, setOwnOpen] = useState(false);
  const [opened, setOpened] = useState<boolean | null>(null);
  // A baseline that is being typed is in sight until a person closes it.
  const open = opened ?? typed;
  return (
    <>
      <Simulating />
      <ScenarioHead open={open} onToggle={() => setOpened(!open)} own={ownOpen || hasOutputs} onOwn={() => setOwnOpen(!ownOpen)} />
      {open ? <BaselinePanel /> : null}
      {isEmpty ? (
        <section className="paper scenario-empty">
          <h2>{t("levers:empty.title")}</h2>
          <p className="c2">{t("levers:empty.text")}</p>
          <Button variant="filled" size="md" onClick={() => addLever("retention")}>
            {t("levers:empty.first")}
          </Button>
        </section>
      ) : null}
      <section className="paper outcome">
        <OutcomeSummary />
        <OutcomeCharts />
      </section>
      <IndexStrip />
      {ownOpen || hasOutputs ? <OwnOutputs /> : null}
      <Understanding />
    </>
  );
}

/** Name, snapshot, horizon and the way on: what does not change while a slider moves. */
function ScenarioHead({
  open,
  onToggle,
  own,
  onOwn,
}: {
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Whether numbers of a person's own are in sight. */
  readonly own: boolean;
  readonly onOwn: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const name = useApp((state) => state.history.present.scenario.name);
  const horizon = useApp((state) => state.history.present.scenario.horizon);
  const day = useApp((state) => state.facts?.value.latestDay ?? null);
  const { segments, discountRate } = useAnswer(({ estimate }) => estimate.baseline);
  const typed = useApp(isTyped);
  const edits = useApp((state) => (state.history.present.baseline.typed === null ? state.history.present.baseline.edits.length : 0));
  const customers = segments.reduce((sum, segment) => sum + segment.customers, 0);
  const horizons = HORIZONS.some((months) => months === horizon) ? HORIZONS : [...HORIZONS, horizon];
  return (
    <div className="page-head wrap">
      <div className="scenario-name">
        <h1 className="sr">{t("app:screen.what-if")}</h1>
        <div className="row">
          <TextInput
            variant="unstyled"
            size="md"
            aria-label={t("levers:name")}
            value={name}
            placeholder={t("levers:unnamed")}
            onChange={(event) => renameScenario(event.currentTarget.value)}
          />
          <ScenarioMenu />
        </div>
        <div className="xs c2">
          <ScenarioPlace />
          {typed
            ? t("levers:baseline.snapshot", { count: segments.length, customers: words.plain(customers) })
            : t("levers:snapshot", { count: segments.length, day: dayText(day, words.language), customers: words.plain(customers) })}
          {". "}
          <button type="button" className="link nw" aria-expanded={open} onClick={onToggle}>
            {t("levers:baseline.open")}
            {edits === 0 ? "" : ` (${t("levers:baseline.edits", { count: edits })})`}
          </button>
          {". "}
          <button type="button" className="link nw" aria-expanded={own} onClick={onOwn}>
            {t("levers:outputs.title")}
          </button>
          {". "}
          <SimulationLine />
        </div>
      </div>
      <div className="row">
        <span className="xs c3">{t("levers:horizon")}</span>
        <NativeSelect
          aria-label={t("levers:horizon")}
          value={String(horizon)}
          onChange={(event) => setHorizon(Number(event.currentTarget.value))}
          data={horizons.map((months) => ({ value: String(months), label: t("levers:months", { count: months }) }))}
        />
        <span className="xs c2">{t("levers:discount", { rate: words.share(discountRate, 0) })}</span>
        <SimulationSettingsMenu />
        <DuplicateScenario />
        <Button variant="filled" rightSection={<Icon name="arrow" size={13} />} onClick={() => setView({ screen: "report" })}>
          {t("levers:toReport")}
        </Button>
      </div>
    </div>
  );
}

/** The data day as the language writes it; a dash where the data have no date. */
export function dayText(day: string | null, language: string): string {
  if (day === null) return "–";
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}
