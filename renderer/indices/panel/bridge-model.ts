import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import { type ShownBridge, shownBridge } from "../../../shared/indices/definitions/bridge/shown-bridge.ts";
import type { IndexResult, Unit } from "../../../shared/indices/index-result.ts";
import { bridgeItemWords, lowered, methodWords, missingWords } from "../../../shared/messages/bridge-words.ts";
import { definitionNameOr } from "../../../shared/messages/definition-words.ts";
import type { BridgeStep } from "../../charts/bridge-layout.ts";
import type { Words } from "../../ui/use-words.ts";
import { fieldWords } from "../field-words.ts";

/** A bridge as text and numbers; drawing it takes no further thought. */
export type BridgeModel = {
  readonly sentence: string;
  /** Totals and changes, rounded so that they add up as they stand; empty where there is nothing to draw. */
  readonly steps: readonly BridgeStep[];
  /** Text of each step's value, with the unit at the ends. */
  readonly texts: readonly string[];
  /** How the parts were counted, and what stood in the way. */
  readonly notes: readonly string[];
  /** Text of a value on the axis. */
  readonly format: (value: number) => string;
};

export function bridgeModel(bridge: DefinitionBridge, words: Words): BridgeModel {
  const { t } = words;
  const nothing = { steps: [], texts: [], notes: [], format: String } as const;
  if ([bridge.from, bridge.to].some(({ flags }) => flags.includes("SUPPRESSED")))
    return { ...nothing, sentence: t("definitions:bridge.hidden") };
  const shown = shownBridge(bridge);
  if (shown === null) return { ...nothing, sentence: noBridge(bridge, words) };
  const [from, to] = [definitionNameOr(bridge.from, t), definitionNameOr(bridge.to, t)];
  const unit: Unit = bridge.rescaled ? "ratio" : bridge.from.unit;
  const { digits } = shown;
  const change = (value: number): string => words.number(value, unit, { digits, signed: true });
  const end = (value: number, result: IndexResult): string =>
    `${words.number(value, result.unit, { digits })}${result.unit === "percent" ? "\u00a0%" : ""}`;
  const [a, b] = [end(shown.from, bridge.from), end(shown.to, bridge.to)];
  if (bridge.items.length === 0) return { ...nothing, sentence: t("definitions:bridge.same", { from, to, a }) };
  const sentence = t("definitions:bridge.sentence", { from, to, a, b, difference: change(shown.difference) });
  const items = itemSteps(bridge, shown, words);
  const most = items.reduce((largest, item) => (Math.abs(item.value) > Math.abs(largest.value) ? item : largest));
  return {
    sentence: `${sentence} ${t("definitions:bridge.most", { item: most.label, value: change(most.value) })}`,
    steps: [
      { label: from === to ? t("definitions:compare.from") : from, detail: a, value: shown.from, kind: "total" },
      ...items,
      { label: from === to ? t("definitions:compare.to") : to, detail: b, value: shown.to, kind: "total" },
    ],
    texts: [a, ...items.map(({ value }) => change(value)), b],
    notes: [...methodWords(bridge, words), ...(bridge.rescaled ? [t("definitions:bridge.rescaled")] : []), ...missingWords(bridge, words)],
    format: (value) => words.number(value, unit, { digits }),
  };
}

const itemSteps = (bridge: DefinitionBridge, shown: ShownBridge, words: Words): readonly BridgeStep[] =>
  bridge.items.map((item, at) => ({ ...bridgeItemWords(item, words), value: shown.items[at] ?? 0, kind: "change" }));

function noBridge({ from, to, reason }: DefinitionBridge, { t }: Words): string {
  if (reason === "noCommonUnit") return t("definitions:bridge.noCommonUnit");
  const end = reason === "fromHasNoValue" ? from : to;
  const why = lowered(t(`indices:reason.${end.reason ?? "EMPTY"}`));
  const needs = end.needs ?? [];
  return t("definitions:bridge.noValue", {
    name: definitionNameOr(end, t),
    reason: needs.length === 0 ? why : `${why} (${needs.map((need) => fieldWords(need, t)).join(", ")})`,
  });
}
