import { INDEX_IDS, type IndexResult, type IndicesOutput, METRIC_IDS, type Slice } from "../../shared/indices/index-result.ts";
import { type CsvCell, csvText } from "./csv-text.ts";

const HEADER = ["scope", "key", "kind", "id", "value", "unit", "n", "nEff", "lo", "hi", "level", "method", "reason", "needs", "flags"];

/** One line a number: scope is all, group or wave; the key is empty for "no value" and for all. */
export function indicesCsv(output: IndicesOutput): string {
  return csvText(HEADER, [
    ...sliceRows("all", null, output),
    ...(output.groups ?? []).flatMap((slice) => sliceRows("group", slice.key, slice)),
    ...(output.waves ?? []).flatMap((slice) => sliceRows("wave", slice.key, slice)),
  ]);
}

function sliceRows(
  scope: string,
  key: string | null,
  slice: Pick<Slice, "indices" | "metrics" | "custom">,
): readonly (readonly CsvCell[])[] {
  const { indices, metrics, custom = {} } = slice;
  return [
    ...INDEX_IDS.map((id) => row(scope, key, "index", id, indices[id])),
    ...(metrics === undefined ? [] : METRIC_IDS.map((id) => row(scope, key, "metric", id, metrics[id]))),
    ...Object.entries(custom).map(([id, result]) => row(scope, key, "custom", id, result)),
  ];
}

function row(scope: string, key: string | null, kind: string, id: string, result: IndexResult): readonly CsvCell[] {
  const { value, unit, n, nEff, ci, reason, needs = [], flags } = result;
  return [
    scope,
    key,
    kind,
    id,
    value,
    unit,
    n,
    nEff,
    ci?.lo ?? null,
    ci?.hi ?? null,
    ci?.level ?? null,
    ci?.method ?? null,
    reason,
    needs.join(" "),
    flags.join(" "),
  ];
}
