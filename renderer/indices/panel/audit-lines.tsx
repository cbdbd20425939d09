import { useWords } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { InputLinks } from "./input-links.tsx";
import type { InputColumn } from "./inputs-of.ts";

/** The rows that every audit has: the interval, and the columns that went in. */
export function AuditLines({ model, inputs }: { readonly model: CardModel; readonly inputs: readonly InputColumn[] }) {
  const { t, percent } = useWords();
  const { result, whisker, noInterval } = model;
  return (
    <>
      <tr>
        <td>{t("cards:audit.interval")}</td>
        <td>
          {result.ci === null || whisker === null
            ? noInterval || "–"
            : `${t(`report:method.${result.ci.method}`)}, ${percent(result.ci.level * 100, 0)}: ${whisker.labels.lo}…${whisker.labels.hi}`}
        </td>
      </tr>
      <tr>
        <td>{t("cards:audit.inputs")}</td>
        <td>
          <InputLinks inputs={inputs} />
        </td>
      </tr>
    </>
  );
}
