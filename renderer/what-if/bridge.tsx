import { useCallback, useMemo } from "react";
import { BridgeChart } from "../charts/bridge-chart.tsx";
import { bridgeSpans } from "../charts/bridge-layout.ts";
import { useDomain } from "../charts/use-domain.ts";
import { useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { bridgeSteps } from "./bridge-steps.ts";
import { DataTable } from "./data-table.tsx";
import { isSlide } from "./edit-levers.ts";
import { useAnswer } from "./use-answer.ts";

const HEIGHT = 230;

/** From each lever's share of the gain to what is left of it after costs. */
export function Bridge() {
  const { output, scenario } = useAnswer((answer) => answer);
  const isMoving = useApp((state) => isSlide(state.history.past.at(-1)?.drag));
  const words = useWords();
  const steps = useMemo(() => bridgeSteps(output, scenario, words), [output, scenario, words]);
  const format = useCallback((value: number) => words.number(value, "money", { signed: value !== 0, compact: true }), [words]);
  const ends = bridgeSpans(steps).flatMap(({ from, to }) => [from, to]);
  const domain = useDomain("", Math.min(0, ...ends), Math.max(0, ...ends), isMoving);
  const altText = words.t("levers:alt.bridge", { steps: steps.map((step) => `${step.label} ${format(step.value)}`).join(", ") });
  return (
    <div className="bridge">
      <BridgeChart steps={steps} domain={domain} format={format} label={altText} height={HEIGHT} />
      <DataTable
        chart={{
          categories: steps.map((step) => `${step.label}, ${step.detail}`),
          series: [{ name: words.t("levers:tab.bridge"), values: steps.map((step) => step.value), labels: false }],
        }}
        format={(value) => words.number(value, "money", { signed: value !== 0 })}
      />
    </div>
  );
}
