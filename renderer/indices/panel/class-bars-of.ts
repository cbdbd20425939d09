import type { IndexResult } from "../../../shared/indices/index-result.ts";
import type { Words } from "../../ui/use-words.ts";
import { listAt, numberAt, textAt } from "../json-value.ts";
import type { NumberId } from "../select-slice.ts";
import type { ClassBar } from "./class-bars.tsx";

/** What a number is made of, as bars: classes, bands, boxes, tiers, amounts. Empty where it has no parts to draw. */
export function classBarsOf(id: NumberId, result: IndexResult, words: Words): readonly ClassBar[] {
  const { t, plain, percent } = words;
  const of = (...path: readonly string[]) => numberAt(result.parts, ...path);
  const money = (value: number) => words.number(value, "money", { compact: true });
  const bar = (key: string, size: number | null, fill: ClassBar["fill"], text: (size: number) => string): readonly ClassBar[] =>
    size === null ? [] : [{ name: t(`cards:class.${key}`), size, fill, text: text(size) }];
  const counts = (classes: readonly (readonly [string, number | null, ClassBar["fill"]])[]): readonly ClassBar[] => {
    const total = classes.reduce((sum, [, count]) => sum + (count ?? 0), 0);
    const text = (count: number) => (total === 0 ? plain(count) : `${plain(count)}  ${percent((100 * count) / total)}`);
    return classes.flatMap(([key, count, fill]) => bar(key, count, fill, text));
  };
  switch (id) {
    case "nps":
      return counts([
        ["detractors", of("detractors"), "low"],
        ["passives", of("passives"), "mid"],
        ["promoters", of("promoters"), "top"],
      ]);
    case "csat": {
      const [satisfied, dissatisfied] = [of("satisfied"), of("dissatisfied")];
      const between = satisfied === null || dissatisfied === null ? null : result.n - satisfied - dissatisfied;
      return counts([
        ["dissatisfied", dissatisfied, "low"],
        ["between", between, "mid"],
        ["satisfied", satisfied, "top"],
      ]);
    }
    case "health":
      return counts([
        ["red", of("red"), "low"],
        ["amber", of("amber"), "mid"],
        ["green", of("green"), "top"],
      ]);
    case "roi":
      return [...bar("benefit", of("benefit"), "accent", money), ...bar("cost", of("cost"), "quiet", money)];
    case "boxes":
      return [
        ...bar("bottomMoney", of("bottom", "revenue"), "low", money),
        ...bar("middleMoney", of("middle", "revenue"), "mid", money),
        ...bar("topMoney", of("top", "revenue"), "top", money),
      ];
    case "secure":
      return counts([
        ["atRisk", of("tiers", "atRisk"), "low"],
        ["vulnerable", of("tiers", "vulnerable"), "mid"],
        ["favourable", of("tiers", "favourable"), "quiet"],
        ["secure", of("tiers", "secure"), "top"],
      ]);
    case "cvq":
      return [
        ...bar("negative", of("negative"), "low", (value) => plain(value, 1)),
        ...bar("positive", of("positive"), "top", (value) => plain(value, 1)),
      ];
    case "clv":
      return listAt(result.parts, "perSegment").flatMap((segment) => {
        const value = numberAt(segment, "value");
        return value === null
          ? []
          : [{ name: textAt(segment, "key") ?? t("cards:noKey"), size: value, fill: "accent" as const, text: money(value) }];
      });
    default:
      // Metrics have figures of their own.
      return [];
  }
}
