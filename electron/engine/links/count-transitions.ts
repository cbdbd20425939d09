import type { TransitionCounts } from "../../../shared/scenario/links/transition-estimate.ts";
import type { LinkedScore } from "../../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../../shared/scenario/score-classes.ts";
import { classesSql, FOLLOWED, LOST } from "./class-sql.ts";
import type { LinkFrame } from "./count-classes.ts";

type Cell = { readonly at: number; readonly again: number | null; readonly lost: boolean; readonly n: number };

/** Customers of each class at t0 by what they were at the end of the window: lost, of a class by a later answer, or silent. */
export async function countTransitions(frame: LinkFrame, score: LinkedScore): Promise<readonly TransitionCounts[]> {
  const cells = await frame.relations.all<Cell>(
    `select c.class as at, case when ${LOST} then null else later.class end as again, ${LOST} as lost, count(*) as n
     from frame_accounts a join (${classesSql(score, frame, "t0")}) c on c.customer = a.customer
     left join (${classesSql(score, frame, "now")}) later on later.customer = a.customer and later.ord > c.ord
     where ${FOLLOWED} group by 1, 2, 3 order by 1, 2, 3`,
  );
  return SCORE_CLASSES[score].map((key, at) => {
    const own = cells.filter((cell) => cell.at === at);
    const total = (list: readonly Cell[]): number => list.reduce((sum, { n }) => sum + n, 0);
    return {
      key,
      customers: total(own),
      churned: total(own.filter(({ lost }) => lost)),
      again: SCORE_CLASSES[score].map((_, to) => total(own.filter(({ again }) => again === to))),
    };
  });
}
