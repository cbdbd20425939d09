import { kindRule } from "./lever-kinds.ts";
import type { Lever } from "./scenario.ts";

/**
 * A lever as the text that `parseLever` reads back to the same lever: the canonical form of cli.md, options only where
 * they differ from their default. Changes carry their sign, targets (`set`), cuts and moves do not.
 */
export function formatLever(lever: Lever): string {
  const form = kindRule(lever.target, lever.kind)?.form ?? "plain";
  // Fifteen digits undo the noise of the multiplication (0.07 · 100 = 7.000000000000001).
  const number = form === "plain" ? lever.value : Number((lever.value * 100).toPrecision(15));
  const sign = number > 0 && ["relative", "points", "add", "logit"].includes(lever.kind) ? "+" : "";
  const moved = lever.kind === "move" ? `${lever.from ?? ""}>${lever.to ?? ""}:` : "";
  const value = lever.kind === "formula" ? (lever.formula ?? "") : `${moved}${sign}${number}${form === "percent" ? "%" : ""}`;
  const segment = lever.segment === null ? "" : `@${quoted(lever.segment)}`;
  const options = [
    lever.start === 1 ? "" : `;start=${lever.start}`,
    lever.ramp === 1 ? "" : `;ramp=${lever.ramp}`,
    lever.halfLife === null ? "" : `;halfLife=${lever.halfLife}`,
    lever.cost === 0 ? "" : `;cost=${lever.cost}`,
    lever.costPerMonth === 0 ? "" : `;costPerMonth=${lever.costPerMonth}`,
    lever.kind === "formula" && lever.value !== 1 ? `;effect=${lever.value}` : "",
    lever.attribution === undefined ? "" : `;attribution=${lever.attribution}`,
  ];
  return `${lever.target}:${lever.kind}:${value}${segment}${options.join("")}`;
}

const quoted = (segment: string): string =>
  /[;"]/.test(segment) || segment !== segment.trim() || segment === "" ? `"${segment.replaceAll('"', '""')}"` : segment;
