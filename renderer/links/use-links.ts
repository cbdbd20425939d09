import { useEffect, useMemo } from "react";
import { gradeLinks, type LinksOutput } from "../../shared/scenario/links/grade-links.ts";
import { useApp } from "../store/app-store.ts";
import { runJob } from "../store/jobs.ts";
import { outputKey, queryOf } from "../store/keys.ts";
import type { State } from "../store/state.ts";

/** Key of what the links depend on: what the indices do, and who was treated. What is declared of them is applied in the window. */
export function linksKey(state: State): string | null {
  const key = outputKey(state);
  return key === null || state.facts === null || state.output?.key !== key ? null : `${key} ${state.history.present.links.treatment ?? ""}`;
}

export const isLinksStale = (state: State): boolean => state.links !== null && state.links.key !== linksKey(state);

/** Asks for the links while someone looks, again when their inputs change, and grades them by what is declared. */
export function useLinks(): LinksOutput | null {
  const key = useApp(linksKey);
  const held = useApp((state) => state.links);
  const isFree = useApp((state) => key !== null && state.jobs.links?.key !== key && state.failures.links?.key !== key);
  const choices = useApp((state) => state.history.present.links);
  const isWanted = key !== null && held?.key !== key && isFree;
  useEffect(() => {
    if (!isWanted) return;
    const { history } = useApp.getState();
    // A field of other files says nothing of these.
    const fields = useApp.getState().facts?.value.fields.accounts ?? [];
    const treatment = fields.find((field) => field === history.present.links.treatment) ?? null;
    const request = { query: { ...queryOf(history.present), by: null, wave: null, metrics: false }, treatment };
    void runJob("links", key, "links:estimate", request, (value) => ({ links: { key, value } }));
  }, [isWanted, key]);
  const estimate = held?.value;
  return useMemo(() => (estimate === undefined ? null : gradeLinks(estimate, choices)), [estimate, choices]);
}
