import type { IndexResult, Json } from "../../index-result.ts";
import { isGroup } from "../../setting-parts.ts";
import type { Split } from "./split.ts";

/**
 * The seed's CLV is margin − acquisition cost, that of constant retention margin × lifetime − acquisition cost (methods.md 10.1,
 * 10.2): they differ in whose margin and whose cost is taken, and in the years that are counted. Other methods are models of their
 * own and do not come apart.
 */
export function splitClv(from: Json, to: Json): Split | null {
  const pair = [from, to];
  if (!pair.includes("seed") || !pair.includes("retention")) return null;
  return {
    parts: [
      { name: "margin", from, to },
      { name: "lifetime", from, to },
      { name: "cac", from, to },
    ],
    mix(hasMoved, resultFrom, resultTo) {
      const [a, b] = [piecesOf(resultFrom), piecesOf(resultTo)];
      if (a === null || b === null) return null;
      const { margin } = hasMoved("margin") ? b : a;
      const { lifetime } = hasMoved("lifetime") ? b : a;
      const { cac } = hasMoved("cac") ? b : a;
      return margin * lifetime - cac;
    },
  };
}

type Pieces = { readonly margin: number; readonly lifetime: number; readonly cac: number };

/** Value = margin × lifetime − cac; a margin of 0 says nothing about the lifetime. */
function piecesOf({ value, params, parts }: IndexResult): Pieces | null {
  const { parameters } = parts;
  const at = (name: string): number | null => {
    const held = isGroup(parameters) ? parameters[name] : null;
    return typeof held === "number" ? held : null;
  };
  const margin = at("margin");
  if (value === null || margin === null || margin === 0) return null;
  const cac = params["subtractCac"] === false ? 0 : (at("cac") ?? 0);
  return { margin, lifetime: (value + cac) / margin, cac };
}
