import { useMemo } from "react";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { setView } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords, type Words } from "../ui/use-words.ts";
import { type Finding, findingsOf } from "./findings.ts";
import { keyName, shortNameOf } from "./names.ts";
import { differenceText } from "./number-text.ts";

/** At most three sentences that a test carries, each with its evidence and a way to it. */
export function FindingsStrip({ output }: { readonly output: IndicesOutput }) {
  const words = useWords();
  const findings = useMemo(() => findingsOf(output), [output]);
  const tested = (output.waves?.length ?? 0) > 1 || (output.groups?.length ?? 0) > 1;
  if (!tested) return null;
  return (
    <section className="paper findings" aria-label={words.t("cards:findings")}>
      {findings.length === 0 ? <p className="finding xs c2">{words.t("cards:findings.none")}</p> : null}
      {findings.map((finding) => (
        <FindingText key={JSON.stringify(finding)} finding={finding} />
      ))}
    </section>
  );
}

function FindingText({ finding }: { readonly finding: Finding }) {
  const words = useWords();
  const { claim, evidence, link, go } = sentence(finding, words);
  return (
    <div className="finding">
      <b className="row">
        {finding.kind === "conflict" ? <Icon name="conflict" size={13} className="warn" /> : null}
        {claim}
      </b>
      <span className="c2">
        {evidence}{" "}
        <button type="button" className="link" onClick={go}>
          {link}
        </button>
      </span>
    </div>
  );
}

function sentence(finding: Finding, words: Words) {
  const { t } = words;
  switch (finding.kind) {
    case "moved": {
      const { change } = finding;
      const text = (value: number) => differenceText(finding.index, value, finding.index === "nps" ? "points" : "percent", words);
      return {
        claim: t(change.difference > 0 ? "cards:finding.rose" : "cards:finding.fell", { index: shortNameOf(finding.index, t) }),
        evidence: t("cards:finding.moved.why", {
          change: text(change.difference),
          since: keyName(change.a, t),
          lo: text(change.test?.lo ?? 0),
          hi: text(change.test?.hi ?? 0),
        }),
        link: t("cards:finding.time"),
        go: () => setView({ mode: "cards", panel: { index: finding.index, part: "time" } }),
      };
    }
    case "stands-out":
      return {
        claim: t(finding.better ? "cards:finding.ahead" : "cards:finding.behind", {
          group: keyName(finding.group, t),
          index: shortNameOf(finding.index, t),
        }),
        evidence: t("cards:finding.standsOut.why", {
          from: finding.from.map((key) => keyName(key, t)).join(", "),
          some: finding.from.length,
          others: finding.others,
        }),
        link: t("cards:finding.segments"),
        go: () => setView({ mode: "cards", panel: { index: finding.index, part: "segments" } }),
      };
    case "conflict":
      return {
        claim: t("cards:finding.conflict", {
          group: keyName(finding.group, t),
          high: shortNameOf(finding.high, t),
          low: shortNameOf(finding.low, t),
        }),
        evidence: t("cards:finding.conflict.why"),
        link: t("cards:finding.table"),
        go: () => setView({ mode: "table", panel: null }),
      };
  }
}
