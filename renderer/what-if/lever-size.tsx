import { NativeSelect, NumberInput, Slider } from "@mantine/core";
import { useRef, useState } from "react";
import type { LeverKind, SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { endDragOfDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import { changeLever, kindsOf } from "./edit-levers.ts";
import { leverRange } from "./lever-range.ts";
import { useFrame } from "./use-frame.ts";
import type { ScenarioLever } from "./use-whatif.ts";

/** Kind, slider and number box. A drag is one step of undo and is applied at most once a frame. */
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
  const range = leverRange(lever, segments);
  const shown = Number((lever.value * range.factor).toPrecision(12));
  const drag = useRef(0);
  // Where the thumb stands until the document has followed: two quick steps must both count.
  const [thumb, setThumb] = useState<number | null>(null);
  const apply = useFrame((value: number) => changeLever(lever.id, { value: value / range.factor }, `${lever.id} ${drag.current}`));
  const move = (value: number) => {
    setThumb(value);
    apply(value);
  };
  const finish = () => {
    // The last frame of the drag comes after the pointer was lifted.
    requestAnimationFrame(() => {
      drag.current += 1;
      setThumb(null);
      endDragOfDocument();
    });
  };
  const suffix = range.suffix === "percent" ? " %" : "";
  return (
    <div className="row lever-size">
      <NativeSelect
        size="xs"
        aria-label={t("levers:kind", { number })}
        value={lever.kind}
        onChange={(event) => changeLever(lever.id, { kind: toKind(lever, event.currentTarget.value) })}
        data={kindsOf(lever.target).map((kind) => ({ value: kind, label: t(`whatif:kind.${kind}`) }))}
      />
      <Slider
        className="grow"
        size={4}
        min={range.min}
        max={range.max}
        step={range.step}
        value={Math.min(range.max, Math.max(range.min, thumb ?? shown))}
        label={null}
        thumbLabel={t("levers:slider", { number })}
        onChange={move}
        onChangeEnd={finish}
        data-lever={lever.id}
      />
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
        prefix={lever.kind !== "set" && shown > 0 ? "+" : ""}
        hideControls
        onChange={(value) => {
          if (typeof value === "number" && Number.isFinite(value))
            changeLever(lever.id, { value: value / range.factor }, `${lever.id} box`);
        }}
        onBlur={endDragOfDocument}
      />
    </div>
  );
}

const toKind = (lever: ScenarioLever, value: string): LeverKind => kindsOf(lever.target).find((kind) => kind === value) ?? lever.kind;
