import { fail, ok, type Result } from "../result.ts";

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** One part of `--where`: `FIELD OP VALUE`, all still text. */
export type Condition = { readonly field: string; readonly operator: Operator; readonly value: string };

/** Everything up to the first operator, the operator, the rest; a field with an operator in its name stands in double quotes. */
const PART = /^\s*(?:"([^"]+)"|([^"=!<>]+?))\s*(!=|<=|>=|=|<|>)\s*(.*?)\s*$/s;
const QUOTED = /^(?:"([^"]*)"|'([^']*)')$/;

/**
 * Reads `FIELD OP VALUE [and …]` (cli.md). Fields and values with spaces may stand as they are; a value that holds the word
 * "and" stands in quotes. An empty text means no condition.
 * @example parseWhere("segment = SMB and nps <= 6")
 */
export function parseWhere(text: string | null): Result<readonly Condition[]> {
  if (text === null || text.trim() === "") return ok([]);
  const conditions: Condition[] = [];
  for (const part of splitAtAnd(text)) {
    const match = PART.exec(part);
    const field = match?.[1] ?? match?.[2];
    const operator = match?.[3];
    const rest = match?.[4];
    if (field === undefined || operator === undefined || rest === undefined || rest === "") {
      return fail("FILTER_INVALID", { detail: { part: part.trim() } });
    }
    const quoted = QUOTED.exec(rest);
    if (quoted === null && /^["'=<>!]|["']$/.test(rest)) return fail("FILTER_INVALID", { detail: { part: part.trim() } });
    // PART lets nothing else through.
    conditions.push({ field: field.trim(), operator: operator as Operator, value: quoted?.[1] ?? quoted?.[2] ?? rest });
  }
  return ok(conditions);
}

/** Splits at the word "and", but not inside quotes. */
function splitAtAnd(text: string): readonly string[] {
  const parts: string[] = [];
  let quote = "";
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || (character === "'" && /[\s=<>]$/.test(text.slice(0, at)))) {
      quote = character;
    } else if (/^\sand(?:\s|$)/i.test(text.slice(at, at + 5))) {
      parts.push(text.slice(start, at));
      start = at + 4;
    }
  }
  return [...parts, text.slice(start)];
}
