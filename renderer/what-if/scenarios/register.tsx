import { ActionIcon, Button, NumberInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { MONEY_LIMIT } from "../../../shared/project/schema-parts.ts";
import { calibration } from "../../../shared/scenario/register/calibration.ts";
import type { RecordedScenario } from "../../../shared/scenario/register/recorded.ts";
import { useApp } from "../../store/app-store.ts";
import { endDragOfDocument } from "../../store/edit-document.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { useSimulated } from "../simulation/use-simulated.ts";
import { useOutput } from "../use-answer.ts";
import { CalibrationText } from "./calibration-text.tsx";
import { enterActual, forgetRecord, recordScenario, standingOf } from "./edit-register.ts";
import { nameOfScenario, useScenarios } from "./use-scenarios.ts";

/** From the 5 to the 95 % point. */
const CONFIDENCE = 0.9;

/** Scenarios as they were recorded, what came of them, and how far the ranges could be trusted. */
export function Register() {
  const { t } = useWords();
  const register = useApp((state) => state.history.present.register);
  const held = useMemo(() => calibration(register), [register]);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section className="register" aria-label={t("scenarios:register.title")}>
      <div className="row between">
        <h3>{t("scenarios:register.title")}</h3>
        <RecordButton />
      </div>
      <p className="xs c2">{t("scenarios:register.text")}</p>
      {register.length === 0 ? (
        <p className="xs c3">{t("scenarios:register.empty")}</p>
      ) : (
        <>
          <CalibrationText held={held} />
          {register.map((record) => (
            <RecordCard key={record.id} record={record} open={open === record.id} onToggle={(next) => setOpen(next ? record.id : null)} />
          ))}
        </>
      )}
    </section>
  );
}

function RecordButton() {
  const words = useWords();
  const { t } = words;
  const output = useOutput();
  const scenarios = useScenarios();
  const current = useApp((state) => state.history.present.scenario);
  const day = useApp((state) => state.facts?.value.latestDay ?? null);
  const simulated = useSimulated();
  const bands = simulated?.isCurrent === true ? simulated.value.bands.scenario : null;
  // Ranges of other levers would say nothing of these.
  const ranges =
    simulated === null || bands === null
      ? null
      : { seed: simulated.value.seed, confidence: CONFIDENCE, median: bands.p50, low: bands.p5, high: bands.p95 };
  const place = scenarios.findIndex(({ id }) => id === current.id);
  const isEmpty = output.levers.length === 0;
  return (
    <Button
      leftSection={<Icon name="plus" size={13} />}
      disabled={isEmpty}
      title={isEmpty ? t("scenarios:register.needsLever") : undefined}
      onClick={() => recordScenario({ name: nameOfScenario(current, place, words) }, output, day, ranges)}
    >
      {t("scenarios:register.record")}
    </Button>
  );
}

type CardProps = { readonly record: RecordedScenario; readonly open: boolean; readonly onToggle: (open: boolean) => void };

function RecordCard({ record, open, onToggle }: CardProps) {
  const words = useWords();
  const { t } = words;
  return (
    <article className="record">
      <div className="row between">
        <div>
          <b>{record.name}</b>{" "}
          <span className="xs c2">
            {record.snapshot === null
              ? t("scenarios:register.noSnapshot")
              : t("scenarios:register.snapshot", { day: words.day(record.snapshot) })}
            {" · "}
            {t("scenarios:register.actuals", { count: record.actuals.length })}
          </span>
          <div className="xxs c3 cut" title={record.levers.join("\n")}>
            {record.levers.join(" · ")}
          </div>
        </div>
        <div className="row">
          <Button size="compact-sm" aria-expanded={open} onClick={() => onToggle(!open)}>
            {open ? t("scenarios:register.close") : t("scenarios:register.open")}
          </Button>
          <ActionIcon size={24} aria-label={t("scenarios:register.forget")} onClick={() => forgetRecord(record.id)}>
            <Icon name="trash" size={14} />
          </ActionIcon>
        </div>
      </div>
      {open ? <Actuals record={record} /> : null}
    </article>
  );
}

function Actuals({ record }: { readonly record: RecordedScenario }) {
  const words = useWords();
  const { t } = words;
  const money = (value: number) => words.number(value, "money", { compact: true });
  return (
    <div className="compare-scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("scenarios:register.month")}</th>
            <th scope="col" className="r">
              {t("scenarios:register.forecast")}
            </th>
            <th scope="col" className="r">
              {t("scenarios:register.range")}
            </th>
            <th scope="col" className="r">
              {t("scenarios:register.actual")}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {record.forecasts.map((forecast) => {
            const { actual, within } = standingOf(record, forecast);
            const { month, median, low, high } = forecast;
            return (
              <tr key={month}>
                <td>{month}</td>
                <td className="r">{money(median)}</td>
                <td className="r">{low === null || high === null ? "–" : `${money(low)}…${money(high)}`}</td>
                <td className="r">
                  <NumberInput
                    className="actual"
                    hideControls
                    aria-label={`${t("scenarios:register.actual")} ${month}`}
                    value={actual ?? ""}
                    min={-MONEY_LIMIT}
                    max={MONEY_LIMIT}
                    decimalSeparator={words.language === "en" ? "." : ","}
                    onChange={(value) => enterActual(record.id, month, typeof value === "number" ? value : null)}
                    onBlur={endDragOfDocument}
                  />
                </td>
                <td className={within === false ? "worse xs" : "xs c2"}>
                  {within === null ? "" : within ? t("scenarios:register.inside") : t("scenarios:register.outside")}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
