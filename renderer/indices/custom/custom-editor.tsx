import { ActionIcon, Button, NativeSelect, Switch, TextInput } from "@mantine/core";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { RESAMPLES } from "../../../shared/indices/cluster-bootstrap.ts";
import { CUSTOM_LIMITS, CUSTOM_UNITS, type CustomIndex, freeCustomId } from "../../../shared/indices/custom-index.ts";
import { setView, useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { type Candidate, candidates, inserted } from "./candidates.ts";
import { CheckLine } from "./check-line.tsx";
import { customNumber } from "./custom-number.ts";
import { DraftPreview } from "./draft-preview.tsx";
import { FormulaField } from "./formula-field.tsx";
import { NameList } from "./name-list.tsx";
import { useCheck } from "./use-check.ts";
import { useDraftValue } from "./use-draft-value.ts";

const NEW: Omit<CustomIndex, "id"> = { name: "", formula: "", unit: "score", better: "higher", interval: true };

/** The editor of an index of the user's own; nothing of it counts until it is saved, which is one step of undo. */
export function CustomEditor() {
  const open = useApp((state) => state.view.draft);
  const custom = useApp((state) => state.history.present.settings.custom);
  if (open === null) return null;
  const index = custom?.find(({ id }) => id === open.id);
  return <Editor index={index ?? null} taken={(custom ?? []).map(({ id }) => id)} />;
}

function Editor({ index, taken }: { readonly index: CustomIndex | null; readonly taken: readonly string[] }) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Omit<CustomIndex, "id">>(index ?? NEW);
  const change = (part: Partial<CustomIndex>) => setDraft((before) => ({ ...before, ...part }));
  const name = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = index?.id ?? freeCustomId(draft.name, taken);
  const hasText = draft.formula.trim() !== "";
  const asked = hasText ? { ...draft, id, name: draft.name.trim() === "" ? id : draft.name } : null;
  const { names, result, isBusy } = useDraftValue(asked);
  const others = useMemo(() => names?.filter(({ name: one }) => one !== `index.${id}`) ?? null, [names, id]);
  const checked = useCheck(draft.formula, others);
  const all = useMemo(() => candidates(others ?? [], t), [others, t]);
  useEffect(() => name.current?.focus(), []);
  const canSave = draft.name.trim() !== "" && checked.state === "sound";
  const close = () => {
    setView({ draft: null });
    requestAnimationFrame(() => document.getElementById("add-custom")?.focus());
  };
  const save = () => {
    if (!canSave) return;
    const saved: CustomIndex = { ...draft, id, name: draft.name.trim(), formula: draft.formula.trim() };
    editDocument(index === null ? "custom:undo.add" : "custom:undo.change", (document) => {
      const before = document.settings.custom ?? [];
      document.settings.custom = index === null ? [...before, saved] : before.map((one) => (one.id === id ? saved : one));
    });
    setView({ draft: null });
    requestAnimationFrame(() => document.getElementById(`card-${customNumber(id)}`)?.focus());
  };
  const go = (at: number) => {
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
  };
  const insert = (candidate: Candidate) => {
    const caret = field.current?.selectionStart ?? draft.formula.length;
    const next = inserted(draft.formula, caret, candidate.insert);
    // At once: a key pressed before the next frame must find the caret behind the name, or it goes astray.
    flushSync(() => change({ formula: next.text }));
    go(next.caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  return (
    <section className="paper custom-editor" aria-label={t("custom:edit.title")} onKeyDown={onKeyDown}>
      <div className="row between">
        <h2>{t("custom:edit.title")}</h2>
        <ActionIcon aria-label={t("app:cancel")} onClick={close}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      <form
        className="custom-body"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div className="custom-fields">
          <TextInput
            ref={name}
            label={t("custom:name")}
            maxLength={CUSTOM_LIMITS.name}
            value={draft.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <FormulaField
            text={draft.formula}
            onChange={(formula) => change({ formula })}
            onTake={insert}
            all={all}
            field={field}
            fault={checked.state === "fault" ? "formula-check" : null}
          />
          <CheckLine id="formula-check" checked={checked} onGo={go} />
          <div className="custom-choices">
            <NativeSelect
              label={t("custom:unit")}
              value={draft.unit}
              onChange={(event) => change({ unit: CUSTOM_UNITS.find((unit) => unit === event.currentTarget.value) ?? "score" })}
              data={CUSTOM_UNITS.map((unit) => ({ value: unit, label: t(`custom:unit.${unit}`) }))}
            />
            <NativeSelect
              label={t("custom:better")}
              value={draft.better}
              onChange={(event) => change({ better: event.currentTarget.value === "lower" ? "lower" : "higher" })}
              data={(["higher", "lower"] as const).map((one) => ({ value: one, label: t(`custom:better.${one}`) }))}
            />
          </div>
          <Switch
            label={t("custom:interval", { draws: RESAMPLES })}
            checked={draft.interval}
            onChange={(event) => change({ interval: event.currentTarget.checked })}
          />
          <DraftPreview result={checked.state === "sound" ? result : null} isBusy={isBusy && hasText} id={id} />
          <div className="row">
            <Button type="submit" disabled={!canSave}>
              {t("custom:edit.save")}
            </Button>
            <Button variant="default" onClick={close}>
              {t("app:cancel")}
            </Button>
            {draft.name.trim() === "" && checked.state === "sound" ? <span className="xs c3">{t("custom:name.missing")}</span> : null}
          </div>
        </div>
        <NameList all={all} onPick={insert} />
      </form>
    </section>
  );
}
