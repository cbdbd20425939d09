import "./start.css";
import { useApp } from "../store/app-store.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { WorkingBar } from "../ui/working-bar.tsx";
import { Begin } from "./begin.tsx";
import { Continue } from "./continue.tsx";
import { StartFoot } from "./start-foot.tsx";

/** Two columns: go on, or begin. */
export function Start() {
  const job = useApp((state) => state.jobs.import);
  const failure = useApp((state) => state.failures.import ?? state.failures.template);
  return (
    <div className="start-scroll">
      <div className="start">
        <main className="start-columns">
          <Continue />
          <section>
            <Begin />
            <div className="start-card notices">
              {job === undefined ? null : <WorkingBar key={job.id} job={job} now />}
              {failure === undefined ? null : <ProblemCard problem={failure.problem} />}
            </div>
          </section>
        </main>
        <StartFoot />
      </div>
    </div>
  );
}
