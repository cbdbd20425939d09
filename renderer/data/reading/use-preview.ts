import { useEffect, useState } from "react";
import type { Problem } from "../../../shared/problem.ts";
import type { FilePreview, FileReading } from "../../../shared/table/file-reading.ts";
import { bridge } from "../../store/bridge.ts";

/** How long a form may go on changing before the file is looked at again. */
const PAUSE_MS = 120;

let count = 0;

export type Previewed = { readonly preview: FilePreview | null; readonly problem: Problem | null; readonly isBusy: boolean };

/** The first rows of a file by a reading; the last ones stay until those of a new reading have come. `null` = no file. */
export function usePreview(token: string | null, sheet: string | null, reading: FileReading): Previewed {
  const [state, setState] = useState<Previewed & { readonly key: string }>({ key: "", preview: null, problem: null, isBusy: true });
  const key = JSON.stringify([token, sheet, reading]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is asked for
  useEffect(() => {
    if (token === null) return;
    count += 1;
    const job = `preview-${count}`;
    let isWanted = true;
    let isAsked = false;
    setState((before) => ({ ...before, isBusy: true }));
    const timer = setTimeout(() => {
      isAsked = true;
      void bridge()
        .call("data:preview", { job, token, sheet, reading })
        .then((answer) => {
          isAsked = false;
          if (!isWanted) return;
          setState((before) =>
            answer.ok
              ? { key, preview: answer.value, problem: null, isBusy: false }
              : { key, preview: before.preview, problem: answer.problem, isBusy: false },
          );
        });
    }, PAUSE_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      if (isAsked) void bridge().call("job:cancel", { job });
    };
  }, [key]);
  return state;
}
