import { memo } from "react";
import { useWords } from "../ui/use-words.ts";
import { LeverSlider } from "./lever-slider.tsx";

const RANGE = { factor: 1, min: 0, max: 1, step: 0.05 } as const;

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
  return (
    <div className="lever-attribution">
      <div className="row xxs">
        <span className="c2 nw">{t("levers:attribution")}</span>
        <LeverSlider id={id} field="attribution" label={t("levers:attributionOf", { number })} shown={attribution} range={RANGE} />
        <b>{plain(attribution, 2)}</b>
      </div>
      {attribution === 1 ? <div className="xxs worse">{t("levers:upperBound")}</div> : null}
    </div>
  );
});
