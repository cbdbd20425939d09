import type { IndexResult, Json } from "../../index-result.ts";
import { isGroup } from "../../setting-parts.ts";
import type { Split } from "./split.ts";

type Headline = "share" | "mean" | "net" | "rescaled";
const HEADLINES: readonly Json[] = ["share", "mean", "net", "rescaled"];
const isHeadline = (value: Json): value is Headline => HEADLINES.includes(value);

/** Classes of answers by the cuts in force (methods.md 2). */
const CLASSES = ["satisfied", "between", "dissatisfied"] as const;
type Class = (typeof CLASSES)[number];

/** Each headline counts an answer as a point on 0–100; the parts are the classes of answers whose points change. */
export function splitCsat(from: Json, to: Json): Split | null {
  if (!isHeadline(from) || !isHeadline(to)) return null;
  return {
    parts: CLASSES.map((name) => ({ name, from, to })),
    mix(hasMoved, result) {
      const answers = answersOf(result);
      const total = answers.reduce((sum, { weight }) => sum + weight, 0);
      if (total === 0) return null;
      const cuts = cutsOf(result);
      const sum = answers.reduce((points, { answer, weight }) => {
        const own = classOf(answer, cuts);
        return points + weight * pointsOf(answer, own, hasMoved(own) ? to : from, cuts);
      }, 0);
      return sum / total;
    },
  };
}

type Cuts = { readonly min: number; readonly max: number; readonly low: number; readonly high: number };

const classOf = (answer: number, { low, high }: Cuts): Class => (answer >= high ? "satisfied" : answer <= low ? "dissatisfied" : "between");

/** What one answer counts on 0–100: a share 100 or 0, a net 100, 50 or 0, a mean its place on the scale. */
function pointsOf(answer: number, own: Class, headline: Headline, { min, max }: Cuts): number {
  if (headline === "mean" || headline === "rescaled") return (100 * (answer - min)) / (max - min);
  if (own === "satisfied") return 100;
  return headline === "net" && own === "between" ? 50 : 0;
}

function cutsOf({ params }: IndexResult): Cuts {
  const at = (name: string): number => {
    const value = params[name];
    return typeof value === "number" ? value : 0;
  };
  return { min: at("scaleMin"), max: at("scaleMax"), low: at("dissatisfiedUpTo"), high: at("satisfiedFrom") };
}

function answersOf({ parts }: IndexResult): readonly { readonly answer: number; readonly weight: number }[] {
  const { distribution } = parts;
  if (!Array.isArray(distribution)) return [];
  return distribution.map((group: Json) => ({ answer: numberIn(group, "answer"), weight: numberIn(group, "weight", "n") }));
}

/** The first of the names that holds a number: answers without weights count by how many they are. */
function numberIn(group: Json, ...names: readonly string[]): number {
  const held = isGroup(group) ? group : {};
  return names.map((name) => held[name]).find((one) => typeof one === "number") ?? 0;
}
