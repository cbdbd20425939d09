import { useEffect, useRef, useState } from "react";
import type { ReferenceQuery } from "../../../../shared/ipc/contract.ts";
import type { Problem } from "../../../../shared/problem.ts";
import { useApp } from "../../../store/app-store.ts";
import { bridge } from "../../../store/bridge.ts";

let count = 0;

export type ReferenceTaking = {
  readonly isBusy: boolean;
  /** Why the last one could not be taken. */
  readonly problem: Problem | null;
  /** Of how many customers the last one was taken; `null` until one was. */
  readonly customers: number | null;
  readonly take: (asked: Pick<ReferenceQuery, "field" | "maxAgeDays">) => void;
  /** Ends what is under way, and forgets how the last one went. */
  readonly stop: () => void;
};

const AT_REST = { isBusy: false, problem: null, customers: null } as const;

/** Asks the engine for what a component is ranked among; `onTaken` gets the points. Asking again, or leaving, cancels what is under way. */
export function useReference(onTaken: (points: readonly number[]) => void): ReferenceTaking {
  const [state, setState] = useState<Pick<ReferenceTaking, "isBusy" | "problem" | "customers">>(AT_REST);
  const open = useRef<string | null>(null);
  // The other parts may have changed by the time the answer comes.
  const latest = useRef(onTaken);
  useEffect(() => {
    latest.current = onTaken;
  }, [onTaken]);
  const cancel = () => {
    if (open.current !== null) void bridge().call("job:cancel", { job: open.current });
    open.current = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only on leaving
  useEffect(() => cancel, []);
  const take: ReferenceTaking["take"] = async (asked) => {
    cancel();
    count += 1;
    const job = `reference-${count}`;
    open.current = job;
    setState({ ...AT_REST, isBusy: true });
    const { settings } = useApp.getState().history.present;
    const answer = await bridge().call("health:reference", { job, settings, ...asked });
    if (open.current !== job) return;
    open.current = null;
    setState({ ...AT_REST, ...(answer.ok ? { customers: answer.value.customers } : { problem: answer.problem }) });
    if (answer.ok) latest.current(answer.value.points);
  };
  return {
    ...state,
    take: (asked) => void take(asked),
    stop: () => {
      cancel();
      setState(AT_REST);
    },
  };
}
