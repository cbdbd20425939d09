import { exactMoney, exactSquares } from "../../../shared/indices/dialect.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import type { Choices } from "../../../shared/indices/index-definition.ts";
import type { ClassCounts } from "../../../shared/scenario/links/class-counts.ts";
import type { LinkedScore } from "../../../shared/scenario/scenario.ts";
import type { Relations } from "../indices/relations.ts";
import { classesSql, FOLLOWED, hasWindow, type LinkBasis, LOST, monthlyMoney } from "./class-sql.ts";

export type SegmentCounts = ClassCounts & { readonly segment: string | null };
export type CountedScore = { readonly score: LinkedScore; readonly basis: LinkBasis; readonly cells: readonly SegmentCounts[] };

/** What a count of classes reads. */
export type LinkFrame = { readonly relations: Relations; readonly input: FrameInput; readonly health: Choices["health"] };

/** Customers by segment and class of a score: by the window where somebody followed had a class at its start, else by the snapshot. */
export async function countClasses(frame: LinkFrame, score: LinkedScore): Promise<CountedScore> {
  if (hasWindow(score, frame)) {
    const cells = await cellsOf(frame, score, "window");
    if (cells.length > 0) return { score, basis: "window", cells };
  }
  return { score, basis: "snapshot", cells: await cellsOf(frame, score, "snapshot") };
}

function cellsOf(frame: LinkFrame, score: LinkedScore, basis: LinkBasis): Promise<readonly SegmentCounts[]> {
  const money = monthlyMoney(frame.input);
  return frame.relations.all<SegmentCounts>(
    `select a.segment as segment, c.class as at, count(*) as customers, count(*) filter (where ${LOST}) as churned,
      count(${money}) filter (where a.active) as paying, coalesce(${exactMoney(money)} filter (where a.active), 0) as money,
      coalesce(${exactSquares(money)} filter (where a.active), 0) as squares,
      coalesce(${exactMoney("a.cost")} filter (where a.active and ${money} is not null), 0) / 12 as cost
     from frame_accounts a join (${classesSql(score, frame, basis === "window" ? "t0" : "now")}) c on c.customer = a.customer
     where ${FOLLOWED} group by a.segment, c.class order by a.segment nulls last, c.class`,
  );
}
