import { NativeSelect } from "@mantine/core";
import { COMPANY_FIELDS, type CohortForm, companyNumber } from "../../../shared/scenario/edit-baseline.ts";
import { BILLINGS, COHORT_LEVERS } from "../../../shared/scenario/scenario.ts";
import { useApp } from "../../store/app-store.ts";
import { useWords } from "../../ui/use-words.ts";
import { useAnswer } from "../use-answer.ts";
import { BaselineCell } from "./baseline-cell.tsx";
import { setBilling, setCohort } from "./edit-baseline.ts";
import { originText } from "./origin-text.ts";

const COHORTS: readonly CohortForm[] = ["aggregate", ...COHORT_LEVERS];

/** What holds for the company as a whole: when customers are billed, how churn falls with tenure, discount and fixed cost. */
export function BaselineChoices() {
  const words = useWords();
  const { t } = words;
  const setup = useApp((state) => state.history.present.baseline);
  const estimated = useApp((state) => state.baseline?.value.baseline ?? null);
  const { baseline, origins } = useAnswer((answer) => answer.estimate);
  const isTyped = setup.typed !== null;
  return (
    <div className="baseline-choices">
      <NativeSelect
        size="xs"
        label={t("levers:baseline.billing")}
        value={setup.billing}
        onChange={(event) => setBilling(BILLINGS.find((own) => own === event.currentTarget.value) ?? "start")}
        data={BILLINGS.map((value) => ({ value, label: t(`levers:billing.${value}`) }))}
      />
      <NativeSelect
        size="xs"
        label={t("levers:baseline.cohort")}
        value={setup.cohort}
        onChange={(event) => setCohort(COHORTS.find((own) => own === event.currentTarget.value) ?? "aggregate")}
        data={COHORTS.map((value) => ({ value, label: t(`levers:cohort.${value}`) }))}
      />
      {COMPANY_FIELDS.map((field) => {
        const isEdited = !isTyped && setup.edits.some((edit) => edit.field === field);
        return (
          <div key={field}>
            <div className="baseline-label">{t(`levers:field.${field}`)}</div>
            <BaselineCell
              segment={null}
              name={t("levers:everyone")}
              field={field}
              value={companyNumber(baseline, field)}
              estimate={isEdited && estimated !== null ? companyNumber(estimated, field) : undefined}
              origin={isTyped ? "" : originText(origins, null, field, words)}
            />
          </div>
        );
      })}
    </div>
  );
}
