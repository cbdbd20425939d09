import type { IndicesOutput, Slice } from "../../shared/indices/index-result.ts";
import type { ReferenceLine } from "../../shared/indices/reference-line.ts";
import { indicesForRole } from "../../shared/indices/role.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { extent, linearScale, logScale } from "../charts/scale.ts";
import { setView, useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { alphaOf } from "./card-model.ts";
import { customNumbers, isCustomNumber } from "./custom/custom-number.ts";
import { keyName, shortNameOf } from "./names.ts";
import { isIndexId, type NumberId, resultIn } from "./select-slice.ts";
import { TableCell } from "./table-cell.tsx";
import { markOf } from "./table-mark.ts";
import { referenceId } from "./use-marks.ts";

/** Segments and waves × indices. A tint stands only where a difference is larger than noise. */
export function TableView({ output }: { readonly output: IndicesOutput }) {
  const { t, plain } = useWords();
  const groups = output.groups ?? [];
  const waves = output.waves ?? [];
  const role = useApp((state) => state.history.present.settings.role ?? DEFAULT_SETTINGS.role);
  const lines = useApp((state) => state.history.present.settings.references ?? DEFAULT_SETTINGS.references);
  const ids: readonly NumberId[] = [...indicesForRole(role), ...customNumbers(output)];
  const scales = columnScales(output, ids, lines);
  const alpha = alphaOf(output);
  const cells = (slice: Slice | null, slices: readonly Slice[], reference: "groups" | "waves" | "none") =>
    ids.map((id) => {
      const all = resultIn(output, id);
      const result = resultIn(slice ?? output, id);
      if (all === undefined || result === undefined) return <td key={id} />;
      const isMarked = slice !== null && reference !== "none" && isIndexId(id);
      return (
        <TableCell
          key={id}
          id={id}
          result={result}
          all={all}
          scale={scales.get(id) ?? null}
          segment={reference === "groups" ? (slice?.key ?? null) : null}
          mark={isMarked ? markOf(output, id, slice.key, slices, reference, alpha) : null}
        />
      );
    });
  return (
    <div className="paper index-table-scroll">
      <table className="index-table">
        <thead>
          <tr>
            <th>
              <b>{t("cards:table.slice")}</b>
              <span>{t("cards:rail.customers")}</span>
            </th>
            {ids.map((id) => (
              <th key={id}>
                <button type="button" className="link" onClick={() => setView({ panel: { index: id, part: "segments" } })}>
                  {shortNameOf(id, t, resultIn(output, id))}
                </button>
                <span>{isCustomNumber(id) ? t(`custom:unit.${resultIn(output, id)?.unit ?? "score"}`) : t(`cards:tableUnit.${id}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="all">
            <th scope="row">
              <b>{t("cards:allAccounts")}</b>
              <span>{t("cards:allWaves")}</span>
            </th>
            {cells(null, [], "none")}
          </tr>
          {groups.length === 0 ? null : <Part words={t("cards:table.bySegment")} columns={ids.length} />}
          {groups.map((group) => (
            <tr key={`group ${group.key}`}>
              <th scope="row">
                <b>{keyName(group.key, t)}</b>
                <span>{plain(group.n)}</span>
              </th>
              {cells(group, groups, "groups")}
            </tr>
          ))}
          {waves.length === 0 ? null : <Part words={t("cards:table.byWave")} columns={ids.length} />}
          {[...waves].reverse().map((wave) => (
            <tr key={`wave ${wave.key}`}>
              <th scope="row">
                <b>{keyName(wave.key, t)}</b>
                <span>{plain(wave.n)}</span>
              </th>
              {cells(wave, waves, "waves")}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Part({ words, columns }: { readonly words: string; readonly columns: number }) {
  return (
    <tr className="part">
      <th scope="colgroup" colSpan={columns + 1}>
        {words}
      </th>
    </tr>
  );
}

type ColumnScale = (value: number) => number;

/** One scale per index over all its rows; amounts that differ by more than a factor of 50 stand on a logarithmic one. */
function columnScales(
  output: IndicesOutput,
  ids: readonly NumberId[],
  lines: readonly ReferenceLine[],
): ReadonlyMap<NumberId, ColumnScale> {
  const slices = [output, ...(output.groups ?? []), ...(output.waves ?? [])];
  return new Map(
    ids.flatMap((id) => {
      const results = slices.map((slice) => resultIn(slice, id));
      const own = lines.filter(({ number, on }) => on && number === referenceId(id)).flatMap(({ value, upTo }) => [value, upTo]);
      const range = extent([...results.flatMap((result) => [result?.value, result?.ci?.lo, result?.ci?.hi]), ...own]);
      if (range === null) return [];
      const [min, max] = range;
      return [[id, id === "clv" && min > 0 && max / min > 50 ? logScale(min, max, 6, 94) : linearScale(min, max, 6, 94)] as const];
    }),
  );
}
