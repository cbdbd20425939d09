import { useMemo } from "react";
import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import { BridgeChart } from "../../charts/bridge-chart.tsx";
import { bridgeSpans } from "../../charts/bridge-layout.ts";
import { fitDomain } from "../../charts/value-domain.ts";
import { useWords } from "../../ui/use-words.ts";
import { type BridgeModel, bridgeModel } from "./bridge-model.ts";

const HEIGHT = 170;

/** From one definition to the other: a sentence, the bridge, the same as a table, and how its parts were counted. */
export function DefinitionBridgeView({ bridge, isStale }: { readonly bridge: DefinitionBridge; readonly isStale: boolean }) {
  const words = useWords();
  const model = useMemo(() => bridgeModel(bridge, words), [bridge, words]);
  return (
    <div className={isStale ? "definition-bridge stale" : "definition-bridge"} data-testid="definition-bridge">
      <p className="xs">{model.sentence}</p>
      {model.steps.length === 0 ? null : <Drawn model={model} />}
      {model.notes.map((note) => (
        <p key={note} className="xxs c2">
          {note}
        </p>
      ))}
    </div>
  );
}

function Drawn({ model }: { readonly model: BridgeModel }) {
  const { t } = useWords();
  const { steps, texts, format } = model;
  const ends = bridgeSpans(steps).flatMap(({ from, to }) => [from, to]);
  const domain = fitDomain(Math.min(0, ...ends), Math.max(0, ...ends));
  const label = t("definitions:bridge.alt", { steps: steps.map((step, at) => `${step.label} ${texts[at] ?? ""}`).join(", ") });
  return (
    <>
      <BridgeChart steps={steps} domain={domain} format={format} label={label} height={HEIGHT} />
      <table className="xs">
        <thead>
          <tr>
            <th>{t("definitions:bridge.column.item")}</th>
            <th className="r">{t("definitions:bridge.column.value")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, at) => (
            <tr key={step.label} data-value={step.value} data-kind={step.kind}>
              <td>
                {step.label}
                {step.kind === "change" && step.detail !== "" ? <div className="c2">{step.detail}</div> : null}
              </td>
              <td className="r">{texts[at]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
