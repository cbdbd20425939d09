import { useApp } from "../store/app-store.ts";
import { retry } from "../store/pipeline.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { WorkingBar } from "../ui/working-bar.tsx";
import { RestNotice } from "./rest-notice.tsx";

/** Files being read, or that could not be read, on a screen that has no place of its own for them; and columns that are still missing. */
export function ImportNotice() {
  const screen = useApp((state) => state.view.screen);
  const pending = useApp((state) => state.loaded?.value.pending);
  const job = useApp((state) => state.jobs.import);
  const failure = useApp((state) => state.failures.import ?? state.failures.template);
  const hasPlace = screen === "start" || screen === "data";
  const isRest = pending !== undefined && screen !== "start";
  if (!isRest && (hasPlace || (job === undefined && failure === undefined))) return null;
  return (
    <div className="import-notice">
      {isRest ? <RestNotice pending={pending} /> : null}
      {hasPlace || job === undefined ? null : <WorkingBar key={job.id} job={job} now />}
      {hasPlace || failure === undefined ? null : (
        <ProblemCard problem={failure.problem} onClose={() => [retry("import"), retry("template")]} />
      )}
    </div>
  );
}
