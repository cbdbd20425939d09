import { Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { setView, useApp } from "../store/app-store.ts";
import { reload } from "../store/open-files.ts";
import { retry } from "../store/pipeline.ts";
import type { JobKind } from "../store/state.ts";
import { EmptyState } from "./empty-state.tsx";
import { ProblemCard } from "./problem-card.tsx";
import { useWords } from "./use-words.ts";
import { WorkingBar } from "./working-bar.tsx";

/** What goes wrong or goes on above a screen: the engine lost, a failed step, work under way. The last good view stays below. */
export function Notices({ kinds }: { readonly kinds: readonly JobKind[] }) {
  const lost = useApp((state) => state.engineLost);
  const jobs = useApp((state) => state.jobs);
  const failures = useApp((state) => state.failures);
  return (
    <div className="notices">
      {lost === null ? null : <ProblemCard problem={lost} onRetry={() => void reload()} />}
      {kinds.map((kind) => {
        const job = jobs[kind];
        const failure = failures[kind];
        return (
          <div key={kind} className="notice">
            {job === undefined ? null : <WorkingBar key={job.id} job={job} />}
            {failure === undefined ? null : (
              <ProblemCard problem={failure.problem} {...(kind === "export" ? {} : { onRetry: () => retry(kind) })} />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** A screen before its numbers have come: skeletons in the final slots while they are on the way, else what it needs. */
export function WaitingFor({
  kinds,
  title,
  text,
  children,
}: {
  readonly kinds: readonly JobKind[];
  readonly title: string;
  readonly text: string;
  /** The skeleton. */
  readonly children?: ReactNode;
}) {
  const { t } = useWords();
  const working = useApp((state) => kinds.some((kind) => state.jobs[kind] !== undefined));
  const failed = useApp((state) => kinds.some((kind) => state.failures[kind] !== undefined));
  return (
    <main className="page">
      <Notices kinds={kinds} />
      {working ? (
        (children ?? <Skeleton height={200} />)
      ) : (
        <EmptyState title={title} text={text}>
          {failed ? null : <Button onClick={() => setView({ screen: "data" })}>{t("app:screen.data")}</Button>}
        </EmptyState>
      )}
    </main>
  );
}
