import type { IndexResult } from "../../shared/indices/index-result.ts";
import { journeyDetails } from "../metrics/journey-details.ts";
import type { Words } from "../ui/use-words.ts";
import { isCustomNumber } from "./custom/custom-number.ts";
import { listAt, numberAt, textAt } from "./json-value.ts";
import { valueText } from "./number-text.ts";
import type { NumberId } from "./select-slice.ts";

/** The two lines under a card's charts: what tells most about the number, from its parts. Empty where there is nothing to tell. */
export function detailLines(id: NumberId, result: IndexResult, words: Words): readonly string[] {
  if (result.value === null || isCustomNumber(id)) return [];
  const { t, percent, plain } = words;
  const of = (...path: readonly string[]) => numberAt(result.parts, ...path);
  const line = (key: string, values: Readonly<Record<string, string | null>>): readonly string[] => {
    const known = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null);
    return known.length === Object.keys(values).length ? [t(`cards:detail.${key}`, Object.fromEntries(known))] : [];
  };
  const share = (part: number | null, total: number | null) =>
    part === null || total === null || total === 0 ? null : percent((100 * part) / total);
  const money = (value: number | null, compact = true) => (value === null ? null : words.number(value, "money", { compact }));
  const sum = (...parts: readonly (number | null)[]) =>
    parts.includes(null) ? null : parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  switch (id) {
    case "nps": {
      const total = sum(of("promoters"), of("passives"), of("detractors"));
      return [
        ...line("promoters", { share: share(of("promoters"), total) }),
        ...line("detractors", { share: share(of("detractors"), total) }),
      ];
    }
    case "csat":
      return [
        ...line("mean", { mean: map(of("mean"), (value) => plain(value, 2)) }),
        ...line("dissatisfied", { share: share(of("dissatisfied"), result.n) }),
      ];
    case "health": {
      const total = sum(of("red"), of("amber"), of("green"));
      return line("bands", {
        green: map(share(of("green"), total), dropTenth),
        amber: map(share(of("amber"), total), dropTenth),
        red: map(share(of("red"), total), dropTenth),
      });
    }
    case "roi":
      return [
        ...line("npv", { npv: money(of("npv")), rate: map(numberAt(result.params, "discountRate"), (rate) => percent(rate * 100, 0)) }),
        ...line("irr", { irr: map(of("irr"), (irr) => percent(irr * 100)) }),
      ];
    case "boxes":
      return [
        ...line("bottomExcess", { money: money(of("bottom", "excess")) }),
        ...line("opportunity", { money: money(of("spendOpportunity")) }),
      ];
    case "secure":
      return [
        ...line("byRevenue", { share: map(of("byRevenue"), (value) => percent(value)) }),
        ...line("lift", { lift: map(of("lift"), (value) => plain(value, 1)) }),
      ];
    case "cvq":
      return [
        ...line("outcomes", {
          positive: map(of("positive"), (value) => plain(value, 1)),
          negative: map(of("negative"), (value) => plain(value, 1)),
        }),
        ...line("shift", { shift: map(of("shift"), (value) => words.number(value * 100, "points", { signed: true })) }),
      ];
    case "clv": {
      const segments = listAt(result.parts, "perSegment").flatMap((segment) => {
        const key = textAt(segment, "key");
        const value = numberAt(segment, "value");
        return key === null || value === null ? [] : [{ key, value }];
      });
      const sorted = [...segments].sort((a, b) => b.value - a.value);
      const ends = sorted.length > 1 ? [sorted[0], sorted.at(-1)] : [];
      return ends.flatMap((end) => (end === undefined ? [] : [`${end.key} ${money(end.value, true)}`]));
    }
    case "ces":
      return [...line("easy", { share: share(of("easy"), result.n) }), ...line("difficult", { share: share(of("difficult"), result.n) })];
    case "churn":
      return line("lost", { lost: map(of("lostOfStart"), (value) => plain(value)), start: map(of("start"), (value) => plain(value)) });
    case "retention":
      return line("kept", { kept: map(of("kept"), (value) => plain(value)), start: map(of("start"), (value) => plain(value)) });
    case "fcr":
      return line("resolved", { resolved: map(of("resolved"), (value) => plain(value)), n: plain(result.n) });
    case "arpa":
      return line("mrr", { mrr: money(of("mrr")) });
    case "mrr":
      return listAt(result.parts, "months").length === 0
        ? []
        : line("bridge", {
            start: money(of("bridge", "start")),
            gained: money(sum(of("bridge", "new"), of("bridge", "expansion"), of("bridge", "reactivation"))),
            lost: money(sum(of("bridge", "contraction"), of("bridge", "churned"))),
          });
    case "expansion":
      return textAt(result.params, "expansion") === "seed004"
        ? line("purchases", { oneOff: money(of("seed004", "oneOff")), nonSubscribed: money(of("seed004", "nonSubscribed")) })
        : line("expansions", { movements: map(of("standard", "movements"), (value) => plain(value)) });
    case "nrr":
    case "grr":
      return line("revenueStart", { start: money(of("bridge", "start")) });
    case "quickRatio":
      return line("quick", { gained: money(of("gained")), lost: money(of("lost")) });
    case "contactVolume":
      return [
        ...line("contacts", { contacts: map(of("contacts"), (value) => plain(value)) }),
        ...line("outOfControl", {
          out: map(of("out"), (value) => plain(value)),
          periods: plain(listAt(result.parts, "periods").length),
        }),
      ];
    case "ticketTrend": {
      const [largest] = listAt(result.parts, "categories");
      return [
        ...line("largest", {
          key: largest === undefined ? null : textAt(largest, "key"),
          share: largest === undefined ? null : map(numberAt(largest, "share"), (value) => percent(value)),
        }),
        ...line("rising", { rising: map(of("rising"), (value) => plain(value)) }),
      ];
    }
    case "firstResponse":
    case "handleTime":
    case "resolutionTime":
      return [
        ...line("p90", { p90: map(of("p90"), (value) => valueText(id, value, "minutes", words)) }),
        ...line("target", {
          share: map(of("shareWithin"), (value) => percent(value)),
          target: map(of("target"), (value) => plain(value)),
        }),
      ];
    default:
      return journeyDetails(id, result, words);
  }
}

const map = <A>(value: A | null, to: (value: A) => string): string | null => (value === null ? null : to(value));

/** Three shares in one line read better without tenths. */
const dropTenth = (share: string): string => share.replace(/[.,]\d(?=\D)/, "");
