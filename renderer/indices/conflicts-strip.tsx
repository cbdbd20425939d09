import type { IndicesOutput, SegmentConflict } from "../../shared/indices/index-result.ts";
import { setView } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { keyName, shortNameOf } from "./names.ts";

/** Conflicts beyond chance that stand open; the rest on demand. */
const MOST_OPEN = 3;

/** Where the eight rank the segments in opposite order, how surely, and which assumption explains it. */
export function ConflictsStrip({ output }: { readonly output: IndicesOutput }) {
  const { t } = useWords();
  const conflicts = output.conflicts ?? [];
  const sure = conflicts.filter((conflict) => conflict.sure);
  const open = sure.slice(0, MOST_OPEN);
  const rest = conflicts.filter((conflict) => !open.includes(conflict));
  if (conflicts.length === 0) return null;
  return (
    <section className="paper conflicts xs" aria-label={t("conflicts:title")}>
      <h3>{t("conflicts:title")}</h3>
      {open.map((conflict) => (
        <Conflict key={`${conflict.a} ${conflict.b}`} conflict={conflict} />
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{t(sure.length > open.length ? "conflicts:others" : "conflicts:more", { count: rest.length })}</summary>
          {rest.map((conflict) => (
            <Conflict key={`${conflict.a} ${conflict.b}`} conflict={conflict} />
          ))}
        </details>
      )}
    </section>
  );
}

function Conflict({ conflict }: { readonly conflict: SegmentConflict }) {
  const { t, plain } = useWords();
  const { a, b, tau, lo, hi, segments, sure, opposed } = conflict;
  const [pair] = opposed;
  const names = { a: shortNameOf(a, t), b: shortNameOf(b, t) };
  const tauText = (value: number) => plain(value, 2);
  return (
    <article data-conflict={`${a} ${b}`}>
      <b className="row">
        {sure ? <Icon name="conflict" size={13} className="warn" /> : null}
        {t(sure ? "conflicts:rank" : "conflicts:rankSome", names)}
      </b>
      <p className="c2">
        {t("conflicts:tau", { tau: tauText(tau), lo: tauText(lo), hi: tauText(hi), count: segments })}{" "}
        {pair === undefined ? "" : t("conflicts:pair", { ...names, better: keyName(pair[0], t), worse: keyName(pair[1], t) })}
      </p>
      <p>
        {t("conflicts:why", { why: t(`conflicts:why.${a}.${b}`) })}{" "}
        {[a, b].map((id) => (
          <button key={id} type="button" className="link" onClick={() => setView({ panel: { index: id, part: "assumptions" } })}>
            {t("conflicts:card", { index: shortNameOf(id, t) })}
          </button>
        ))}
      </p>
    </article>
  );
}
