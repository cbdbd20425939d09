import { Button } from "@mantine/core";
import { memo, useMemo } from "react";
import {
  type BaselineEdit,
  type BaselineField,
  FIRST_BASELINE,
  SEGMENT_FIELDS,
  segmentNumber,
  setUpBaseline,
} from "../../../shared/scenario/edit-baseline.ts";
import { type SegmentBaseline, UNCERTAIN_FIELDS, type UncertainField } from "../../../shared/scenario/scenario.ts";
import { useApp } from "../../store/app-store.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { useAnswer } from "../use-answer.ts";
import { BaselineCell } from "./baseline-cell.tsx";
import { BaselineChoices } from "./baseline-choices.tsx";
import { BaselineRange } from "./baseline-range.tsx";
import { addSegment, dropTyped, resetAll, typeBaseline } from "./edit-baseline.ts";
import { originText } from "./origin-text.ts";
import { SegmentName } from "./segment-name.tsx";

/** Every number that the projection uses, by segment, with where it comes from; each can be put right. */
export const BaselinePanel = memo(function BaselinePanel() {
  const words = useWords();
  const { t } = words;
  const estimate = useAnswer((answer) => answer.estimate);
  const setup = useApp((state) => state.history.present.baseline);
  const kept = useApp((state) => state.baseline?.value ?? null);
  // What stands without edits, with the same form of cohorts.
  const estimated = useMemo(
    () => (kept === null ? null : setUpBaseline(kept.baseline, { ...FIRST_BASELINE, cohort: setup.cohort }, kept.tenure)),
    [kept, setup.cohort],
  );
  const { segments } = estimate.baseline;
  const isTyped = setup.typed !== null;
  const fields = SEGMENT_FIELDS.filter((field) => setup.cohort !== "aggregate" || !field.startsWith("sbg."));
  const nameOf = (key: string | null): string => key ?? t("levers:everyone");
  const cell = (segment: SegmentBaseline, field: (typeof fields)[number]) => {
    const edit = findEdit(setup.edits, segment.key, field);
    const first = estimated?.segments.find(({ key }) => key === segment.key);
    return (
      <BaselineCell
        segment={segment.key}
        name={nameOf(segment.key)}
        field={field}
        value={segmentNumber(segment, field)}
        estimate={isTyped || edit === undefined ? undefined : first === undefined ? null : segmentNumber(first, field)}
        origin={isTyped ? "" : originText(estimate.origins, segment.key, field, words)}
      >
        {isTyped && isUncertain(field) ? (
          <BaselineRange
            segment={segment.key}
            name={nameOf(segment.key)}
            field={field}
            value={segment[field] ?? 0}
            range={segment.ranges?.[field]}
          />
        ) : null}
      </BaselineCell>
    );
  };
  return (
    <section className="paper baseline-panel" aria-label={t("levers:baseline.title")} data-testid="baseline-panel">
      <div className="row between">
        <h2>{t("levers:baseline.title")}</h2>
        <PanelActions isTyped={isTyped} hasEstimate={estimated !== null} hasEdits={setup.edits.length > 0} />
      </div>
      <p className="xs c2">
        {t(isTyped ? "levers:baseline.typed" : "levers:baseline.text")}
        {isTyped ? ` ${t("levers:baseline.ranges")}` : null}
      </p>
      <BaselineChoices />
      <div className="baseline-scroll">
        <table className="baseline-table">
          <thead>
            <tr>
              <th scope="col">{t("levers:baseline.field")}</th>
              {segments.map((segment, at) => (
                <th scope="col" key={isTyped ? at : segment.key}>
                  {isTyped ? <SegmentName at={at} name={segment.key} only={segments.length === 1} /> : nameOf(segment.key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <th scope="row">{t(`levers:field.${field}`)}</th>
                {segments.map((segment, at) => (
                  <td key={isTyped ? at : segment.key}>{cell(segment, field)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
});

const isUncertain = (field: BaselineField): field is UncertainField => UNCERTAIN_FIELDS.some((own) => own === field);

const findEdit = (edits: readonly BaselineEdit[], segment: string | null, field: BaselineField): BaselineEdit | undefined =>
  edits.find((edit) => edit.segment === segment && edit.field === field);

function PanelActions({
  isTyped,
  hasEstimate,
  hasEdits,
}: {
  readonly isTyped: boolean;
  readonly hasEstimate: boolean;
  readonly hasEdits: boolean;
}) {
  const { t } = useWords();
  if (isTyped) {
    return (
      <div className="row">
        <Button
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => addSegment((number) => t("levers:baseline.newSegment", { number }))}
        >
          {t("levers:baseline.addSegment")}
        </Button>
        <Button onClick={dropTyped}>{t(hasEstimate ? "levers:baseline.leaveTyped" : "levers:baseline.drop")}</Button>
      </div>
    );
  }
  return (
    <div className="row">
      {hasEdits ? <Button onClick={resetAll}>{t("levers:baseline.resetAll")}</Button> : null}
      <Button onClick={typeBaseline}>{t("levers:baseline.type")}</Button>
    </div>
  );
}
