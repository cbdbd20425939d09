import { plainName } from "../../../shared/formula/plain-name.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import type { Mapping } from "../../../shared/table/mapping.ts";

const NAME = /([\p{L}_][\p{L}\p{N}_]*)\.([\p{L}_][\p{L}\p{N}_]*)/gu;

/** The mapped fields that a formula names, in the order in which it names them. What the data date makes of an account is no field. */
export function formulaFields(formula: string, mapping: Mapping): readonly (readonly [CanonicalTable, string])[] {
  const found = new Map<string, readonly [CanonicalTable, string]>();
  for (const [, table, name = ""] of formula.matchAll(NAME)) {
    for (const { as, columns } of mapping.tables) {
      if (as !== table) continue;
      // Two headers may have the same name but for a number behind it; a label has its value behind it.
      const isNamed = (field: string) => name === plainName(field) || name.startsWith(`${plainName(field)}_is_`);
      for (const field of Object.keys(columns).filter(isNamed)) found.set(`${as}.${field}`, [as, field]);
    }
  }
  return [...found.values()];
}
