import type { DefinitionName, NumberId, SavedDefinition } from "../../../shared/indices/definitions/definition.ts";
import { definitionInForce } from "../../../shared/indices/definitions/definition-in-force.ts";
import type { IndexContext } from "../../../shared/indices/index-definition.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";

/**
 * Puts into `params.definition` of results the name and version of the definition that the settings amount to; `null` = nameless. It
 * is found once for each number.
 */
export function namedIn(context: IndexContext, saved: readonly SavedDefinition[]): (id: NumberId, result: IndexResult) => IndexResult {
  const names = new Map<NumberId, DefinitionName | null>();
  return (id, result) => {
    const known = names.get(id);
    const definition = known === undefined ? definitionInForce(id, context.settings, context, saved) : known;
    names.set(id, definition);
    return { ...result, params: { ...result.params, definition } };
  };
}
