import type { Translate } from "../../shared/messages/translator.ts";
import type { IdRule, JoinReport, Repair } from "../../shared/table/join-report.ts";
import type { MappingQuestion } from "../../shared/table/mapping-question.ts";
import type { CellAccount } from "../../shared/table/raw-table.ts";
import type { InspectOutput } from "./inspect-output.ts";
import { wordsOr } from "./words-or.ts";

/** Ids shown of each side of a join. */
const IDS_SHOWN = 3;

/** Every filled cell of a sheet: in the table, or listed by reason; `null` where the format counts none. */
export function cellsText({ seen, imported, listed }: CellAccount, t: Translate): string | null {
  if (seen === 0) return null;
  const reasons = listed.map(({ reason, count }) => `${wordsOr(t, `data:outside.${reason}`, reason)} ${count}`);
  return [t("cli:inspect.cells", { seen, imported }), ...reasons].join("; ");
}

/** What is asked of the reader, with what holds until it is answered, and what MAP.json takes for an answer. */
export function questionText(question: MappingQuestion, t: Translate): string {
  const words = wordsOr(t, `mapping:question.${question.kind}`, question.kind);
  const chosen = wordsOr(t, `mapping:option.${question.chosen}`, question.chosen);
  const field = `${question.answerIn}.${question.field}`;
  const answers = question.options.map((option) => answerJson(question.kind, option)).join(" | ");
  return t("cli:inspect.question", { header: question.header, question: words, chosen, field, answers });
}

/** An answer as MAP.json has it: the ends of a scale are two numbers, and which end of it is easy is part of it. */
function answerJson(kind: MappingQuestion["kind"], option: string): string {
  if (kind === "effort") return `"highIs": "${option}"`;
  if (kind !== "points") return `"${option}"`;
  const [min, max] = option.split("-").map(Number);
  return JSON.stringify({ min, max });
}

/** How customers of the sources meet, what was done to cells and may be taken back; nothing where there is nothing to say. */
export function findingsText(output: InspectOutput, t: Translate): readonly string[] {
  const place = (source: number): string => sourceName(output, source);
  const joins = output.joins.map((join) => joinText(join, place, t));
  const repairs = output.repairs.map((repair) => repairText(repair, place, t));
  return [
    ...(joins.length === 0 ? [] : [[t("cli:inspect.joins"), ...joins].join("\n")]),
    ...(repairs.length === 0 ? [] : [[t("cli:inspect.repairs"), ...repairs].join("\n")]),
  ];
}

function sourceName({ sources }: InspectOutput, index: number): string {
  const source = sources[index];
  if (source === undefined) return String(index);
  return source.sheet === null ? source.file : `${source.file} › ${source.sheet}`;
}

function joinText(join: JoinReport, place: (source: number) => string, t: Translate): string {
  const { matched, onlyLeft, onlyRight } = join;
  const head = t("cli:inspect.join", { left: place(join.left), right: place(join.right), matched, onlyLeft, onlyRight });
  const ids = (list: JoinReport["examples"]["onlyLeft"]): string =>
    list
      .slice(0, IDS_SHOWN)
      .map(({ id }) => id)
      .join(", ");
  const rule = (name: IdRule): string => wordsOr(t, `mapping:idRule.${name}`, name);
  // A rule that changes nothing needs no word.
  const rules = join.rules
    .filter(({ on, gained, clashes }) => gained > 0 || (on && clashes > 0))
    .map(({ rule: name, on, gained, clashes }) =>
      t(on ? "cli:inspect.ruleOn" : "cli:inspect.ruleOff", { rule: rule(name), gained, clashes }),
    );
  return [
    `  ${head}`,
    ...(onlyLeft === 0 ? [] : [`    ${t("cli:inspect.onlyIn", { place: place(join.left), ids: ids(join.examples.onlyLeft) })}`]),
    ...rules.map((text) => `    ${text}`),
  ].join("\n");
}

function repairText({ id, source, code, field, cells, examples, on }: Repair, place: (source: number) => string, t: Translate): string {
  const words = wordsOr(t, `mapping:repair.${code}`, code);
  const [first] = examples;
  const example = first === undefined ? "" : ` (${shown(first.before)} → ${shown(first.after)})`;
  const state = on ? "" : ` [${t("cli:inspect.repairOff")}]`;
  return `  ${place(source)}${field === null ? "" : ` › ${field}`}: ${words} ${cells}${example}${state} ${id}`;
}

const shown = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
