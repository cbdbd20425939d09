import { Button } from "@mantine/core";
import type { PlanAnswer } from "../../../shared/scenario/understand/answer-plan.ts";
import { FrontierChart } from "../../charts/frontier-chart.tsx";
import { editDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import { inputName, inputValue, outcomeValue } from "./input-text.ts";
import { costOf, type PlanDraft } from "./plan-draft.ts";
import type { Rested } from "./use-rested.ts";

/** The plan in a sentence, by lever, and among all other plans: least cost of ever greater gains. */
export function PlanResult({
  answer,
  rested,
  draft,
  isCurrent,
}: {
  readonly answer: PlanAnswer;
  readonly rested: Rested;
  readonly draft: PlanDraft;
  readonly isCurrent: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const { best, most, frontier } = answer;
  const money = (value: number): string => words.number(value, "money", { compact: true });
  const gain = (value: number): string => outcomeValue(value, answer.outcome, words);
  const probability = words.share(answer.probability, 0);
  const sentence =
    best === null
      ? t("understand:plan.none", { probability, most: gain(most.gain), cost: money(most.cost) })
      : best.cost === 0 && best.shares.every((share) => share === 0)
        ? t("understand:plan.free")
        : t("understand:plan.best", { cost: money(best.cost), target: gain(answer.target), probability });
  const points = frontier.map((point) => t("understand:plan.point", { gain: gain(point.gain), cost: money(point.cost) }));
  return (
    <div
      className="understand-stack"
      data-testid="plan-result"
      data-stale={isCurrent ? undefined : true}
      data-cost={best?.cost}
      data-gain={best?.gain}
    >
      <p className="goal-sentence" role="status">
        {sentence}
      </p>
      {isCurrent ? null : <p className="chip tone-warn">{t("understand:plan.stale")}</p>}
      <div className="understand-two">
        <figure>
          <figcaption>
            <b>{t("understand:plan.frontier")}</b>
          </figcaption>
          <FrontierChart
            points={frontier}
            best={best}
            gain={gain}
            cost={money}
            names={{ gain: t("understand:plan.axisGain"), cost: t("understand:plan.axisCost") }}
            label={t("understand:plan.frontierAlt", { points: points.join("; ") })}
          />
          <FrontierTable answer={answer} />
        </figure>
        {best === null || !isCurrent ? null : <PlanSizes answer={answer} best={best} rested={rested} draft={draft} />}
      </div>
      <p className="xxs c2">{t("understand:plan.draws", { count: answer.runs, seed: answer.seed })}</p>
    </div>
  );
}

function PlanSizes({
  best,
  rested,
  draft,
}: {
  readonly answer: PlanAnswer;
  readonly best: NonNullable<PlanAnswer["best"]>;
  readonly rested: Rested;
  readonly draft: PlanDraft;
}) {
  const words = useWords();
  const { t } = words;
  return (
    <div>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{t("understand:goal.lever")}</th>
            <th scope="col" className="r">
              {t("understand:plan.size")}
            </th>
            <th scope="col" className="r">
              {t("understand:plan.costs")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rested.levers.map(({ id }, place) => {
            const name = { kind: "lever", lever: place, part: "value" } as const;
            const share = best.shares[place] ?? 0;
            const { fixed, full } = costOf(draft, id);
            const size = (rested.situation.levers[place]?.value ?? 0) * share;
            return (
              <tr key={id}>
                <th scope="row">{inputName(name, rested, words)}</th>
                <td className="r">{share === 0 ? t("understand:plan.unused") : inputValue(name, size, rested, words)}</td>
                <td className="r">{share === 0 ? "–" : words.number(fixed + full * share, "money")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="xxs c2">{t("understand:plan.useNote")}</p>
      <Button size="xs" onClick={() => applyPlan(best.shares, rested, draft)}>
        {t("understand:plan.use")}
      </Button>
    </div>
  );
}

/** Levers at the sizes and costs of the plan, those it does not use switched off; one step of undo. */
function applyPlan(shares: readonly number[], { levers }: Rested, draft: PlanDraft): void {
  editDocument("understand:plan.edit", (document) => {
    levers.forEach(({ id }, place) => {
      const lever = document.scenario.levers.find((one) => one.id === id);
      const share = shares[place] ?? 0;
      if (lever === undefined) return;
      if (share === 0) {
        lever.on = false;
        return;
      }
      const { fixed, full } = costOf(draft, id);
      lever.value *= share;
      lever.cost = fixed + full * share;
      lever.costPerMonth = 0;
    });
  });
}

function FrontierTable({ answer }: { readonly answer: PlanAnswer }) {
  const words = useWords();
  const { t } = words;
  return (
    <details className="chart-data">
      <summary className="xxs c3">{t("levers:table")}</summary>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col" className="r">
              {t("understand:plan.gain")}
            </th>
            <th scope="col" className="r">
              {t("understand:plan.cost")}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.frontier.map(({ gain, cost }) => (
            <tr key={gain}>
              <td className="r">{outcomeValue(gain, answer.outcome, words, false)}</td>
              <td className="r">{words.number(cost, "money")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
