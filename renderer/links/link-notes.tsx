import type { GradedLink } from "../../shared/scenario/links/grade-links.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";

/** What to keep in mind, by name. */
export function LinkNotes({ link }: { readonly link: GradedLink }) {
  const { t } = useWords();
  if (link.flags.length === 0) return null;
  return (
    <section className="paper link-part" aria-labelledby="link-notes">
      <h2 id="link-notes">{t("links:caveats")}</h2>
      <ul className="link-notes xs">
        {link.flags.map((flag) => (
          <li key={flag} className="row">
            <Icon name="info" size={13} />
            <span>{t(`links:flag.${flag}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Churn with and without a treatment. */
export function ExperimentPart({ link: { experiment } }: { readonly link: GradedLink }) {
  const { t, plain, share } = useWords();
  if (experiment === null) return null;
  const points = (value: number) => plain(100 * value, 1);
  const { field, arms, difference } = experiment;
  return (
    <section className="paper link-part" aria-labelledby="link-experiment">
      <h2 id="link-experiment">{t("links:experiment", { field })}</h2>
      <table className="small-table">
        <thead>
          <tr>
            <th>{t("links:experiment.arm")}</th>
            <th className="r">{t("links:column.customers")}</th>
            <th className="r">{t("links:column.churned")}</th>
            <th className="r">{t("links:column.churn")}</th>
          </tr>
        </thead>
        <tbody>
          {arms.map(({ key, customers, churned, churn }) => (
            <tr key={key}>
              <td>{key}</td>
              <td className="r">{plain(customers)}</td>
              <td className="r">{plain(churned)}</td>
              <td className="r">{share(churn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="xs">
        {t("links:experiment.difference", { difference: points(difference.value), lo: points(difference.lo), hi: points(difference.hi) })}
      </p>
    </section>
  );
}
