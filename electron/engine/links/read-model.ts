import { dayLiteral, daysBetween } from "../../../shared/indices/dialect.ts";
import { has } from "../../../shared/indices/frame/frame-input.ts";
import type { ModelColumn } from "../../../shared/scenario/links/churn-model.ts";
import type { LinkedScore } from "../../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../../shared/scenario/score-classes.ts";
import type { LogisticRow } from "../../../shared/statistics/logistic-regression.ts";
import { classesSql, FOLLOWED, type LinkBasis, LOST, monthlyMoney } from "./class-sql.ts";
import type { LinkFrame } from "./count-classes.ts";

type Case = {
  readonly at: number;
  readonly tenure: number | null;
  readonly price: number | null;
  readonly segment: string | null;
  readonly n: number;
  readonly hits: number;
};

/** What a model of churn is fitted to, and the customers left out because a control is not known of them. */
export type ModelData = { readonly columns: readonly ModelColumn[]; readonly rows: readonly LogisticRow[]; readonly excluded: number };

/** A control that is not known of this part of the customers lost, or of those kept, is not used: it would tell the outcome by its absence. */
const MOST_UNKNOWN = 0.2;
/** Segments with fewer customers stand with the base. */
const LEAST_OF_SEGMENT = 10;
const MOST_SEGMENTS = 12;
/** Price counts in hundreds, tenure in years, so that an odds ratio is of a step one can picture. */
const PRICE_STEP = 100;
const DAYS_A_YEAR = 365.25;

/** The customers followed, those alike added up, in an order that depends on nothing but what is in them. */
export async function readModel(frame: LinkFrame, score: LinkedScore, basis: LinkBasis): Promise<ModelData> {
  const { input } = frame;
  const dated = has(input, "accounts", "start_date") && input.windowStart !== null;
  const tenure = dated ? daysBetween("a.start_date", dayLiteral(input.windowStart ?? "1970-01-01")) : "cast(null as integer)";
  const cases = await frame.relations.all<Case>(
    `select c.class as at, ${tenure} as tenure, cast(${monthlyMoney(input)} as double) as price, a.segment as segment,
      count(*) as n, count(*) filter (where ${LOST}) as hits
     from frame_accounts a join (${classesSql(score, frame, basis === "window" ? "t0" : "now")}) c on c.customer = a.customer
     where ${FOLLOWED} group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );
  return modelData(score, cases);
}

/** Columns and rows of the model: classes against the best one, and the controls that are known and vary. */
export function modelData(score: LinkedScore, cases: readonly Case[]): ModelData {
  const keys = SCORE_CLASSES[score];
  const best = keys[keys.length - 1] ?? "";
  const numbers = (["tenure", "price"] as const).filter((field) => isUsable(cases, field));
  const segments = segmentsOf(cases);
  const used = cases.filter((own) => numbers.every((field) => own[field] !== null));
  const columns: readonly ModelColumn[] = [
    ...keys.slice(0, -1).map((key) => ({ kind: "class" as const, key, base: best })),
    ...numbers.map((kind) => ({ kind, key: null, base: null })),
    ...segments.named.map((key) => ({ kind: "segment" as const, key, base: segments.base })),
  ];
  const rows = used.map((own) => ({
    n: own.n,
    hits: own.hits,
    x: [
      ...keys.slice(0, -1).map((_, at) => (own.at === at ? 1 : 0)),
      ...numbers.map((field) => (own[field] ?? 0) / (field === "price" ? PRICE_STEP : DAYS_A_YEAR)),
      ...segments.named.map((key) => (own.segment === key ? 1 : 0)),
    ],
  }));
  return { columns, rows, excluded: sizeOf(cases) - sizeOf(used) };
}

const sizeOf = (cases: readonly Case[]): number => cases.reduce((sum, { n }) => sum + n, 0);
const lostOf = (cases: readonly Case[]): number => cases.reduce((sum, { hits }) => sum + hits, 0);

function isUsable(cases: readonly Case[], field: "tenure" | "price"): boolean {
  const unknown = cases.filter((own) => own[field] === null);
  const [lost, all] = [lostOf(cases), sizeOf(cases)];
  const kept = all - lost;
  const values = new Set(cases.map((own) => own[field]).filter((value) => value !== null));
  return values.size > 1 && lostOf(unknown) <= MOST_UNKNOWN * lost && sizeOf(unknown) - lostOf(unknown) <= MOST_UNKNOWN * kept;
}

/** Segments that can have a term: large enough, and with customers lost and kept. The largest is the base, with all that have none. */
function segmentsOf(cases: readonly Case[]): { readonly base: string | null; readonly named: readonly string[] } {
  const sizes = new Map<string, { n: number; hits: number }>();
  for (const { segment, n, hits } of cases) {
    if (segment === null) continue;
    const before = sizes.get(segment) ?? { n: 0, hits: 0 };
    sizes.set(segment, { n: before.n + n, hits: before.hits + hits });
  }
  const ranked = [...sizes].sort(([a, x], [b, y]) => y.n - x.n || (a < b ? -1 : 1));
  if (ranked.length < 2 || ranked.length > MOST_SEGMENTS) return { base: null, named: [] };
  const [[base] = [null], ...rest] = ranked;
  const named = rest.filter(([, { n, hits }]) => n >= LEAST_OF_SEGMENT && hits > 0 && hits < n).map(([key]) => key);
  return { base, named: named.sort((a, b) => (a < b ? -1 : 1)) };
}
