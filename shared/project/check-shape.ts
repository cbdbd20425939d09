import type { z } from "zod";
import type { ProblemCode } from "../problem.ts";
import { fail, ok, type Result } from "../result.ts";

/**
 * Checks what was read from a file against its schema. The first fault becomes a problem whose `detail` names the place
 * (`path`, for example `nps.interval`), a cause (words under `cause.<cause>`: unknownKey, missing, type, least, most, tooShort, tooLong, choice, format or one of a schema's
 * own) and what was expected or found.
 */
export function checkShape<T>(schema: z.ZodType<T>, json: unknown, code: ProblemCode): Result<T> {
  const read = schema.safeParse(json);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  if (issue === undefined) return fail(code);
  return fail(code, { detail: describe(issue, json) });
}

type Detail = Readonly<Record<string, string | number>>;

function describe(issue: z.core.$ZodIssue, json: unknown): Detail {
  const path = pathText(issue.path);
  const found = valueAt(json, issue.path);
  const got = shown(found);
  switch (issue.code) {
    case "unrecognized_keys":
      return { path: pathText([...issue.path, issue.keys[0] ?? ""]), cause: "unknownKey" };
    case "invalid_type":
      if (found === undefined) return { path, cause: "missing" };
      return { path, cause: "type", expected: issue.expected, got };
    case "too_small":
      return { path, cause: ofSize(issue.origin) ? "tooShort" : "least", min: Number(issue.minimum), got };
    case "too_big":
      return { path, cause: ofSize(issue.origin) ? "tooLong" : "most", max: Number(issue.maximum), got };
    case "invalid_value":
      return { path, cause: "choice", allowed: issue.values.map(String).join(", "), got };
    case "custom":
      // The project's own schemas give a cause as the message.
      return { path, cause: issue.message, got };
    default:
      return { path, cause: "format", got };
  }
}

/** Texts and lists are too short or too long; numbers too small or too large. */
const ofSize = (origin: string): boolean => origin === "array" || origin === "string";

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    return text === "" ? String(step) : `${text}.${String(step)}`;
  }, "");
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value = json;
  for (const step of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    // Own key of an object, proved above.
    value = (value as Readonly<Record<PropertyKey, unknown>>)[step];
  }
  return value;
}

/** A value as it stood in the file, short. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
