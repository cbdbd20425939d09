import { memo, useMemo } from "react";
import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import type { Projection } from "../../shared/scenario/scenario.ts";
import { DirectionMark } from "../ui/direction-mark.tsx";
import { useWords } from "../ui/use-words.ts";
import { LeverHead } from "./lever-head.tsx";
import { LeverMeaningLine } from "./lever-meaning-line.tsx";
import { LeverReadings } from "./lever-readings.tsx";
import { LeverSize } from "./lever-size.tsx";
import { segmentsOf } from "./lever-target.ts";
import { LeverTiming } from "./lever-timing.tsx";
import { leverAlone, plainLever, type ScenarioLever } from "./use-whatif.ts";

/**
 * One lever: switch, segment, target · kind, slider, number box · what it means · the same number read as other kinds ·
 * start, ramp, cost · what it does alone.
 */
export const LeverCard = memo(function LeverCard({
  lever,
  number,
  estimate,
  base,
  horizon,
}: {
  readonly lever: ScenarioLever;
  readonly number: number;
  readonly estimate: BaselineEstimate;
  readonly base: Projection;
  readonly horizon: number;
}) {
  const words = useWords();
  const { t } = words;
  const { baseline } = estimate;
  const alone = leverAlone(estimate, base, plainLever(lever), horizon);
  const { segment } = lever;
  const keys = useMemo(() => baseline.segments.flatMap(({ key }) => (key === null ? [] : [key])), [baseline]);
  const segments = useMemo(() => segmentsOf(baseline, { segment }), [baseline, segment]);
  return (
    <article className="lever" data-off={lever.on ? undefined : true}>
      <LeverHead id={lever.id} on={lever.on} segment={lever.segment} target={lever.target} number={number} keys={keys} />
      <LeverSize lever={lever} number={number} segments={segments} />
      <LeverMeaningLine lever={lever} baseline={baseline} />
      {lever.target === "retention" ? <LeverReadings lever={lever} estimate={estimate} base={base} horizon={horizon} /> : null}
      <LeverTiming id={lever.id} start={lever.start} ramp={lever.ramp} cost={lever.cost} costPerMonth={lever.costPerMonth} />
      <div className="row between xxs lever-line">
        <span className="c2" title={t("levers:evidence.why")}>
          <span className="evidence" aria-hidden="true">
            <i />
            <i data-off="true" />
            <i data-off="true" />
          </span>{" "}
          {t("levers:evidence")}
        </span>
        <span className={`nw ${alone.net >= 0 ? "better" : "worse"}`}>
          <DirectionMark difference={alone.net} verdict={alone.net >= 0 ? "better" : "worse"} />{" "}
          <b>{words.number(alone.net, "money", { signed: true, compact: true })}</b> {t("levers:net", { count: horizon })}
        </span>
      </div>
    </article>
  );
});
