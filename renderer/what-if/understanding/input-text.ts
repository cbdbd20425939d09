import { kindRule } from "../../../shared/scenario/lever-kinds.ts";
import type { UncertainField } from "../../../shared/scenario/scenario.ts";
import type { InputName } from "../../../shared/scenario/understand/input.ts";
import type { Outcome } from "../../../shared/scenario/understand/outcome.ts";
import type { Words } from "../../ui/words.ts";
import type { Rested } from "./use-rested.ts";

/** "annual retention, SMB"; "size of lever 2 (revenue per customer)". */
export function inputName(name: InputName, { situation, levers }: Pick<Rested, "situation" | "levers">, { t }: Words): string {
  if (name.kind === "baseline") {
    const field = t(`simulation:field.${name.field}`);
    return name.segment === null ? field : t("understand:input.inSegment", { name: field, segment: name.segment });
  }
  const target = situation.levers[name.lever]?.target;
  const lever = target === undefined ? "" : t(`whatif:target.${target}`);
  return t(`understand:input.${name.part}`, { number: levers[name.lever]?.number ?? name.lever + 1, lever });
}

const FRACTIONS: readonly UncertainField[] = ["annualRetention", "grossMargin"];
const MONEY: readonly UncertainField[] = ["arpa", "fixedCostPerMonth", "serviceCostPerMonth", "cac"];

/** The value of an input with its unit. */
export function inputValue(name: InputName, value: number, { situation }: Pick<Rested, "situation">, words: Words): string {
  if (name.kind === "baseline") {
    if (FRACTIONS.includes(name.field)) return words.share(value, 1);
    if (MONEY.includes(name.field)) return words.number(value, "money");
    return words.plain(value, Math.abs(value) < 100 ? 1 : 0);
  }
  const lever = situation.levers[name.lever];
  if (name.part !== "value" || lever === undefined) return words.share(value, 0);
  const form = kindRule(lever.target, lever.kind)?.form ?? "plain";
  const sign = lever.kind !== "set" && lever.kind !== "move" && lever.kind !== "churnCut" && value > 0 ? "+" : "";
  if (form === "percent") return `${sign}${words.share(value, 2)}`;
  return `${sign}${words.plain(form === "points" ? 100 * value : value, 2)}${form === "points" ? ` ${words.t("whatif:kind.points")}` : ""}`;
}

/** The value of an outcome; `short` for places with little room. */
export function outcomeValue(value: number, outcome: Outcome, words: Words, short = true): string {
  if (outcome === "customers") return words.plain(value);
  return words.number(value, "money", { compact: short, signed: outcome === "netGain" && value !== 0 });
}

/** A sentence that begins with a name begins with a capital. */
export const asSentence = (text: string): string => text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
