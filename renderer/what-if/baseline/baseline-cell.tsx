import { ActionIcon, NumberInput } from "@mantine/core";
import type { ReactNode } from "react";
import { BASELINE_LIMITS } from "../../../shared/scenario/baseline-limits.ts";
import type { BaselineField } from "../../../shared/scenario/edit-baseline.ts";
import { endDragOfDocument } from "../../store/edit-document.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { factorOf, numberText, suffixOf } from "./baseline-number.ts";
import { resetNumber, setNumber } from "./edit-baseline.ts";

/** One number of the baseline in a box, under it where it comes from or what it was. */
export function BaselineCell({
  segment,
  name,
  field,
  value,
  estimate,
  origin,
  children,
}: {
  readonly segment: string | null;
  /** The segment in words. */
  readonly name: string;
  readonly field: BaselineField;
  /** `null` where the number is not known and none was typed. */
  readonly value: number | null;
  /** The number that stands without the edit; `undefined` where the number is not edited, `null` where none was known. */
  readonly estimate: number | null | undefined;
  /** Empty where numbers are typed. */
  readonly origin: string;
  /** The boxes of its range, where numbers are typed. */
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const { t } = words;
  const factor = factorOf(field);
  const { min, max } = BASELINE_LIMITS[field];
  const place = { field: t(`levers:field.${field}`), segment: name };
  return (
    <div className="baseline-cell" data-edited={estimate === undefined ? undefined : true}>
      <NumberInput
        size="xs"
        aria-label={t("levers:baseline.cell", place)}
        value={value === null ? "" : Number((value * factor).toPrecision(10))}
        min={min * factor}
        max={max * factor}
        clampBehavior="strict"
        decimalScale={field === "customers" ? 0 : 4}
        decimalSeparator={words.language === "en" ? "." : ","}
        suffix={suffixOf(field)}
        hideControls
        onChange={(typed) => {
          if (typeof typed === "number" && Number.isFinite(typed)) setNumber(segment, field, typed / factor);
        }}
        onBlur={endDragOfDocument}
      />
      {estimate === undefined ? (
        (children ?? <div className="xxs c3">{origin}</div>)
      ) : (
        <div className="row xxs">
          <b className="acc">{t("levers:baseline.edited")}</b>
          <span className="c2">{estimate === null ? "" : t("levers:baseline.was", { value: numberText(field, estimate, words) })}</span>
          <ActionIcon size={18} aria-label={t("levers:baseline.reset", place)} onClick={() => resetNumber(segment, field)}>
            <Icon name="undo" size={12} />
          </ActionIcon>
        </div>
      )}
    </div>
  );
}
