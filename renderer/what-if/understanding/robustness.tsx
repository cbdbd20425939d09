import { memo, useMemo } from "react";
import type { FlipAnswer } from "../../../shared/scenario/understand/answer-flips.ts";
import type { InformationAnswer } from "../../../shared/scenario/understand/answer-information.ts";
import type { RobustnessAnswer } from "../../../shared/scenario/understand/answer-robustness.ts";
import { PUBLISHED_INCREASES, reichheldContext } from "../../../shared/scenario/understand/reichheld.ts";
import { useApp } from "../../store/app-store.ts";
import { retry } from "../../store/pipeline.ts";
import { ProblemCard } from "../../ui/problem-card.tsx";
import { useWords } from "../../ui/use-words.ts";
import { WorkingBar } from "../../ui/working-bar.tsx";
import { inputName as drawnName } from "../simulation/input-name.ts";
import { FlipList } from "./flip-list.tsx";
import { type Rested, useRested } from "./use-rested.ts";
import { useRobustness } from "./use-robustness.ts";

/** How wrong an assumption may be, what knowing better is worth, and the claim of five points on the user's own figures. */
export const Robustness = memo(function Robustness() {
  const { t } = useWords();
  const rested = useRested();
  const { answer, isCurrent } = useRobustness(rested);
  const job = useApp((state) => state.jobs.robust);
  const failure = useApp((state) => state.failures.robust);
  const isShown = rested.levers.length > 0;
  return (
    <div className="understand" data-testid="robustness" aria-busy={!isCurrent}>
      {job === undefined ? null : <WorkingBar job={job} />}
      {failure === undefined || failure.problem.code === "CANCELLED" ? null : (
        <ProblemCard problem={failure.problem} onRetry={() => retry("robust")} />
      )}
      {isShown ? null : <p className="c2">{t("understand:noLevers")}</p>}
      {isShown && answer === null ? <p className="c2">{t("understand:working")}</p> : null}
      {!isCurrent && answer !== null ? (
        <p className="xxs c2" role="status">
          {t("understand:stale")}
        </p>
      ) : null}
      <div className="understand-two">
        {isShown && answer !== null ? (
          <section data-stale={isCurrent ? undefined : true}>
            <Flips flips={answer.flips} rested={rested} />
            <Information answer={answer} />
          </section>
        ) : (
          <span />
        )}
        <Reichheld rested={rested} />
      </div>
    </div>
  );
});

function Flips({ flips, rested }: { readonly flips: FlipAnswer; readonly rested: Rested }) {
  const words = useWords();
  const { t } = words;
  const { advantage } = flips;
  const value = words.number(Math.abs(advantage), "money", { compact: true });
  return (
    <div className="understand-stack" data-testid="flips">
      <h3>{t("understand:flip.title")}</h3>
      <p>{t(advantage === 0 ? "understand:flip.zero" : advantage > 0 ? "understand:flip.go" : "understand:flip.stop", { value })}</p>
      <FlipList flips={flips} rested={rested} />
    </div>
  );
}

function Information({ answer: { information, runs, seed } }: { readonly answer: RobustnessAnswer }) {
  const words = useWords();
  const { t } = words;
  return (
    <div className="understand-stack" data-testid="information">
      <h3>{t("understand:info.title")}</h3>
      {information === null ? (
        <p className="c2">{t("understand:ranking.none")}</p>
      ) : (
        <>
          <p className="xs">
            {t("understand:info.chance", { chance: words.share(information.chance, 0) })}{" "}
            {information.perfect === 0
              ? t("understand:info.nothing")
              : t("understand:info.perfect", {
                  value: words.number(information.perfect, "money"),
                  error: words.number(information.error, "money"),
                })}
          </p>
          {information.perfect === 0 ? null : <InformationTables information={information} />}
          <p className="xxs c2">{t("understand:info.unit", { runs: words.plain(runs), seed })}</p>
        </>
      )}
    </div>
  );
}

/** Worth listing beside the sentence. */
const MOST_INPUTS = 6;

function InformationTables({ information }: { readonly information: InformationAnswer }) {
  const words = useWords();
  const { t } = words;
  const samples = information.samples.filter(({ value }) => value >= 1);
  // Of the inputs that more customers would tell more about, the one that is worth most to know.
  const sampled = information.inputs.filter(({ input }) => samples.some((sample) => sample.input === input)).slice(0, 1);
  return (
    <>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t("understand:input")}</th>
            <th scope="col" className="r">
              {t("understand:info.value")}
            </th>
          </tr>
        </thead>
        <tbody>
          {information.inputs.slice(0, MOST_INPUTS).map(({ input, value, withinNoise }) => (
            <tr key={input}>
              <th scope="row">{drawnName(input, words)}</th>
              <td className="r">{withinNoise ? <span className="c2">{t("understand:info.noise")}</span> : words.number(value, "money")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sampled.map(({ input }) => (
        <table key={input} className="small-table">
          <caption className="xs">
            {t("understand:info.samples")}: {drawnName(input, words)}
          </caption>
          <thead>
            <tr>
              {["info.more", "info.worth", "info.each"].map((key) => (
                <th key={key} scope="col" className="r">
                  {t(`understand:${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples
              .filter((sample) => sample.input === input)
              .map(({ n, value, each }) => (
                <tr key={n}>
                  <td className="r">{words.plain(n)}</td>
                  <td className="r">{words.number(value, "money")}</td>
                  <td className="r">{words.number(each, "money")}</td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </>
  );
}

function Reichheld({ rested }: { readonly rested: Rested }) {
  const words = useWords();
  const { t } = words;
  const context = useMemo(() => reichheldContext(rested.situation.baseline), [rested]);
  if (context === null) return null;
  const percent = (value: number | null): string => (value === null ? "–" : words.percent(value, 1));
  return (
    <section data-testid="reichheld">
      <h3>{t("understand:reichheld.title")}</h3>
      <p className="xs">
        {t(context.lifetime === null ? "understand:reichheld.ownNone" : "understand:reichheld.own", {
          retention: words.share(context.retention, 1),
          discount: words.share(context.discount, 1),
          lifetime: percent(context.lifetime),
          firstYear: percent(context.firstYear.percent),
        })}{" "}
        {context.afterCac === null ? null : t("understand:reichheld.cac", { percent: percent(context.afterCac.percent) })}
      </p>
      <p className="xxs c2">{t("understand:reichheld.caveat")}</p>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col" className="r">
              {t("understand:reichheld.retention")}
            </th>
            <th scope="col" className="r">
              {t("understand:reichheld.lifetime")}
            </th>
          </tr>
        </thead>
        <tbody>
          {context.table.map(({ retention, lifetime }) => (
            <tr key={retention}>
              <td className="r">{words.share(retention, 0)}</td>
              <td className="r">{percent(lifetime)}</td>
            </tr>
          ))}
          <tr>
            <td className="r">
              <b>
                {t("understand:reichheld.yours")}: {words.share(context.retention, 1)}
              </b>
            </td>
            <td className="r">
              <b>{percent(context.lifetime)}</b>
            </td>
          </tr>
        </tbody>
      </table>
      <details className="chart-data">
        <summary className="xxs c3">{t("understand:reichheld.published")}</summary>
        <table className="small-table">
          <tbody>
            {PUBLISHED_INCREASES.map(({ industry, percent: increase }) => (
              <tr key={industry}>
                <th scope="row">{t(`understand:industry.${industry}`)}</th>
                <td className="r">{words.percent(increase, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="xxs c2">{t("understand:reichheld.source")}</p>
      </details>
    </section>
  );
}
