import { useEffect, useRef, useState } from "react";
import type { ReferenceQuery } from "../../../../shared/ipc/contract.ts";
import type { Problem } from "../../../../shared/problem.ts";
import { useApp } from "../../../store/app-store.ts";
import { dropJob, runJob } from "../../../store/jobs.ts";
import { retry } from "../../../store/pipeline.ts";

export type ReferenceTaking = {
  readonly isBusy: boolean;
  /** Why the last one could not be taken. */
  readonly problem: Problem | null;
  /** Of how many customers the last one was taken; `null` until one was. */
  readonly customers: number | null;
  readonly take: (maxAgeDays: ReferenceQuery["maxAgeDays"]) => void;
  /** Ends what is under way, and forgets how the last one went. */
  readonly stop: () => void;
};

/** Asks the engine for what a component is ranked among; `onTaken` gets the points. Asking again, or leaving, cancels what is under way. */
export function useReference(field: string, onTaken: (points: readonly number[]) => void): ReferenceTaking {
  const isBusy = useApp((state) => state.jobs.reference?.key === field);
  const failure = useApp((state) => state.failures.reference);
  const [customers, setCustomers] = useState<number | null>(null);
  // The other parts may have changed by the time the answer comes.
  const latest = useRef(onTaken);
  useEffect(() => {
    latest.current = onTaken;
  }, [onTaken]);
  const stop = () => {
    const { jobs, failures } = useApp.getState();
    if (jobs.reference?.key === field) dropJob("reference");
    if (failures.reference?.key === field) retry("reference");
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on leaving
  useEffect(() => stop, []);
  const take = async (maxAgeDays: ReferenceQuery["maxAgeDays"]) => {
    setCustomers(null);
    const { settings } = useApp.getState().history.present;
    const answer = await runJob("reference", field, "health:reference", { settings, field, maxAgeDays }, () => ({}));
    if (answer?.ok !== true) return;
    setCustomers(answer.value.customers);
    latest.current(answer.value.points);
  };
  return { isBusy, problem: failure?.key === field ? failure.problem : null, customers, take: (maxAgeDays) => void take(maxAgeDays), stop };
}
