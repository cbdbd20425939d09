import "../indices/indices.css";
import "./links.css";
import { Button, NativeSelect, SegmentedControl, Skeleton } from "@mantine/core";
import { useState } from "react";
import type { GradedLink, LinksOutput } from "../../shared/scenario/links/grade-links.ts";
import { useApp } from "../store/app-store.ts";
import { Chip } from "../ui/chip.tsx";
import { Notices, WaitingFor } from "../ui/needs-output.tsx";
import { useWords } from "../ui/use-words.ts";
import { ClassPart } from "./class-part.tsx";
import { chooseTreatment } from "./edit-links.ts";
import { EffectPart } from "./effect-part.tsx";
import { ExperimentPart, LinkNotes } from "./link-notes.tsx";
import { ModelPart } from "./model-part.tsx";
import { TransitionPart } from "./transition-part.tsx";
import { isLinksStale, useLinks } from "./use-links.ts";

const KINDS = ["map", "compute", "links"] as const;

/** What follows from scores: churn and revenue by class, transitions, effects with their grade. One score at a time. */
export function LinksScreen() {
  const { t } = useWords();
  const output = useLinks();
  const [picked, setPicked] = useState<string | null>(null);
  const failure = useApp((state) => state.failures.links?.problem.code);
  if (output === null) {
    // The field that says who was treated is not in these data: it can be taken back.
    if (failure === "FIELD_UNKNOWN") {
      return (
        <main className="page">
          <Notices kinds={KINDS} />
          <Button onClick={() => chooseTreatment(null)}>
            {t("links:treatment")}: {t("links:treatment.none")}
          </Button>
        </main>
      );
    }
    return (
      <WaitingFor kinds={KINDS} title={t("links:empty.title")} text={t("links:empty.text")}>
        <p className="xs c2" role="status">
          {t("links:working")}
        </p>
        <Skeleton height={220} />
        <Skeleton height={160} />
      </WaitingFor>
    );
  }
  const link =
    output.scores.find(({ score }) => score === picked) ?? output.scores.find(({ reason }) => reason === null) ?? output.scores[0];
  return (
    <main className="page links-page">
      <LinksHead output={output} />
      <Notices kinds={KINDS} />
      <div className="row wrap">
        <SegmentedControl
          aria-label={t("links:score")}
          value={link?.score ?? ""}
          onChange={setPicked}
          data={output.scores.map(({ score }) => ({ value: score, label: t(`links:score.${score}`) }))}
        />
        {link === undefined || link.reason !== null ? null : (
          <Chip tone={link.basis === "window" ? "plain" : "warn"}>{t(`links:basis.${link.basis}`)}</Chip>
        )}
      </div>
      {link === undefined ? null : <ScoreParts key={link.score} link={link} output={output} />}
    </main>
  );
}

function LinksHead({ output }: { readonly output: LinksOutput }) {
  const { t, plain, day } = useWords();
  const stale = useApp(isLinksStale);
  const treatment = useApp((state) => state.history.present.links.treatment);
  const { followed, from, asOf, months, treatments } = output;
  const values = { customers: plain(followed.customers), churned: plain(followed.churned), months };
  return (
    <div className="page-head wrap">
      <div>
        <h1>{t("app:screen.links")}</h1>
        <div className="xs c2">{t("links:about")}</div>
        <div className="xs c2 row">
          {from === null || asOf === null
            ? t("links:snapshot", values)
            : t("links:followed", { ...values, from: day(from), until: day(asOf) })}
          {stale ? (
            <Chip tone="warn" icon="refresh" title={t("app:stale.why")}>
              {t("app:stale")}
            </Chip>
          ) : null}
        </div>
      </div>
      {treatments.length === 0 ? null : (
        <div className="row xs c2">
          <span aria-hidden="true">{t("links:treatment")}</span>
          <NativeSelect
            aria-label={t("links:treatment")}
            value={treatment ?? ""}
            onChange={(event) => chooseTreatment(event.currentTarget.value === "" ? null : event.currentTarget.value)}
            data={[{ value: "", label: t("links:treatment.none") }, ...treatments]}
          />
        </div>
      )}
    </div>
  );
}

function ScoreParts({ link, output }: { readonly link: GradedLink; readonly output: LinksOutput }) {
  const { t } = useWords();
  if (link.reason !== null) {
    const score = t(`links:score.${link.score}`);
    return (
      <section className="paper link-part">
        <p className="c2">
          {link.needs.length > 0 ? t("links:needs", { score, needs: link.needs.join(", ") }) : t("links:noAnswers", { score })}
        </p>
      </section>
    );
  }
  return (
    <>
      <ClassPart link={link} output={output} />
      <ExperimentPart link={link} />
      <EffectPart link={link} />
      <TransitionPart link={link} months={output.months} />
      <ModelPart link={link} />
      <LinkNotes link={link} />
    </>
  );
}
