import { NumberInput } from "@mantine/core";
import { memo } from "react";
import { partOfRange, rangeAround } from "../../../shared/scenario/simulate/lever-spread.ts";
import { editDocument, endDragOfDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import type { ScenarioLever } from "../answer.ts";

/** More than this says that nothing is known of the size, not even its sign. */
const MOST = 200;

/** How far the size of a lever may be off to either side, in percent of itself; `null` for a range of another form. */
export function spreadPercent(range: ScenarioLever["range"] | undefined): number | null {
  const part = partOfRange(range);
  return part === null ? null : Math.round(1_000 * part) / 10;
}

/** The box for it; empty = taken for certain. The percent stays when the size moves, so that a drag does not draw it again. */
export const LeverSpread = memo(function LeverSpread({
  id,
  number,
  percent,
}: {
  readonly id: string;
  readonly number: number;
  readonly percent: number;
}) {
  const { t } = useWords();
  return (
    <div className="row between xxs lever-spread">
      <span className="c2">{t("simulation:spread")}</span>
      <NumberInput
        size="xs"
        aria-label={t("simulation:spreadOf", { number })}
        placeholder={t("simulation:certain")}
        value={percent === 0 ? "" : percent}
        min={0}
        max={MOST}
        suffix=" %"
        hideControls
        onChange={(typed) => setSpread(id, typeof typed === "number" ? typed / 100 : 0)}
        onBlur={endDragOfDocument}
      />
    </div>
  );
});

function setSpread(id: string, part: number): void {
  if (!(part >= 0 && part <= MOST / 100)) return;
  editDocument(
    "levers:edit.change",
    (draft) => {
      const lever = draft.scenario.levers.find((candidate) => candidate.id === id);
      if (lever === undefined) return;
      const range = rangeAround(lever.value, part);
      if (range === null) delete lever.range;
      else lever.range = range;
    },
    `${id} spread`,
  );
}
