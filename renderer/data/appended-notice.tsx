import { ActionIcon } from "@mantine/core";
import { useMemo } from "react";
import { type Newcomer, type WhatChanged, whatChanged } from "../../shared/table/what-changed.ts";
import { useApp } from "../store/app-store.ts";
import { isFactsStale } from "../store/keys.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import type { Words } from "../ui/words.ts";
import { tableWords } from "./reason-words.ts";

/** What files that were added, or read anew, have changed: once the tables are built on them, until a person has seen it. */
export function AppendedNotice() {
  const words = useWords();
  const { t } = words;
  const changed = useChanges();
  if (changed === null) return null;
  const lines = changeLines(changed, words);
  return (
    <section className="paper appended" aria-label={t("data:appended")}>
      <Icon name="info" className="acc" />
      <div className="grow">
        <h2>{t("data:appended")}</h2>
        <ul className="xs c2">
          {lines.length === 0 ? <li>{t("data:appended.nothing")}</li> : lines.map((line) => <li key={line}>{line}</li>)}
        </ul>
      </div>
      <ActionIcon aria-label={t("data:appended.close")} onClick={() => useApp.setState({ appended: null })}>
        <Icon name="close" />
      </ActionIcon>
    </section>
  );
}

function useChanges(): WhatChanged | null {
  const appended = useApp((state) => state.appended);
  const facts = useApp((state) => (isFactsStale(state) ? null : state.facts));
  const tables = useApp((state) => state.loaded?.value.tables);
  return useMemo(
    () =>
      appended === null || facts === null || tables === undefined ? null : whatChanged(appended.before, { facts: facts.value, tables }),
    [appended, facts, tables],
  );
}

/** Each change as one sentence. */
export function changeLines({ newcomers, gone, changed }: WhatChanged, words: Words): readonly string[] {
  const { t, plain } = words;
  const nameOf = ({ file, sheet }: { readonly file: string; readonly sheet: string | null }) => sheet ?? file;
  return [
    ...newcomers.map((newcomer) => newcomerLine(newcomer, words)),
    ...changed.map((source) =>
      t("data:appended.changed", {
        sheet: nameOf(source),
        what: tableWords(source.as, words),
        before: plain(source.rowsBefore),
        after: plain(source.rows),
      }),
    ),
    ...gone.map((source) => t("data:appended.gone", { sheet: nameOf(source), what: tableWords(source.as, words) })),
  ];
}

function newcomerLine(newcomer: Newcomer, words: Words): string {
  const { t, plain, day } = words;
  const { customers, days, newColumns, missingColumns, repeatedRows } = newcomer;
  const parts = [
    t("data:appended.rows", {
      count: newcomer.rows,
      file: newcomer.file,
      rows: plain(newcomer.rows),
      what: tableWords(newcomer.as, words),
    }),
    ...(newcomer.isLater && days !== null ? [t("data:appended.later", { from: day(days.from), to: day(days.to) })] : []),
    ...(customers === null || newcomer.isFirst
      ? []
      : [t("data:appended.customers", { known: plain(customers.known), new: plain(customers.new), gone: plain(customers.gone) })]),
    ...(newColumns.length === 0 ? [] : [t("data:appended.newColumns", { columns: newColumns.join(", ") })]),
    ...(missingColumns.length === 0 || newcomer.isFirst ? [] : [t("data:appended.missingColumns", { columns: missingColumns.join(", ") })]),
    ...(repeatedRows === 0 ? [] : [t("data:appended.repeated", { count: repeatedRows, rows: plain(repeatedRows) })]),
  ];
  return parts.join(" ");
}
