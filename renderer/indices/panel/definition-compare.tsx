import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import { useApp } from "../../store/app-store.ts";
import { runJob } from "../../store/jobs.ts";
import { outputKey, queryOf } from "../../store/keys.ts";
import { ProblemCard } from "../../ui/problem-card.tsx";
import { useWords } from "../../ui/use-words.ts";
import { DefinitionBridgeView } from "./definition-bridge.tsx";
import type { Choice } from "./definition-choices.ts";
import { Options } from "./definition-options.tsx";

/** The settings as they stand, named or not. */
const NOW = "now";

/** Two definitions to pick, and on asking the bridge between them. It is kept until another is asked for, and says when it is stale. */
export function DefinitionCompare({
  id,
  choices,
  inForce,
}: {
  readonly id: NumberId;
  readonly choices: readonly Choice[];
  readonly inForce: string | null;
}) {
  const { t } = useWords();
  const [from, setFrom] = useState(NOW);
  const [picked, setTo] = useState<string | null>(null);
  const bridge = useApp((state) => state.definitionBridge);
  const isBusy = useApp((state) => state.jobs.bridge !== undefined);
  const failure = useApp((state) => state.failures.bridge);
  const data = useApp(outputKey);
  const other = choices.find((choice) => choice.fits && choice.key !== inForce);
  const to = picked ?? other?.key ?? NOW;
  const key = JSON.stringify([data, id, from, to]);
  if (choices.length < 2) return null;
  const shown = bridge?.value.number === id ? bridge : null;
  return (
    <div className="compare-definitions">
      <h4>{t("definitions:compare")}</h4>
      <div className="compare-pick">
        <Side label={t("definitions:compare.from")} value={from} choices={choices} onPick={setFrom} />
        <Side label={t("definitions:compare.to")} value={to} choices={choices} onPick={setTo} />
        <Button size="xs" variant="default" loading={isBusy} onClick={() => void compare(id, choices, from, to, key)}>
          {t("definitions:compare.go")}
        </Button>
      </div>
      <div aria-live="polite">
        {isBusy ? <p className="xs c2">{t("definitions:compare.busy")}</p> : null}
        {failure === undefined || failure.key !== key ? null : <ProblemCard problem={failure.problem} />}
        {shown === null || isBusy ? null : (
          <>
            {shown.key === key ? null : <p className="xs warn">{t("definitions:compare.stale")}</p>}
            <DefinitionBridgeView bridge={shown.value} isStale={shown.key !== key} />
          </>
        )}
      </div>
    </div>
  );
}

function Side({
  label,
  value,
  choices,
  onPick,
}: {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onPick: (key: string) => void;
}) {
  const { t } = useWords();
  return (
    <NativeSelect size="xs" label={label} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
      <option value={NOW}>{t("definitions:compare.inForce")}</option>
      <Options choices={choices} />
    </NativeSelect>
  );
}

async function compare(number: NumberId, choices: readonly Choice[], from: string, to: string, key: string): Promise<void> {
  const { present } = useApp.getState().history;
  const settingsOf = (picked: string) => choices.find((choice) => choice.key === picked)?.apply(present.settings) ?? present.settings;
  const bridge = { query: queryOf(present), number, from: settingsOf(from), to: settingsOf(to) };
  await runJob("bridge", key, "indices:bridge", { bridge }, (value) => ({ definitionBridge: { key, value } }));
}
