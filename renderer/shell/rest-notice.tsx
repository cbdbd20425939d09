import { Button } from "@mantine/core";
import { useApp } from "../store/app-store.ts";
import { retry } from "../store/pipeline.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { useWords } from "../ui/use-words.ts";
import { WorkingBar } from "../ui/working-bar.tsx";

/** Only the first columns of a wide file are here: the others are being read, or could not be, or somebody did not want to wait. */
export function RestNotice({ pending }: { readonly pending: number }) {
  const { t, plain } = useWords();
  const job = useApp((state) => state.jobs.rest);
  const failure = useApp((state) => state.failures.rest);
  const isLeft = job === undefined && failure !== undefined;
  return (
    <>
      <div className="working paper" role="status">
        <span className="grow">{t(isLeft ? "app:rest.left" : "app:rest.reading", { columns: plain(pending) })}</span>
        {isLeft ? (
          <Button size="xs" onClick={() => retry("rest")}>
            {t("app:rest.read")}
          </Button>
        ) : null}
      </div>
      {job === undefined ? null : <WorkingBar key={job.id} job={job} now />}
      {failure === undefined || failure.problem.code === "CANCELLED" ? null : <ProblemCard problem={failure.problem} />}
    </>
  );
}
