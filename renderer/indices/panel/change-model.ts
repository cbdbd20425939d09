import type { ChangeSplit, SegmentChange } from "../../../shared/indices/analysis/explain-change.ts";
import type { Unit } from "../../../shared/indices/index-result.ts";
import { SUPPRESS_BELOW } from "../../../shared/indices/make-result.ts";
import type { BridgeStep } from "../../charts/bridge-layout.ts";
import type { Words } from "../../ui/words.ts";
import { keyName } from "../names.ts";
import { differenceText } from "../number-text.ts";
import type { NumberId } from "../select-slice.ts";

/** Parts smaller than this share of the whole movement are not named. */
const WORTH_NAMING = 0.1;

/** Few answers in one of the waves hide a segment (methods.md 0.3.5); a segment that only comes or goes has none in the other. */
export const isHiddenSegment = ({ n }: SegmentChange): boolean =>
  Math.max(...n) < SUPPRESS_BELOW || n.some((count) => count > 0 && count < SUPPRESS_BELOW);

/** From the wave before to the last: mix, own change beyond noise, noise, and weights where they act. */
export function changeSteps(split: ChangeSplit, [from, to]: readonly [string, string], { t }: Words): readonly BridgeStep[] {
  const part = (name: "mix" | "within" | "noise" | "weighting", value: number): BridgeStep => ({
    label: t(`cards:change.${name}`),
    detail: t(`cards:change.${name}.detail`),
    value,
    kind: "change",
  });
  return [
    { label: from, detail: "", value: split.from, kind: "total" },
    part("mix", split.mix.value),
    part("within", split.within),
    part("noise", split.noise),
    ...(Math.abs(split.weighting) > 1e-9 ? [part("weighting", split.weighting)] : []),
    { label: to, detail: "", value: split.to, kind: "total" },
  ];
}

/** What moved, in words: the largest part, and the segments whose own change is more than noise. */
export function changeWords(id: NumberId, unit: Unit, split: ChangeSplit, words: Words): string {
  const { t } = words;
  const text = (value: number) => differenceText(id, value, unit, words);
  const parts = { mix: split.mix.value, within: split.within, noise: split.noise, weighting: split.weighting };
  const names = ["within", "mix", "noise", "weighting"] as const;
  const size = names.reduce((sum, name) => sum + Math.abs(parts[name]), 0);
  if (size === 0) return t("cards:change.says.nothing");
  const largest = names.reduce((most, name) => (Math.abs(parts[name]) > Math.abs(parts[most]) ? name : most));
  const segments = split.segments
    .filter(
      (segment) => !isHiddenSegment(segment) && segment.own.lo * segment.own.hi > 0 && Math.abs(segment.within) >= WORTH_NAMING * size,
    )
    .map(({ key, own }) => `${keyName(key, t)} ${text(own.value)} (${text(own.lo)}…${text(own.hi)})`);
  const says = t(`cards:change.says.${largest}`, { part: text(parts[largest]), change: text(split.change) });
  return segments.length === 0 || largest === "noise"
    ? says
    : `${says} ${t("cards:change.says.segments", { segments: segments.join(", ") })}`;
}
