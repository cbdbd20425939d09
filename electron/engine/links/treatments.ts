import { identifier } from "../../../shared/indices/dialect.ts";
import type { ExperimentEstimate } from "../../../shared/scenario/links/links-output.ts";
import { LEAST_OF_CLASS } from "../../../shared/scenario/links/score-link.ts";
import type { LinkedScore } from "../../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../../shared/scenario/score-classes.ts";
import { newcombeDifference } from "../../../shared/statistics/newcombe-difference.ts";
import { columnOf } from "../../../shared/table/canonical.ts";
import { CANONICAL } from "../../../shared/table/fields.ts";
import { classesSql, FOLLOWED, type LinkBasis, LOST } from "./class-sql.ts";
import type { LinkFrame } from "./count-classes.ts";

/** Values that say "not treated"; the arm of such a value comes first. */
const UNTREATED = new Set(["0", "0.0", "false", "no", "non", "nu", "control", "none"]);

/** Extra fields of accounts with exactly two values: any of them may say who was treated. */
export async function treatmentFields({ relations, input }: LinkFrame): Promise<readonly string[]> {
  const extra = (input.fields.accounts ?? []).filter((field) => !Object.hasOwn(CANONICAL.accounts, field));
  if (extra.length === 0) return [];
  const counts = extra.map((field, at) => {
    const column = identifier(columnOf(field));
    return `(select count(*) from (select distinct ${column} from accounts where ${column} is not null limit 3) d) as f${at}`;
  });
  const [found] = await relations.all<Record<string, number>>(`select ${counts.join(", ")}`);
  const two = extra.filter((_, at) => found?.[`f${at}`] === 2);
  const outcomes = two.map((field, at) => {
    const column = `t.${identifier(columnOf(field))}`;
    return `(select count(*) from (select distinct ${column} as arm, ${LOST} as lost
      from frame_accounts a join accounts t on t.customer = a.customer where ${FOLLOWED} and ${column} is not null limit 3) d) as f${at}`;
  });
  if (outcomes.length === 0) return [];
  // Two values that go with loss and stay one to one are the loss itself under another name.
  const [told] = await relations.all<Record<string, number>>(`select ${outcomes.join(", ")}`);
  return two.filter((_, at) => (told?.[`f${at}`] ?? 0) > 2);
}

type Cell = { readonly arm: string; readonly at: number | null; readonly n: number; readonly lost: number };

/** Churn with and without the treatment over everybody followed, and the classes of each arm. `null` where an arm is too small. */
export async function estimateExperiment(
  frame: LinkFrame,
  score: LinkedScore,
  basis: LinkBasis,
  field: string,
  level: number,
): Promise<ExperimentEstimate | null> {
  const cells = await frame.relations.all<Cell>(
    `select cast(t.${identifier(columnOf(field))} as varchar) as arm, c.class as at, count(*) as n, count(*) filter (where ${LOST}) as lost
     from frame_accounts a join accounts t on t.customer = a.customer
     left join (${classesSql(score, frame, basis === "window" ? "t0" : "now")}) c on c.customer = a.customer
     where ${FOLLOWED} and t.${identifier(columnOf(field))} is not null group by 1, 2 order by 1, 2`,
  );
  const names = [...new Set(cells.map(({ arm }) => arm))].sort((a, b) => Number(isTreated(a)) - Number(isTreated(b)) || (a < b ? -1 : 1));
  const arms = names.map((key) => {
    const own = cells.filter(({ arm }) => arm === key);
    const total = (list: readonly Cell[], of: (cell: Cell) => number): number => list.reduce((sum, cell) => sum + of(cell), 0);
    const customers = total(own, ({ n }) => n);
    const churned = total(own, ({ lost }) => lost);
    const scored = total(
      own.filter(({ at }) => at !== null),
      ({ n }) => n,
    );
    const shares = SCORE_CLASSES[score].map((_, at) =>
      scored === 0
        ? 0
        : total(
            own.filter((cell) => cell.at === at),
            ({ n }) => n,
          ) / scored,
    );
    return { key, customers, churned, churn: customers === 0 ? 0 : churned / customers, shares };
  });
  const [first, second] = arms;
  if (arms.length !== 2 || first === undefined || second === undefined) return null;
  if (first.customers < LEAST_OF_CLASS || second.customers < LEAST_OF_CLASS) return null;
  const found = newcombeDifference(first.churned, first.customers, second.churned, second.customers, level);
  return found === null ? null : { field, arms, difference: { value: found.difference, lo: found.lo, hi: found.hi } };
}

const isTreated = (value: string): boolean => !UNTREATED.has(value.toLowerCase());
