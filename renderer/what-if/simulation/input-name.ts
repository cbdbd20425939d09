import { LEVER_TARGETS, LINKED_SCORES, UNCERTAIN_FIELDS } from "../../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../../shared/scenario/score-classes.ts";
import type { Words } from "../../ui/use-words.ts";

const TARGETS: readonly string[] = LEVER_TARGETS;
const FIELDS: readonly string[] = UNCERTAIN_FIELDS;

const isClass = (name: string, key: string): boolean => {
  const score = LINKED_SCORES.find((one) => one === name);
  return score !== undefined && SCORE_CLASSES[score].some((own) => own === key);
};

/** An uncertain input (`InputColumn.name`) in words: "retention, SMB", "size of lever retention, SMB". A name of another form stays as it is. */
export function inputName(name: string, { t }: Words): string {
  const whole = /^(lever|attribution):/.test(name) ? name.replace(/#\d+$/, "") : name;
  const at = whole.indexOf("@");
  const head = at < 0 ? whole : whole.slice(0, at);
  const place = at < 0 ? "" : `, ${whole.slice(at + 1)}`;
  const [kind = "", target] = head.split(":");
  if (target === undefined) return FIELDS.includes(head) ? `${t(`simulation:field.${head}`)}${place}` : name;
  if ((kind === "lever" || kind === "attribution") && TARGETS.includes(target))
    return `${t(`simulation:${kind}`, { target: t(`whatif:target.${target}`) })}${place}`;
  const [score = "", className = ""] = target.split("/");
  if ((kind === "churn" || kind === "share") && isClass(score, className))
    return `${t(`simulation:${kind}`, { score: t(`whatif:target.${score}`), class: t(`links:class.${className}`).toLowerCase() })}${place}`;
  return name;
}
