import { ActionIcon, Button, TextInput } from "@mantine/core";
import { OUTPUT_NAMES, readOutputFormula } from "../../../shared/scenario/formulas/custom-outputs.ts";
import { useApp } from "../../store/app-store.ts";
import { endDragOfDocument } from "../../store/edit-document.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
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
      </span>
      <ActionIcon size={22} aria-label={t("levers:outputs.remove", { name })} onClick={() => removeOutput(at)}>
        <Icon name="trash" size={13} />
      </ActionIcon>
    </div>
  );
}
