import { NumberInput } from "@mantine/core";
import { memo } from "react";
import { partOfRange, rangeAround } from "../../../shared/scenario/simulate/lever-spread.ts";
import { editDocument, endDragOfDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import type { ScenarioLever } from "../answer.ts";

/** More than this says that nothing is known of the size, not even its sign. */
const MOST = 200;

/** How far the size of a lever may be off to either side, in percent of itself; empty = taken for certain. */
export const LeverSpread = memo(function LeverSpread({
  id,
  number,
  value,
  range,
}: Pick<ScenarioLever, "id" | "value"> & { readonly range: ScenarioLever["range"] | undefined; readonly number: number }) {
  const { t } = useWords();
  const part = partOfRange(range);
  if (part === null) return null;
  return (
    <div className="row between xxs lever-spread">
      <span className="c2">{t("simulation:spread")}</span>
      <NumberInput
        size="xs"
        aria-label={t("simulation:spreadOf", { number })}
        placeholder={t("simulation:certain")}
        value={part === 0 ? "" : Math.round(1_000 * part) / 10}
        min={0}
        max={MOST}
        suffix=" %"
        hideControls
        onChange={(typed) => setSpread(id, value, typeof typed === "number" ? typed / 100 : 0)}
        onBlur={endDragOfDocument}
      />
    </div>
  );
});

function setSpread(id: string, value: number, part: number): void {
  if (!(part >= 0 && part <= MOST / 100)) return;
  editDocument(
    "levers:edit.change",
    (draft) => {
      const lever = draft.scenario.levers.find((candidate) => candidate.id === id);
      if (lever === undefined) return;
      const range = rangeAround(value, part);
      if (range === null) delete lever.range;
      else lever.range = range;
    },
    `${id} spread`,
  );
}
