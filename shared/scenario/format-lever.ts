import { AT_ONCE } from "./at-once.ts";
import { kindRule } from "./lever-kinds.ts";
import { writeSized } from "./lever-number.ts";
import { writeRange } from "./range-text.ts";
import type { Lever } from "./scenario.ts";

/**
 * A lever as the text that `parseLever` reads back to the same lever: the canonical form of cli.md, options only where
 * they differ from their default. Changes carry their sign, targets (`set`), cuts and moves do not.
 */
export function formatLever(lever: Lever): string {
  const form = kindRule(lever.target, lever.kind)?.form ?? "plain";
  const number = writeSized(lever.value, form);
  const sign = lever.value > 0 && ["relative", "points", "add", "logit"].includes(lever.kind) ? "+" : "";
  const moved = lever.kind === "move" ? `${lever.from ?? ""}>${lever.to ?? ""}:` : "";
  const value = lever.kind === "formula" ? (lever.formula ?? "") : `${moved}${sign}${number}${form === "percent" ? "%" : ""}`;
  const segment = lever.segment === null ? "" : `@${quoted(lever.segment)}`;
  const options = [
    lever.start === AT_ONCE.start ? "" : `;start=${lever.start}`,
    lever.ramp === AT_ONCE.ramp ? "" : `;ramp=${lever.ramp}`,
    lever.halfLife === AT_ONCE.halfLife ? "" : `;halfLife=${lever.halfLife}`,
    lever.cost === AT_ONCE.cost ? "" : `;cost=${lever.cost}`,
    lever.costPerMonth === AT_ONCE.costPerMonth ? "" : `;costPerMonth=${lever.costPerMonth}`,
    lever.kind === "formula" && lever.value !== 1 ? `;effect=${lever.value}` : "",
    lever.attribution === undefined ? "" : `;attribution=${lever.attribution}`,
    lever.range === undefined ? "" : `;range=${writeRange(lever.range, form, lever.value)}`,
    lever.attributionRange === undefined ? "" : `;attributionRange=${writeRange(lever.attributionRange, "plain", lever.attribution ?? 1)}`,
  ];
  return `${lever.target}:${lever.kind}:${value}${segment}${options.join("")}`;
}

const quoted = (segment: string): string =>
  /[;"]/.test(segment) || segment !== segment.trim() || segment === "" ? `"${segment.replaceAll('"', '""')}"` : segment;
