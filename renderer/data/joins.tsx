import { Switch } from "@mantine/core";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { IdRule, JoinReport } from "../../shared/table/join-report.ts";
import { editDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import { setIdRules } from "./edit-mapping.ts";
import type { ShowRows } from "./show-rows.ts";

/** How the customers of each sheet meet those of the accounts, and by which rules ids are made equal. */
export function Joins({ facts, onShow }: { readonly facts: CanonicalFacts; readonly onShow: ShowRows }) {
  const { t } = useWords();
  const { joins } = facts;
  if (joins.length === 0) return <p className="xs c2 balance-none">{t("data:joins.none")}</p>;
  return (
    <>
      {joins.map((join) => (
        <Join key={`${join.left} ${join.right}`} join={join} facts={facts} onShow={onShow} />
      ))}
      <IdRules joins={joins} />
    </>
  );
}

function Join({ join, facts, onShow }: { readonly join: JoinReport; readonly facts: CanonicalFacts; readonly onShow: ShowRows }) {
  const { t, plain } = useWords();
  const [left, right] = [facts.sources[join.left], facts.sources[join.right]];
  if (left === undefined || right === undefined) return null;
  const nameOf = (source: typeof left) => source.sheet ?? source.file;
  const total = join.matched + join.onlyLeft;
  return (
    <section className="join">
      <h3 className="cut">{t("data:join.of", { left: nameOf(left), right: nameOf(right) })}</h3>
      <div className="row xs">
        <span className="meter join-meter" aria-hidden="true">
          <span style={{ width: `${total === 0 ? 0 : (100 * join.matched) / total}%` }} />
        </span>
        {t("data:join.matched", { count: total, matched: plain(join.matched), total: plain(total) })}
      </div>
      <JoinLine
        count={join.onlyLeft}
        words={t("data:join.onlyLeft", { sheet: nameOf(left) })}
        examples={join.examples.onlyLeft}
        onShow={(rows, name) => onShow(left.table, rows, name)}
      />
      <JoinLine
        count={join.onlyRight}
        words={t("data:join.onlyRight", { sheet: nameOf(right) })}
        examples={join.examples.onlyRight}
        onShow={(rows, name) => onShow(right.table, rows, name)}
      />
      <JoinLine
        count={join.repeatedRight}
        words={t("data:join.repeated", { sheet: nameOf(right) })}
        examples={join.examples.repeatedRight}
        onShow={(rows, name) => onShow(right.table, rows, name)}
      />
    </section>
  );
}

function JoinLine({
  count,
  words,
  examples,
  onShow,
}: {
  readonly count: number;
  readonly words: string;
  readonly examples: JoinReport["examples"]["onlyLeft"];
  readonly onShow: (rows: readonly number[], name: string) => void;
}) {
  const { t, plain } = useWords();
  if (count === 0) return null;
  const rows = [...new Set(examples.flatMap((example) => example.rows))].sort((a, b) => a - b);
  return (
    <div className="finding-line">
      <b>{plain(count)}</b>
      <span>
        {words}
        <span className="c3 join-examples">
          {" "}
          {examples
            .slice(0, 3)
            .map(({ id }) => id)
            .join(", ")}
        </span>
      </span>
      {rows.length === 0 ? null : (
        <button type="button" className="link" aria-label={t("data:rowsOf", { what: words })} onClick={() => onShow(rows, words)}>
          {t("data:rowsLink")}
        </button>
      )}
    </div>
  );
}

/** Rules are the same for all tables; what each would change is summed over them. */
function IdRules({ joins }: { readonly joins: readonly JoinReport[] }) {
  const { t, plain } = useWords();
  const names = [...new Set(joins.flatMap(({ rules }) => rules.map(({ rule }) => rule)))];
  const rules = names.map((rule) => {
    const own = joins.flatMap((join) => join.rules.filter((one) => one.rule === rule));
    const most = (of: (one: (typeof own)[number]) => number) => Math.max(0, ...own.map(of));
    const gained = own.reduce((sum, one) => sum + one.gained, 0);
    return { rule, on: own.some(({ on }) => on), ids: most(({ ids }) => ids), gained, clashes: most(({ clashes }) => clashes) };
  });
  if (rules.length === 0) return null;
  const toggle = (rule: IdRule, on: boolean) =>
    editDocument("data:edit.idRule", (draft) => {
      if (draft.mapping === null) return;
      setIdRules(
        draft.mapping,
        rules.flatMap((one) => ((one.rule === rule ? on : one.on) ? [one.rule] : [])),
      );
    });
  return (
    <section className="join">
      <h3>{t("data:idRules")}</h3>
      {rules.map(({ rule, on, ids, gained, clashes }) => (
        <Switch
          key={rule}
          className="switch-line"
          checked={on}
          onChange={(event) => toggle(rule, event.currentTarget.checked)}
          label={t(`mapping:idRule.${rule}`)}
          description={
            ids === 0
              ? t("data:idRule.nothing")
              : `${t("data:idRule.effect", { count: ids, ids: plain(ids), gained: plain(gained) })}${clashes > 0 ? ` ${t("data:idRule.clashes", { count: clashes, ids: plain(clashes) })}` : ""}`
          }
        />
      ))}
    </section>
  );
}
