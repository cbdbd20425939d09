import { useEffect, useMemo, useReducer, useState } from "react";
import type { Problem } from "../../../shared/problem.ts";
import type { RowView } from "../../../shared/table/row-view.ts";
import { bridge } from "../../store/bridge.ts";
import { PAGE, RowPages } from "./row-pages.ts";

/** The rows of a table by a view, as far as they have come. */
export type ShownRows = { readonly view: RowView; readonly total: number; readonly pages: RowPages };

export type RowsState = {
  /** What is on screen: of the view before, while the one asked for is being found. `null` until the first has come. */
  readonly shown: ShownRows | null;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  /** Asks again for what could not be had. */
  readonly again: () => void;
};

/** Rows as they come into view. The engine gives up a view that is replaced before it was found. */
export function useRowPages(table: string, view: RowView): RowsState {
  const [shown, setShown] = useState<ShownRows | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [attempt, tryAgain] = useReducer((before: number) => before + 1, 0);
  const [, redraw] = useReducer((before: number) => before + 1, 0);
  const key = JSON.stringify(view);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a view is what it says, whichever object says it; another attempt asks anew
  useEffect(() => {
    setProblem(null);
    let isWanted = true;
    let mine: RowPages | null = null;
    const ask = (page: number) =>
      bridge().call("data:rows", { table, offset: page * PAGE, limit: PAGE, ...(key === "{}" ? {} : { view }) });
    void ask(0).then((answer) => {
      if (!isWanted) return;
      if (!answer.ok) {
        setProblem(answer.problem);
        return;
      }
      mine = new RowPages(async (page) => {
        const next = await ask(page);
        if (next.ok) return next.value.rows;
        if (isWanted) setProblem(next.problem);
        return null;
      }, redraw);
      mine.put(0, answer.value.rows);
      setShown({ view, total: answer.value.total, pages: mine });
    });
    return () => {
      isWanted = false;
      mine?.end();
    };
  }, [table, key, attempt]);
  return useMemo(() => {
    const isCurrent = shown !== null && JSON.stringify(shown.view) === key;
    return { shown, isBusy: !isCurrent && problem === null, problem, again: tryAgain };
  }, [shown, key, problem]);
}
