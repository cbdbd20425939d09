import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { GradedLink, LinksOutput } from "../../shared/scenario/links/grade-links.ts";
import type { ClassEstimate } from "../../shared/scenario/links/links-output.ts";
import { LEAST_OF_CLASS } from "../../shared/scenario/links/score-link.ts";
import { FigureView } from "../charts/figure-view.tsx";
import { useWords } from "../ui/use-words.ts";
import { churnFigure, isHidden, moneyFigure } from "./link-figures.ts";

/** Churn and revenue by class, of everybody or of one segment: pictures with whiskers, and the counts behind them. */
export function ClassPart({ link, output }: { readonly link: GradedLink; readonly output: LinksOutput }) {
  const words = useWords();
  const { t, plain, share } = words;
  const [picked, setPicked] = useState("");
  const place = link.segments.findIndex((_, at) => String(at) === picked);
  const classes = link.segments[place]?.classes ?? link.classes;
  const money = moneyFigure(classes, words);
  const name = t(`links:score.${link.score}`);
  const note = t("links:followed", {
    customers: plain(output.followed.customers),
    churned: plain(output.followed.churned),
    months: output.months,
    from: output.from ?? "–",
    until: output.asOf ?? "–",
  });
  const { unanswered } = link;
  return (
    <section className="paper link-part" aria-labelledby="link-classes">
      <div className="row between">
        <h2 id="link-classes">{t("links:classes")}</h2>
        {link.segments.length === 0 ? null : (
          <NativeSelect
            aria-label={t("links:segment")}
            value={place < 0 ? "" : picked}
            onChange={(event) => setPicked(event.currentTarget.value)}
            data={[
              { value: "", label: t("links:segment.all") },
              ...link.segments.map(({ key }, at) => ({ value: String(at), label: key ?? t("links:segment.none") })),
            ]}
          />
        )}
      </div>
      <div className="link-figures">
        <FigureView figure={churnFigure(classes, output, words)} name={name} note={output.from === null ? "" : note} />
        {money === null ? null : <FigureView figure={money} name={name} note={output.from === null ? "" : note} />}
      </div>
      <ClassTable classes={classes} level={output.level} />
      {unanswered.customers < LEAST_OF_CLASS ? null : (
        <p className="xs c2">
          {t("links:unanswered", {
            customers: plain(unanswered.customers),
            churned: plain(unanswered.churned),
            churn: share(unanswered.churned / unanswered.customers),
          })}
        </p>
      )}
    </section>
  );
}

function ClassTable({ classes, level }: { readonly classes: readonly ClassEstimate[]; readonly level: number }) {
  const { t, plain, share, number } = useWords();
  const head = ["customers", "share", "churned", "churn", "interval", "year", "arpa"] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <div className="link-scroll" tabIndex={0}>
      <table className="small-table">
        <thead>
          <tr>
            <th>{t("links:column.class")}</th>
            {head.map((column) => (
              <th key={column} className="r">
                {t(`links:column.${column}`, { level: share(level, 0) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((own) => (
            <tr key={own.key}>
              <td>{t(`links:class.${own.key}`)}</td>
              <td className="r">{plain(own.customers)}</td>
              {isHidden(own) || own.churn === null ? (
                <td className="r c3 hatched" colSpan={6}>
                  {t("links:hidden")}
                </td>
              ) : (
                <>
                  <td className="r">{share(own.share)}</td>
                  <td className="r">{plain(own.churned)}</td>
                  <td className="r">
                    <b>{share(own.churn.value)}</b>
                  </td>
                  <td className="r c2">
                    {share(own.churn.lo)} – {share(own.churn.hi)}
                  </td>
                  <td className="r">{own.annualChurn === null ? "–" : share(own.annualChurn)}</td>
                  <td className="r">{own.arpa === null ? "–" : number(own.arpa.value, "money")}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
