import { csatCuts, npsCuts } from "../../../shared/indices/cuts.ts";
import { canUseWindow } from "../../../shared/indices/frame/boxes-frame.ts";
import { type FrameInput, has } from "../../../shared/indices/frame/frame-input.ts";
import { lastAtStartView, lastOfCustomerView } from "../../../shared/indices/frame/last-answers.ts";
import type { Choices } from "../../../shared/indices/index-definition.ts";
import { canDerive, knownTickets } from "../../../shared/metrics/fcr.ts";
import { LINKED_SCORES, type LinkedScore } from "../../../shared/scenario/scenario.ts";

/**
 * Which day the class of a customer is of. Always followed are the customers active at t0, over (t0, asOf]. `window`: by their class at t0.
 * `snapshot`: by that of the data date, where none of an earlier day is known, so that class and loss come from the same snapshot
 * (methods.md 5).
 */
export type LinkBasis = "window" | "snapshot";

type Frame = { readonly input: FrameInput; readonly health: Choices["health"] };

/** Scores that the data have at all. */
export const scoresIn = (frame: Frame): readonly LinkedScore[] => LINKED_SCORES.filter((score) => fieldsMissing(score, frame).length === 0);

/** Fields without which a score has no classes; empty where it has. */
export function fieldsMissing(score: LinkedScore, { input, health }: Frame): readonly string[] {
  const need = (table: "answers" | "tickets", fields: readonly string[]) =>
    fields.filter((field) => !has(input, table, field)).map((field) => `${table}.${field}`);
  if (score === "health") return health.some(({ field }) => !field.startsWith("answers.")) ? [] : ["accounts.usage_per_week"];
  if (score === "fcr") return canDerive(input) ? [] : need("tickets", ["customer_id", "fcr"]);
  return need("answers", ["customer_id", score]);
}

/** Whether classes of an earlier day are known. Health is only known as of today. */
export function hasWindow(score: LinkedScore, { input }: Frame): boolean {
  if (score === "health" || input.windowStart === null || !has(input, "accounts", "end_date")) return false;
  return score === "fcr" ? has(input, "tickets", "created_at") : canUseWindow(input);
}

/**
 * SQL of the customers with their class as of a day (`t0`: the start of the window, `now`: the data date): customer, class. The last
 * answer, or the last ticket of which it is known whether the first contact solved it.
 */
export function classesSql(score: LinkedScore, { input }: Frame, when: "t0" | "now"): string {
  switch (score) {
    case "nps":
    case "csat": {
      const [low, high] = score === "nps" ? npsCuts(input) : csatCuts(input);
      const view = when === "t0" ? lastAtStartView(score) : lastOfCustomerView(score);
      return `select customer, case when answer >= ${high} then 2 when answer <= ${low} then 0 else 1 end as class, ord from ${view}`;
    }
    case "health": {
      const { amberFrom, greenFrom } = input.settings.health;
      return `select customer, case when critical or score < ${amberFrom} then 0 when score < ${greenFrom} then 1 else 2 end as class, 0 as ord
        from frame_health where score is not null`;
    }
    case "fcr": {
      // Later than another where it was opened later: places in the list would differ between two days.
      return `select customer, case when fcr then 1 else 0 end as class, created_at as ord from (
        select customer, fcr, created_at, row_number() over (partition by customer order by created_at desc nulls last, source desc, row desc) as back
        from (${knownTickets(input, when === "t0" ? (input.windowStart ?? "1970-01-01") : null)}) k) t where back = 1`;
    }
  }
}

/** SQL conditions over `frame_accounts a`: who is followed, and who of them was lost. Without end dates a status says who was lost. */
export const FOLLOWED = "a.at_start";
export const LOST = "a.lost";

/** Money a month of an account; revenue of 12 months stands in where no monthly amount is mapped. */
export const monthlyMoney = (input: FrameInput): string => (has(input, "accounts", "mrr") ? "a.mrr" : "(a.money / 12)");
