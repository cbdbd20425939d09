import type { DefinitionBridge } from "../../shared/indices/definitions/bridge/bridge.ts";
import { shownBridge } from "../../shared/indices/definitions/bridge/shown-bridge.ts";
import type { IndexResult } from "../../shared/indices/index-result.ts";
import { bridgeItemWords, lowered, methodWords, missingWords } from "../../shared/messages/bridge-words.ts";
import { definitionNameOr } from "../../shared/messages/definition-words.ts";
import { formatNumber } from "../../shared/messages/format.ts";
import type { Context } from "./context.ts";
import { textTable } from "./text-table.ts";

/** A bridge to read: both ends in a sentence, the items as a table that adds up, how they were counted, and what to beware of. */
export function bridgeText(bridge: DefinitionBridge, currency: string, warnings: readonly string[], context: Context): string {
  const { t, language } = context;
  const [from, to] = [definitionNameOr(bridge.from, t), definitionNameOr(bridge.to, t)];
  const shown = shownBridge(bridge);
  if (shown === null) return `${[noBridge(bridge, context), ...warnings].join("\n")}\n`;
  const { digits } = shown;
  const end = (value: number, { unit }: IndexResult): string =>
    `${formatNumber(value, unit, language, { currency, digits })}${unit === "percent" ? " %" : ""}`;
  const change = (value: number): string =>
    formatNumber(value, bridge.rescaled ? "ratio" : bridge.from.unit, language, { currency, digits, signed: true });
  const [a, b] = [end(shown.from, bridge.from), end(shown.to, bridge.to)];
  if (bridge.items.length === 0) return `${[t("definitions:bridge.same", { from, to, a }), ...warnings].join("\n")}\n`;
  const rows = bridge.items.map((item, at): readonly string[] => {
    const { label, detail } = bridgeItemWords(item, context);
    return [label, detail, change(shown.items[at] ?? 0)];
  });
  const table = textTable(
    [
      { label: t("definitions:bridge.column.item"), align: "left" },
      { label: "", align: "left" },
      { label: t("definitions:bridge.column.value"), align: "right" },
    ],
    [[from, "", a], ...rows, [to, "", b]],
  );
  const notes = [
    ...methodWords(bridge, context),
    ...(bridge.rescaled ? [t("definitions:bridge.rescaled")] : []),
    ...missingWords(bridge, context),
    ...warnings,
  ];
  const sentence = t("definitions:bridge.sentence", { from, to, a, b, difference: change(shown.difference) });
  return `${[sentence, table, notes.join("\n")].join("\n\n")}\n`;
}

function noBridge({ from, to, reason }: DefinitionBridge, { t }: Context): string {
  if (reason === "noCommonUnit") return t("definitions:bridge.noCommonUnit");
  const end = reason === "fromHasNoValue" ? from : to;
  const needs = end.needs ?? [];
  const why =
    needs.length > 0 ? t("cli:indices.needs", { fields: needs.join(", ") }) : lowered(t(`indices:reason.${end.reason ?? "EMPTY"}`));
  return t("definitions:bridge.noValue", { name: definitionNameOr(end, t), reason: why });
}
