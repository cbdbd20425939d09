import { readLeverFormula } from "../../shared/scenario/formulas/lever-formula.ts";
import { useWords } from "../ui/use-words.ts";
import { changeLever } from "./edit-levers.ts";
import { FormulaBox } from "./outputs/formula-box.tsx";

/** The formula of a lever of a person's own; it acts as soon as it can be read. */
export function LeverFormula({ id, number, formula }: { readonly id: string; readonly number: number; readonly formula: string }) {
  const { t } = useWords();
  return (
    <FormulaBox
      label={t("levers:formula", { number })}
      formula={formula}
      read={readLeverFormula}
      onRead={(text) => changeLever(id, { formula: text }, `${id} formula`)}
    />
  );
}
