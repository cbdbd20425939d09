import { ActionIcon, Button, TextInput } from "@mantine/core";
import { OUTPUT_NAMES, readOutputFormula } from "../../../shared/scenario/formulas/custom-outputs.ts";
import type { Spread } from "../../../shared/scenario/simulate/simulation.ts";
import { useApp } from "../../store/app-store.ts";
import { endDragOfDocument } from "../../store/edit-document.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { useSimulated } from "../simulation/use-simulated.ts";
import { useOutput } from "../use-answer.ts";
import { addOutput, changeOutput, removeOutput } from "./edit-outputs.ts";
import { FormulaBox } from "./formula-box.tsx";

/** Numbers of a person's own over what the scenario leads to, before and after. */
export function OwnOutputs() {
  const { t } = useWords();
  const outputs = useApp((state) => state.history.present.outputs);
  return (
    <section className="paper own-outputs" aria-label={t("levers:outputs.title")} data-testid="own-outputs">
      <div className="row between">
        <h2>{t("levers:outputs.title")}</h2>
        <Button
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => addOutput(t("levers:outputs.new", { number: outputs.length + 1 }))}
        >
          {t("levers:outputs.add")}
        </Button>
      </div>
      <p className="xs c2">{t("levers:outputs.text", { names: OUTPUT_NAMES.join(", ") })}</p>
      {outputs.map((output, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is its place; its name is being typed.
        <OutputRow key={at} at={at} name={output.name} formula={output.formula} />
      ))}
    </section>
  );
}

function OutputRow({ at, name, formula }: { readonly at: number; readonly name: string; readonly formula: string }) {
  const { t, plain } = useWords();
  const found = useOutput().outputs?.[at];
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? t("levers:outputs.noValue") : plain(value, 2);
  return (
    <div className="row own-output">
      <TextInput
        size="xs"
        aria-label={t("levers:outputs.name", { number: at + 1 })}
        value={name}
        onChange={(event) => changeOutput(at, { name: event.currentTarget.value })}
        onBlur={endDragOfDocument}
      />
      <FormulaBox
        label={t("levers:outputs.formula", { number: at + 1 })}
        formula={formula}
        read={readOutputFormula}
        onRead={(typed) => changeOutput(at, { formula: typed })}
      />
      <span className="own-output-value r" data-testid={`output-${at}`}>
        {text(found?.baseline)} → <b>{text(found?.scenario)}</b>
        <OutputRangeLine at={at} formula={formula} />
      </span>
      <ActionIcon size={22} aria-label={t("levers:outputs.remove", { name })} onClick={() => removeOutput(at)}>
        <Icon name="trash" size={13} />
      </ActionIcon>
    </div>
  );
}

/** Where nine draws of ten lie: of the scenario, and of its difference to the baseline. */
function OutputRangeLine({ at, formula }: { readonly at: number; readonly formula: string }) {
  const { t, plain } = useWords();
  const shown = useSimulated();
  const found = shown?.value.outputs?.[at];
  // Of another formula than stands in the box.
  if (shown === null || found === undefined || found.formula !== formula) return null;
  const range = ({ p5, p95 }: Spread): string => `${plain(p5, 2)}…${plain(p95, 2)}`;
  return (
    <div className="xxs c2 ranged" data-testid={`output-range-${at}`} data-stale={shown.isCurrent ? undefined : true}>
      {found.scenario === null || found.difference === null
        ? t("levers:outputs.noRange")
        : t("levers:outputs.range", { scenario: range(found.scenario), difference: range(found.difference) })}
    </div>
  );
}
