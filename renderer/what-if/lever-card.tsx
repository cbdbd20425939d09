import { ActionIcon, NativeSelect, Switch } from "@mantine/core";
import type { BaselineEstimate } from "../../shared/ipc/contract.ts";
import type { Projection } from "../../shared/scenario/scenario.ts";
import { DirectionMark } from "../ui/direction-mark.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { changeLever, removeLever } from "./edit-levers.ts";
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
export function LeverCard({
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
  const keys = baseline.segments.flatMap((segment) => (segment.key === null ? [] : [segment.key]));
  return (
    <article className="lever" data-off={lever.on ? undefined : true}>
      <div className="row">
        <Switch
          checked={lever.on}
          aria-label={t("levers:switch", { number })}
          onChange={(event) => changeLever(lever.id, { on: event.currentTarget.checked })}
        />
        <b>{number}.</b>
        <NativeSelect
          size="xs"
          className="lever-segment"
          aria-label={t("levers:segment", { number })}
          value={lever.segment ?? ""}
          onChange={(event) => changeLever(lever.id, { segment: event.currentTarget.value === "" ? null : event.currentTarget.value })}
          data={[{ value: "", label: t("levers:everyone") }, ...keys]}
        />
        <span className="c2 cut">{t(`whatif:target.${lever.target}`)}</span>
        <span className="grow" />
        <ActionIcon size={24} aria-label={t("levers:remove")} onClick={() => removeLever(lever.id)}>
          <Icon name="trash" size={14} />
        </ActionIcon>
      </div>
      <LeverSize lever={lever} number={number} segments={segmentsOf(baseline, lever)} />
      <LeverMeaningLine lever={lever} baseline={baseline} />
      {lever.target === "retention" ? <LeverReadings lever={lever} estimate={estimate} base={base} horizon={horizon} /> : null}
      <LeverTiming lever={lever} />
      <div className="row between xxs lever-line">
        <span className="c2">
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
}
