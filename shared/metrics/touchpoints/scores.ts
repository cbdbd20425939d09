import { npsCuts } from "../../indices/cuts.ts";
import { exactSum } from "../../indices/dialect.ts";
import { hasField, type IndexContext, type Row, type SliceKind } from "../../indices/index-definition.ts";
import { numberOf, textOrNull } from "../../indices/read-row.ts";
import { sliceColumn } from "../../indices/slice-sql.ts";
import { adjustedWaldNps } from "../../statistics/adjusted-wald-nps.ts";
import { kishEffectiveSize } from "../../statistics/kish-effective-size.ts";
import { OUT_OF_RANGE } from "../../table/canonical.ts";

/** Questions that a touchpoint is judged by, in the order in which pain asks for them. */
export const TOUCH_QUESTIONS = ["nps", "csat", "ces"] as const;
export type TouchQuestion = (typeof TOUCH_QUESTIONS)[number];

/**
 * Answers by value at each touchpoint and at each stage (`kind`, `key`; no key = at none): the last of a customer there, or all. Rows:
 * slice, kind, key, question, answer, answers, weight, squares.
 */
export function scoreQuery(context: IndexContext, kind: SliceKind): string {
  const weighted = hasField(context, "answers", "weight");
  const slice = sliceColumn(kind);
  const sums = weighted
    ? `cast(${exactSum("weight")} as double) as weight, cast(${exactSum("weight * weight")} as double) as squares`
    : "count(*) as weight, count(*) as squares";
  const parts = (["touchpoint", "stage"] as const).flatMap((key) =>
    TOUCH_QUESTIONS.flatMap((question) => {
      if (!hasField(context, "answers", key) || !hasField(context, "answers", question)) return [];
      const own = [...(kind === "all" ? [] : [slice]), "customer", key, "case when customer is null then ord end"].join(", ");
      const place = context.settings.duplicates === "all" ? "1" : `row_number() over (partition by ${own} order by ord desc)`;
      const rows = `select ${slice} as slice, cast(${key} as varchar) as key, ${question} as answer${weighted ? ", weight" : ""}, ${place} as place
        from frame_touches where ${question} <> ${OUT_OF_RANGE}${weighted ? " and weight > 0" : ""}`;
      return [
        `select slice, '${key}' as kind, key, '${question}' as question, answer, count(*) as answers, ${sums} from (${rows}) r
         where place = 1 group by slice, key, answer`,
      ];
    }),
  );
  return parts.join(" union all ");
}

export type Score = { readonly score: number; readonly n: number; readonly lo: number | null; readonly hi: number | null };
export type Scored = Readonly<Partial<Record<TouchQuestion, Score | null>>>;

/** NPS (points), mean CSAT and mean ease of each key, and of all rows together. */
export function scoresOf(
  rows: readonly Row[],
  context: IndexContext,
): { readonly all: Scored; readonly byKey: ReadonlyMap<string, Scored> } {
  const keys = new Set(rows.flatMap((row) => textOrNull(row, "key") ?? []));
  const scored = (own: readonly Row[]): Scored =>
    Object.fromEntries(TOUCH_QUESTIONS.map((question) => [question, scoreOf(question, own, context)]));
  return { all: scored(rows), byKey: new Map([...keys].map((key) => [key, scored(rows.filter((row) => row["key"] === key))])) };
}

function scoreOf(question: TouchQuestion, all: readonly Row[], context: IndexContext): Score | null {
  // Weights are fractions: they are added up in the order of answers and keys.
  const rows = all
    .filter((row) => row["question"] === question)
    .sort(
      (a, b) => numberOf(a, "answer") - numberOf(b, "answer") || ((textOrNull(a, "key") ?? "") < (textOrNull(b, "key") ?? "") ? -1 : 1),
    );
  const total = (of: (row: Row) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const n = total((row) => numberOf(row, "answers"));
  const weight = total((row) => numberOf(row, "weight"));
  if (n === 0) return null;
  if (question === "nps") {
    const [detractorsUpTo, promotersFrom] = npsCuts(context);
    const squares = total((row) => numberOf(row, "squares"));
    const size = Math.min(n, kishEffectiveSize(weight, squares));
    const share = (holds: (answer: number) => boolean): number =>
      total((row) => (holds(numberOf(row, "answer")) ? numberOf(row, "weight") : 0)) / weight;
    const [low, high] = [share((answer) => answer <= detractorsUpTo), share((answer) => answer >= promotersFrom)];
    const counts = { detractors: size * low, promoters: size * high, passives: size * Math.max(0, 1 - low - high) };
    const limits = adjustedWaldNps(counts, context.settings.confidence);
    return { score: 100 * (high - low), n, lo: limits?.lo ?? null, hi: limits?.hi ?? null };
  }
  const { min, max, highIs } = context.scales[question];
  const isReversed = question === "ces" && highIs === "hard";
  const code = (row: Row): number => (isReversed ? min + max - numberOf(row, "answer") : numberOf(row, "answer"));
  return { score: total((row) => numberOf(row, "weight") * code(row)) / weight, n, lo: null, hi: null };
}
