import type { Imported } from "../../shared/ipc/contract.ts";
import { keepMapping } from "../../shared/table/keep-mapping.ts";
import type { Mapping, TableMapping } from "../../shared/table/mapping.ts";
import { useApp } from "./app-store.ts";
import { defaultQuery } from "./default-query.ts";
import { edit, startHistory } from "./history.ts";
import { sameTable } from "./same-table.ts";
import type { State } from "./state.ts";

/** The store once files were read that the document already names. */
export function keepLoaded(key: string, value: Imported): Partial<State> {
  const { loaded, view } = useApp.getState();
  return {
    loaded: { serial: nextSerial(), key, value },
    engineLost: null,
    view: { ...view, table: sameTable(view.table, loaded?.value, value) },
  };
}

export const nextSerial = (): number => (useApp.getState().loaded?.serial ?? 0) + 1;

/**
 * The store once everything was read of a file of which there were only the first columns. The mapping is inferred anew; what a person has
 * said meanwhile is kept, and the rest is then a step of its own that can be undone.
 */
export function keepWhole(key: string, value: Imported): Partial<State> {
  const { history, loaded } = useApp.getState();
  const { present } = history;
  const mapping = loaded === null ? value.mapping : mappingOfWhole(present.mapping, loaded.value, value);
  const isUntouched = history.past.length === 0 && history.future.length === 0;
  return {
    ...keepLoaded(key, value),
    history: isUntouched
      ? startHistory({ ...present, mapping, ...defaultQuery(mapping) })
      : edit(history, "data:edit.rest", (draft) => Object.assign(draft, { mapping })),
  };
}

function mappingOfWhole(edited: Mapping | null, first: Imported, whole: Imported): Mapping {
  if (edited === null || JSON.stringify(edited) === JSON.stringify(first.mapping)) return whole.mapping;
  const kept = keepMapping({ edited, before: first.tables, inferred: whole.mapping, after: whole.tables });
  // Uses of the table that its first columns did not show; one that a person has taken away was among the first.
  const isNew = ({ file, as }: TableMapping): boolean => !first.mapping.tables.some((one) => one.file === file && one.as === as);
  return { tables: [...kept.tables, ...whole.mapping.tables.filter(isNew)] };
}
