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

/** What an empty field stands for; elsewhere the data decide. */
const EMPTY: ReadonlyMap<string, "none" | "all" | "discountRate"> = new Map([
  ["population.whole", "none"],
  ["roi.financeRate", "discountRate"],
  ["roi.reinvestRate", "discountRate"],
  ["roi.hourlyRate", "none"],
  ["roi.benefitCv", "none"],
  ["roi.costCv", "none"],
  ["boxes.movableShare", "none"],
  ["metrics.fcrChannels", "all"],
  ["metrics.businessHours", "none"],
  ["metrics.taskCompletion.timeLimitSeconds", "none"],
  ["metrics.engagement.types", "all"],
] as const);

export const isWide = (path: string): boolean => Object.hasOwn(WIDE, path);

/** What one definition is switched with, by its rule. */
export function SettingControl(control: Control) {
  const { t } = useWords();
  const { setting, value, label, faultOf, onChange } = control;
  const { path, rule } = setting;
  const wide = Object.hasOwn(WIDE, path) ? WIDE[path] : undefined;
  if (wide !== undefined) return wide(control);
  const empty = EMPTY.get(path);
  const placeholder = t(empty === undefined ? "cards:settings.byData" : `cards:settings.empty.${empty}`);
  const typed = { label, value, faultOf, onChange, ...(rule.nullable ? { placeholder } : {}) };
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
