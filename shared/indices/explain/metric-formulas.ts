import { hasField, type IndexContext } from "../index-definition.ts";
import type { IndexResult, Json } from "../index-result.ts";
import type { FilledFormula } from "./explanation.ts";
import { amounts, plain } from "./formula-values.ts";

/** Shares, rates and sums of the supporting metrics, from their parts; `null` for medians, means of means and ranks. */
export function metricFormula(id: string, result: IndexResult, context: IndexContext): FilledFormula | null {
  const { parts, n } = result;
  const of = (name: string): number | null => numberAt(parts[name]);
  const quotient = (expression: string, names: readonly string[]): FilledFormula | null => {
    const values = names.map((name) => [name, of(name)] as const);
    return values.every((entry): entry is readonly [string, number] => entry[1] !== null)
      ? { expression, values: plain(Object.fromEntries(values)) }
      : null;
  };
  const share = (name: string, all: string): FilledFormula | null => {
    const counted = of(name);
    return counted === null ? null : { expression: `100 * ${name} / ${all}`, values: plain({ [name]: counted, [all]: n }) };
  };
  switch (id) {
    case "churn":
      return churnFormula(context, quotient);
    case "retention":
      return quotient("100 * kept / start", ["kept", "start"]);
    case "fcr":
      return share("resolved", "tickets");
    case "responseRate":
      return share("completed", "delivered");
    case "taskCompletion":
      return share("completed", "attempts");
    case "engagement":
      return context.settings.metrics.engagement.headline === "active" ? share("active", "customers") : null;
    case "themes":
      return share("withTheme", "comments");
    case "contactVolume":
      return quotient("100 * contacts / customerMonths", ["contacts", "customerMonths"]);
    case "quickRatio": {
      const [gained, lost] = [of("gained"), of("lost")];
      return gained === null || lost === null || lost === 0 ? null : { expression: "gained / lost", values: amounts({ gained, lost }) };
    }
    case "mrr":
    case "nrr":
    case "grr":
      return bridgeFormula(id, result);
    case "arpa": {
      const revenue = of("mrr");
      return revenue === null || !hasField(context, "accounts", "mrr")
        ? null
        : { expression: "revenue / accounts", values: { ...amounts({ revenue }), ...plain({ accounts: n }) } };
    }
    default:
      return null;
  }
}

const BRIDGE = {
  mrr: "start + new + expansion + reactivation - contraction - churned",
  nrr: "100 * (start + expansion - contraction - churned) / start",
  grr: "100 * (start - contraction - churned) / start",
} as const;

/** The bridge of recurring revenue (methods.md 4); `null` where revenue is that of the accounts alone. */
function bridgeFormula(id: keyof typeof BRIDGE, { parts }: IndexResult): FilledFormula | null {
  const bridge = parts["bridge"];
  if (!isObject(bridge)) return null;
  const values = ["start", "new", "expansion", "reactivation", "contraction", "churned"]
    .filter((name) => new RegExp(`\\b${name}\\b`).test(BRIDGE[id]))
    .map((name) => [name, numberAt(bridge[name])] as const);
  return values.every((entry): entry is readonly [string, number] => entry[1] !== null)
    ? { expression: BRIDGE[id], values: amounts(Object.fromEntries(values)) }
    : null;
}

const numberAt = (value: Json | undefined): number | null => (typeof value === "number" ? value : null);

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

type Quotient = (expression: string, names: readonly string[]) => FilledFormula | null;

function churnFormula({ settings }: IndexContext, quotient: Quotient): FilledFormula | null {
  switch (settings.churn) {
    case "A":
      return quotient("100 * lost / acquired", ["lost", "acquired"]);
    case "B":
      return quotient("100 * (start - end) / start", ["start", "end"]);
    case "C":
      return quotient("100 * lostOfStart / start", ["lostOfStart", "start"]);
    case "Caverage":
      return quotient("100 * lost / ((start + end) / 2)", ["lost", "start", "end"]);
    case "Cserved":
      return quotient("100 * lost / (start + acquired)", ["lost", "start", "acquired"]);
  }
}
