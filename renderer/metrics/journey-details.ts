import type { IndexResult } from "../../shared/indices/index-result.ts";
import { SUPPRESS_BELOW } from "../../shared/indices/make-result.ts";
import { listAt, numberAt, textAt } from "../indices/json-value.ts";
import type { NumberId } from "../indices/select-slice.ts";
import type { Words } from "../ui/use-words.ts";
import { stageName, themeName } from "./names.ts";

type Json = IndexResult["parts"];

/** The lines of cards on invitations, tasks, events, touchpoints and comments. */
export function journeyDetails(id: NumberId, { parts }: IndexResult, { t, percent, plain, number }: Words): readonly string[] {
  const of = (...path: readonly string[]) => numberAt(parts, ...path);
  const when = (value: number | null, text: (value: number) => string): readonly string[] => (value === null ? [] : [text(value)]);
  const named = (entry: Json | undefined, key: string, value: string, text: (name: string, value: number) => string): readonly string[] => {
    const [name, size] = entry === undefined ? [null, null] : [textAt(entry, key), numberAt(entry, value)];
    return name === null || size === null ? [] : [text(name, size)];
  };
  switch (id) {
    case "responseRate": {
      const best = of("hours", "best");
      const hour = best === null ? t("cards:detail.noBestHour") : t("cards:detail.bestHour", { hour: plain(best) });
      return [
        ...when(of("completionRate"), (share) => t("cards:detail.completion", { share: percent(share) })),
        ...(listAt(parts, "byHour").length > 1 ? [hour] : []),
      ];
    }
    case "taskCompletion": {
      const hardest = lowest(listAt(parts, "byTask"), "share");
      const late = of("timedOut") ?? 0;
      return [
        ...named(hardest, "key", "share", (task, share) => t("cards:detail.hardestTask", { task, share: percent(share) })),
        ...(late > 0 ? [t("cards:detail.timedOut", { n: plain(late) })] : []),
      ];
    }
    case "engagement":
      return [
        ...when(of("fullyEngaged"), (share) => t("cards:detail.fullyEngaged", { share: percent(share) })),
        ...when(of("stickiness"), (share) => t("cards:detail.stickiness", { share: percent(share) })),
      ];
    case "funnel": {
      const hardest = lowest(listAt(parts, "stages"), "step");
      return named(hardest, "stage", "dropOff", (stage, share) =>
        t("cards:detail.largestDrop", { stage: stageName(stage, t), share: percent(share) }),
      );
    }
    case "touchpoints": {
      const worst = textAt(parts, "worst");
      return [
        ...(worst === null ? [] : [t("cards:detail.worstTouchpoint", { key: worst })]),
        ...when(of("perPurchase", "mean"), (mean) => t("cards:detail.perPurchase", { mean: plain(mean, 1) })),
      ];
    }
    case "themes": {
      const [most] = listAt(parts, "themes").filter((theme) => (numberAt(theme, "comments") ?? 0) >= SUPPRESS_BELOW);
      const [theme, impact] = [textAt(parts, "topPain", "theme"), of("topPain", "impact")];
      const pain =
        theme === null || impact === null ? [] : [{ theme: themeName(theme, t), impact: number(impact, "points", { signed: true }) }];
      return [
        ...pain.map((values) => t("cards:detail.topPain", values)),
        ...named(most, "theme", "share", (name, share) => t("cards:detail.topTheme", { theme: themeName(name, t), share: percent(share) })),
      ];
    }
    default:
      return [];
  }
}

/** The entry with the lowest value, among those that stand for enough people to be shown. */
const lowest = (entries: readonly Json[], key: string): Json | undefined =>
  [...entries]
    .filter((entry) => numberAt(entry, key) !== null && (numberAt(entry, "n") ?? 0) >= SUPPRESS_BELOW)
    .sort((a, b) => (numberAt(a, key) ?? 0) - (numberAt(b, key) ?? 0))[0];
