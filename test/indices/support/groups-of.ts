import { INDEX_IDS, type IndexId, type IndexResult, METRIC_IDS, type Slice } from "../../../shared/indices/index-result.ts";
import { resultOf } from "../../cli/fake-workbench.ts";

const NONE = resultOf({ value: null, ci: null });
const Z = 1.959963985;

/** Segments by the values of some indices, each with its error. */
export function groupsOf(values: Partial<Record<IndexId, readonly number[]>>, se: number, n = 100): readonly Slice[] {
  const size = Math.max(...Object.values(values).map((list) => list.length));
  return Array.from({ length: size }, (_, at): Slice => {
    const of = (id: IndexId): IndexResult => {
      const value = values[id]?.[at];
      return value === undefined
        ? NONE
        : resultOf({
            value,
            n,
            ci: { method: "t", level: 0.95, lo: value - Z * se, hi: value + Z * se },
            flags: n < 10 ? ["SUPPRESSED"] : [],
          });
    };
    const indices = Object.fromEntries(INDEX_IDS.map((id) => [id, of(id)])) as Slice["indices"];
    const metrics = Object.fromEntries(METRIC_IDS.map((id) => [id, NONE])) as NonNullable<Slice["metrics"]>;
    return { key: `s${at}`, n, indices, metrics, tests: [] };
  });
}
