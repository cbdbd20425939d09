import { AGGREGATES, type FormulaFault, SCALAR_FUNCTIONS } from "../../../shared/formula/formula.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import type { Checked } from "./use-check.ts";

/** Whether the formula is sound; of a fault where it stands, what is wrong and what is allowed there. */
export function CheckLine({ id, checked, onGo }: { readonly id: string; readonly checked: Checked; readonly onGo: (at: number) => void }) {
  const { t } = useWords();
  return (
    <p id={id} className="xs check-line" role="status">
      {checked.state === "waiting" ? <span className="c3">{t("custom:check.waiting")}</span> : null}
      {checked.state === "sound" ? (
        <span className="better">
          <Icon name="check" size={13} /> {t("custom:check.ok")}
        </span>
      ) : null}
      {checked.state === "fault" ? <Fault fault={checked.fault} onGo={onGo} /> : null}
    </p>
  );
}

function Fault({ fault, onGo }: { readonly fault: FormulaFault; readonly onGo: (at: number) => void }) {
  const { t } = useWords();
  const { code, at, detail } = fault;
  const allowed = allowedFor(code, t("custom:allowed.operators"));
  return (
    <>
      <span className={code === "empty" ? "c3" : "worse"}>
        {code === "empty" ? null : (
          <>
            <Icon name="alert" size={13} />{" "}
            <button type="button" className="link" onClick={() => onGo(at)}>
              {t("custom:check.place", { at: at + 1 })}
            </button>{" "}
          </>
        )}
        {t(`custom:fault.${code}`, detail)}
      </span>
      {allowed === null ? null : <span className="c3"> {t("custom:check.allowed", { allowed })}</span>}
    </>
  );
}

function allowedFor(code: FormulaFault["code"], operators: string): string | null {
  switch (code) {
    case "unknownFunction":
      return [...AGGREGATES, ...Object.keys(SCALAR_FUNCTIONS)].join(", ");
    case "character":
    case "syntax":
    case "notAllowed":
    case "implicitProduct":
      return operators;
    default:
      return null;
  }
}
