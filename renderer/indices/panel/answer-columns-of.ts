import type { IndexResult } from "../../../shared/indices/index-result.ts";
import type { AnswerClass, AnswerColumn } from "../../charts/answer-columns.tsx";
import type { Words } from "../../ui/use-words.ts";
import { listAt, numberAt } from "../json-value.ts";
import type { NumberId } from "../select-slice.ts";

export type AnswerChart = { readonly columns: readonly AnswerColumn[]; readonly classes: readonly AnswerClass[] };

/** Longest scale drawn answer by answer; beyond it classes tell more. */
const MOST_COLUMNS = 12;

/** The answers of a question one by one, where the result holds them; `null` where it does not. Shares follow the weights. */
export function answerColumnsOf(id: NumberId, result: IndexResult, compared: IndexResult | null, words: Words): AnswerChart | null {
  const cuts = cutsOf(id, result);
  const [min, max] = [numberAt(result.params, "scaleMin"), numberAt(result.params, "scaleMax")];
  const answers = sharesOf(result);
  if (cuts === null || min === null || max === null || answers.size === 0 || max - min + 1 > MOST_COLUMNS) return null;
  const { t, plain, share } = words;
  const other = compared === null ? null : sharesOf(compared);
  const values = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const fillOf = (answer: number): AnswerColumn["fill"] => (answer >= cuts.high ? "top" : answer <= cuts.low ? "low" : "mid");
  const columns = values.map((answer) => ({
    answer,
    share: answers.get(answer)?.share ?? 0,
    text: plain(answers.get(answer)?.n ?? 0),
    fill: fillOf(answer),
    compared: other === null || other.size === 0 ? null : (other.get(answer)?.share ?? 0),
  }));
  const classes = (["low", "mid", "top"] as const).flatMap((fill) => {
    const own = columns.filter((column) => column.fill === fill);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    const total = own.reduce((sum, column) => sum + column.share, 0);
    return [{ from: first.answer, to: last.answer, name: t(`cards:class.${cuts.names[fill]}`), text: share(total) }];
  });
  return { columns, classes };
}

function sharesOf(result: IndexResult): ReadonlyMap<number, { readonly n: number; readonly share: number }> {
  const entries = listAt(result.parts, "distribution").map((entry) => ({
    answer: numberAt(entry, "answer") ?? 0,
    n: numberAt(entry, "n") ?? 0,
    weight: numberAt(entry, "weight") ?? numberAt(entry, "n") ?? 0,
  }));
  const total = entries.reduce((sum, entry) => sum + entry.weight, 0);
  return new Map(entries.map((entry) => [entry.answer, { n: entry.n, share: total === 0 ? 0 : entry.weight / total }]));
}

type Cuts = { readonly low: number; readonly high: number; readonly names: Readonly<Record<AnswerColumn["fill"], string>> };

function cutsOf(id: NumberId, result: IndexResult): Cuts | null {
  const at = (name: string) => numberAt(result.params, name);
  switch (id) {
    case "nps":
      return cuts(at("detractorsUpTo"), at("promotersFrom"), { low: "detractors", mid: "passives", top: "promoters" });
    case "csat":
      return cuts(at("dissatisfiedUpTo"), at("satisfiedFrom"), { low: "dissatisfied", mid: "between", top: "satisfied" });
    default:
      return null;
  }
}

const cuts = (low: number | null, high: number | null, names: Cuts["names"]): Cuts | null =>
  low === null || high === null ? null : { low, high, names };
