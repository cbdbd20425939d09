import { Button, NumberInput } from "@mantine/core";
import { useMemo } from "react";
import type { PlanQuery } from "../../../shared/ipc/contract.ts";
import { MOST_PLAN_LEVERS } from "../../../shared/scenario/understand/plan.ts";
import { PLAN_OUTCOMES } from "../../../shared/scenario/understand/plan-gain.ts";
import { useApp } from "../../store/app-store.ts";
import { runJob } from "../../store/jobs.ts";
import { ProblemCard } from "../../ui/problem-card.tsx";
import { useWords } from "../../ui/use-words.ts";
import { WorkingBar } from "../../ui/working-bar.tsx";
import { inputName, inputValue } from "./input-text.ts";
import { OutcomeSelect } from "./outcome-select.tsx";
import { changePlanCost, changePlanDraft, costOf, type PlanDraft } from "./plan-draft.ts";
import { PlanResult } from "./plan-result.tsx";
import type { Rested } from "./use-rested.ts";

/** The cheapest sizes of the levers in force, up to where they stand, that gain a target with a stated chance. Found by the engine. */
export function Plan({ rested }: { readonly rested: Rested }) {
  const words = useWords();
  const { t } = words;
  const draft = useApp((state) => state.planDraft);
  const settings = useApp((state) => state.history.present.simulation);
  const job = useApp((state) => state.jobs.plan);
  const failure = useApp((state) => state.failures.plan);
  const planned = useApp((state) => state.planned);
  const query = useMemo((): PlanQuery => queryOf(rested, draft, settings), [rested, draft, settings]);
  const key = useMemo(() => JSON.stringify(query), [query]);
  const isCurrent = planned?.key === key;
  if (rested.levers.length > MOST_PLAN_LEVERS) return <p className="c2">{t("understand:plan.many", { most: MOST_PLAN_LEVERS })}</p>;
  const run = () => void runJob("plan", key, "scenario:plan", { plan: query }, (value) => ({ planned: { key, value } }));
  return (
    <div className="understand-stack" data-testid="plan">
      <p className="xxs c2">{t("understand:plan.text")}</p>
      <PlanLevers rested={rested} draft={draft} />
      <div className="row wrap goal-row xs">
        <span>{t("understand:plan.target")}</span>
        <Amount label={t("understand:plan.target")} value={draft.target} onChange={(target) => changePlanDraft({ target })} />
        <OutcomeSelect value={draft.outcome} outcomes={PLAN_OUTCOMES} onChange={(outcome) => changePlanDraft({ outcome })} />
        <span>{t("understand:plan.probability")}</span>
        <NumberInput
          size="xs"
          w={76}
          aria-label={t("understand:plan.probability")}
          value={Math.round(100 * draft.probability)}
          min={1}
          max={100}
          suffix=" %"
          hideControls
          onChange={(value) => {
            if (typeof value === "number" && value >= 1 && value <= 100) changePlanDraft({ probability: value / 100 });
          }}
        />
        <Button size="xs" variant="filled" onClick={run} disabled={job !== undefined}>
          {t(planned === null ? "understand:plan.run" : "understand:plan.again")}
        </Button>
      </div>
      {job === undefined ? null : <WorkingBar job={job} now />}
      {failure === undefined || failure.problem.code === "CANCELLED" ? null : <ProblemCard problem={failure.problem} onRetry={run} />}
      {planned === null ? null : <PlanResult answer={planned.value} rested={rested} draft={draft} isCurrent={isCurrent} />}
    </div>
  );
}

const queryOf = ({ situation, horizon, levers }: Rested, draft: PlanDraft, settings: PlanQuery["settings"]): PlanQuery => ({
  baseline: situation.baseline,
  horizon,
  settings,
  question: {
    outcome: draft.outcome,
    target: draft.target,
    probability: draft.probability,
    options: situation.levers.map((lever, place) => {
      const { fixed, full } = costOf(draft, levers[place]?.id ?? "");
      return { lever, fixedCost: fixed, costAtCap: full };
    }),
  },
});

function PlanLevers({ rested, draft }: { readonly rested: Rested; readonly draft: PlanDraft }) {
  const words = useWords();
  const { t } = words;
  return (
    <table className="small-table plan-table">
      <thead>
        <tr>
          <th scope="col">{t("understand:goal.lever")}</th>
          {["plan.cap", "plan.fixed", "plan.full"].map((key) => (
            <th key={key} scope="col" className="r">
              {t(`understand:${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rested.levers.map(({ id }, place) => {
          const name = { kind: "lever", lever: place, part: "value" } as const;
          const label = inputName(name, rested, words);
          const { fixed, full } = costOf(draft, id);
          return (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td className="r">{inputValue(name, rested.situation.levers[place]?.value ?? 0, rested, words)}</td>
              <td className="r">
                <Amount
                  label={`${t("understand:plan.fixed")}, ${label}`}
                  value={fixed}
                  onChange={(value) => changePlanCost(id, { fixed: value, full })}
                />
              </td>
              <td className="r">
                <Amount
                  label={`${t("understand:plan.full")}, ${label}`}
                  value={full}
                  onChange={(value) => changePlanCost(id, { fixed, full: value })}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Amount({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const { language } = useWords();
  return (
    <NumberInput
      size="xs"
      w={110}
      aria-label={label}
      value={value}
      min={0}
      thousandSeparator={language === "en" ? "," : " "}
      decimalSeparator={language === "en" ? "." : ","}
      hideControls
      onChange={(next) => {
        if (typeof next === "number" && Number.isFinite(next) && next >= 0) onChange(next);
      }}
    />
  );
}
