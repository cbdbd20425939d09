import { OUT_OF_RANGE } from "../../table/canonical.ts";
import { csatCuts, npsCuts } from "../cuts.ts";
import { exactSum } from "../dialect.ts";
import { secureItems, secureSettled, secureTop } from "../frame/secure-items.ts";
import { hasField, type IndexContext, type Row } from "../index-definition.ts";
import { numberOf } from "../read-row.ts";
import type { SegmentMean } from "./decompose-change.ts";

/** Numbers that are a mean over answers, so that a change of theirs can be split. */
export const CHANGE_IDS = ["nps", "csat", "ces", "secure"] as const;
export type ChangeId = (typeof CHANGE_IDS)[number];

/** Which rows count, as SQL over the columns of `frame_answers`, the answer of one, and its score in the unit of the number. */
type Scored = { readonly counts: string; readonly answer: string; readonly score: (answer: number) => number };

function scoredBy(id: ChangeId, context: IndexContext): Scored {
  if (id === "secure") {
    const items = secureItems(context);
    return { counts: secureSettled(items), answer: `case when ${secureTop(items)} then 1 else 0 end`, score: (answer) => 100 * answer };
  }
  return { counts: `${id} is not null and ${id} <> ${OUT_OF_RANGE}`, answer: id, score: scoreOf(id, context) };
}

function scoreOf(id: "nps" | "csat" | "ces", context: IndexContext): (answer: number) => number {
  const net =
    ([low, high]: readonly [number, number]) =>
    (answer: number): number =>
      answer >= high ? 100 : answer <= low ? -100 : 0;
  switch (id) {
    case "nps":
      return net(npsCuts(context));
    case "ces": {
      const { min, max, highIs } = context.scales.ces;
      return (answer) => (highIs === "hard" ? min + max - answer : answer);
    }
    case "csat": {
      const { min, max } = context.scales.csat;
      const [, high] = csatCuts(context);
      const scores = {
        share: (answer: number) => (answer >= high ? 100 : 0),
        mean: (answer: number) => answer,
        net: net(csatCuts(context)),
        rescaled: (answer: number) => (100 * (answer - min)) / (max - min),
      };
      return scores[context.settings.csat.headline];
    }
  }
}

/**
 * SQL that counts the answers of two waves that count (methods.md 0.3.3, the rule inside each wave) by wave, group and value: `wave`,
 * `grp`, `answer`, `n`, and with weights their sum. A customer's answer stands in the group of its own row.
 */
export function changeSql(id: ChangeId, waves: readonly [from: number, to: number], context: IndexContext): string {
  const { counts, answer } = scoredBy(id, context);
  const weighted = hasField(context, "answers", "weight");
  const { duplicates } = context.settings;
  const weight = weighted ? ", weight" : "";
  const rows = `select customer, ord, grp, wave, ${answer} as answer${weight} from frame_answers
    where wave in (${waves.join(", ")}) and coalesce(${counts}, false)${weighted ? " and weight > 0" : ""}`;
  const own = "partition by coalesce(cast(customer as bigint), -1 - cast(ord as bigint)), wave";
  const mean = (column: string): string => `avg(cast(${column} as double)) over (${own}) as ${column}`;
  const columns =
    duplicates === "meanPerCustomer"
      ? ["grp", "wave", mean("answer"), ...(weighted ? [mean("weight")] : [])]
      : ["grp", "wave", "answer", ...(weighted ? ["weight"] : [])];
  const kept =
    duplicates === "all"
      ? `(${rows})`
      : `(select ${columns.join(", ")}, row_number() over (${own} order by ord desc) as place from (${rows}) r)`;
  const sums = weighted ? `, ${exactSum("weight")} as weight` : "";
  const where = duplicates === "all" ? "" : " where place = 1";
  return `select wave, grp, answer, count(*) as n${sums} from ${kept} k${where} group by wave, grp, answer order by wave, grp, answer`;
}

/** The segments of one wave; `keyOf` gives the key of a group's code. */
export function segmentMeans(
  id: ChangeId,
  rows: readonly Row[],
  wave: number,
  keyOf: (code: number) => string | null,
  context: IndexContext,
): readonly SegmentMean[] {
  const { score } = scoredBy(id, context);
  const weighted = hasField(context, "answers", "weight");
  const own = rows.filter((row) => numberOf(row, "wave") === wave);
  const scores = own.map((row) => ({ n: numberOf(row, "n"), value: score(numberOf(row, "answer")) }));
  const pooled = varianceOf(scores);
  return [...new Set(own.map((row) => numberOf(row, "grp")))]
    .sort((a, b) => a - b)
    .map((code): SegmentMean => {
      const cells = own
        .filter((row) => numberOf(row, "grp") === code)
        .map((row) => ({ n: numberOf(row, "n"), weight: numberOf(row, weighted ? "weight" : "n"), value: score(numberOf(row, "answer")) }));
      const n = cells.reduce((sum, cell) => sum + cell.n, 0);
      const mean = cells.reduce((sum, cell) => sum + cell.n * cell.value, 0) / n;
      const weight = cells.reduce((sum, cell) => sum + cell.weight, 0);
      const weightedMean = cells.reduce((sum, cell) => sum + cell.weight * cell.value, 0) / weight;
      // One answer does not tell how far answers lie apart; those of the whole wave do.
      return { key: keyOf(code), n, mean, variance: n > 1 ? varianceOf(cells) : pooled, weight, weightedMean };
    });
}

function varianceOf(cells: readonly { readonly n: number; readonly value: number }[]): number {
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  if (n < 2) return 0;
  const mean = cells.reduce((sum, cell) => sum + cell.n * cell.value, 0) / n;
  return cells.reduce((sum, cell) => sum + cell.n * (cell.value - mean) ** 2, 0) / (n - 1);
}
