import { useMemo } from "react";
import type { IndexResult } from "../../shared/indices/index-result.ts";
import { linesFor, type ReferenceLine } from "../../shared/indices/reference-line.ts";
import { referenceName, sourceName } from "../../shared/report/reference-words.ts";
import type { ReferenceMark } from "../charts/reference-mark.tsx";
import { useApp } from "../store/app-store.ts";
import { useWords, type Words } from "../ui/use-words.ts";
import { customIdOf, isCustomNumber } from "./custom/custom-number.ts";
import { numberAt } from "./json-value.ts";
import { valueWithUnit } from "./number-text.ts";
import type { NumberId } from "./select-slice.ts";

const NONE: readonly ReferenceLine[] = [];

/** The id under which lines know a number. */
export const referenceId = (id: NumberId): string => (isCustomNumber(id) ? customIdOf(id) : id);

/** The lines to draw beside a number of everything (`segment` null), or those of a group, else those of everything. */
export function useMarks(id: NumberId, result: IndexResult | undefined, segment: string | null): readonly ReferenceMark[] {
  const words = useWords();
  const lines = useApp((state) => state.history.present.settings.references) ?? NONE;
  return useMemo(() => marksOf(lines, id, result, segment, words), [lines, id, result, segment, words]);
}

export function marksOf(
  lines: readonly ReferenceLine[],
  id: NumberId,
  result: IndexResult | undefined,
  segment: string | null,
  words: Words,
): readonly ReferenceMark[] {
  if (result === undefined || lines.length === 0) return [];
  const months = numberAt(result.params, "churnWindowMonths");
  const own = segment === null ? [] : linesFor(lines, referenceId(id), segment, months);
  const shown = own.length > 0 ? own : linesFor(lines, referenceId(id), null, months);
  return shown.map((line) => {
    const ends = [line.value, ...(line.upTo === null ? [] : [line.upTo])].map((value) => valueWithUnit(id, value, result.unit, words));
    const name = `${referenceName(line, words.t)}${line.segment === null ? "" : ` (${line.segment})`}`;
    const value = `${ends.join("–")} (${sourceName(line, words.t)})`;
    return { value: line.value, upTo: line.upTo, text: words.t("custom:references.line", { name, value }) };
  });
}
