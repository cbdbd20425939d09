import { Button, Progress } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Translate } from "../../shared/messages/translate.ts";
import { cancelJob } from "../store/jobs.ts";
import type { RunningJob } from "../store/state.ts";
import { useWords } from "./use-words.ts";

/** What a long job is doing, an honest fraction and Cancel. Shown only after a second unless `now`, so that short work does not flicker. */
export function WorkingBar({ job, now = false }: { readonly job: RunningJob; readonly now?: boolean }) {
  const { t, plain } = useWords();
  const [late, setLate] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1_000);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  const fraction = job.progress?.fraction ?? null;
  const step = stepWords(job, t);
  return (
    <div className="working paper" role="status">
      <span>{step}</span>
      <Progress
        value={fraction === null ? 100 : fraction * 100}
        striped={fraction === null}
        animated={fraction === null}
        aria-label={t(`app:job.${job.kind}`)}
      />
      <span className="c3">{fraction === null ? "" : `${plain(fraction * 100)} %`}</span>
      <Button size="xs" onClick={() => cancelJob(job.kind)}>
        {t("app:cancel")}
      </Button>
    </div>
  );
}

/** Words for what the engine says it is doing; a step without words of its own is called by its job. */
function stepWords(job: RunningJob, t: Translate): string {
  const name = t(`app:job.${job.kind}`);
  if (job.progress === null) return name;
  const key = job.progress.step.startsWith("progress.") ? job.progress.step : `progress.${job.progress.step}`;
  const words = t(`app:${key}`, job.progress.detail);
  return words === key ? name : words;
}
