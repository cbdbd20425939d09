import { termWords } from "../../shared/messages/link-words.ts";
import type { GradedLink } from "../../shared/scenario/links/grade-links.ts";
import type { Estimate } from "../../shared/statistics/mover-difference.ts";
import { linearScale } from "../charts/scale.ts";
import { useWords } from "../ui/use-words.ts";
import { Ratio } from "./effect-part.tsx";

/** The logistic model: odds ratios with their limits on one scale of logarithms, and how well it tells who left. */
export function ModelPart({ link: { model } }: { readonly link: GradedLink }) {
  const { t, plain } = useWords();
  if (model === null) {
    return (
      <section className="paper link-part" aria-labelledby="link-model">
        <h2 id="link-model">{t("links:model")}</h2>
        <p className="xs c2">{t("links:model.none")}</p>
      </section>
    );
  }
  return (
    <section className="paper link-part" aria-labelledby="link-model">
      <h2 id="link-model">{t("links:model")}</h2>
      <p className="xs c2">
        {t("links:model.about", {
          n: plain(model.n),
          churned: plain(model.churned),
          perTerm: plain(model.churnersPerTerm, 1),
          auc: plain(model.auc.value, 3),
          se: plain(model.auc.se, 3),
        })}
        {model.excluded === 0 ? "" : ` ${t("links:model.excluded", { left: plain(model.excluded) })}`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="link-scroll" tabIndex={0}>
        <table className="small-table model-table">
          <thead>
            <tr>
              <th>{t("links:column.term")}</th>
              <th className="r">{t("links:column.odds")}</th>
              <th>{t("links:column.scale")}</th>
            </tr>
          </thead>
          <tbody>
            {model.terms.map((term) => {
              const words = termWords(term, t);
              const { value, lo, hi } = term.oddsRatio;
              return (
                <tr key={`${term.kind} ${term.key ?? ""}`}>
                  <td>{words}</td>
                  <td className="r">
                    <Ratio of={term.oddsRatio} />
                  </td>
                  <td className="model-whisker">
                    <OddsWhisker of={term.oddsRatio} label={`${words}: ${plain(value, 2)} (${plain(lo, 2)} – ${plain(hi, 2)})`} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Ratios from a twentieth to twenty, evenly by their logarithms: the same scale in every row, so that rows can be compared. */
const FARTHEST = Math.log(20);

/** The dot is the ratio, the line its interval, the upright line 1; what goes on beyond the scale ends without a cap. */
function OddsWhisker({ of: { value, lo, hi }, label }: { readonly of: Estimate; readonly label: string }) {
  const scale = linearScale(-FARTHEST, FARTHEST, 2, 98);
  const x = (ratio: number) => `${scale(Math.min(FARTHEST, Math.max(-FARTHEST, Math.log(ratio))))}%`;
  const cap = (ratio: number) =>
    Math.abs(Math.log(ratio)) > FARTHEST ? null : <line className="whisker" x1={x(ratio)} x2={x(ratio)} y1="6" y2="14" />;
  return (
    <svg className="chart" width="100%" height="20" role="img" aria-label={label}>
      <line className="axis" x1="0" x2="100%" y1="10" y2="10" />
      <line className="axis-strong" x1="50%" x2="50%" y1="1" y2="19" />
      <line className="whisker" x1={x(lo)} x2={x(hi)} y1="10" y2="10" />
      {cap(lo)}
      {cap(hi)}
      {Math.abs(Math.log(value)) > FARTHEST ? null : <circle className="point" cx={x(value)} cy="10" r="4" />}
    </svg>
  );
}
