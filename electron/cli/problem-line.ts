import type { Translate } from "../../shared/messages/translator.ts";
import type { Problem } from "../../shared/problem.ts";
import { wordsOr } from "./words-or.ts";

/** A problem as the one line that goes to standard error: where it is, what is wrong, what to do. */
export function problemLine(problem: Problem, t: Translate): string {
  const line = `octad: ${where(problem, t)}${what(problem, t)}`;
  return line.replaceAll(/\s*[\r\n]+\s*/g, " ");
}

/** "survey.xlsx › Responses, row 17, column NPS: ". */
function where(problem: Problem, t: Translate): string {
  const file = [problem.file, problem.sheet].filter((part) => part !== undefined).join(" › ");
  const row = problem.row === undefined ? "" : t("cli:place.row", { row: problem.row });
  const column = problem.column === undefined ? "" : t("cli:place.column", { column: problem.column });
  const place = [file, row, column].filter((part) => part !== "").join(", ");
  return place === "" ? "" : `${place}: `;
}

function what(problem: Problem, t: Translate): string {
  const detail = problem.detail ?? {};
  const cause = String(detail["cause"] ?? "");
  switch (problem.code) {
    case "USAGE":
      return `${t(`cli:usage.${cause}`, detail)} ${t("cli:seeHelp")}`;
    case "LEVER_INVALID":
      return t("whatif:lever.invalid", { ...detail, why: leverWords(cause, detail, t) });
    case "LEVER_AMBIGUOUS":
      return t(detail["readings"] === undefined ? "whatif:lever.ambiguous" : "whatif:lever.readings", detail);
    case "NOT_YET":
      return t(`cli:notYet.${cause}`, detail);
    case "MAPPING_INVALID":
    case "SETTINGS_INVALID":
    case "BASELINE_INVALID":
    case "SCENARIO_INVALID":
    case "PLAN_INVALID":
    case "THEME_INVALID":
    case "PROJECT_INVALID":
      if (detail["path"] !== undefined) return inContent(detail, cause, t);
      break;
    default:
  }
  return wordsOr(t, `problem:${problem.code}`, `${problem.code} ${JSON.stringify(detail)}`, {
    ...detail,
    file: problem.file ?? "",
    sheet: problem.sheet ?? "",
    row: problem.row ?? "",
    column: problem.column ?? "",
  });
}

/** A fault inside a JSON file: the path to it and the cause. */
function inContent(detail: Readonly<Record<string, string | number>>, cause: string, t: Translate): string {
  const why =
    cause === "lever" ? leverWords(String(detail["why"]), detail, t) : t(`cli:cause.${cause}`, { ...detail, why: faultWords(detail, t) });
  const path = String(detail["path"]);
  return path === "" ? why : `${path}: ${why}`;
}

/** What is the matter with a lever, with that of its formula in words. */
const leverWords = (cause: string, detail: Readonly<Record<string, string | number>>, t: Translate): string =>
  t(`whatif:lever.${cause}`, { ...detail, fault: faultWords(detail, t) });

/** What is wrong with a formula; empty for every other cause. */
const faultWords = (detail: Readonly<Record<string, string | number>>, t: Translate): string =>
  detail["fault"] === undefined ? "" : t(`custom:fault.${detail["fault"]}`, detail);
