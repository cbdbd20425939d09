import type { IndexResult } from "../../shared/indices/index-result.ts";
import type { Words } from "../ui/use-words.ts";
import { listAt, numberAt } from "./json-value.ts";
import { valueText } from "./number-text.ts";
import type { NumberId } from "./select-slice.ts";

/**
 * The formula with its values filled in. It ends in the value only where the values, put in, give it (weighted numbers and
 * means do not follow from whole counts); otherwise the formula stands in words alone.
 */
export type Formula = { readonly text: string; readonly result: string | null };

export function formulaOf(id: NumberId, result: IndexResult, words: Words): Formula {
  const { t } = words;
  const general: Formula = { text: t(`cards:formula.${id}`), result: null };
  if (result.value === null) return general;
  const filled = fill(id, result, words);
  if (filled === null || !near(filled.value, result.value)) {
    return { ...general, result: valueText(id, result.value, result.unit, words) };
  }
  return { text: filled.text, result: valueText(id, result.value, result.unit, words) };
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

function fill(id: NumberId, result: IndexResult, words: Words): { readonly text: string; readonly value: number } | null {
  const { plain } = words;
  const of = (...path: readonly string[]) => numberAt(result.parts, ...path);
  const money = (value: number) => words.number(value, "money");
  const shareOf = (part: number | null) =>
    part === null || result.n === 0 ? null : { text: `100 × ${plain(part)} ÷ ${plain(result.n)}`, value: (100 * part) / result.n };
  switch (id) {
    case "nps": {
      const [promoters, passives, detractors] = [of("promoters"), of("passives"), of("detractors")];
      if (promoters === null || passives === null || detractors === null) return null;
      const total = promoters + passives + detractors;
      return {
        text: `100 × (${plain(promoters)} − ${plain(detractors)}) ÷ ${plain(total)}`,
        value: (100 * (promoters - detractors)) / Math.max(1, total),
      };
    }
    case "csat":
      return shareOf(of("satisfied"));
    case "secure":
      return shareOf(of("secure"));
    case "roi": {
      const [benefit, cost] = [of("benefit"), of("cost")];
      if (benefit === null || cost === null || cost === 0) return null;
      return { text: `100 × (${money(benefit)} − ${money(cost)}) ÷ ${money(cost)}`, value: (100 * (benefit - cost)) / cost };
    }
    case "boxes": {
      const [middle, bottom] = [of("middle", "excess"), of("bottom", "excess")];
      return middle === null || bottom === null ? null : { text: `${money(middle)} + ${money(bottom)}`, value: middle + bottom };
    }
    case "cvq": {
      const [positive, negative] = [of("positive"), of("negative")];
      if (positive === null || negative === null || positive + negative === 0) return null;
      return {
        text: `100 × ${plain(positive, 1)} ÷ (${plain(positive, 1)} + ${plain(negative, 1)})`,
        value: (100 * positive) / (positive + negative),
      };
    }
    case "churn": {
      const [lost, start] = [of("lostOfStart"), of("start")];
      return lost === null || start === null || start === 0
        ? null
        : { text: `100 × ${plain(lost)} ÷ ${plain(start)}`, value: (100 * lost) / start };
    }
    case "retention":
      return shareOf(of("kept"));
    case "fcr":
      return shareOf(of("resolved"));
    case "mrr": {
      const bridge = bridgeOf(result);
      if (bridge === null || listAt(result.parts, "months").length === 0) return null;
      const { start, added, expansion, returned, contraction, churned } = bridge;
      return {
        text: `${money(start)} + ${money(added)} + ${money(expansion)} + ${money(returned)} − ${money(contraction)} − ${money(churned)}`,
        value: start + added + expansion + returned - contraction - churned,
      };
    }
    case "nrr":
    case "grr": {
      const bridge = bridgeOf(result);
      if (bridge === null || bridge.start === 0) return null;
      const { start, expansion, contraction, churned } = bridge;
      const grown = id === "nrr" ? expansion : 0;
      return {
        text: `100 × (${money(start)}${id === "nrr" ? ` + ${money(expansion)}` : ""} − ${money(contraction)} − ${money(churned)}) ÷ ${money(start)}`,
        value: (100 * (start + grown - contraction - churned)) / start,
      };
    }
    case "quickRatio": {
      const [gained, lost] = [of("gained"), of("lost")];
      return gained === null || lost === null || lost === 0 ? null : { text: `${money(gained)} ÷ ${money(lost)}`, value: gained / lost };
    }
    case "contactVolume": {
      const [contacts, months] = [of("contacts"), of("customerMonths")];
      if (contacts === null || months === null || months === 0) return null;
      return { text: `100 × ${plain(contacts)} ÷ ${plain(months, 1)}`, value: (100 * contacts) / months };
    }
    case "expansion":
    case "ticketTrend":
    case "firstResponse":
    case "handleTime":
    case "resolutionTime":
    case "responseRate":
    case "taskCompletion":
      return shareOf(of("completed"));
    case "engagement":
      return shareOf(of("active"));
    case "themes":
      return shareOf(of("withTheme"));
    case "funnel":
      return shareOf(numberAt(listAt(result.parts, "stages").at(-1) ?? {}, "n"));
    case "health":
    case "clv":
    case "ces":
    case "touchpoints":
    case "arpa":
      return null;
  }
}

/** The bridge of recurring revenue; `null` where the result has none. */
function bridgeOf({ parts }: IndexResult) {
  const at = (name: string) => numberAt(parts, "bridge", name);
  const [start, added, expansion, returned] = [at("start"), at("new"), at("expansion"), at("reactivation")];
  const [contraction, churned] = [at("contraction"), at("churned")];
  if (start === null || added === null || expansion === null || returned === null || contraction === null || churned === null) return null;
  return { start, added, expansion, returned, contraction, churned };
}
