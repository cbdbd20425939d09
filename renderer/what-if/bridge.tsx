import { useMemo } from "react";
import { bridgeOption } from "../charts/bridge-option.ts";
import { useChartTokens } from "../charts/chart-tokens.ts";
import { EChart } from "../charts/echart.tsx";
import { useWords } from "../ui/use-words.ts";
import { useAnswer } from "./answer.ts";
import { bridgeSteps } from "./bridge-steps.ts";

const HEIGHT = 290;

/** From each lever's share of the gain to what is left of it after costs. */
export function Bridge() {
  const { output, scenario } = useAnswer();
  const words = useWords();
  const tokens = useChartTokens();
  const steps = useMemo(() => bridgeSteps(output, scenario, words), [output, scenario, words]);
  const format = (value: number) => words.number(value, "money", { signed: true, compact: true });
  const altText = words.t("levers:alt.bridge", { steps: steps.map((step) => `${step.label} ${format(step.value)}`).join(", ") });
  const option = useMemo(
    () => bridgeOption(steps, tokens, (value) => words.number(value, "money", { signed: value !== 0, compact: true })),
    [steps, tokens, words],
  );
  const shape = [tokens.ink, words.language, ...steps.map((step) => `${step.label} ${step.detail}`)].join(" ");
  return (
    <div className="bridge">
      <EChart option={option} shape={shape} label={altText} height={HEIGHT} />
    </div>
  );
}
