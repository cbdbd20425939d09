import { useApp } from "../store/app-store.ts";
import { retry } from "../store/pipeline.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { WorkingBar } from "../ui/working-bar.tsx";

/** Files being read, or that could not be read, on a screen that has no place of its own for them. */
export function ImportNotice() {
  const elsewhere = useApp((state) => state.view.screen === "start" || state.view.screen === "data");
  const job = useApp((state) => state.jobs.import);
  const failure = useApp((state) => state.failures.import ?? state.failures.template);
  if (elsewhere || (job === undefined && failure === undefined)) return null;
  return (
    <div className="import-notice">
      {job === undefined ? null : <WorkingBar key={job.id} job={job} now />}
      {failure === undefined ? null : <ProblemCard problem={failure.problem} onClose={() => [retry("import"), retry("template")]} />}
    </div>
  );
}
