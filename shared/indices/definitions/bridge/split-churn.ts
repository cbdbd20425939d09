import type { IndexResult, Json } from "../../index-result.ts";
import type { Split } from "./split.ts";

type Form = "A" | "B" | "C" | "Caverage" | "Cserved";

/** Who counts as lost, and of how many (methods.md 4). */
const FORMS: Readonly<Record<Form, { readonly lost: Lost; readonly base: Base }>> = {
  A: { lost: "all", base: "acquired" },
  B: { lost: "net", base: "start" },
  C: { lost: "ofStart", base: "start" },
  Caverage: { lost: "all", base: "average" },
  Cserved: { lost: "all", base: "served" },
};
type Lost = "all" | "net" | "ofStart";
type Base = "acquired" | "start" | "average" | "served";

const isForm = (value: Json): value is Form => typeof value === "string" && Object.hasOwn(FORMS, value);

/** A churn form is a count of losses over a base: two parts, where both differ. */
export function splitChurn(from: Json, to: Json): Split | null {
  if (!isForm(from) || !isForm(to)) return null;
  const [a, b] = [FORMS[from], FORMS[to]];
  const parts = [
    ...(a.lost === b.lost ? [] : [{ name: "lost", from: a.lost, to: b.lost }]),
    ...(a.base === b.base ? [] : [{ name: "base", from: a.base, to: b.base }]),
  ];
  return {
    parts,
    mix(hasMoved, result) {
      const divisor = baseOf(result, (hasMoved("base") ? b : a).base);
      return divisor === 0 ? null : (100 * lostOf(result, (hasMoved("lost") ? b : a).lost)) / divisor;
    },
  };
}

const count = (result: IndexResult, name: string): number => {
  const value = result.parts[name];
  return typeof value === "number" ? value : 0;
};

function lostOf(result: IndexResult, lost: Lost): number {
  if (lost === "net") return count(result, "start") - count(result, "end");
  return count(result, lost === "all" ? "lost" : "lostOfStart");
}

function baseOf(result: IndexResult, base: Base): number {
  switch (base) {
    case "acquired":
      return count(result, "acquired");
    case "start":
      return count(result, "start");
    case "average":
      return (count(result, "start") + count(result, "end")) / 2;
    case "served":
      return count(result, "start") + count(result, "acquired");
  }
}
