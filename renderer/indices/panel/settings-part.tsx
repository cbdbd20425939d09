import { Button, NativeSelect, NumberInput, Switch, TextInput } from "@mantine/core";
import { useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import { isCustomNumber } from "../custom/custom-number.ts";
import { CustomSettingsPart } from "../custom/custom-settings-part.tsx";
import type { NumberId } from "../select-slice.ts";
import { DefinitionPart } from "./definition-part.tsx";
import { type Setting, settingAt, settingsOf, withSetting } from "./setting-list.ts";

const change = (path: string, value: unknown): void =>
  editDocument("cards:edit.setting", (draft) => {
    draft.settings = withSetting(draft.settings, path, value) as typeof draft.settings;
  });

/** What is no definition of a number: the defaults leave it as it is. */
const BESIDE: readonly string[] = ["custom", "references", "role"];

/** The definitions in force, each a switch; a change is a step of undo and computes anew. */
export function SettingsPart({ id }: { readonly id: NumberId }) {
  const { t } = useWords();
  const changed = useApp((state) => Object.keys(state.history.present.settings).some((key) => !BESIDE.includes(key)));
  return (
    <>
      {isCustomNumber(id) ? null : <DefinitionPart id={id} />}
      <h3>
        {t("cards:panel.settings")}
        <span>{t("cards:settings.note")}</span>
      </h3>
      {isCustomNumber(id) ? <CustomSettingsPart id={id} /> : null}
      {settingsOf(id).map((setting) => (
        <SettingRow key={setting.path} setting={setting} />
      ))}
      {changed ? (
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            editDocument("cards:edit.defaults", (draft) => {
              const { custom, references, role } = draft.settings;
              draft.settings = { ...(custom && { custom }), ...(references && { references }), ...(role && { role }) };
            })
          }
        >
          {t("cards:settings.defaults")}
        </Button>
      ) : null}
    </>
  );
}

function SettingRow({ setting }: { readonly setting: Setting }) {
  const { t } = useWords();
  const value = useApp((state) => settingAt(state.history.present.settings, setting.path));
  const label = t(`cards:setting.${setting.path}`);
  return (
    <div className="setting">
      <span id={`setting-${setting.path}`}>{label}</span>
      <SettingControl key={String(value)} setting={setting} value={value} label={label} />
    </div>
  );
}

function SettingControl({ setting, value, label }: { readonly setting: Setting; readonly value: unknown; readonly label: string }) {
  const { t } = useWords();
  const { path, kind } = setting;
  if (kind === "flag") {
    return <Switch aria-label={label} checked={value === true} onChange={(event) => change(path, event.currentTarget.checked)} />;
  }
  if (kind === "choice") {
    return (
      <NativeSelect
        size="xs"
        aria-label={label}
        value={typeof value === "string" ? value : ""}
        onChange={(event) => change(path, event.currentTarget.value === "" ? null : event.currentTarget.value)}
        data={[
          ...(setting.nullable ? [{ value: "", label: t("cards:settings.byData") }] : []),
          ...(setting.options ?? []).map((option) => ({ value: option, label: t(`cards:option.${path}.${option}`) })),
        ]}
      />
    );
  }
  if (kind === "text") {
    const commitText = (text: string) => {
      const next = text.trim() === "" ? null : text.trim();
      if (next !== value && (next === null || setting.isLegal?.(next) !== false)) change(path, next);
    };
    return (
      <TextInput
        size="xs"
        aria-label={label}
        defaultValue={typeof value === "string" ? value : ""}
        onBlur={(event) => commitText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") commitText(event.currentTarget.value);
        }}
      />
    );
  }
  if (kind === "list") {
    const commitList = (text: string) => {
      const items = text.split(",").flatMap((item) => (item.trim() === "" ? [] : [item.trim()]));
      if (items.join() !== itemsOf(value).join()) change(path, items.length === 0 ? null : items);
    };
    return (
      <TextInput
        size="xs"
        aria-label={label}
        defaultValue={itemsOf(value).join(", ")}
        placeholder={t("cards:settings.byData")}
        onBlur={(event) => commitList(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") commitList(event.currentTarget.value);
        }}
      />
    );
  }
  const factor = kind === "fraction" ? 100 : 1;
  const commit = (text: string) => {
    const number = text.trim() === "" ? null : Number(text) / factor;
    if (number === null ? !setting.nullable : !Number.isFinite(number)) return;
    if (number !== null && (number < (setting.min ?? number) || number > (setting.max ?? number))) return;
    if (number !== value) change(path, number);
  };
  return (
    <NumberInput
      size="xs"
      aria-label={label}
      defaultValue={typeof value === "number" ? Number((value * factor).toPrecision(12)) : ""}
      placeholder={setting.nullable ? t("cards:settings.byData") : ""}
      suffix={kind === "fraction" ? " %" : ""}
      allowDecimal={kind !== "whole"}
      {...(setting.min === undefined ? {} : { min: setting.min * factor })}
      {...(setting.max === undefined ? {} : { max: setting.max * factor })}
      clampBehavior="strict"
      onBlur={(event) => commit(event.currentTarget.value.replace(" %", ""))}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit(event.currentTarget.value.replace(" %", ""));
      }}
    />
  );
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
