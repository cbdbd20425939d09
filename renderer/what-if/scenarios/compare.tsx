import { Button, NativeSelect } from "@mantine/core";
import { memo, useDeferredValue, useMemo, useState } from "react";
import type { ScenarioRanges } from "../../../shared/scenario/simulate/compare-outcomes.ts";
import { shortNameOf } from "../../indices/names.ts";
import { valueWithUnit } from "../../indices/number-text.ts";
import { useApp } from "../../store/app-store.ts";
import { retry } from "../../store/pipeline.ts";
import { ProblemCard } from "../../ui/problem-card.tsx";
import { useWords, type Words } from "../../ui/use-words.ts";
import { useAnswer } from "../use-answer.ts";
import { CompareFlips } from "./compare-flips.tsx";
import { type Compared, createComparing, MONEY_ROWS, type MoneyRow, reachedIndices } from "./comparison.ts";
import { chooseScenario } from "./edit-scenarios.ts";
import { Register } from "./register.tsx";
import { DuplicateScenario } from "./scenario-menu.tsx";
import { useComparison } from "./use-comparison.ts";
import { nameOfScenario, useScenarios } from "./use-scenarios.ts";

const BASELINE = "";

/** Scenarios side by side over one baseline, and the register of those that were decided. */
export const Compare = memo(function Compare() {
  const { t } = useWords();
  const scenarios = useScenarios();
  return (
    <div className="compare">
      {scenarios.length === 1 ? (
        <p className="c2">
          {t("scenarios:compare.one")} <DuplicateScenario />
        </p>
      ) : (
        <CompareTable />
      )}
      <Register />
    </div>
  );
});

function CompareTable() {
  const words = useWords();
  const { t } = words;
  // A slider that moves does not wait for the other scenarios.
  const scenarios = useDeferredValue(useScenarios());
  const current = useApp((state) => state.history.present.scenario.id);
  const estimate = useAnswer((answer) => answer.estimate);
  const [against, setAgainst] = useState(BASELINE);
  const comparing = useMemo(() => createComparing(estimate), [estimate]);
  const compared = useMemo(() => comparing(scenarios), [comparing, scenarios]);
  const names = useMemo(() => scenarios.map((scenario, place) => nameOfScenario(scenario, place, words)), [scenarios, words]);
  const named = compared.map((one, at) => ({ compared: one, name: names[at] ?? one.scenario.id }));
  const place = compared.findIndex(({ scenario }) => scenario.id === against);
  const reference = compared[place];
  const [looked, setLooked] = useState<string | null>(null);
  // Of the scenarios beside the reference the one that was chosen, else that on the screen, else the first.
  const beside = compared.filter((one) => one !== reference);
  const own = [looked, current].flatMap((id) => beside.find(({ scenario }) => scenario.id === id) ?? []).concat(beside)[0];
  const flipsOf = reference === undefined || own === undefined ? null : compared.indexOf(own);
  const { comparison, isCurrent } = useComparison(scenarios, place < 0 ? null : place, flipsOf);
  const ranges = comparison?.scenarios ?? null;
  const [ofLead, other] = [named[flipsOf ?? -1], named[place]];
  const lead = ofLead === undefined || other === undefined ? null : { own: ofLead, other };
  const seed = useApp((state) => state.history.present.simulation.seed);
  const failure = useApp((state) => state.failures.compare);
  const horizons = new Set(scenarios.map(({ horizon }) => horizon));
  return (
    <>
      <div className="row between">
        <h3>{t("scenarios:compare.title")}</h3>
        <div className="row xs c2">
          <span aria-hidden="true">{t("scenarios:compare.against")}</span>
          <NativeSelect
            aria-label={t("scenarios:compare.against")}
            value={reference === undefined ? BASELINE : against}
            onChange={(event) => setAgainst(event.currentTarget.value)}
            data={[
              { value: BASELINE, label: t("scenarios:compare.baseline") },
              ...scenarios.map(({ id }, at) => ({ value: id, label: names[at] ?? id })),
            ]}
          />
        </div>
      </div>
      {horizons.size > 1 ? <p className="chip tone-warn">{t("scenarios:compare.horizons")}</p> : null}
      {failure === undefined ? null : <ProblemCard problem={failure.problem} onRetry={() => retry("compare")} />}
      <div className="compare-scroll">
        <table data-testid="compare-table" aria-busy={!isCurrent} data-stale={isCurrent ? undefined : true}>
          <thead>
            <tr>
              <th scope="col">{t("scenarios:compare.measure")}</th>
              {compared.map(({ scenario }, at) => (
                <th key={scenario.id} scope="col" className="r" aria-current={scenario.id === current}>
                  {names[at]}
                  <div className="xxs c2">
                    {scenario.id === current ? (
                      t("scenarios:compare.current")
                    ) : (
                      <Button variant="subtle" size="compact-xs" onClick={() => chooseScenario(scenario.id)}>
                        {t("scenarios:compare.open")}
                      </Button>
                    )}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Facts compared={compared} words={words} />
            {(Object.keys(MONEY_ROWS) as MoneyRow[]).map((row) => (
              <MoneyCells key={row} row={row} compared={compared} reference={reference} ranges={ranges} words={words} />
            ))}
            {ranges === null ? null : (
              <tr>
                <th scope="row">{t("scenarios:compare.likely", { name: names[place] ?? t("scenarios:compare.baseline") })}</th>
                {compared.map(({ scenario }, at) => {
                  const better = ranges[at]?.against?.better;
                  return (
                    <td key={scenario.id} className="r ranged" data-row="better" data-value={better}>
                      {better === undefined ? "–" : words.share(better, 0)}
                    </td>
                  );
                })}
              </tr>
            )}
            <IndexRows compared={compared} reference={reference} words={words} />
          </tbody>
        </table>
      </div>
      <p className="xxs c2">
        {isCurrent && comparison !== null
          ? t("scenarios:compare.ranges", { confidence: words.percent(90, 0), runs: words.plain(comparison.draws), seed })
          : t("scenarios:compare.working")}
      </p>
      {lead === null ? null : (
        <CompareFlips
          {...lead}
          all={named}
          baseline={estimate.baseline}
          flips={isCurrent ? (comparison?.flips ?? null) : null}
          onChoose={setLooked}
        />
      )}
    </>
  );
}

type RowsProps = { readonly compared: readonly Compared[]; readonly words: Words };

/** How many levers, and how far ahead. */
function Facts({ compared, words: { t } }: RowsProps) {
  return (
    <>
      <tr>
        <th scope="row">{t("levers:title")}</th>
        {compared.map(({ scenario, output }) => (
          <td key={scenario.id} className="r" title={output.levers.map(({ spec }) => spec).join("\n")}>
            {t("scenarios:compare.levers", { count: output.levers.length })}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">{t("scenarios:compare.horizon")}</th>
        {compared.map(({ scenario }) => (
          <td key={scenario.id} className="r">
            {t("levers:months", { count: scenario.horizon })}
          </td>
        ))}
      </tr>
    </>
  );
}

/** Money rows that have ranges. */
const RANGED = { gain: "revenueGain", net: "netGain" } as const satisfies Partial<Record<MoneyRow, keyof ScenarioRanges>>;
const isRanged = (row: MoneyRow): row is keyof typeof RANGED => Object.hasOwn(RANGED, row);

type MoneyProps = RowsProps & {
  readonly row: MoneyRow;
  readonly reference: Compared | undefined;
  readonly ranges: readonly ScenarioRanges[] | null;
};

function MoneyCells({ row, compared, reference, ranges, words }: MoneyProps) {
  const read = MONEY_ROWS[row];
  const money = (value: number) => words.number(value, "money", { signed: true, compact: true });
  const base = reference === undefined ? null : read(reference.output);
  return (
    <tr className={row === "net" ? "strong" : undefined}>
      <th scope="row">{words.t(`scenarios:compare.${row}`)}</th>
      {compared.map(({ scenario, output }, at) => (
        <td key={scenario.id} className="r" data-row={row} data-value={read(output)}>
          {money(read(output))}
          {isRanged(row) && ranges?.[at] !== undefined ? (
            <div className="xxs c2 ranged">
              {money(ranges[at][RANGED[row]].p5)}…{money(ranges[at][RANGED[row]].p95)}
            </div>
          ) : null}
          {row === "gain" && output.delta.revenue.pct !== null ? (
            <div className="xxs c2">
              {words.percent(output.delta.revenue.pct, 1)} {words.t("scenarios:compare.gainPct")}
            </div>
          ) : null}
          {base === null || reference?.scenario.id === scenario.id ? null : (
            <div className="xxs c2">
              Δ {money(read(output) - base)}
              {isRanged(row) && ranges?.[at]?.against ? (
                <span className="ranged">
                  {" "}
                  ({money(ranges[at].against[RANGED[row]].p5)}…{money(ranges[at].against[RANGED[row]].p95)})
                </span>
              ) : null}
            </div>
          )}
        </td>
      ))}
    </tr>
  );
}

/** The indices that any of the scenarios moves, and the customers that are left. */
function IndexRows({ compared, reference, words }: RowsProps & { readonly reference: Compared | undefined }) {
  const { t } = words;
  const results = useApp((state) => state.output?.value.indices);
  return (
    <>
      <tr>
        <th scope="row">{t("scenarios:compare.customers")}</th>
        {compared.map(({ scenario, output }) => (
          <td key={scenario.id} className="r">
            {words.plain(output.scenario.months.at(-1)?.customers ?? 0)}
          </td>
        ))}
      </tr>
      {reachedIndices(compared).map((id) => {
        const text = (value: number | null | undefined) =>
          value === null || value === undefined ? "–" : valueWithUnit(id, value, results?.[id]?.unit ?? "percent", words);
        return (
          <tr key={id}>
            <th scope="row">
              {shortNameOf(id, t)}
              <span className="xxs c2"> {text((reference ?? compared[0])?.output.indices[id]?.baseline)}</span>
            </th>
            {compared.map(({ scenario, output }) => (
              <td key={scenario.id} className="r">
                {output.indices[id]?.affected === true ? (
                  text(output.indices[id]?.scenario)
                ) : (
                  <span className="c3">{t("whatif:notAffected")}</span>
                )}
              </td>
            ))}
          </tr>
        );
      })}
    </>
  );
}
