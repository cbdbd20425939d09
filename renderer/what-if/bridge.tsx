import { useCallback, useMemo } from "react";
import { BridgeChart } from "../charts/bridge-chart.tsx";
import { type BridgeStep, bridgeSpans } from "../charts/bridge-layout.ts";
import { useDomain } from "../charts/use-domain.ts";
import { useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { bridgeSteps } from "./bridge-steps.ts";
import { DataTable } from "./data-table.tsx";
import { isSlide } from "./edit-levers.ts";
import { useSimulated } from "./simulation/use-simulated.ts";
import { withRanges } from "./simulation/with-ranges.ts";
import { useAnswer } from "./use-answer.ts";
import { useAtRest } from "./use-at-rest.ts";

const HEIGHT = 230;

/** From each lever's share of the gain to what is left of it after costs. */
export function Bridge() {
  const { output, scenario } = useAnswer((answer) => answer);
  const isMoving = useApp((state) => isSlide(state.history.past.at(-1)?.drag));
  const words = useWords();
  const shown = useSimulated();
  const bars = useMemo(() => bridgeSteps(output, scenario, words), [output, scenario, words]);
  const steps = useMemo(() => withRanges(bars, output.attribution.length, shown), [bars, output, shown]);
  const format = useCallback((value: number) => words.number(value, "money", { signed: value !== 0, compact: true }), [words]);
  const ends = bridgeSpans(steps).flatMap(({ from, to }, index) => {
    const range = steps[index]?.range;
    return range === undefined ? [from, to] : [from, to, from + range.low, from + range.high];
  });
  const domain = useDomain("", Math.min(0, ...ends), Math.max(0, ...ends), isMoving);
  const rangeText = ({ range }: BridgeStep): string =>
    range === undefined ? "" : ` (${words.t("simulation:rangeOf", { low: format(range.low), high: format(range.high) })})`;
  // Read out once the lever rests: a sentence of a dozen numbers is dear in a drag, and stale before it is heard.
  const altText = useAtRest(isMoving, () =>
    words.t("levers:alt.bridge", {
      steps: steps.map((step) => `${step.label} ${format(step.value)}${rangeText(step)}`).join(", "),
    }),
  );
  return (
    <div className="bridge">
      {shown === null ? null : <div className="xxs c3 bridge-note">{words.t("simulation:lines", { seed: shown.value.seed })}</div>}
      <BridgeChart steps={steps} domain={domain} format={format} label={altText} height={HEIGHT} />
      <DataTable
        chart={() => ({
          categories: steps.map((step) => `${step.label}, ${step.detail}`),
          series: [
            { name: words.t("levers:tab.bridge"), values: steps.map((step) => step.value), labels: false },
            ...(shown === null
              ? []
              : ([5, 95] as const).map((share) => ({
                  name: words.t("simulation:quantile", { share: words.plain(share) }),
                  values: steps.map(({ range }) => (range === undefined ? null : share === 5 ? range.low : range.high)),
                  labels: false,
                }))),
          ],
        })}
        format={(value) => words.number(value, "money", { signed: value !== 0 })}
      />
    </div>
  );
}
