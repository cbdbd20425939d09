import { z } from "zod";
import { clashing, componentFault, isGroup, withWholeParts } from "../indices/setting-parts.ts";
import { type NumberRule, ruleAt, type SettingRule } from "../indices/setting-rules.ts";
import { DEFAULT_SETTINGS, type Settings } from "../indices/settings.ts";
import { ok, type Result } from "../result.ts";
import { checkShape } from "./check-shape.ts";
import { customSchema, referencesSchema, roleSchema } from "./custom-schema.ts";

/** What has a schema of its own, which says more about a fault. */
const OWN: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ["custom", customSchema],
  ["references", referencesSchema],
  ["role", roleSchema],
  ["health.components", z.array(componentSchema()).max(100)],
]);

/** The schema of one setting, from its rule. */
function schemaOf(path: string, rule: SettingRule): z.ZodType {
  const schema = OWN.get(path) ?? plainSchema(rule);
  return rule.nullable ? schema.nullable() : schema;
}

function plainSchema(rule: SettingRule): z.ZodType {
  switch (rule.kind) {
    case "number":
    case "whole":
      return numberSchema(rule);
    case "choice":
      return z.enum([...rule.options]);
    case "flag":
      return z.boolean();
    case "text":
      return z.string().refine(rule.isLegal, rule.cause);
    case "words":
      return z.array(z.string().min(1).max(200)).min(rule.least).max(rule.most);
    case "numbers":
      return z.array(z.number().min(rule.min).max(rule.max)).length(rule.count);
    case "record":
      return z
        .record(z.string().max(1_000), z.unknown().refine(rule.isLegal, "format"))
        .refine((value) => Object.keys(value).length <= rule.most, "format");
    case "list":
      return z.array(z.unknown().refine(rule.isLegal, "format")).max(rule.most);
    case "other":
      return z.unknown().refine(rule.isLegal, "format");
  }
}

function numberSchema({ kind, min, max, isOpen }: NumberRule): z.ZodType {
  const schema = (kind === "whole" ? z.int() : z.number()).max(max);
  return isOpen ? schema.gt(min) : schema.min(min);
}

function componentSchema(): z.ZodType {
  return z.unknown().superRefine((value, context) => {
    const fault = componentFault(value);
    if (fault !== null) context.addIssue({ code: "custom", message: fault.cause, path: [...fault.path] });
  });
}

/** The schemas of what stands in a group; everything may be left out, or only whole groups. */
function shapeOf(group: object, path: string, arePartsOptional: boolean): Record<string, z.ZodType> {
  const entries = Object.entries(group).map(([name, value]): readonly [string, z.ZodType] => {
    const here = path === "" ? name : `${path}.${name}`;
    const rule = ruleAt(here);
    const schema = rule === undefined ? z.strictObject(shapeOf(isGroup(value) ? value : {}, here, arePartsOptional)) : schemaOf(here, rule);
    return [name, path === "" || arePartsOptional ? schema.exactOptional() : schema];
  });
  return Object.fromEntries(entries);
}

/** The parts that stand there, each filled up with the defaults of cli.md; a part that is not there stays away. */
function completed(given: Readonly<Record<string, unknown>>, defaults: object): Record<string, unknown> {
  const known: ReadonlyMap<string, unknown> = new Map(Object.entries(defaults));
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const standing = known.get(name);
      const isFilled = isGroup(value) && isGroup(standing) && Object.keys(standing).length > 0;
      return [name, isFilled ? { ...standing, ...completed(value, standing) } : value];
    }),
  );
}

// Every leaf has passed the rule of its path, and the rules are those of the type of the settings.
const asSettings = (value: Readonly<Record<string, unknown>>): Partial<Settings> => withWholeParts(value as Partial<Settings>);

/** Definitions in force as the window sends them: every group whole, every group optional. */
export const wholeSettingsSchema: z.ZodType<Partial<Settings>> = z.strictObject(shapeOf(DEFAULT_SETTINGS, "", false)).transform(asSettings);

/** SET.json of cli.md: everything may be left out, also inside the parts. Cuts and bands must leave room between them; cause `order`. */
export const settingsSchema: z.ZodType<Partial<Settings>> = z
  .strictObject(shapeOf(DEFAULT_SETTINGS, "", true))
  .transform((given) => asSettings(completed(given, DEFAULT_SETTINGS)))
  .superRefine((settings, context) => {
    const path = clashing(settings);
    if (path !== null) context.addIssue({ code: "custom", message: "order", path: path.split(".") });
  });

/** Reads SET.json; each part present comes back whole. SETTINGS_INVALID names the place and the cause. */
export function readSettings(json: unknown): Result<Partial<Settings>> {
  const read = checkShape(settingsSchema, json, "SETTINGS_INVALID");
  return read.ok ? ok(read.value) : read;
}
