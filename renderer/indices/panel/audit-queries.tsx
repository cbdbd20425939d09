import { Skeleton } from "@mantine/core";
import { useState } from "react";
import type { ExplainedQuery, Explanation } from "../../../shared/indices/explain/explanation.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import { useWords, type Words } from "../../ui/use-words.ts";

/** Rows of an aggregate that stand in the panel; the command line has them all. */
const SHOWN = 12;

/** Each query of the number: the rows that went into the formula, and the SQL that gave them. */
export function AuditQueries({ explanation, isBusy }: { readonly explanation: Explanation | null; readonly isBusy: boolean }) {
  const words = useWords();
  if (explanation === null) return isBusy ? <Skeleton height={48} /> : "–";
  if (explanation.queries.length === 0) return "–";
  return explanation.queries.map((query) => <Query key={query.name} query={query} words={words} />);
}

function Query({ query, words }: { readonly query: ExplainedQuery; readonly words: Words }) {
  const { t, plain } = words;
  return (
    <details className="audit-query">
      <summary>{t("cards:audit.query", { name: query.name, rows: plain(query.total) })}</summary>
      <AggregateTable query={query} words={words} />
      <Sql sql={query.sql} />
    </details>
  );
}

function AggregateTable({ query, words }: { readonly query: ExplainedQuery; readonly words: Words }) {
  const { t, plain } = words;
  const names = Object.keys(query.rows[0] ?? {});
  if (names.length === 0) return null;
  const shown = query.rows.slice(0, SHOWN);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="audit-scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} className="r">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={JSON.stringify(row)}>
              {names.map((name) => (
                <td key={name} className="r">
                  {cellText(row[name], words)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {query.total > shown.length ? <p className="c3">{t("cards:audit.more", { count: plain(query.total - shown.length) })}</p> : null}
    </div>
  );
}

const cellText = (value: Row[string] | undefined, { plain }: Words): string =>
  value === null || value === undefined ? "–" : typeof value === "number" ? plain(value, Number.isInteger(value) ? 0 : 4) : String(value);

/** SQL to read and to take away. */
export function Sql({ sql }: { readonly sql: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(sql);
    setCopied(true);
  };
  return (
    <>
      <div className="row between">
        <span className="c3">{t("cards:audit.sql")}</span>
        <button type="button" className="link" onClick={() => void copy()}>
          {t(copied ? "cards:audit.copied" : "cards:audit.copy")}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <pre className="audit-sql" tabIndex={0}>
        {sql}
      </pre>
    </>
  );
}
