import { withSettingAt } from "./definitions/definition-settings.ts";
import type { Json } from "./index-result.ts";
import { clashing, componentFault, isIn, type Range } from "./setting-parts.ts";
import { isLegalValue, ruleAt, type SettingRule } from "./setting-rules.ts";
import { DEFAULT_SETTINGS, type Settings } from "./settings.ts";

/** Why a value cannot stand (SETTINGS_INVALID): a cause whose words stand under `cause.<cause>`, with the range it missed. */
export type ValueFault = {
  readonly cause: "type" | "least" | "most" | "format" | "day" | "choice" | "floorIsTarget" | "reference" | "order";
  readonly range: Range | null;
};

/** Why a setting cannot have a value: for itself, or beside the others as they stand; `null` = it can. */
export function settingFault(settings: Partial<Settings>, path: string, value: Json): ValueFault | null {
  const rule = ruleAt(path);
  if (rule === undefined) return { cause: "choice", range: null };
  const fault = valueFault(rule, value);
  if (fault !== null) return fault;
  const next = withSettingAt({ ...DEFAULT_SETTINGS, ...settings }, path, value);
  // What clashed before is not this value's fault.
  return clashing(next) === null || clashing({ ...DEFAULT_SETTINGS, ...settings }) !== null ? null : { cause: "order", range: null };
}

/** Why a value breaks a rule; `null` = it does not. */
export function valueFault(rule: SettingRule, value: unknown): ValueFault | null {
  if (isLegalValue(rule, value)) return null;
  switch (rule.kind) {
    case "number":
    case "whole":
      return numberFault(rule, value);
    case "numbers":
      return numbersFault(rule, value);
    case "text":
      return { cause: rule.cause, range: null };
    case "choice":
      return { cause: "choice", range: null };
    case "list":
      return Array.isArray(value) ? listFault(value) : FORMAT;
    default:
      return FORMAT;
  }
}

const FORMAT: ValueFault = { cause: "format", range: null };

/** The first component that breaks a rule says which, where words tell more than that the form is wrong. */
function listFault(value: readonly unknown[]): ValueFault {
  const cause = value.map((one) => componentFault(one)?.cause).find((one) => one !== undefined);
  return cause === "floorIsTarget" || cause === "reference" ? { cause, range: null } : FORMAT;
}

/** Of a value that breaks the rule: one at the lower end does so where the range is open there. */
function numberFault({ min, max }: Range, value: unknown): ValueFault {
  const range = { min, max };
  if (typeof value !== "number" || !Number.isFinite(value)) return { cause: "type", range };
  if (value > max) return { cause: "most", range };
  return { cause: value <= min ? "least" : "type", range };
}

/** The first number that is out of range; where all are in it, there are too many or too few. */
function numbersFault(rule: Range, value: unknown): ValueFault {
  const wrong = Array.isArray(value) ? value.filter((one) => !isIn(one, rule)) : [];
  return wrong.length === 0 ? FORMAT : numberFault(rule, wrong[0]);
}
