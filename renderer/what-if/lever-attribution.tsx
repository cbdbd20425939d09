import { Slider } from "@mantine/core";
import { memo, useRef } from "react";
import { endDragOfDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import { changeLever, slideOf } from "./edit-levers.ts";
import { useFrame } from "./use-frame.ts";

/** The part of an association that a lever on a score takes for cause; all of it is an upper bound, and says so. */
export const LeverAttribution = memo(function LeverAttribution({
  id,
  number,
  attribution,
}: {
  readonly id: string;
  readonly number: number;
  readonly attribution: number;
}) {
  const { t, plain } = useWords();
  const drag = useRef(0);
  const apply = useFrame((value: number) => changeLever(id, { attribution: value }, slideOf(`${id} attribution`, drag.current)));
  return (
    <div className="lever-attribution">
      <div className="row xxs">
        <span className="c2 nw">{t("levers:attribution")}</span>
        <Slider
          className="grow"
          size={4}
          min={0}
          max={1}
          step={0.05}
          value={attribution}
          label={null}
          thumbLabel={t("levers:attributionOf", { number })}
          onChange={apply}
          onChangeEnd={() =>
            requestAnimationFrame(() => {
              drag.current += 1;
              endDragOfDocument();
            })
          }
        />
        <b>{plain(attribution, 2)}</b>
      </div>
      {attribution === 1 ? <div className="xxs worse">{t("levers:upperBound")}</div> : null}
    </div>
  );
});
