import { useEffect, useState } from "react";
import type { RowView } from "../../shared/table/row-view.ts";
import { bridge } from "../store/bridge.ts";
import type { Words } from "../ui/words.ts";

/** A row that something points at: shown among all rows, whatever was searched before. A new object each time. */
export type RowTarget = { readonly row: number };

/** Finds the place of a wanted row in the view on screen, and says so when it is not there. */
export function useGoTo(table: string, view: RowView | null, isBusy: boolean, say: (words: string) => void, words: Words) {
  const [wanted, setWanted] = useState<RowTarget | null>(null);
  const [goTo, setGoTo] = useState<{ readonly place: number } | null>(null);
  useEffect(() => {
    // The row is looked for in what is on screen, once that is what was asked for.
    if (wanted === null || view === null || isBusy) return;
    let isWanted = true;
    void bridge()
      .call("data:locate", { table, row: wanted.row, view })
      .then((answer) => {
        if (!isWanted) return;
        setWanted(null);
        if (!answer.ok || answer.value.offset === null) say(words.t("data:grid.noSuchRow", { row: words.plain(wanted.row) }));
        else setGoTo({ place: answer.value.offset });
      });
    return () => {
      isWanted = false;
    };
  }, [wanted, view, isBusy, table, say, words]);
  return { goTo, setWanted };
}
