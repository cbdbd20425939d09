import { useEffect, useState } from "react";
import type { Contract, Request, Response } from "../../shared/ipc/contract.ts";
import type { Problem } from "../../shared/problem.ts";
import { bridge } from "./bridge.ts";

/** Channels whose request carries a job. */
type JobChannel = { [C in keyof Contract]: Contract[C]["request"] extends { readonly job: string } ? C : never }[keyof Contract];

export type Asked<T> = {
  /** The last answer; `isBusy` = it belongs to another question than the one asked now. */
  readonly value: T | null;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly again: () => void;
};

let count = 0;

/**
 * The answer to a question that only one part of the window asks. `key` says all that the answer depends on; `null` = nothing is asked.
 * Another key, or leaving, cancels what is under way.
 */
export function useAsked<C extends JobChannel>(channel: C, request: Omit<Request<C>, "job">, key: string | null): Asked<Response<C>> {
  const [held, setHeld] = useState<{ readonly key: string; readonly value: Response<C> | null; readonly problem: Problem | null }>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is asked for
  useEffect(() => {
    if (key === null) return;
    count += 1;
    const job = `asked-${count}`;
    let isOpen = true;
    // The request of a JobChannel is what was given plus its job.
    void bridge()
      .call(channel, { ...request, job } as unknown as Request<C>)
      .then((answer) => {
        if (!isOpen) return;
        isOpen = false;
        setHeld(answer.ok ? { key, value: answer.value, problem: null } : { key, value: null, problem: answer.problem });
      });
    return () => {
      if (isOpen) void bridge().call("job:cancel", { job });
      isOpen = false;
    };
  }, [channel, key, attempt]);
  return {
    value: held?.value ?? null,
    problem: held?.key === key ? held.problem : null,
    isBusy: key !== null && held?.key !== key,
    again: () => {
      setHeld(undefined);
      setAttempt(attempt + 1);
    },
  };
}
