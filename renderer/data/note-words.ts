import type { TableNote } from "../../shared/table/raw-table.ts";
import type { Words } from "../ui/words.ts";

/** What the import has to say, as a sentence. */
export const noteWords = ({ code, count }: TableNote, { t, plain }: Words): string => t(`notes:${code}`, { count, cells: plain(count) });
