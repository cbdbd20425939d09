import { Button, NativeSelect, NumberInput, SegmentedControl } from "@mantine/core";
import { memo, useMemo, useState } from "react";
import { type GoalAnswer, seekGoal } from "../../../shared/scenario/understand/goal-seek.ts";
import { leverInput, probe } from "../../../shared/scenario/understand/input.ts";
import { isOutsideObserved } from "../../../shared/scenario/understand/observed-range.ts";
import { createOutcome, OUTCOMES, type Outcome } from "../../../shared/scenario/understand/outcome.ts";
import { useWords } from "../../ui/use-words.ts";
import { changeLever } from "../edit-levers.ts";
import { asSentence, inputName, inputValue, outcomeValue } from "./input-text.ts";
import { OutcomeSelect } from "./outcome-select.tsx";
import { Plan } from "./plan.tsx";
import { type Rested, useRested } from "./use-rested.ts";

const WAYS = ["single", "several"] as const;

/** How to get to a target: with one lever, or with several at least cost. */
export const Goal = memo(function Goal() {
  const { t } = useWords();
  const rested = useRested();
  const [way, setWay] = useState<(typeof WAYS)[number]>("single");
  return (
    <div className="understand" data-stale={rested.isStale ? true : undefined} data-testid="goal">
      <div className="row">
        <SegmentedControl
          size="xs"
          value={way}
          onChange={(value) => setWay(WAYS.find((one) => one === value) ?? way)}
          data={WAYS.map((value) => ({ value, label: t(`understand:plan.${value}`) }))}
        />
        {rested.isStale ? <span className="xxs c2">{t("understand:stale")}</span> : null}
      </div>
      {rested.levers.length === 0 ? (
        <p className="c2">{t("understand:goal.none")}</p>
      ) : way === "single" ? (
        <Seek rested={rested} />
      ) : (
        <Plan rested={rested} />
      )}
    </div>
  );
});

const FORMS = ["percent", "absolute"] as const;

function Seek({ rested }: { readonly rested: Rested }) {
  const words = useWords();
  const { t, language } = words;
  const [id, setId] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome>("revenue");
  const [form, setForm] = useState<(typeof FORMS)[number]>("percent");
  const [asked, setAsked] = useState<number>(5);
  const place = Math.max(
    0,
    rested.levers.findIndex((lever) => lever.id === id),
  );
  const answer = useMemo(() => seek(rested, place, outcome, form, asked), [rested, place, outcome, form, asked]);
  const lever = rested.levers[place];
  const spell = (at: number): string => {
    const target = rested.situation.levers[at]?.target;
    return `${rested.levers[at]?.number ?? at + 1} ${target === undefined ? "" : t(`whatif:target.${target}`)}`;
  };
  return (
    <>
      <div className="row wrap goal-row xs">
        <span>{t("understand:goal.ask")}</span>
        <NativeSelect
          size="xs"
          aria-label={t("understand:goal.lever")}
          value={lever?.id ?? ""}
          onChange={(event) => setId(event.currentTarget.value)}
          data={rested.levers.map((one, at) => ({ value: one.id, label: spell(at) }))}
        />
        <span>{t("understand:goal.until")}</span>
        <OutcomeSelect value={outcome} outcomes={OUTCOMES} onChange={setOutcome} />
        <NativeSelect
          size="xs"
          aria-label={t("understand:goal.targetIs")}
          value={form}
          onChange={(event) => setForm(FORMS.find((one) => one === event.currentTarget.value) ?? form)}
          data={FORMS.map((value) => ({ value, label: t(value === "percent" ? "understand:goal.changes" : "understand:goal.reaches") }))}
        />
        <NumberInput
          size="xs"
          aria-label={t("understand:goal.target")}
          value={asked}
          onChange={(value) => {
            if (typeof value === "number" && Number.isFinite(value)) setAsked(value);
          }}
          suffix={form === "percent" ? " %" : ""}
          decimalSeparator={language === "en" ? "." : ","}
          hideControls
        />
      </div>
      {answer === null ? null : <Found answer={answer} outcome={outcome} rested={rested} id={lever?.id ?? ""} />}
    </>
  );
}

function seek(
  { situation, horizon }: Rested,
  place: number,
  outcome: Outcome,
  form: (typeof FORMS)[number],
  asked: number,
): GoalAnswer | null {
  const lever = situation.levers[place];
  if (lever === undefined) return null;
  const run = createOutcome(outcome, situation.baseline.segments.length, horizon);
  const now = run(situation);
  return seekGoal(
    probe(leverInput(lever, place, "value"), situation, run),
    form === "percent" ? now + (Math.abs(now) * asked) / 100 : asked,
  );
}

function Found({
  answer,
  outcome,
  rested,
  id,
}: {
  readonly answer: GoalAnswer;
  readonly outcome: Outcome;
  readonly rested: Rested;
  readonly id: string;
}) {
  const words = useWords();
  const { t } = words;
  const outside = isOutsideObserved(rested.situation, answer.input, answer.value);
  const text = t(answer.reached ? "understand:goal.reached" : "understand:goal.missed", {
    input: inputName(answer.input, rested, words),
    value: inputValue(answer.input, answer.value, rested, words),
    base: inputValue(answer.input, answer.base.value, rested, words),
    outcome: t(`understand:outcome.${outcome}`),
    result: outcomeValue(answer.outcome, outcome, words, false),
    target: outcomeValue(answer.target, outcome, words, false),
  });
  return (
    <div className="understand-stack" role="status" data-testid="goal-answer" data-value={answer.value} data-reached={answer.reached}>
      <p className="goal-sentence">{asSentence(text)}</p>
      {outside === false ? null : (
        <p className={outside === true ? "chip tone-warn" : "xxs c2"}>
          {t(outside === true ? "understand:goal.outside" : "understand:goal.unknown")}
        </p>
      )}
      <Button size="xs" onClick={() => changeLever(id, { value: answer.value })}>
        {t("understand:goal.use")}
      </Button>
    </div>
  );
}
