import { useEffect, useState } from "react";
import type { FormulaName } from "../../../shared/formula/formula-name.ts";
import type { CustomIndex } from "../../../shared/indices/custom-index.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { useApp } from "../../store/app-store.ts";
import { bridge } from "../../store/bridge.ts";
import { outputKey, queryOf } from "../../store/keys.ts";

/** How long a draft may go on changing before the engine is asked. */
const PAUSE_MS = 250;

let count = 0;

export type DraftValue = {
  /** `null` until the engine has told them. */
  readonly names: readonly FormulaName[] | null;
  readonly result: IndexResult | null;
  readonly isBusy: boolean;
};

/** What formulas may name, and the value of a sound draft over all the data; `null` = there is none yet. */
export function useDraftValue(draft: CustomIndex | null): DraftValue {
  const [state, setState] = useState<DraftValue>({ names: null, result: null, isBusy: true });
  const inputs = useApp(outputKey);
  const key = JSON.stringify([inputs, draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is asked for
  useEffect(() => {
    count += 1;
    const job = `custom-${count}`;
    let isWanted = true;
    let isAsked = false;
    setState((before) => ({ ...before, isBusy: true }));
    const timer = setTimeout(() => {
      isAsked = true;
      const query = queryOf(useApp.getState().history.present);
      void bridge()
        .call("custom:preview", { job, query, index: draft })
        .then((answer) => {
          isAsked = false;
          if (!isWanted) return;
          setState((before) => (answer.ok ? { ...answer.value, isBusy: false } : { names: before.names, result: null, isBusy: false }));
        });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      if (isAsked) void bridge().call("job:cancel", { job });
    };
  }, [key]);
  return state;
}
