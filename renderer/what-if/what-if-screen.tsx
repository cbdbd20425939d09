import "./what-if.css";
import "./baseline/baseline.css";
import "./outputs/outputs.css";
import "./scenarios/scenarios.css";
import { Button } from "@mantine/core";
import { useApp } from "../store/app-store.ts";
import { currentEstimate, isTyped } from "../store/current-estimate.ts";
import { isBaselineStale } from "../store/keys.ts";
import { retry } from "../store/pipeline.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ProblemCard } from "../ui/problem-card.tsx";
import { useWords } from "../ui/use-words.ts";
import { WorkingBar } from "../ui/working-bar.tsx";
import { typeBaseline } from "./baseline/edit-baseline.ts";
import { LeverRail } from "./lever-rail.tsx";
import { ScenarioPage } from "./scenario-page.tsx";

/** Levers on the left, what they lead to on the right. Needs a baseline: from accounts with money, or typed by a person. */
export function WhatIfScreen() {
  const { t } = useWords();
  const hasBaseline = useApp((state) => currentEstimate(state) !== null);
  const job = useApp((state) => state.jobs.baseline ?? state.jobs.compute ?? state.jobs.map);
  const failure = useApp((state) => state.failures.baseline ?? state.failures.compute);
  const fileFailure = useApp((state) => state.failures.scenario);
  const stale = useApp((state) => !isTyped(state) && isBaselineStale(state));
  if (!hasBaseline) {
    return (
      <main className="page">
        {job === undefined ? null : <WorkingBar job={job} />}
        {failure === undefined ? null : <ProblemCard problem={failure.problem} onRetry={() => retry("baseline")} />}
        <EmptyState title={t("levers:noData.title")} text={t("levers:noData.text")}>
          <p className="c2">{t("levers:baseline.typeText")}</p>
          <Button variant="filled" size="md" onClick={typeBaseline}>
            {t("levers:baseline.type")}
          </Button>
        </EmptyState>
      </main>
    );
  }
  return (
    <div className="body what-if-body">
      <LeverRail />
      <main className="page what-if-page">
        {job === undefined || !stale ? null : <WorkingBar job={job} />}
        {failure === undefined ? null : <ProblemCard problem={failure.problem} onRetry={() => retry("baseline")} />}
        {stale ? (
          <div className="chip tone-warn" role="status">
            {t("levers:stale")}
          </div>
        ) : null}
        {fileFailure === undefined ? null : <ProblemCard problem={fileFailure.problem} onClose={() => retry("scenario")} />}
        <ScenarioPage />
      </main>
    </div>
  );
}
