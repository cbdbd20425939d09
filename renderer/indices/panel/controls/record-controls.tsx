import { NativeSelect } from "@mantine/core";
import type { Json } from "../../../../shared/indices/index-result.ts";
import { THEMES } from "../../../../shared/metrics/themes/dictionary.ts";
import { useApp } from "../../../store/app-store.ts";
import { useWords } from "../../../ui/use-words.ts";
import { NamedRows } from "./named-rows.tsx";
import type { Control } from "./setting-control.tsx";
import { NumberControl, TextControl } from "./typed-control.tsx";

/** How many people each group has, where that is known. */
export function GroupsControl({ label, value, faultOf, onChange }: Control) {
  const { t } = useWords();
  const groups = useApp((state) => state.output?.value.groups);
  const suggestions = (groups ?? []).flatMap(({ key }) => (key === null ? [] : [key]));
  return (
    <NamedRows
      {...{ label, value, suggestions, onChange }}
      whenEmpty={{}}
      first={100}
      what={t("cards:rows.group")}
      row={(name, people, change, withRow) => (
        <NumberControl
          key={String(people)}
          label={`${label}: ${name}`}
          value={people}
          isShare={false}
          isWhole
          faultOf={(next) => faultOf(withRow(next))}
          onChange={change}
        />
      )}
    />
  );
}

/** Words of themes, in place of the built-in ones of that name. */
export function ThemesControl({ label, value, faultOf, onChange }: Control) {
  const { t } = useWords();
  return (
    <NamedRows
      {...{ label, value, onChange }}
      suggestions={THEMES}
      whenEmpty={{}}
      first={[]}
      what={t("cards:rows.theme")}
      row={(name, words, change, withRow) => (
        <TextControl
          key={JSON.stringify(words)}
          label={`${label}: ${name}`}
          value={words}
          placeholder={t("cards:rows.noWords")}
          isList
          isNullable={false}
          faultOf={(next) => faultOf(withRow(next))}
          onChange={change}
        />
      )}
    />
  );
}

const SIDES = ["benefit", "cost"] as const;
const FORMS = ["certain", "cv", "triangle"] as const;
const ENDS = ["low", "mode", "high"] as const;
type Values = Readonly<Record<string, Json>>;
const fieldsOf = (value: Json | undefined): Values =>
  value !== null && value !== undefined && typeof value === "object" && !Array.isArray(value) ? (value as Values) : {};

/** What a form starts with: a fifth either way, as planned in the middle. */
const FIRST: Readonly<Record<(typeof FORMS)[number], Json>> = {
  certain: null,
  cv: { cv: 0.2 },
  triangle: { low: 0.8, mode: 1, high: 1.2 },
};

/** How uncertain each project's benefit and cost are, before what is said of all. */
export function SpreadsControl({ label, value, faultOf, onChange }: Control) {
  const { t } = useWords();
  return (
    <NamedRows
      {...{ label, value, onChange }}
      suggestions={[]}
      whenEmpty={null}
      first={{ benefit: null, cost: null }}
      what={t("cards:rows.project")}
      row={(name, project, change, withRow) =>
        SIDES.map((side) => (
          <Side
            key={side}
            label={`${name}: ${t(`cards:spread.${side}`)}`}
            name={t(`cards:spread.${side}`)}
            value={fieldsOf(project)[side] ?? null}
            faultOf={(next) => faultOf(withRow({ ...fieldsOf(project), [side]: next }))}
            onChange={(next) => change({ ...fieldsOf(project), [side]: next })}
          />
        ))
      }
    />
  );
}

function Side({ label, name, value, faultOf, onChange }: Omit<Control, "setting"> & { readonly name: string }) {
  const { t } = useWords();
  const spread = fieldsOf(value);
  const form = value === null ? "certain" : "cv" in spread ? "cv" : "triangle";
  const keys = form === "certain" ? [] : form === "cv" ? ["cv"] : ENDS;
  return (
    <div className="setting-fields">
      <div className="field">
        <span className="xxs c3">{name}</span>
        <NativeSelect
          size="xs"
          aria-label={label}
          value={form}
          onChange={(event) => onChange(FIRST[FORMS.find((one) => one === event.currentTarget.value) ?? "certain"])}
          data={FORMS.map((one) => ({ value: one, label: t(`cards:spread.${one}`) }))}
        />
      </div>
      {keys.map((key) => (
        <div className="field" key={key}>
          <span className="xxs c3">{t(`cards:spread.${key === "cv" ? "size" : key}`)}</span>
          <NumberControl
            key={String(spread[key])}
            label={`${label}, ${t(`cards:spread.${key === "cv" ? "size" : key}`)}`}
            value={spread[key] ?? null}
            isShare
            isWhole={false}
            faultOf={(next) => faultOf({ ...spread, [key]: next })}
            onChange={(next) => onChange({ ...spread, [key]: next })}
          />
        </div>
      ))}
    </div>
  );
}
