import { NumberInput } from "@mantine/core";
import { memo } from "react";
import { endDragOfDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import type { ScenarioLever } from "./answer.ts";
import { changeLever } from "./edit-levers.ts";

const LAST_MONTH = 600;

/** When the lever begins, how long it takes to its full effect, what its programme costs. */
export const LeverTiming = memo(function LeverTiming({
  id,
  ...timing
}: Pick<ScenarioLever, "id" | "start" | "ramp" | "cost" | "costPerMonth">) {
  const { t } = useWords();
  const box = (field: "start" | "ramp" | "cost" | "costPerMonth", label: string, min: number) => (
    <NumberInput
      size="xs"
      label={label}
      value={timing[field]}
      min={min}
      {...(field === "start" || field === "ramp" ? { max: LAST_MONTH, allowDecimal: false } : {})}
      hideControls
      onChange={(value) => {
        if (typeof value === "number" && Number.isFinite(value) && value >= min) changeLever(id, { [field]: value }, `${id} ${field}`);
      }}
      onBlur={endDragOfDocument}
    />
  );
  return (
    <div className="lever-timing">
      {box("start", t("levers:start"), 1)}
      {box("ramp", t("levers:ramp"), 1)}
      {box("cost", t("levers:cost"), 0)}
      {box("costPerMonth", t("levers:costPerMonth"), 0)}
    </div>
  );
});
