import { Skeleton } from "@mantine/core";
import { useCallback, useMemo, useRef } from "react";
import { CHANGE_IDS, type ChangeId } from "../../../shared/indices/analysis/change-answers.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { BridgeChart } from "../../charts/bridge-chart.tsx";
import { bridgeSpans } from "../../charts/bridge-layout.ts";
import { fitDomain } from "../../charts/value-domain.ts";
import { useApp } from "../../store/app-store.ts";
import { outputKey, queryOf } from "../../store/keys.ts";
import { useAsked } from "../../store/use-asked.ts";
import { ProblemCard } from "../../ui/problem-card.tsx";
import { useInSight } from "../../ui/use-in-sight.ts";
import { useWords } from "../../ui/use-words.ts";
import { comparedKey, lastKey } from "../compare.ts";
import { keyName } from "../names.ts";
import { differenceText, valueText } from "../number-text.ts";
import { type NumberId, resultIn, sliceAt } from "../select-slice.ts";
import { changeSteps, changeWords } from "./change-model.ts";
import { ChangeTable } from "./change-table.tsx";

const HEIGHT = 150;

/** Why the number moved since the wave before: a bridge of mix, own change, noise and weights, and what each segment has to do with it. */
export function ChangePart({ output, id }: { readonly output: IndicesOutput; readonly id: NumberId }) {
  const { t } = useWords();
  const holder = useRef<HTMLElement>(null);
  const isSeen = useInSight(holder);
  const against = useApp((state) => state.view.against);
  const by = useApp((state) => state.history.present.by);
  const own = CHANGE_IDS.find((changed) => changed === id);
  const [from, to] = [comparedKey(output, { kind: "all" }, against), lastKey(output.waves ?? [])];
  const isShown = (key: string | null | undefined): boolean => {
    const slice = key == null ? undefined : sliceAt(output.waves ?? [], key);
    const result = slice === undefined ? undefined : resultIn(slice, id);
    return result !== undefined && result.value !== null && !result.flags.includes("SUPPRESSED");
  };
  if (own === undefined || from == null || to == null || !isShown(from) || !isShown(to)) return null;
  return (
    <section className="change" aria-label={t("cards:change.title")} ref={holder}>
      <h4>{t("cards:change.title")}</h4>
      {by === null ? <p className="xs c2">{t("cards:change.noGroups")}</p> : <Split id={own} from={from} to={to} isSeen={isSeen} />}
    </section>
  );
}

function Split({ id, from, to, isSeen }: { readonly id: ChangeId; readonly from: string; readonly to: string; readonly isSeen: boolean }) {
  const words = useWords();
  const { t } = words;
  const key = useApp((state) => (state.output?.key === outputKey(state) ? state.output?.key : null));
  const document = useApp((state) => state.history.present);
  const asked = { id, from, to, query: queryOf(document) };
  const answer = useAsked("indices:change", asked, key === null || !isSeen ? null : `${key} ${JSON.stringify([id, from, to])}`);
  const { value } = answer;
  const unit = value?.unit ?? "points";
  const format = useCallback((number: number) => valueText(id, number, unit, words), [id, unit, words]);
  const steps = useMemo(
    () => (value?.split == null ? [] : changeSteps(value.split, [keyName(from, t), keyName(to, t)], words)),
    [value, from, to, words, t],
  );
  if (answer.problem !== null) return <ProblemCard problem={answer.problem} onRetry={answer.again} />;
  if (value === null) return <Skeleton height={HEIGHT} />;
  const { split } = value;
  if (split === null) return <p className="xs c2">{t("cards:change.none")}</p>;
  const ends = bridgeSpans(steps).flatMap((span) => [span.from, span.to]);
  const label = t("cards:change.alt", {
    steps: steps
      .map((step) => `${step.label} ${step.kind === "total" ? format(step.value) : differenceText(id, step.value, unit, words)}`)
      .join(", "),
  });
  return (
    <div aria-busy={answer.isBusy}>
      <p className="xs" data-testid="change-words">
        {changeWords(id, unit, split, words)}
      </p>
      <BridgeChart
        steps={steps}
        domain={fitDomain(Math.min(0, ...ends), Math.max(0, ...ends))}
        format={format}
        label={label}
        height={HEIGHT}
      />
      <ChangeTable id={id} unit={unit} split={split} />
    </div>
  );
}
