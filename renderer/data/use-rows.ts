import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "../../shared/problem.ts";
import { bridge } from "../store/bridge.ts";

export type Row = { readonly row: number; readonly cells: readonly (string | null)[] };

/** Rows asked for at once. */
const PAGE = 100;
/** Pages kept; beyond that the ones asked for longest ago are let go. */
const KEPT = 60;

/** Windows of the rows of a table, fetched as they come into view. `total` is null until the first has come. */
export function useRows(table: string, onlyRows: readonly number[] | null) {
  const pages = useRef(new Map<number, readonly Row[] | "asked">());
  const [state, setState] = useState<{ readonly total: number | null; readonly problem: Problem | null; readonly version: number }>({
    total: null,
    problem: null,
    version: 0,
  });
  const generation = useRef(0);

  const ask = useCallback(
    async (page: number) => {
      if (pages.current.has(page)) return;
      pages.current.set(page, "asked");
      const born = generation.current;
      const request = { table, offset: page * PAGE, limit: PAGE, ...(onlyRows === null ? {} : { view: { onlyRows } }) };
      const answer = await bridge().call("data:rows", request);
      // The table or the filter has changed meanwhile: these rows belong to nobody.
      if (generation.current !== born) return;
      if (!answer.ok) {
        pages.current.delete(page);
        setState((before) => ({ ...before, problem: answer.problem }));
        return;
      }
      pages.current.set(page, answer.value.rows);
      for (const old of pages.current.keys()) {
        if (pages.current.size <= KEPT) break;
        if (old !== page) pages.current.delete(old);
      }
      setState((before) => ({ total: answer.value.total, problem: null, version: before.version + 1 }));
    },
    [table, onlyRows],
  );

  useEffect(() => {
    generation.current += 1;
    pages.current = new Map();
    setState({ total: null, problem: null, version: 0 });
    void ask(0);
  }, [ask]);

  /** The row at a position, or null while it is on its way. */
  const rowAt = (index: number): Row | null => {
    const page = pages.current.get(Math.floor(index / PAGE));
    return page === undefined || page === "asked" ? null : (page[index % PAGE] ?? null);
  };

  /** Makes sure the rows of a stretch are there or on their way. */
  const want = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / PAGE); page <= Math.floor(to / PAGE); page += 1) void ask(page);
    },
    [ask],
  );

  return { total: state.total, problem: state.problem, rowAt, want, again: () => void ask(0) };
}
