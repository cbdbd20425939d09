import { Button } from "@mantine/core";
import { withSettingAt } from "../../../shared/indices/definitions/definition-settings.ts";
import type { Json } from "../../../shared/indices/index-result.ts";
import { settingFault } from "../../../shared/indices/setting-fault.ts";
import { useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import { isCustomNumber } from "../custom/custom-number.ts";
import { CustomSettingsPart } from "../custom/custom-settings-part.tsx";
import type { NumberId } from "../select-slice.ts";
import { rangeText } from "./controls/range-text.ts";
import { isWide, SettingControl } from "./controls/setting-control.tsx";
import { DefinitionPart } from "./definition-part.tsx";
import { type Setting, settingsOf, valueInForce } from "./setting-list.ts";

const change = (path: string, value: Json): void =>
  editDocument("cards:edit.setting", (draft) => {
    draft.settings = withSettingAt(draft.settings, path, value);
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
  const words = useWords();
  const { path, rule } = setting;
  const settings = useApp((state) => state.history.present.settings);
  const value = valueInForce(settings, path);
  const label = words.t(`cards:setting.${path}`);
  const range = rangeText(rule, words);
  return (
    <div className={isWide(path) ? "setting wide" : "setting"}>
      <span>
        {label}
        {range === null ? null : <span className="setting-range">{range}</span>}
      </span>
      <SettingControl
        key={isWide(path) ? path : JSON.stringify(value)}
        setting={setting}
        value={value}
        label={label}
        faultOf={(next) => settingFault(settings, path, next)}
        onChange={(next) => change(path, next)}
      />
    </div>
  );
}
