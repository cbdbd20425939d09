import { defaultSlices } from "../../shared/table/default-slices.ts";
import type { Mapping } from "../../shared/table/mapping.ts";

/** Groups and waves to start with; a person can change both. */
export const defaultQuery = (mapping: Mapping): { readonly by: string | null; readonly wave: string | null } =>
  defaultSlices((table, field) =>
    mapping.tables.some((one) => one.as === table && (Object.hasOwn(one.columns, field) || Object.hasOwn(one.constants ?? {}, field))),
  );
