import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { BASELINE_LIMITS } from "../../../shared/scenario/baseline-limits.ts";
import { writeRange } from "../../../shared/scenario/range-text.ts";
import type { InputDistribution, UncertainField } from "../../../shared/scenario/scenario.ts";
import { endDragOfDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import { factorOf, numberText, suffixOf } from "./baseline-number.ts";
import { type RangeEnd, setRangeEnd } from "./edit-baseline.ts";

type Props = {
  readonly segment: string | null;
  /** The segment in words. */
  readonly name: string;
  readonly field: UncertainField;
  readonly value: number;
  readonly range: InputDistribution | undefined;
};

/** How uncertain a typed number is: the lowest and the highest that it may be, PERT with the number as its mode; empty = as the number itself. */
export function BaselineRange(props: Props) {
  const { range, value } = props;
  const { t } = useWords();
  return (
    <>
      <div className="baseline-range xxs">
        <RangeEndBox {...props} end="low" />
        <span className="c3" aria-hidden="true">
          …
        </span>
        <RangeEndBox {...props} end="high" />
      </div>
      {range === undefined || range.kind === "pert" ? null : (
        <div className="xxs c3">{t("levers:baseline.otherRange", { range: writeRange(range, "plain", value) })}</div>
      )}
    </>
  );
}

function RangeEndBox({ segment, name, field, value, range, end }: Props & { readonly end: RangeEnd }) {
  const words = useWords();
  const { t } = words;
  // What was typed and cannot be the end of a range around the number; nothing is kept of it.
  const [refused, setRefused] = useState<number | null>(null);
  const factor = factorOf(field);
  const { min, max } = BASELINE_LIMITS[field];
  const stored = range?.kind === "pert" && range[end] !== value ? Number((range[end] * factor).toPrecision(10)) : "";
  const isWrong = refused !== null && (end === "low" ? refused > value * factor : refused < value * factor);
  return (
    <NumberInput
      size="xs"
      aria-label={t(`levers:baseline.${end}`, { field: t(`levers:field.${field}`), segment: name })}
      placeholder={t(range === undefined ? "simulation:certain" : `levers:baseline.${end}Hint`)}
      value={isWrong ? refused : stored}
      error={isWrong ? t(`levers:baseline.${end}Wrong`, { value: numberText(field, value, words) }) : undefined}
      min={min * factor}
      max={max * factor}
      clampBehavior="strict"
      decimalScale={4}
      decimalSeparator={words.language === "en" ? "." : ","}
      suffix={suffixOf(field)}
      hideControls
      onChange={(typed) => {
        if (typed !== "" && (typeof typed !== "number" || !Number.isFinite(typed))) return;
        const isKept = setRangeEnd(segment, field, end, typed === "" ? null : typed / factor);
        setRefused(isKept || typed === "" ? null : typed);
      }}
      onBlur={endDragOfDocument}
    />
  );
}
