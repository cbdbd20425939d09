import { useEffect, useMemo } from "react";
import type { SimulationQuery } from "../../../shared/ipc/contract.ts";
import type { RobustnessAnswer } from "../../../shared/scenario/understand/answer-robustness.ts";
import { useApp } from "../../store/app-store.ts";
import { runJob } from "../../store/jobs.ts";
import type { Rested } from "./use-rested.ts";

/** Levers that are typed or undone quickly come to rest before anything is drawn. */
const REST_MS = 250;

/** Flip points, information and rankings from the engine; `isCurrent` = they belong to the scenario as it stands. */
export function useRobustness({ situation, horizon }: Rested): {
  readonly answer: RobustnessAnswer | null;
  readonly isCurrent: boolean;
} {
  const settings = useApp((state) => state.history.present.simulation);
  const query = useMemo((): SimulationQuery => ({ ...situation, horizon, settings, target: null }), [situation, horizon, settings]);
  const key = useMemo(() => JSON.stringify(query), [query]);
  const robust = useApp((state) => state.robust);
  const hasFailed = useApp((state) => state.failures.robust?.key === key);
  const isCurrent = robust?.key === key;
  useEffect(() => {
    if (isCurrent || hasFailed) return;
    const timer = setTimeout(() => {
      void runJob("robust", key, "scenario:understand", { simulation: query }, (value) => ({ robust: { key, value } }));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [isCurrent, hasFailed, key, query]);
  return { answer: robust?.value ?? null, isCurrent };
}
