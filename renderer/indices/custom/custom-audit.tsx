import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { useApp } from "../../store/app-store.ts";
import { useWords } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { textAt } from "../json-value.ts";
import { valueWithUnit } from "../number-text.ts";
import { AuditLines } from "../panel/audit-lines.tsx";
import { inputsOf } from "../panel/inputs-of.ts";
import { filledFormula, termsOf, termText } from "./custom-formula.ts";

/** Formula → its parts → interval → inputs → what was left out → rows, of an index of the user's own. */
export function CustomAudit({ model, output }: { readonly model: CardModel; readonly output: IndicesOutput }) {
  const words = useWords();
  const { t, plain } = words;
  const mapping = useApp((state) => state.history.present.mapping);
  const { id, result } = model;
  const isShown = model.state === "value" && result.value !== null;
  const terms = isShown ? termsOf(result) : [];
  const { missing, outOfRange, duplicate } = result.excluded;
  const left = missing + outOfRange + duplicate;
  const inputs = mapping === null ? [] : inputsOf(id, mapping, result);
  const sources = output.sources.filter((source) => inputs.some((input) => input.table === source.as));
  return (
    <>
      <h3>{t("cards:panel.audit")}</h3>
      <table className="audit">
        <tbody>
          <tr>
            <td>{t("cards:audit.formula")}</td>
            <td>
              {isShown ? filledFormula(result, words) : textAt(result.params, "formula")}
              {isShown && result.value !== null ? (
                <>
                  {" = "}
                  <b>{valueWithUnit(id, result.value, result.unit, words)}</b>
                </>
              ) : null}
            </td>
          </tr>
          {terms.length === 0 ? null : (
            <tr>
              <td>{t("custom:audit.terms")}</td>
              <td>
                {terms.map((term, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a part may stand twice in a formula, and never moves
                  <div key={`${term.text} ${at}`}>
                    {t("custom:audit.term", { text: term.text, value: termText(term, words), n: plain(term.n) })}
                  </div>
                ))}
              </td>
            </tr>
          )}
          <AuditLines model={model} inputs={inputs} />
          <tr>
            <td>{t("custom:audit.excluded")}</td>
            <td>
              {t("custom:audit.left", {
                left: plain(left),
                of: plain(left + result.n),
                missing: plain(missing),
                outOfRange: plain(outOfRange),
                duplicate: plain(duplicate),
              })}
            </td>
          </tr>
          <tr>
            <td>{t("cards:audit.rows")}</td>
            <td>
              {sources.map((source) => (
                <div key={`${source.file} ${source.sheet} ${source.as}`}>
                  {t("custom:audit.source", { name: source.sheet ?? source.file, used: plain(source.used), rows: plain(source.rows) })}
                </div>
              ))}
              {sources.length === 0 ? t("cards:audit.counted", { n: plain(result.n) }) : null}
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}
