import { csatCuts, npsCuts } from "../cuts.ts";
import { dayLiteral } from "../dialect.ts";
import type { Choices } from "../index-definition.ts";
import { type FrameInput, has } from "./frame-input.ts";

/** Codes of the boxes in the frame. */
export const BOX_CODES = { bottom: 0, middle: 1, top: 2 } as const;

/** Whether a churn window can be looked at: losses and answers are dated. */
export const canUseWindow = (input: Pick<FrameInput, "fields" | "windowStart">): boolean =>
  has(input, "accounts", "end_date") &&
  has(input, "answers", "answered_at") &&
  has(input, "answers", "customer_id") &&
  input.windowStart !== null;

/**
 * `frame_boxes`: customers started by asOf with their box by the last valid answer (`box`) and, where a window can be looked at,
 * by the last one dated on or before its start (`box_at_start`); null = no answer.
 */
export function boxesSelect(input: FrameInput, by: NonNullable<Choices["boxesBy"]>): string {
  const kept = "a.customer, a.grp, a.active, a.at_start, a.lost, a.ended, a.money, a.negative_money, a.absurd_money, a.segment, a.cost";
  if (by === "health") {
    const { amberFrom, greenFrom } = input.settings.health;
    const box = `case when h.score is null then null when h.critical or h.score < ${amberFrom} then ${BOX_CODES.bottom}
      when h.score < ${greenFrom} then ${BOX_CODES.middle} else ${BOX_CODES.top} end`;
    return `select ${kept}, ${box} as box, cast(null as integer) as box_at_start from frame_accounts a left join frame_health h on h.customer = a.customer`;
  }
  const [low, high] = by === "nps" ? npsCuts(input) : csatCuts(input);
  const box = (alias: string): string =>
    `case when ${alias}.answer is null then null when ${alias}.answer >= ${high} then ${BOX_CODES.top}
      when ${alias}.answer <= ${low} then ${BOX_CODES.bottom} else ${BOX_CODES.middle} end`;
  const window = canUseWindow(input);
  return `select ${kept}, ${box("l")} as box, ${window ? box("s") : "cast(null as integer)"} as box_at_start
    from frame_accounts a left join last_${by}_of_customer l on l.customer = a.customer
    ${window ? `left join last_${by}_at_start s on s.customer = a.customer` : ""}`;
}

/** Somebody active at the start of the window had answered by then. */
export const WINDOW_USED = "select count(*) as n from frame_boxes where at_start and box_at_start is not null";

export const startOfWindow = (input: Pick<FrameInput, "windowStart">): string => dayLiteral(input.windowStart ?? "1970-01-01");
