import { memo, type ReactNode, useMemo } from "react";
import { isScore } from "../../shared/scenario/score-links.ts";
import { segmentsOf } from "../../shared/scenario/spell-lever.ts";
import { DirectionMark } from "../ui/direction-mark.tsx";
import { useWords } from "../ui/use-words.ts";
import { LeverAttribution } from "./lever-attribution.tsx";
import { LeverEvidence } from "./lever-evidence.tsx";
import { LeverHead } from "./lever-head.tsx";
import { LeverMeaningLine } from "./lever-meaning-line.tsx";
import { LeverReadings } from "./lever-readings.tsx";
import { LeverSize } from "./lever-size.tsx";
import { LeverTiming } from "./lever-timing.tsx";
import { LeverSpread, spreadPercent } from "./simulation/lever-spread.tsx";
import { useAnswer } from "./use-answer.ts";

/**
 * One lever: switch, segment, target · kind, slider, number box · what it means · the same number read as other kinds ·
 * start, ramp, cost · what it does alone. Reads its own lever only, so that it is not drawn again while another moves.
 */
export const LeverCard = memo(function LeverCard({ id, number }: { readonly id: string; readonly number: number }) {
  const lever = useAnswer(({ scenario }) => scenario.levers.find((candidate) => candidate.id === id));
  const answer = useAnswer(({ levers }) => levers.get(id));
  const baseline = useAnswer(({ estimate }) => estimate.baseline);
  const horizon = useAnswer(({ scenario }) => scenario.horizon);
  const segment = lever?.segment ?? null;
  const keys = useMemo(() => baseline.segments.flatMap(({ key }) => (key === null ? [] : [key])), [baseline]);
  const segments = useMemo(() => segmentsOf(baseline, { segment }), [baseline, segment]);
  if (lever === undefined || answer === undefined) return null;
  const spread = spreadPercent(lever.range);
  return (
    <article className="lever" data-off={lever.on ? undefined : true}>
      <LeverHead id={id} on={lever.on} segment={lever.segment} target={lever.target} number={number} keys={keys} />
      <LeverSize lever={lever} number={number} segments={segments} />
      <LeverMeaningLine id={id} lever={lever} spelled={answer.spelled} />
      {isScore(lever.target) && answer.spelled !== null ? (
        <LeverAttribution id={id} number={number} attribution={lever.attribution ?? 1} />
      ) : null}
      {answer.readings.length === 0 ? null : <LeverReadings lever={lever} readings={answer.readings} horizon={horizon} />}
      {lever.target === "programme" || spread === null ? null : <LeverSpread id={id} number={number} percent={spread} />}
      <LeverTiming id={id} start={lever.start} ramp={lever.ramp} cost={lever.cost} costPerMonth={lever.costPerMonth} />
      <LeverLine evidence={<LeverEvidence lever={lever} segments={segments} />} net={answer.alone.net} horizon={horizon} />
    </article>
  );
});

/** How well the effect is founded, and what the lever brings by itself. */
function LeverLine({ evidence, net, horizon }: { readonly evidence: ReactNode; readonly net: number; readonly horizon: number }) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="row between xxs lever-line">
      {evidence}
      <span className={`nw ${net >= 0 ? "better" : "worse"}`}>
        <DirectionMark difference={net} verdict={net >= 0 ? "better" : "worse"} />{" "}
        <b>{words.number(net, "money", { signed: true, compact: true })}</b> {t("levers:net", { count: horizon })}
      </span>
    </div>
  );
}
