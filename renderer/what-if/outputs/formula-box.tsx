import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ScenarioFormulaResult } from "../../../shared/scenario/formulas/parse-scenario-formula.ts";
import { endDragOfDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";

/** A box for a formula. What cannot be read stays in the box with the reason under it; what can is handed on. */
export function FormulaBox({
  label,
  formula,
  read,
  onRead,
}: {
  readonly label: string;
  readonly formula: string;
  readonly read: (text: string) => ScenarioFormulaResult;
  readonly onRead: (text: string) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState(formula);
  // An undo brings another formula.
  useEffect(() => setText(formula), [formula]);
  const found = read(text);
  return (
    <TextInput
      size="xs"
      className="grow formula-box"
      aria-label={label}
      value={text}
      error={found.ok ? null : t(`custom:fault.${found.fault.code}`, { ...found.fault.detail })}
      spellCheck={false}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (read(typed).ok) onRead(typed);
      }}
      onBlur={endDragOfDocument}
    />
  );
}
