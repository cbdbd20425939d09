import { SegmentedControl } from "@mantine/core";
import { memo, useMemo, useState } from "react";
import { answerTornado } from "../../../shared/scenario/understand/answer-tornado.ts";
import { OUTCOMES, type Outcome } from "../../../shared/scenario/understand/outcome.ts";
import type { RankedInput } from "../../../shared/scenario/understand/rank-inputs.ts";
import type { TornadoBar } from "../../../shared/scenario/understand/tornado.ts";
import { TornadoChart } from "../../charts/tornado-chart.tsx";
import { useWords } from "../../ui/use-words.ts";
import { inputName as drawnName } from "../simulation/input-name.ts";
import { inputName, inputValue, outcomeValue } from "./input-text.ts";
import { OutcomeSelect } from "./outcome-select.tsx";
import { type Rested, useRested } from "./use-rested.ts";
import { useRobustness } from "./use-robustness.ts";

/** A chart of more bars is a table; it says how many it leaves out. */
const MOST_BARS = 12;
const SPLITS = ["together", "segments"] as const;

/** Which input moves an outcome most, one at a time, and beside it all at once. */
export const Tornado = memo(function Tornado() {
  const words = useWords();
  const { t } = words;
  const rested = useRested();
  const [outcome, setOutcome] = useState<Outcome>("revenue");
  const [split, setSplit] = useState<(typeof SPLITS)[number]>("together");
  const answer = useMemo(() => answerTornado(rested.situation, outcome, split, rested.horizon), [rested, outcome, split]);
  const moving = answer.bars.filter(({ swing, inside }) => swing > 0 || inside !== null);
  const still = answer.bars.length - moving.length;
  const robustness = useRobustness(rested);
  const several = rested.situation.baseline.segments.length > 1;
  return (
    <div className="understand" data-stale={rested.isStale ? true : undefined} data-testid="tornado">
      <div className="row wrap">
        <OutcomeSelect value={outcome} outcomes={OUTCOMES} onChange={setOutcome} />
        {several ? (
          <SegmentedControl
            size="xs"
            aria-label={t("understand:split")}
            value={split}
            onChange={(value) => setSplit(SPLITS.find((one) => one === value) ?? split)}
            data={SPLITS.map((value) => ({ value, label: t(`understand:split.${value}`) }))}
          />
        ) : null}
        {rested.isStale ? <span className="xxs c2">{t("understand:stale")}</span> : null}
      </div>
      <div className="understand-two">
        <figure>
          <figcaption>
            <b>{t("understand:tornado.title", { outcome: t(`understand:outcome.${outcome}`) })}</b>
            <div className="xxs c2">
              {t("understand:tornado.base", { value: outcomeValue(answer.base, outcome, words) })} {t("understand:tornado.ends")}
            </div>
          </figcaption>
          <Chart bars={moving.slice(0, MOST_BARS)} base={answer.base} outcome={outcome} rested={rested} />
          {moving
            .filter(({ inside }) => inside !== null)
            .map(({ input, inside }) => (
              <div key={JSON.stringify(input)} className="xxs c2">
                ◆ {inputName(input, rested, words)}{" "}
                {t("understand:tornado.inside", {
                  outcome: outcomeValue(inside?.outcome ?? 0, outcome, words),
                  value: inputValue(input, inside?.value ?? 0, rested, words),
                })}
              </div>
            ))}
          {still === 0 ? null : <div className="xxs c2">{t("understand:tornado.still", { count: still })}</div>}
          <TornadoTable answer={{ ...answer, bars: moving }} outcome={outcome} rested={rested} />
        </figure>
        <Ranking ranking={robustness.answer?.rankings[outcome] ?? null} outcome={outcome} {...robustness} />
      </div>
    </div>
  );
});

function Chart({
  bars,
  base,
  outcome,
  rested,
}: {
  readonly bars: readonly TornadoBar[];
  readonly base: number;
  readonly outcome: Outcome;
  readonly rested: Rested;
}) {
  const words = useWords();
  const drawn = bars.map((bar) => ({
    label: inputName(bar.input, rested, words),
    low: { value: bar.atLow, text: inputValue(bar.input, bar.low, rested, words) },
    high: { value: bar.atHigh, text: inputValue(bar.input, bar.high, rested, words) },
    inside: bar.inside?.outcome ?? null,
  }));
  const format = (value: number): string => outcomeValue(value, outcome, words);
  const told = drawn.map(({ label, low, high }) =>
    words.t("understand:tornado.bar", { name: label, low: format(low.value), high: format(high.value) }),
  );
  return <TornadoChart bars={drawn} base={base} format={format} label={words.t("understand:tornado.alt", { bars: told.join("; ") })} />;
}

function TornadoTable({
  answer,
  outcome,
  rested,
}: {
  readonly answer: ReturnType<typeof answerTornado>;
  readonly outcome: Outcome;
  readonly rested: Rested;
}) {
  const words = useWords();
  const { t } = words;
  const show = (value: number): string => outcomeValue(value, outcome, words, false);
  return (
    <details className="chart-data">
      <summary className="xxs c3">{t("levers:table")}</summary>
      <div className="understand-scroll">
        <table className="small-table">
          <thead>
            <tr>
              {["input", "tornado.from", "tornado.low", "tornado.high", "tornado.swing", "tornado.elasticity"].map((key, index) => (
                <th key={key} className={index < 2 ? undefined : "r"} scope="col">
                  {t(`understand:${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.bars.map((bar) => (
              <tr key={JSON.stringify(bar.input)}>
                <th scope="row">{inputName(bar.input, rested, words)}</th>
                <td>
                  {inputValue(bar.input, bar.low, rested, words)} … {inputValue(bar.input, bar.high, rested, words)}{" "}
                  <span className="c3">{t(bar.ends === "tenth" ? "understand:tornado.tenth" : "understand:tornado.percentiles")}</span>
                </td>
                <td className="r">{show(bar.atLow)}</td>
                <td className="r">{show(bar.atHigh)}</td>
                <td className="r">{show(bar.swing)}</td>
                <td className="r">{elasticityText(answer.elasticities.find(({ input }) => input === bar.input)?.value ?? null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );

  function elasticityText(value: number | null): string {
    return value === null ? "–" : words.plain(value, 2);
  }
}

/** Inputs by their part in the spread when all of them vary at once. */
function Ranking({
  ranking,
  outcome,
  answer,
  isCurrent,
}: {
  readonly ranking: readonly RankedInput<string>[] | null;
  readonly outcome: Outcome;
} & ReturnType<typeof useRobustness>) {
  const words = useWords();
  const { t } = words;
  const isDrawn = outcome !== "revenue12" && outcome !== "customers";
  return (
    <section aria-busy={!isCurrent} data-stale={isCurrent ? undefined : true} data-testid="ranking">
      <h3>{t("understand:ranking.title")}</h3>
      <p className="xxs c2">{isCurrent || answer !== null ? t("understand:ranking.text") : t("understand:working")}</p>
      {ranking === null ? (
        answer === null ? null : (
          <p className="c2 xs">{t(isDrawn ? "understand:ranking.none" : "understand:ranking.notDrawn")}</p>
        )
      ) : (
        <div className="understand-scroll">
          <table className="small-table">
            <thead>
              <tr>
                <th scope="col">{t("understand:input")}</th>
                <th scope="col" className="r">
                  {t("understand:ranking.contribution")}
                </th>
                <th scope="col" className="r">
                  {t("understand:ranking.correlation")}
                </th>
              </tr>
            </thead>
            <tbody>
              {ranking.slice(0, MOST_BARS).map(({ input, contribution, correlation }) => (
                <tr key={input}>
                  <th scope="row">{drawnName(input, words)}</th>
                  <td className="r">
                    <span className="part-bar" aria-hidden="true">
                      <i style={{ inlineSize: `${100 * contribution}%` }} />
                    </span>
                    {words.share(contribution, 0)}
                  </td>
                  <td className="r">{correlation === null ? "–" : words.plain(correlation, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
