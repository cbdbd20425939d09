import type { Json } from "../indices/index-result.ts";
import { BENCHMARKS, isReferenceList, type ReferenceLine } from "../indices/reference-line.ts";
import type { Translate } from "../messages/translate.ts";

/** What a line is called: the user's words, else those of the benchmark, else "Your target". */
export function referenceName({ id, label }: Pick<ReferenceLine, "id" | "label">, t: Translate): string {
  if (label.trim() !== "") return label;
  return BENCHMARKS.some((benchmark) => benchmark.id === id) ? t(`custom:bench.${id}`) : t("custom:references.target");
}

/** Where a line comes from, as it stands beside it. */
export const sourceName = ({ source }: Pick<ReferenceLine, "source">, t: Translate): string =>
  source === "own" ? t("custom:references.own") : t("custom:references.source", { source });

/** The lines that are switched on in the settings an output was made for; what is no list of lines is none. */
export function linesInForce(settings: Json): readonly ReferenceLine[] {
  const list =
    settings !== null && typeof settings === "object" && !Array.isArray(settings) ? (settings as { references?: Json }).references : null;
  // What passes the check is a list of lines.
  return isReferenceList(list) ? (list as unknown as readonly ReferenceLine[]).filter(({ on }) => on) : [];
}
