import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { usesOf } from "../../data/table-uses.ts";
import { setView, useApp } from "../../store/app-store.ts";
import { useWords } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { formulaOf } from "../formula.ts";
import { nameOf } from "../names.ts";
import { type InputColumn, inputsOf } from "./inputs-of.ts";

/** Formula → interval → inputs → excluded → rows: how to get from the number to the cells it came from. */
export function AuditPart({ model, output }: { readonly model: CardModel; readonly output: IndicesOutput }) {
  const words = useWords();
  const { t, plain, percent } = words;
  const mapping = useApp((state) => state.history.present.mapping);
  const { id, result, whisker } = model;
  const formula = formulaOf(id, result, words);
  const inputs = mapping === null ? [] : inputsOf(id, mapping);
  const { missing, outOfRange, duplicate } = result.excluded;
  const left = missing + outOfRange + duplicate;
  const sources = output.sources.filter((source) => inputs.some((input) => input.table === source.as));
  return (
    <>
      <h3>{t("cards:panel.audit")}</h3>
      <table className="audit">
        <tbody>
          <tr>
            <td>{t("cards:audit.formula")}</td>
            <td>
              {formula.text}
              {formula.result === null || model.state === "hidden" ? null : (
                <>
                  {" = "}
                  <b>{formula.result}</b>
                </>
              )}
            </td>
          </tr>
          <tr>
            <td>{t("cards:audit.interval")}</td>
            <td>
              {result.ci === null || whisker === null
                ? model.noInterval === ""
                  ? "–"
                  : model.noInterval
                : `${t(`report:method.${result.ci.method}`)}, ${percent(result.ci.level * 100, 0)}: ${whisker.labels.lo}…${whisker.labels.hi}`}
            </td>
          </tr>
          <tr>
            <td>{t("cards:audit.inputs")}</td>
            <td>
              {inputs.length === 0 ? "–" : null}
              {inputs.map((input) => (
                <div key={`${input.table} ${input.field} ${input.sheet} ${input.file}`}>
                  <InputLink input={input} />
                </div>
              ))}
            </td>
          </tr>
          <tr>
            <td>{t("cards:audit.excluded")}</td>
            <td>
              {left === 0
                ? t("cards:audit.excluded.none")
                : t("cards:audit.excluded.some", {
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
                  {t("cards:audit.source", {
                    name: source.sheet ?? source.file,
                    used: plain(source.used),
                    rows: plain(source.rows),
                  })}
                </div>
              ))}
              {sources.length === 0 ? t("cards:audit.counted", { n: plain(result.n), name: nameOf(id, t) }) : null}
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** Leads to the column on the data screen. */
function InputLink({ input }: { readonly input: InputColumn }) {
  const { t } = useWords();
  const imported = useApp((state) => state.loaded?.value);
  const mapping = useApp((state) => state.history.present.mapping);
  const table = imported?.tables.find(
    (candidate) =>
      (input.file === null || candidate.file === input.file) &&
      (input.sheet === null || candidate.sheet === input.sheet) &&
      candidate.columns.some((column) => column.header === input.header),
  );
  const text = t("cards:audit.input", { sheet: input.sheet ?? input.file ?? "", column: input.header, field: input.field });
  if (table === undefined || mapping === null || imported === undefined) return text;
  const use = Math.max(
    0,
    usesOf(mapping, imported.guesses, table).findIndex((candidate) => candidate.as === input.table),
  );
  return (
    <button type="button" className="link" onClick={() => setView({ screen: "data", table: { id: table.id, use } })}>
      {text}
    </button>
  );
}
