import { Switch } from "@mantine/core";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { Repair } from "../../shared/table/join-report.ts";
import { useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import { setRepair } from "./edit-mapping.ts";
import { fieldWords } from "./reason-words.ts";
import type { ShowRows } from "./show-rows.ts";
import { entryOfSource } from "./table-uses.ts";

/** Examples shown of a repair. */
const SHOWN = 3;

/** What was done to cells so that they can be used, each with a switch that takes it back. */
export function Repairs({
  facts,
  repairs,
  onShow,
}: {
  readonly facts: CanonicalFacts;
  readonly repairs: readonly Repair[];
  readonly onShow: ShowRows;
}) {
  const { t } = useWords();
  if (repairs.length === 0) return <p className="xs c2 balance-none">{t("data:repairs.none")}</p>;
  return (
    <>
      {repairs.map((repair) => (
        <RepairCard key={`${repair.source} ${repair.id}`} facts={facts} repair={repair} onShow={onShow} />
      ))}
    </>
  );
}

function RepairCard({ facts, repair, onShow }: { readonly facts: CanonicalFacts; readonly repair: Repair; readonly onShow: ShowRows }) {
  const words = useWords();
  const { t, plain } = words;
  const what = t(`mapping:repair.${repair.code}`);
  const field = repair.field === null ? "" : `${fieldWords(repair.field, words)}: `;
  const source = facts.sources[repair.source];
  const toggle = (on: boolean) => {
    const { history, loaded } = useApp.getState();
    const { mapping } = history.present;
    const entry = mapping === null ? null : entryOfSource(facts.sources, mapping, loaded?.value.tables ?? [], repair.source);
    if (entry === null) return;
    editDocument("data:edit.repair", (draft) => {
      if (draft.mapping !== null) setRepair(draft.mapping, entry, repair.id, on);
    });
  };
  return (
    <section className="join">
      <Switch
        className="switch-line"
        checked={repair.on}
        onChange={(event) => toggle(event.currentTarget.checked)}
        label={`${field}${what}`}
        description={t("data:repair.cells", { count: repair.cells, cells: plain(repair.cells) })}
      />
      <ul className="xs repair-examples">
        {repair.examples.slice(0, SHOWN).map((example) => (
          <li key={example.row} className="row">
            <button
              type="button"
              className="link c3"
              aria-label={t("data:showRow", { row: plain(example.row) })}
              onClick={() =>
                source !== undefined &&
                onShow(
                  source.table,
                  repair.examples.map(({ row }) => row),
                  what,
                )
              }
            >
              {plain(example.row)}
            </button>
            <span className="cut mono">{example.before}</span>
            <span aria-hidden="true">→</span>
            <span className="sr">{t("data:repair.becomes")}</span>
            <b className="cut">{example.after === "" ? t("data:cell.empty") : example.after}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
