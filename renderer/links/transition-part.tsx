import type { GradedLink } from "../../shared/scenario/links/grade-links.ts";
import { useWords } from "../ui/use-words.ts";

/** Where customers of each class went within the window, as shares with shading, and what follows for how long they stay. */
export function TransitionPart({ link, months }: { readonly link: GradedLink; readonly months: number }) {
  const { t, plain, share, number } = useWords();
  const { transitions } = link;
  if (transitions === null) {
    return (
      <section className="paper link-part" aria-labelledby="link-transitions">
        <h2 id="link-transitions">{t("links:transitions", { months })}</h2>
        <p className="xs c2">{t("links:flag.NO_TRANSITIONS")}</p>
      </section>
    );
  }
  const { rows, expectedPeriods, clv, retained, smoothed } = transitions;
  const pooled = rows.filter((row) => row.pooled);
  return (
    <section className="paper link-part" aria-labelledby="link-transitions">
      <h2 id="link-transitions">{t("links:transitions", { months })}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="link-scroll" tabIndex={0}>
        <table className="small-table transition-table">
          <thead>
            <tr>
              <th>{t("links:transitions.from")}</th>
              {rows.map(({ key }) => (
                <th key={key} className="r">
                  {t(`links:class.${key}`)}
                </th>
              ))}
              <th className="r">{t("links:transitions.lost")}</th>
              <th className="r">{t("links:column.customers")}</th>
              <th className="r">{t("links:transitions.silent")}</th>
              <th className="r">{t("links:transitions.periods")}</th>
              {clv === null ? null : <th className="r">{t("links:transitions.value")}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.key}>
                <th scope="row">{t(`links:class.${row.key}`)}</th>
                {row.to.map((part, to) => (
                  <Shaded key={rows[to]?.key ?? to} part={part} text={share(part)} />
                ))}
                <Shaded part={row.churn} text={share(row.churn)} lost />
                <td className="r">{plain(row.customers)}</td>
                <td className="r">{plain(row.unanswered)}</td>
                <td className="r">{expectedPeriods === null ? "–" : plain(expectedPeriods[at] ?? 0, 1)}</td>
                {clv === null ? null : <td className="r">{number(clv[at] ?? 0, "money")}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="xs c2">
        {t("links:transitions.retained", { share: share(retained) })} {t("links:transitions.silentNote")}
        {smoothed ? ` ${t("links:transitions.smoothed")}` : ""}
        {pooled.length === 0
          ? ""
          : ` ${t("links:transitions.pooled", { classes: pooled.map(({ key }) => t(`links:class.${key}`)).join(", ") })}`}
      </p>
      <Regression rows={rows} />
    </section>
  );
}

/** Percent of colour under a share of 1: the number on it keeps its contrast. */
const STRONGEST = 40;

/** The number stands in every cell; the shading only helps to find the large ones. */
function Shaded({ part, text, lost = false }: { readonly part: number; readonly text: string; readonly lost?: boolean }) {
  const color = lost ? "var(--worse)" : "var(--accent)";
  return (
    <td className="r" style={{ background: `color-mix(in srgb, ${color} ${Math.round(STRONGEST * Math.min(1, part))}%, transparent)` }}>
      {text}
    </td>
  );
}

/** How many of the ends moved towards the middle, said by name. */
function Regression({ rows }: { readonly rows: NonNullable<GradedLink["transitions"]>["rows"] }) {
  const { t, share } = useWords();
  const sum = (list: readonly number[]) => list.reduce((total, own) => total + own, 0);
  const [lowest, highest] = [rows[0], rows[rows.length - 1]];
  if (lowest === undefined || highest === undefined || sum(lowest.again) === 0 || sum(highest.again) === 0) return null;
  const up = sum(lowest.again.slice(1)) / sum(lowest.again);
  const down = sum(highest.again.slice(0, -1)) / sum(highest.again);
  return <p className="xs c2">{t("links:regression", { up: share(up, 0), down: share(down, 0) })}</p>;
}
