import { useEffect, useMemo } from "react";
import type { ComparisonQuery, ScenarioComparison } from "../../../shared/ipc/contract.ts";
import type { Scenario } from "../../../shared/project/document.ts";
import { activeLevers } from "../../store/active-levers.ts";
import { useApp } from "../../store/app-store.ts";
import { dropJob, runJob } from "../../store/jobs.ts";
import { useAnswer } from "../use-answer.ts";

/** A lever that is dragged comes to rest before anything is drawn. */
const REST_MS = 250;

export type ShownComparison = {
  /** `null` before there is any. */
  readonly comparison: ScenarioComparison | null;
  /** False where what stands belongs to other levers. */
  readonly isCurrent: boolean;
};

/**
 * Ranges of scenarios over common draws, from the engine, and how far the one at place `flipsOf` is from turning against `reference`; asked
 * for anew when anything of them has changed and come to rest.
 */
export function useComparison(scenarios: readonly Scenario[], reference: number | null, flipsOf: number | null): ShownComparison {
  const baseline = useAnswer(({ estimate }) => estimate.baseline);
  const settings = useApp((state) => state.history.present.simulation);
  const query = useMemo((): ComparisonQuery => {
    const asked = scenarios.map(({ levers, horizon }) => ({ levers: activeLevers(levers), horizon }));
    return { baseline, scenarios: asked, settings, reference, ...(flipsOf !== null && { flipsOf }) };
  }, [baseline, scenarios, settings, reference, flipsOf]);
  const key = useMemo(() => JSON.stringify(query), [query]);
  const compared = useApp((state) => state.compared);
  const hasFailed = useApp((state) => state.failures.compare?.key === key);
  const isCurrent = compared?.key === key;
  useEffect(() => {
    if (isCurrent || hasFailed) return;
    const timer = setTimeout(() => {
      void runJob("compare", key, "scenario:compare", { comparison: query }, (value) => ({ compared: { key, value } }));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [isCurrent, hasFailed, key, query]);
  // Nobody waits for it once the table is gone.
  useEffect(() => () => dropJob("compare"), []);
  const fits = compared !== null && compared.value.scenarios.length === scenarios.length;
  return { comparison: fits ? compared.value : null, isCurrent };
}
