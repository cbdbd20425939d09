import { type Aggregate, hasField, type IndexContext, type Row } from "../index-definition.ts";
import type { IndexResult, Json } from "../index-result.ts";
import { numberOf } from "../read-row.ts";
import type { FilledFormula } from "./explanation.ts";
import { amounts, plain } from "./formula-values.ts";

const sumOf = (rows: readonly Row[], name: string, holds: (row: Row) => boolean = () => true): number =>
  rows.reduce((sum, row) => sum + (holds(row) ? numberOf(row, name) : 0), 0);

export function healthFormula({ bands = [] }: Aggregate): FilledFormula {
  const isScored = (row: Row): boolean => row["active"] === true && row["band"] !== null;
  return {
    expression: "scores / customers",
    values: plain({ scores: sumOf(bands, "total", isScored), customers: sumOf(bands, "n", isScored) }),
  };
}

export function roiFormula({ periods = [] }: Aggregate): FilledFormula {
  const counts = (row: Row): boolean => row["unread_period"] !== true && row["unread_amount"] !== true && row["period"] !== null;
  return {
    expression: "100 * (benefit - cost) / cost",
    values: amounts({ benefit: sumOf(periods, "benefit", counts), cost: sumOf(periods, "cost", counts) }),
  };
}

/** Excess of the boxes that hold money: revenue × (churn − churn of the top box), not below 0. */
export function boxesFormula(result: IndexResult): FilledFormula | null {
  const of = (box: string, name: string): number => {
    const held = result.parts[box];
    return isObject(held) && typeof held[name] === "number" ? held[name] : 0;
  };
  const lower = ["middle", "bottom"].filter((box) => of(box, "revenue") !== 0);
  if (lower.length === 0) return { expression: "nothing", values: amounts({ nothing: 0 }) };
  const churn = (box: string): string => `${box}Lost / ${box}Followed`;
  const counts = ["top", ...lower].flatMap((box) => [
    [`${box}Lost`, of(box, "lost")] as const,
    [`${box}Followed`, of(box, "followed")] as const,
  ]);
  return {
    expression: lower.map((box) => `greatest(0, ${box}Revenue * (${churn(box)} - ${churn("top")}))`).join(" + "),
    values: {
      ...amounts(Object.fromEntries(lower.map((box) => [`${box}Revenue`, of(box, "revenue")]))),
      ...plain(Object.fromEntries(counts)),
    },
  };
}

export function cvqFormula({ sums = [] }: Aggregate, { settings }: IndexContext): FilledFormula {
  const [sum] = sums;
  const { lambda } = settings.cvq;
  const undesired = lambda === 1 ? "undesired" : "lambda * undesired";
  return {
    expression: `100 * desired / (desired + ${undesired})`,
    values: plain({ desired: numberOf(sum, "a"), undesired: numberOf(sum, "b"), ...(lambda === 1 ? {} : { lambda }) }),
  };
}

/** Historic value, or constant retention; fitted models have no one formula. */
export function clvFormula({ margins = [] }: Aggregate, { settings, choices }: IndexContext): FilledFormula | null {
  const { subtractCac, convention, discountRate, horizonMonths } = settings.clv;
  const [customers, total, cac, withCac] = [
    sumOf(margins, "n"),
    sumOf(margins, "margin"),
    sumOf(margins, "cac"),
    sumOf(margins, "with_cac"),
  ];
  if (choices.clvMethod === "seed") {
    const costs = subtractCac && cac !== 0;
    return {
      expression: `margin / customers${costs ? " - cac / customers" : ""}`,
      values: { ...amounts({ margin: total, ...(costs ? { cac } : {}) }), ...plain({ customers }) },
    };
  }
  if (choices.clvMethod !== "retention") return null;
  const [start, lost] = [sumOf(margins, "at_start"), sumOf(margins, "lost_of_start")];
  const months = settings.churnWindowMonths;
  const kept = months === 12 ? "(1 - lost / start)" : "(1 - lost / start) ^ (12 / months)";
  const worth = { a: "(1 + discount) / ", b: `${kept} / `, c: "1 / " }[convention];
  const horizon = horizonMonths === null ? "" : ` * (1 - (${kept} / (1 + discount)) ^ (horizon / 12))`;
  const costs = subtractCac && withCac > 0;
  return {
    expression: `margin / customers * ${worth}(1 + discount - ${kept})${horizon}${costs ? " - cac / bought" : ""}`,
    values: {
      ...amounts({ margin: total, ...(costs ? { cac } : {}) }),
      ...plain({
        customers,
        lost,
        start,
        discount: discountRate,
        ...(months === 12 ? {} : { months }),
        ...(horizonMonths === null ? {} : { horizon: horizonMonths }),
        ...(costs ? { bought: withCac } : {}),
      }),
    },
  };
}

/** Shares and means of the supporting metrics, from their parts. */
export function metricFormula(id: string, { parts, n }: IndexResult, context: IndexContext): FilledFormula | null {
  const of = (name: string): number | null => {
    const value = parts[name];
    return typeof value === "number" ? value : null;
  };
  const quotient = (expression: string, names: readonly string[]): FilledFormula | null => {
    const values = names.map((name) => [name, of(name)] as const);
    return values.every((entry): entry is readonly [string, number] => entry[1] !== null)
      ? { expression, values: plain(Object.fromEntries(values)) }
      : null;
  };
  switch (id) {
    case "churn":
      return churnFormula(context, quotient);
    case "mrr":
      return bridgeFormula(parts, "start + added + expansion + returned - contraction - churned", [
        "start",
        "new",
        "expansion",
        "reactivation",
        "contraction",
        "churned",
      ]);
    case "nrr":
      return bridgeFormula(parts, "100 * (start + expansion - contraction - churned) / start", [
        "start",
        "expansion",
        "contraction",
        "churned",
      ]);
    case "grr":
      return bridgeFormula(parts, "100 * (start - contraction - churned) / start", ["start", "contraction", "churned"]);
    case "quickRatio":
      return quotient("gained / lost", ["gained", "lost"]);
    case "contactVolume":
      return quotient("100 * contacts / customerMonths", ["contacts", "customerMonths"]);
    case "retention":
      return quotient("100 * kept / start", ["kept", "start"]);
    case "fcr": {
      const resolved = of("resolved");
      return resolved === null ? null : { expression: "100 * resolved / tickets", values: plain({ resolved, tickets: n }) };
    }
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

/** Sums of the movements of recurring revenue; `new` stands as `added`, `reactivation` as `returned`. */
function bridgeFormula(parts: IndexResult["parts"], expression: string, names: readonly string[]): FilledFormula | null {
  const { bridge } = parts;
  if (!isObject(bridge)) return null;
  const renamed: Readonly<Record<string, string>> = { new: "added", reactivation: "returned" };
  const values = names.map((name) => [renamed[name] ?? name, bridge[name]] as const);
  return values.every((entry): entry is readonly [string, number] => typeof entry[1] === "number")
    ? { expression, values: amounts(Object.fromEntries(values)) }
    : null;
}

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

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
