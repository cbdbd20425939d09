import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { SUPPRESS_BELOW } from "../../../shared/indices/make-result.ts";
import type { Bar } from "../../../shared/report/figure.ts";
import { numberAt, textAt } from "../../indices/json-value.ts";
import { keyName } from "../../indices/names.ts";
import type { Words } from "../../ui/use-words.ts";

export type Entry = IndexResult["parts"];

/** Whether an entry stands for enough people to be shown (methods.md 0.3.5). */
export const isShown = (entry: Entry, count = "n"): boolean => (numberAt(entry, count) ?? 0) >= SUPPRESS_BELOW;

/** Shares by key (`key`, `n`, `share`, `lo`, `hi`) as bars with their limits; those of fewer than ten are hidden and say so. */
export const shareBars = (entries: readonly Entry[], words: Words, label?: (key: string) => string): readonly Bar[] =>
  entries.map((entry) => {
    const key = textAt(entry, "key");
    const n = numberAt(entry, "n") ?? 0;
    const name = key === null || label === undefined ? keyName(key, words.t) : label(key);
    if (!isShown(entry)) return { label: name, value: null, note: words.t("cards:hidden", { n }) };
    return {
      label: name,
      value: numberAt(entry, "share"),
      lo: numberAt(entry, "lo"),
      hi: numberAt(entry, "hi"),
      note: `n ${words.plain(n)}`,
    };
  });
