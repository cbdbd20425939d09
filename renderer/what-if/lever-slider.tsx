import { Slider } from "@mantine/core";
import { memo, useRef } from "react";
import { endDragOfDocument } from "../store/edit-document.ts";
import { changeLever, slideOf } from "./edit-levers.ts";
import type { LeverRange } from "./lever-range.ts";
import { useFrame } from "./use-frame.ts";

/** A slider of a lever. A drag is one step of undo and is applied at most once a frame. `shown` is the value in the numbers shown. */
export const LeverSlider = memo(function LeverSlider({
  id,
  field,
  label,
  shown,
  range,
}: {
  readonly id: string;
  readonly field: "value" | "attribution";
  readonly label: string;
  readonly shown: number;
  readonly range: Pick<LeverRange, "factor" | "min" | "max" | "step">;
}) {
  const drag = useRef(0);
  const isDragged = useRef(false);
  const asked = useRef<number | null>(null);
  const apply = (value: number) => changeLever(id, { [field]: value / range.factor }, slideOf(`${id} ${field}`, drag.current));
  const applyOnceAFrame = useFrame(apply);
  const move = (value: number) => {
    // A pointer that stays within one step of the slider asks for nothing new.
    if (value === asked.current) return;
    asked.current = value;
    // Steps by keyboard start from the value in force: each must count before the next.
    if (isDragged.current) applyOnceAFrame(value);
    else apply(value);
  };
  const finish = () => {
    // The last frame of the drag comes after the pointer was lifted.
    requestAnimationFrame(() => {
      drag.current += 1;
      isDragged.current = false;
      asked.current = null;
      endDragOfDocument();
    });
  };
  return (
    <Slider
      className="grow"
      size={4}
      min={range.min}
      max={range.max}
      step={range.step}
      value={Math.min(range.max, Math.max(range.min, shown))}
      label={null}
      thumbLabel={label}
      onPointerDownCapture={() => {
        isDragged.current = true;
      }}
      onChange={move}
      onChangeEnd={finish}
      data-lever={field === "value" ? id : undefined}
    />
  );
});
