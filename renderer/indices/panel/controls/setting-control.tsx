import { NativeSelect, Switch } from "@mantine/core";
import type { Json } from "../../../../shared/indices/index-result.ts";
import type { ValueFault } from "../../../../shared/indices/setting-fault.ts";
import { useWords } from "../../../ui/use-words.ts";
import type { Setting } from "../setting-list.ts";
import { ComponentsControl } from "./components-control.tsx";
import { NumbersControl } from "./numbers-control.tsx";
import { GroupsControl, SpreadsControl, ThemesControl } from "./record-controls.tsx";
import { NumberControl, TextControl } from "./typed-control.tsx";

export type Control = {
  readonly setting: Setting;
  readonly value: Json;
  readonly label: string;
  readonly faultOf: (value: Json) => ValueFault | null;
  readonly onChange: (value: Json) => void;
};

/** Settings that take more room than a field. */
const WIDE: Readonly<Record<string, (control: Control) => React.ReactNode>> = {
  "health.components": (control) => <ComponentsControl {...control} />,
  "population.groups": (control) => <GroupsControl {...control} />,
  "metrics.themes.dictionary": (control) => <ThemesControl {...control} />,
  "roi.spreads": (control) => <SpreadsControl {...control} />,
  "cvq.exponents": (control) => <NumbersControl {...control} />,
};

export const isWide = (path: string): boolean => Object.hasOwn(WIDE, path);

/** What one definition is switched with, by its rule. */
export function SettingControl(control: Control) {
  const { t } = useWords();
  const { setting, value, label, faultOf, onChange } = control;
  const { path, rule } = setting;
  const wide = Object.hasOwn(WIDE, path) ? WIDE[path] : undefined;
  if (wide !== undefined) return wide(control);
  const typed = { label, value, faultOf, onChange, ...(rule.nullable ? { placeholder: t("cards:settings.byData") } : {}) };
  switch (rule.kind) {
    case "flag":
      return <Switch aria-label={label} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case "choice":
      return (
        <NativeSelect
          size="xs"
          aria-label={label}
          value={typeof value === "string" ? value : ""}
          onChange={(event) => onChange(event.currentTarget.value === "" ? null : event.currentTarget.value)}
          data={[
            ...(rule.nullable ? [{ value: "", label: t("cards:settings.byData") }] : []),
            ...rule.options.map((option) => ({ value: option, label: t(`cards:option.${path}.${option}`) })),
          ]}
        />
      );
    case "number":
    case "whole":
      return <NumberControl {...typed} isShare={rule.isShare} isWhole={rule.kind === "whole"} />;
    default:
      return <TextControl {...typed} isList={rule.kind === "words"} isNullable={rule.nullable} />;
  }
}
