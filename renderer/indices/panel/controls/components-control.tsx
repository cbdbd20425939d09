import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import type { IndexResult, Json } from "../../../../shared/indices/index-result.ts";
import { valueFault } from "../../../../shared/indices/setting-fault.ts";
import { PART_RANGES } from "../../../../shared/indices/setting-parts.ts";
import type { SettingRule } from "../../../../shared/indices/setting-rules.ts";
import type { CanonicalFacts } from "../../../../shared/table/canonical.ts";
import { useApp } from "../../../store/app-store.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useWords } from "../../../ui/use-words.ts";
import { fieldWords } from "../../field-words.ts";
import { listAt } from "../../json-value.ts";
import { overall } from "../../select-slice.ts";
import { ComponentScoring } from "./component-scoring.tsx";
import { rangeText } from "./range-text.ts";
import { pointsOf } from "./reference-text.ts";
import type { Control } from "./setting-control.tsx";
import { NumberControl } from "./typed-control.tsx";

type Part = IndexResult["params"];

const NUMBERS = ["floor", "target", "weight", "critical", "maxAgeDays"] as const;
/** May be empty: never critical, never stale. */
const OPTIONAL: ReadonlySet<string> = new Set(["critical", "maxAgeDays"]);
/** By rank, worst and best value only say which way is good, and that is a choice of its own. */
const BY_RANK = NUMBERS.filter((key) => key !== "floor" && key !== "target");
const ruleOf = (key: (typeof NUMBERS)[number]): SettingRule => ({
  kind: "number",
  ...PART_RANGES[key],
  nullable: OPTIONAL.has(key),
  isOpen: false,
  isShare: false,
});
const QUESTIONS = ["nps", "csat", "ces", "sat", "recommend", "repurchase"] as const;
/** Columns of accounts that measure no behaviour. */
const NO_MEASURE: ReadonlySet<string> = new Set(["customer_id", "segment", "start_date", "end_date", "churned"]);

/** What a part of the score can be made of in these data. */
function fieldsOf(facts: CanonicalFacts | undefined): readonly string[] {
  if (facts === undefined) return [];
  const { accounts = [], answers = [], tickets } = facts.fields;
  return [
    ...accounts.filter((field) => !NO_MEASURE.has(field)).map((field) => `accounts.${field}`),
    ...QUESTIONS.filter((question) => answers.includes(question)).map((question) => `answers.${question}`),
    ...(tickets === undefined ? [] : ["tickets"]),
  ];
}

/** The parts of the health score: those in force, each to be changed; a first change makes them the document's own. */
export function ComponentsControl({ value, label, faultOf, onChange }: Control) {
  const words = useWords();
  const { t } = words;
  const facts = useApp((state) => state.facts?.value);
  const inForce = useApp((state) => (state.output === null ? undefined : overall(state.output.value, "health")?.params));
  const parts: readonly Part[] = listAt({ parts: value ?? inForce?.["components"] ?? [] }, "parts");
  const fields = fieldsOf(facts);
  const withPart = (at: number, part: Part): Json => parts.map((own, index) => (index === at ? part : own));
  const put = (at: number, part: Part) => onChange(withPart(at, part));
  const free = fields.find((field) => parts.every((part) => part["field"] !== field));
  return (
    <fieldset className="setting-parts" aria-label={label}>
      {value === null ? <p className="xs c3">{t("cards:components.byData")}</p> : null}
      {parts.map((part, at) => {
        const field = String(part["field"] ?? "");
        const name = fieldWords(field, t);
        return (
          <fieldset className="setting-part" key={field} aria-label={name}>
            <div className="row between">
              <NativeSelect
                size="xs"
                aria-label={t("cards:components.field")}
                value={field}
                // What another field is ranked among is another list.
                onChange={(event) => put(at, { ...part, field: event.currentTarget.value, reference: null })}
                data={[...new Set([field, ...fields])].map((option) => ({ value: option, label: fieldWords(option, t) }))}
              />
              <ActionIcon
                aria-label={t("cards:components.remove", { name })}
                disabled={parts.length === 1}
                onClick={() => onChange(parts.filter((_, index) => index !== at))}
              >
                <Icon name="trash" size={13} />
              </ActionIcon>
            </div>
            <ComponentScoring part={part} name={name} onChange={(next) => put(at, next)} />
            <div className="setting-fields">
              {(pointsOf(part["reference"]) === null ? NUMBERS : BY_RANK).map((key) => (
                <div className="field" key={key}>
                  <span className="xxs c3">{t(`cards:components.${key}`)}</span>
                  <NumberControl
                    key={String(part[key])}
                    label={`${name}: ${t(`cards:components.${key}`)}`}
                    placeholder={OPTIONAL.has(key) ? t("cards:components.never") : (rangeText(ruleOf(key), words) ?? "")}
                    value={part[key] ?? null}
                    isShare={false}
                    isWhole={false}
                    faultOf={(number) => valueFault(ruleOf(key), number) ?? faultOf(withPart(at, { ...part, [key]: number }))}
                    onChange={(number) => put(at, { ...part, [key]: number })}
                  />
                </div>
              ))}
            </div>
          </fieldset>
        );
      })}
      <div className="row">
        <Button
          size="xs"
          variant="default"
          disabled={free === undefined}
          onClick={() =>
            onChange([...parts, { field: free ?? "", floor: 0, target: 10, weight: 10, critical: null, maxAgeDays: null, reference: null }])
          }
        >
          {t("cards:components.add")}
        </Button>
        {value === null ? null : (
          <Button size="xs" variant="subtle" onClick={() => onChange(null)}>
            {t("cards:components.reset")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
