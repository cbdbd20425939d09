import { fail, ok, type Result } from "../result.ts";
import { readLeverFormula } from "./formulas/lever-formula.ts";
import { kindRule, LEVER_KINDS } from "./lever-kinds.ts";
import { readNumber, readSized } from "./lever-number.ts";
import { withOptions } from "./lever-options.ts";
import { LEVER_TARGETS, type Lever, type LeverKind, type LeverSize, type LeverTarget } from "./scenario.ts";
import { SCORE_CLASSES } from "./score-classes.ts";
import { isScore } from "./score-links.ts";

/**
 * Reads a lever as cli.md writes it: `target:kind:value[@segment][;start=M;ramp=M;halfLife=M;cost=X;costPerMonth=X;attribution=0…1;effect=0…1;range=LOW..HIGH;attributionRange=LOW..HIGH]`.
 * Percentages become fractions. A retention lever without a kind is LEVER_AMBIGUOUS with its four readings in `detail`;
 * everything else that cannot be read is LEVER_INVALID, where `detail.cause` is a code (words under `lever.<cause>`).
 */
export function parseLever(text: string): Result<Lever> {
  const { head, segment, options } = cut(text.trim());
  const parts = head.split(":").map((part) => part.trim());
  const target = LEVER_TARGETS.find((name) => name === parts[0]);
  if (target === undefined) return invalid(text, "target", { got: parts[0] ?? "", allowed: LEVER_TARGETS.join(", ") });
  const kinds = Object.keys(LEVER_KINDS[target]).join(", ");
  const kind = parts[1] ?? "";
  const rule = kindRule(target, kind);
  if (rule === undefined) {
    const bare = parts.length === 2 ? readNumber(kind.replace(/\s*%$/, "")) : null;
    if (target === "retention" && bare !== null) return ambiguous(text, bare);
    return invalid(text, "kind", { target, got: kind, allowed: kinds });
  }
  if (kind === "formula") return readFormula(text, target, head, segment, options);
  const moved = kind === "move" ? readMove(target, parts[2] ?? "") : {};
  if (moved === null) {
    return invalid(text, "classes", { got: parts[2] ?? "", allowed: classesOf(target).join(", ") });
  }
  const at = kind === "move" ? 3 : 2;
  if (parts.length !== at + 1) return invalid(text, "shape", { form: formOf(target) });
  const written = parts[at] ?? "";
  const value = readSized(written, rule.form);
  if (value === null) return invalid(text, rule.form === "percent" ? "percent" : "number", { got: written });
  if (value < rule.min || value > rule.max) {
    const scale = rule.form === "plain" ? 1 : 100;
    return invalid(text, "range", { got: written, min: rule.min * scale, max: rule.max * scale });
  }
  // The rule above proves that the kind is one of the target's.
  return finish(text, { target, kind: kind as LeverKind, value, ...moved }, segment, options);
}

function finish(text: string, size: LeverSize, segment: string | null, options: readonly string[]): Result<Lever> {
  if (segment === "") return invalid(text, "emptySegment", {});
  const read = withOptions({ ...size, segment }, options);
  if (read.ok) return ok(read.lever);
  const { cause, ...detail } = read.fault;
  return invalid(text, cause, detail);
}

/** `target:formula:FORMULA`; a formula may have colons, but no @ and no semicolon. Its value is the part of the way, in the option `effect`. */
function readFormula(text: string, target: LeverTarget, head: string, segment: string | null, options: readonly string[]): Result<Lever> {
  const formula = head.slice(head.indexOf(":", head.indexOf(":") + 1) + 1).trim();
  const parsed = readLeverFormula(formula);
  if (!parsed.ok) return invalid(text, "formula", { ...parsed.fault.detail, at: parsed.fault.at + 1, fault: parsed.fault.code });
  return finish(text, { target, kind: "formula", value: 1, formula }, segment, options);
}

/** Head, segment (after the first @) and options (after the semicolon); a segment in double quotes may hold semicolons. */
function cut(text: string): { readonly head: string; readonly segment: string | null; readonly options: readonly string[] } {
  const split = (part: string) => part.split(";").map((option) => option.trim());
  const at = text.indexOf("@");
  const firstSemicolon = text.indexOf(";");
  if (at < 0 || (firstSemicolon >= 0 && firstSemicolon < at)) {
    const [head = "", ...options] = split(text);
    return { head, segment: null, options };
  }
  const head = text.slice(0, at).trim();
  const rest = text.slice(at + 1).trim();
  const quoted = /^"((?:[^"]|"")*)"\s*(?:;(.*))?$/s.exec(rest);
  if (quoted !== null) {
    return { head, segment: (quoted[1] ?? "").replaceAll('""', '"'), options: quoted[2] === undefined ? [] : split(quoted[2]) };
  }
  const [segment = "", ...options] = split(rest);
  return { head, segment, options };
}

function readMove(target: LeverTarget, text: string): { readonly from: string; readonly to: string } | null {
  const [from = "", to = "", ...more] = text.split(">").map((name) => name.trim());
  const classes = classesOf(target);
  return more.length === 0 && from !== to && classes.includes(from) && classes.includes(to) ? { from, to } : null;
}

const classesOf = (target: LeverTarget): readonly string[] => (isScore(target) ? SCORE_CLASSES[target] : []);

const formOf = (target: LeverTarget): string => (kindRule(target, "move") === undefined ? `${target}:kind:value` : `${target}:move:A>B:5%`);

function invalid(text: string, cause: string, detail: Readonly<Record<string, string | number>>) {
  return fail("LEVER_INVALID", { detail: { lever: text, cause, ...detail } });
}

/** The four things that a bare "+5 %" of retention can mean (methods.md 12.2), as levers that can be typed. */
function ambiguous(text: string, number: number) {
  const signed = number < 0 ? String(number) : `+${number}`;
  return fail("LEVER_AMBIGUOUS", {
    detail: {
      lever: text,
      relative: `retention:relative:${signed}%`,
      points: `retention:points:${signed}`,
      churnCut: `retention:churnCut:${number}%`,
      logit: `retention:logit:${Number((number / 100).toPrecision(15))}`,
    },
  });
}
