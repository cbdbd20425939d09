import { CHANGE_IDS } from "../../shared/indices/analysis/change-answers.ts";
import type { ChangeQuery } from "../../shared/ipc/contract.ts";
import { ok, type Result } from "../../shared/result.ts";
import { usage } from "./parse-options.ts";

/** Reads `INDEX:WAVE..WAVE`, for example `nps:2026-Q1..2026-Q2`. */
export function readChange(text: string): Result<Pick<ChangeQuery, "id" | "from" | "to">> {
  const at = text.indexOf(":");
  const name = text.slice(0, Math.max(0, at));
  const id = CHANGE_IDS.find((own) => own === name);
  const [from = "", to = "", ...more] = text.slice(at + 1).split("..");
  if (id === undefined || from === "" || to === "" || more.length > 0)
    return usage("change", { got: text, allowed: CHANGE_IDS.join(", ") });
  return ok({ id, from, to });
}

/** The calendar wave whose keys look like this; `null` = that of a field. */
export function calendarOf(key: string): "month" | "quarter" | "year" | null {
  if (/^\d{4}-\d{2}$/.test(key)) return "month";
  if (/^\d{4}-Q[1-4]$/.test(key)) return "quarter";
  return /^\d{4}$/.test(key) ? "year" : null;
}
