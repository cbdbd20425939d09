import { INDEX_IDS, type IndexId, type IndicesOutput, type Slice } from "../../shared/indices/index-result.ts";
import { extent, linearScale, logScale } from "../charts/scale.ts";
import { setView } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { alphaOf } from "./card-model.ts";
import { keyName, shortNameOf } from "./names.ts";
import { resultIn } from "./select-slice.ts";
import { TableCell } from "./table-cell.tsx";
import { markOf } from "./table-mark.ts";

/** Segments and waves × indices. A tint stands only where a difference is larger than noise. */
export function TableView({ output }: { readonly output: IndicesOutput }) {
  const { t, plain } = useWords();
  const groups = output.groups ?? [];
  const waves = output.waves ?? [];
  const scales = columnScales(output);
  const alpha = alphaOf(output);
  const cells = (slice: Slice | null, slices: readonly Slice[], reference: "groups" | "waves" | "none") =>
    INDEX_IDS.map((id) => (
      <TableCell
        key={id}
        id={id}
        result={slice === null ? output.indices[id] : slice.indices[id]}
        all={output.indices[id]}
        scale={scales[id]}
        mark={slice === null || reference === "none" ? null : markOf(output, id, slice.key, slices, reference, alpha)}
      />
    ));
  return (
    <div className="paper index-table-scroll">
      <table className="index-table">
        <thead>
          <tr>
            <th>
              <b>{t("cards:table.slice")}</b>
              <span>{t("cards:rail.customers")}</span>
            </th>
            {INDEX_IDS.map((id) => (
              <th key={id}>
                <button type="button" className="link" onClick={() => setView({ panel: { index: id, part: "segments" } })}>
                  {shortNameOf(id, t)}
                </button>
                <span>{t(`cards:tableUnit.${id}`)}</span>
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
          {groups.length === 0 ? null : <Part words={t("cards:table.bySegment")} />}
          {groups.map((group) => (
            <tr key={`group ${group.key}`}>
              <th scope="row">
                <b>{keyName(group.key, t)}</b>
                <span>{plain(group.n)}</span>
              </th>
              {cells(group, groups, "groups")}
            </tr>
          ))}
          {waves.length === 0 ? null : <Part words={t("cards:table.byWave")} />}
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

function Part({ words }: { readonly words: string }) {
  return (
    <tr className="part">
      <th scope="colgroup" colSpan={INDEX_IDS.length + 1}>
        {words}
      </th>
    </tr>
  );
}

/** One scale per index over all its rows; amounts that differ by more than a factor of 50 stand on a logarithmic one. */
function columnScales(output: IndicesOutput): Readonly<Record<IndexId, ((value: number) => number) | null>> {
  const slices = [...(output.groups ?? []), ...(output.waves ?? [])];
  const scaleOf = (id: IndexId) => {
    const results = [output.indices[id], ...slices.map((slice) => resultIn(slice, id))];
    const range = extent(results.flatMap((result) => [result?.value, result?.ci?.lo, result?.ci?.hi]));
    if (range === null) return null;
    const [min, max] = range;
    return id === "clv" && min > 0 && max / min > 50 ? logScale(min, max, 6, 94) : linearScale(min, max, 6, 94);
  };
  return {
    nps: scaleOf("nps"),
    csat: scaleOf("csat"),
    health: scaleOf("health"),
    roi: scaleOf("roi"),
    boxes: scaleOf("boxes"),
    secure: scaleOf("secure"),
    cvq: scaleOf("cvq"),
    clv: scaleOf("clv"),
  };
}
