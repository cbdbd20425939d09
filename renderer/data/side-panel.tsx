import { useState } from "react";
import { useApp } from "../store/app-store.ts";
import { isFactsStale } from "../store/keys.ts";
import { Chip } from "../ui/chip.tsx";
import { useWords } from "../ui/use-words.ts";
import { Balance } from "./balance.tsx";
import { Joins } from "./joins.tsx";
import { Repairs } from "./repairs.tsx";
import type { RowScope } from "./row-scope.ts";
import type { ShowRows } from "./show-rows.ts";
import type { PickedTable } from "./use-picked-table.ts";

const PARTS = ["balance", "joins", "repairs"] as const;
type Part = (typeof PARTS)[number];

/** What became of the sheet: what was taken and what not, how its customers meet others, what was repaired. */
export function SidePanel(props: {
  readonly picked: PickedTable;
  readonly column: string | null;
  readonly onRows: (scope: RowScope) => void;
  readonly onShow: ShowRows;
}) {
  const { t, plain } = useWords();
  const { picked } = props;
  const [part, setPart] = useState<Part>("balance");
  const facts = useApp((state) => state.facts?.value ?? null);
  const stale = useApp(isFactsStale);
  const source = facts === null || picked.source === null ? -1 : facts.sources.indexOf(picked.source);
  const repairs = facts?.repairs.filter((repair) => repair.source === source) ?? [];
  const counts: Readonly<Record<Part, number | null>> = { balance: null, joins: facts?.joins.length ?? null, repairs: repairs.length };
  return (
    <section className="paper balance" aria-label={t("data:side")}>
      <h2 className="sr">{t("data:side")}</h2>
      <div className="row between balance-head">
        <div className="side-tabs" role="tablist" aria-label={t("data:side")}>
          {PARTS.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`side-${name}`}
              aria-selected={part === name}
              aria-controls="side-part"
              tabIndex={part === name ? 0 : -1}
              onClick={() => setPart(name)}
              onKeyDown={(event) => {
                const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
                const next = PARTS[(PARTS.indexOf(name) + step + PARTS.length) % PARTS.length];
                if (step === 0 || next === undefined) return;
                setPart(next);
                document.getElementById(`side-${next}`)?.focus();
              }}
            >
              {t(`data:side.${name}`)}
              {counts[name] === null || counts[name] === 0 ? null : <span className="c3"> {plain(counts[name])}</span>}
            </button>
          ))}
        </div>
        {stale ? (
          <Chip tone="warn" icon="refresh" title={t("app:stale.why")}>
            {t("app:stale")}
          </Chip>
        ) : null}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div id="side-part" role="tabpanel" tabIndex={0} aria-labelledby={`side-${part}`} className="side-part">
        {part === "balance" ? <Balance picked={picked} column={props.column} onRows={props.onRows} /> : null}
        {part !== "balance" && facts === null ? <p className="xs c2 balance-none">{t("data:balance.notYet")}</p> : null}
        {part === "joins" && facts !== null ? <Joins facts={facts} onShow={props.onShow} /> : null}
        {part === "repairs" && facts !== null ? <Repairs facts={facts} repairs={repairs} onShow={props.onShow} /> : null}
      </div>
    </section>
  );
}
