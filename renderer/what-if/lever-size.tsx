import { NativeSelect, NumberInput } from "@mantine/core";
import { memo, useMemo } from "react";
import type { LeverKind, LinkedScore, SegmentBaseline } from "../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../shared/scenario/score-classes.ts";
import { isScore } from "../../shared/scenario/score-links.ts";
import { endDragOfDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import type { ScenarioLever } from "./answer.ts";
import { changeLever, kindsOf, setKind } from "./edit-levers.ts";
import { LeverFormula } from "./lever-formula.tsx";
import { leverRange } from "./lever-range.ts";
import { LeverSlider } from "./lever-slider.tsx";

/** Kind (of a move: the classes), slider and number box. */
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
  if (kind === "formula") {
    return (
      <div className="row lever-size">
        <KindSelect id={id} number={number} target={target} kind={kind} />
        <LeverFormula id={id} number={number} formula={lever.formula ?? ""} />
      </div>
    );
  }
  const suffix = range.suffix === "percent" ? " %" : "";
  return (
    <div className="row lever-size">
      {kind === "move" && isScore(target) ? (
        <ClassesSelect id={id} number={number} score={target} from={lever.from ?? ""} to={lever.to ?? ""} />
      ) : (
        <KindSelect id={id} number={number} target={target} kind={kind} />
      )}
      <LeverSlider id={id} field="value" label={t("levers:slider", { number })} shown={shown} range={range} />
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
        prefix={kind !== "set" && kind !== "move" && target !== "programme" && shown > 0 ? "+" : ""}
        hideControls
        onChange={(value) => {
          if (typeof value === "number" && Number.isFinite(value)) changeLever(id, { value: value / range.factor }, `${id} box`);
        }}
        onBlur={endDragOfDocument}
      />
    </div>
  );
}

/** From which class to which customers move; upward moves come first. */
const ClassesSelect = memo(function ClassesSelect({
  id,
  number,
  score,
  from,
  to,
}: {
  readonly id: string;
  readonly number: number;
  readonly score: LinkedScore;
  readonly from: string;
  readonly to: string;
}) {
  const { t } = useWords();
  const keys: readonly string[] = SCORE_CLASSES[score];
  const pairs = keys.flatMap((left, at) => keys.slice(at + 1).map((entered) => [left, entered] as const));
  const all = [...pairs, ...pairs.map(([left, entered]) => [entered, left] as const)];
  return (
    <NativeSelect
      size="xs"
      wrapperProps={{ "data-classes": true }}
      aria-label={t("levers:classes", { number })}
      value={`${from}>${to}`}
      onChange={(event) => {
        const [left, entered] = all.find((pair) => pair.join(">") === event.currentTarget.value) ?? [from, to];
        changeLever(id, { from: left, to: entered });
      }}
      data={all.map(([left, entered]) => ({
        value: `${left}>${entered}`,
        label: `${t(`links:class.${left}`)} → ${t(`links:class.${entered}`)}`,
      }))}
    />
  );
});

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
      onChange={(event) => setKind(id, toKind(event.currentTarget.value))}
      data={kindsOf(target).map((candidate) => ({ value: candidate, label: t(`whatif:kind.${candidate}`) }))}
    />
  );
});
