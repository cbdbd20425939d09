import { NativeSelect, NumberInput } from "@mantine/core";
import { memo, useMemo } from "react";
import type { LeverKind, SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { endDragOfDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import type { ScenarioLever } from "./answer.ts";
import { changeLever, kindsOf } from "./edit-levers.ts";
import { leverRange } from "./lever-range.ts";
import { LeverSlider } from "./lever-slider.tsx";

/** Kind, slider and number box. */
export function LeverSize({
  lever,
  number,
  segments,
}: {
  readonly lever: ScenarioLever;
  readonly number: number;
  readonly segments: readonly SegmentBaseline[];
}) {
  const { t, language } = useWords();
  const { id, target, kind } = lever;
  const range = useMemo(() => leverRange({ target, kind }, segments), [target, kind, segments]);
  const shown = Number((lever.value * range.factor).toPrecision(12));
  const suffix = range.suffix === "percent" ? " %" : "";
  return (
    <div className="row lever-size">
      <KindSelect id={id} number={number} target={target} kind={kind} />
      <LeverSlider id={id} number={number} shown={shown} range={range} />
      <NumberInput
        size="xs"
        className="lever-number"
        aria-label={t("levers:value", { number })}
        value={shown}
        min={range.boxMin}
        max={range.boxMax}
        step={range.step}
        decimalSeparator={language === "en" ? "." : ","}
        suffix={suffix}
        prefix={kind !== "set" && shown > 0 ? "+" : ""}
        hideControls
        onChange={(value) => {
          if (typeof value === "number" && Number.isFinite(value)) changeLever(id, { value: value / range.factor }, `${id} box`);
        }}
        onBlur={endDragOfDocument}
      />
    </div>
  );
}

const KindSelect = memo(function KindSelect({
  id,
  number,
  target,
  kind,
}: Pick<ScenarioLever, "id" | "target" | "kind"> & { readonly number: number }) {
  const { t } = useWords();
  const toKind = (value: string): LeverKind => kindsOf(target).find((candidate) => candidate === value) ?? kind;
  return (
    <NativeSelect
      size="xs"
      aria-label={t("levers:kind", { number })}
      value={kind}
      onChange={(event) => changeLever(id, { kind: toKind(event.currentTarget.value) })}
      data={kindsOf(target).map((candidate) => ({ value: candidate, label: t(`whatif:kind.${candidate}`) }))}
    />
  );
});
