import { ActionIcon, Button } from "@mantine/core";
import { useState } from "react";
import type { Problem } from "../../shared/problem.ts";
import { Icon } from "./icon.tsx";
import { useWords, type Words } from "./use-words.ts";

/** What happened, where, and what to do, as one text that can be copied. */
export function problemText(problem: Problem, words: Words): { readonly what: string; readonly where: string } {
  const { t, plain } = words;
  const place = [
    problem.file === undefined ? "" : t("app:place.file", { file: problem.file }),
    problem.sheet === undefined ? "" : t("app:place.sheet", { sheet: problem.sheet }),
    problem.row === undefined ? "" : t("app:place.row", { row: plain(problem.row) }),
    problem.column === undefined ? "" : t("app:place.column", { column: problem.column }),
  ].filter((part) => part !== "");
  const values = { ...problem.detail, file: problem.file ?? "", sheet: problem.sheet ?? "", column: problem.column ?? "" };
  return { what: t(`problem:${problem.code}`, values), where: place.join(" · ") };
}

/** An error in place: the last good view stays around it. */
export function ProblemCard({
  problem,
  onRetry,
  onClose,
}: {
  readonly problem: Problem;
  readonly onRetry?: () => void;
  readonly onClose?: () => void;
}) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const { what, where } = problemText(problem, words);
  const copy = async () => {
    await navigator.clipboard.writeText(`${problem.code}: ${what}${where === "" ? "" : `\n${where}`}`);
    setCopied(true);
  };
  return (
    <div className="problem" role="alert">
      <Icon name="alert" />
      <div>
        <b>{what}</b>
        <div className="xs c2">
          {where === "" ? null : `${where} · `}
          <span className="mono">{problem.code}</span>
        </div>
      </div>
      <div className="row">
        {onRetry === undefined ? null : <Button onClick={onRetry}>{words.t("app:retry")}</Button>}
        <Button leftSection={<Icon name="copy" size={13} />} onClick={() => void copy()}>
          {words.t(copied ? "app:copied" : "app:copy")}
        </Button>
        {onClose === undefined ? null : (
          <ActionIcon aria-label={words.t("cards:panel.close")} onClick={onClose}>
            <Icon name="close" />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}
