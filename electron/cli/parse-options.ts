import { parseArgs } from "node:util";
import { fail, ok, type Result } from "../../shared/result.ts";

/** The options a command takes: text, flag, or a text that may stand several times. */
export type OptionKinds = Readonly<Record<string, "text" | "flag" | "list">>;

export type Parsed<K extends OptionKinds> = {
  readonly files: readonly string[];
  readonly options: {
    readonly [N in keyof K]: K[N] extends "flag" ? boolean : K[N] extends "list" ? readonly string[] : string | undefined;
  };
};

/** Reads options and files strictly: what a command does not take is USAGE, with a cause (words under `usage.<cause>`). */
export function parseOptions<const K extends OptionKinds>(args: readonly string[], kinds: K): Result<Parsed<K>> {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [name, { type: kind === "flag" ? "boolean" : "string" } as const]),
  );
  // Not strict: Node's own refusals are sentences in English, ours are codes.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true });
  const files: string[] = [];
  const values: Record<string, string | boolean | readonly string[] | undefined> = {};
  for (const [name, kind] of Object.entries(kinds)) values[name] = kind === "flag" ? false : kind === "list" ? [] : undefined;
  for (const token of tokens) {
    if (token.kind === "positional") files.push(token.value);
    if (token.kind !== "option") continue;
    const kind = Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined;
    const before = values[token.name];
    if (kind === undefined) return usage("unknownOption", { option: token.rawName });
    if (kind === "flag") {
      if (token.value !== undefined) return usage("noValue", { option: token.rawName });
      values[token.name] = true;
      continue;
    }
    if (token.value === undefined || token.value === "" || (!token.inlineValue && /^--?[a-zA-Z]/.test(token.value))) {
      return usage("valueMissing", { option: token.rawName });
    }
    if (kind === "text" && before !== undefined) return usage("optionTwice", { option: token.rawName });
    values[token.name] = kind === "list" && Array.isArray(before) ? [...before, token.value] : token.value;
  }
  // Every name of `kinds` was given its start value above, of the form its kind says.
  return ok({ files, options: values as Parsed<K>["options"] });
}

/** Wrong usage, exit status 2. */
export const usage = (cause: string, detail: Readonly<Record<string, string | number>> = {}) =>
  fail("USAGE", { detail: { cause, ...detail } });

/** A whole number between two limits, or USAGE. */
export function wholeOption(name: string, text: string | undefined, usual: number, min: number, max: number): Result<number> {
  if (text === undefined) return ok(usual);
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? ok(value) : usage("wholeNumber", { option: `--${name}`, got: text, min, max });
}
