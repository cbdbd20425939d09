import type { PlanOutcome } from "../../../shared/scenario/understand/plan-gain.ts";
import type { PlanCost } from "../../../shared/scenario/understand/plan-search.ts";
import { useApp } from "../../store/app-store.ts";
import type { PlanDraft } from "../../store/state.ts";

export type { PlanDraft } from "../../store/state.ts";

const NO_COST: PlanCost = { fixed: 0, full: 0 };

/** What was said of a lever's cost; nothing yet is nothing. */
export const costOf = ({ costs }: PlanDraft, id: string): PlanCost => costs[id] ?? NO_COST;

export function changePlanDraft(change: { readonly outcome?: PlanOutcome; readonly target?: number; readonly probability?: number }): void {
  useApp.setState(({ planDraft }) => ({ planDraft: { ...planDraft, ...change } }));
}

export function changePlanCost(id: string, cost: PlanCost): void {
  useApp.setState(({ planDraft }) => ({ planDraft: { ...planDraft, costs: { ...planDraft.costs, [id]: cost } } }));
}
