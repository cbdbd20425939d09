import { Fragment } from "react";
import type { Comparison, IndicesOutput, OverallTest, RankCheck } from "../../../shared/indices/index-result.ts";
import { useWords, type Words } from "../../ui/use-words.ts";
import { verdictOf } from "../../ui/verdict.ts";
import { alphaOf } from "../card-model.ts";
import { keyName } from "../names.ts";
import { differenceText } from "../number-text.ts";
import { type NumberId, overall, resultIn, sliceAt } from "../select-slice.ts";
import { pText } from "./p-text.ts";

/** Every pair of groups or waves of one number: how far apart, in words, and on demand with both p. */
export function TestsTable({ output, id, of }: { readonly output: IndicesOutput; readonly id: NumberId; readonly of: "groups" | "waves" }) {
  const words = useWords();
  const { t, plain } = words;
  const slices = output[of] ?? [];
  const isHidden = (key: string | null): boolean => {
    const slice = sliceAt(slices, key);
    return slice === undefined || resultIn(slice, id)?.flags.includes("SUPPRESSED") !== false;
  };
  // A difference from a hidden number would give that number away.
  const tests = slices.flatMap((slice) => slice.tests.filter((test) => test.index === id && !isHidden(test.a) && !isHidden(test.b)));
  const whole = (of === "groups" ? output.groupTests : output.waveTests)?.find((test) => test.index === id);
  const anyHidden = slices.some((slice) => isHidden(slice.key));
  if (tests.length === 0) return null;
  const alpha = alphaOf(output);
  const unit = overall(output, id)?.unit ?? "count";
  const text = (value: number) => differenceText(id, value, unit, words);
  const verdict = (test: Comparison) =>
    t(`cards:verdict.${verdictOf(id, test.difference, test.pHolm, alpha) === "noise" ? "noise" : "larger"}`);
  return (
    <>
      {whole === undefined || anyHidden ? null : <p className="xs">{overallText(whole, of, alpha, words)}</p>}
      <details className="xs tests">
        <summary>{t("cards:tests.summary", { count: tests.length, n: plain(tests.length) })}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
        <div className="tests-scroll" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th>{t("cards:tests.pair")}</th>
                <th className="r">{t("cards:tests.difference")}</th>
                <th className="r">p</th>
                <th className="r">{t("cards:tests.holm")}</th>
              </tr>
            </thead>
            <tbody>
              {tests.toReversed().map((test) => (
                <Fragment key={`${test.a} ${test.b}`}>
                  <tr className="test-head">
                    <td>{t("cards:tests.against", { b: keyName(test.b, t), a: keyName(test.a, t) })}</td>
                    <td className="r">
                      <div>{text(test.difference)}</div>
                      <div className="c3">{`${text(test.lo)}…${text(test.hi)}`}</div>
                    </td>
                    <td className="r">{pText(test.p, words)}</td>
                    <td className="r">{pText(test.pHolm, words)}</td>
                  </tr>
                  <tr>
                    <td className="test-words c3" colSpan={4}>
                      {`${verdict(test)}; ${t(`indices:test.${test.method}`)}. `}
                      {test.check === undefined ? null : `${checkText(test.check, words)} `}
                      {test.paired === undefined ? null : `${pairedText(test.paired, text, alpha, words)}. `}
                      {test.paired?.check === undefined ? null : checkText(test.paired.check, words)}
                    </td>
                  </tr>
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

/** What ranks alone say. */
const checkText = ({ method, p }: RankCheck, words: Words): string =>
  words.t("cards:tests.check", { method: words.t(`indices:test.${method}`), p: pText(p, words) });

/** What the customers of both waves say alone. */
export function pairedText(
  paired: NonNullable<Comparison["paired"]>,
  text: (value: number) => string,
  alpha: number,
  words: Words,
): string {
  return words.t("cards:tests.paired", {
    count: paired.n,
    n: words.plain(paired.n),
    difference: text(paired.difference),
    lo: text(paired.lo),
    hi: text(paired.hi),
    verdict: words.t(`cards:verdict.${paired.pHolm < alpha ? "larger" : "noise"}`).toLocaleLowerCase(words.language),
    p: pText(paired.p, words),
  });
}

function overallText(test: OverallTest, of: "groups" | "waves", alpha: number, words: Words): string {
  const { t, plain } = words;
  return t(`cards:tests.${of === "groups" ? "groupsDiffer" : "wavesDiffer"}`, {
    count: test.slices,
    verdict: t(`cards:verdict.${test.p < alpha ? "larger" : "noise"}`).toLocaleLowerCase(words.language),
    method: t(`indices:test.${test.method}`),
    statistic: plain(test.statistic, 2),
    df: test.df2 === null ? plain(test.df) : `${plain(test.df)}; ${plain(test.df2, 1)}`,
    p: pText(test.p, words),
  });
}
