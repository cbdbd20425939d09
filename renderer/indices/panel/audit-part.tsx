import { useRef } from "react";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import { type Explanation, type FormulaValue, writeFormula } from "../../../shared/indices/explain/explanation.ts";
import type { ExplainQuery } from "../../../shared/ipc/contract.ts";
import { useApp } from "../../store/app-store.ts";
import { outputKey, queryOf } from "../../store/keys.ts";
import { useAsked } from "../../store/use-asked.ts";
import { ProblemCard } from "../../ui/problem-card.tsx";
import { useInSight } from "../../ui/use-in-sight.ts";
import { useWords, type Words } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { valueWithUnit } from "../number-text.ts";
import { AuditLines } from "./audit-lines.tsx";
import { AuditQueries } from "./audit-queries.tsx";
import { AuditRows } from "./audit-rows.tsx";
import { inputsOf } from "./inputs-of.ts";

/** Formula → interval → inputs → aggregate and its SQL → rows: how to get from the number to the cells it came from. */
export function AuditPart({ id, model }: { readonly id: NumberId; readonly model: CardModel }) {
  const words = useWords();
  const { t } = words;
  const holder = useRef<HTMLTableElement>(null);
  const isSeen = useInSight(holder);
  const mapping = useApp((state) => state.history.present.mapping);
  const { result } = model;
  const explained = useExplanation(id, model, isSeen);
  const inputs = mapping === null ? [] : inputsOf(id, mapping, result);
  // What is hidden must not be put together again from its parts.
  const isHidden = model.state === "hidden";
  const { value } = explained;
  return (
    <>
      <h3>{t("cards:panel.audit")}</h3>
      {explained.problem === null ? null : <ProblemCard problem={explained.problem} onRetry={explained.again} />}
      <table className="audit" ref={holder} aria-busy={explained.isBusy}>
        <tbody>
          <tr>
            <td>{t("cards:audit.formula")}</td>
            <td>
              <div>{t(`cards:formula.${id}`)}</div>
              {value === null || isHidden ? null : <Filled explanation={value} words={words} />}
            </td>
          </tr>
          <AuditLines model={model} inputs={inputs} />
          <tr>
            <td>{t("cards:audit.aggregate")}</td>
            <td>{isHidden ? t("cards:hidden", { n: result.n }) : <AuditQueries explanation={value} isBusy={explained.isBusy} />}</td>
          </tr>
          <tr>
            <td>{t("cards:audit.rows")}</td>
            <td>
              <AuditRows explanation={value} model={model} isBusy={explained.isBusy} />
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** Asks how the number of the card comes about: that of the slice in focus, or of all where the number does not follow it. */
function useExplanation(id: NumberId, model: CardModel, isSeen: boolean) {
  const focus = useApp((state) => state.view.focus);
  const key = useApp((state) => (state.output?.key === outputKey(state) ? state.output?.key : null));
  const query = useApp((state) => state.history.present);
  const slice: ExplainQuery["slice"] =
    model.whole || focus.kind === "all" ? { kind: "all", key: null } : { kind: focus.kind, key: focus.key };
  const asked = { id, slice, query: queryOf(query) };
  return useAsked("indices:explain", asked, key === null || !isSeen ? null : `${key} ${JSON.stringify([id, slice])}`);
}

/** The formula with its values in place of the words. */
function Filled({ explanation, words }: { readonly explanation: Explanation; readonly words: Words }) {
  const { id, formula, result } = explanation;
  if (result.value === null) return null;
  const write = ({ value, unit }: FormulaValue, digits: number) =>
    unit === "money" ? words.number(value, "money") : words.plain(value, digits);
  return (
    <div data-testid="audit-formula">
      {formula === null ? "" : `${writeFormula(formula, write)} `}
      {"= "}
      <b>{valueWithUnit(id, result.value, result.unit, words)}</b>
    </div>
  );
}
