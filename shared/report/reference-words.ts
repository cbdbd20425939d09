import { BENCHMARKS, type ReferenceLine } from "../indices/reference-line.ts";
import type { Translate } from "../messages/translate.ts";

/** What a line is called: the user's words, else those of the benchmark, else "Your target". */
export function referenceName({ id, label }: Pick<ReferenceLine, "id" | "label">, t: Translate): string {
  if (label.trim() !== "") return label;
  return BENCHMARKS.some((benchmark) => benchmark.id === id) ? t(`custom:bench.${id}`) : t("custom:references.target");
}

/** Where a line comes from, as it stands beside it. */
export const sourceName = ({ source }: Pick<ReferenceLine, "source">, t: Translate): string =>
  source === "own" ? t("custom:references.own") : t("custom:references.source", { source });
