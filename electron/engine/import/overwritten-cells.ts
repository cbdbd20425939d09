import { quoteText, type Store } from "../store.ts";
import { columnLetter } from "./headers.ts";
import type { OutsideList } from "./outside-list.ts";
import { textOf } from "./outside-tables.ts";
import { anyFilled, type WholeSheet } from "./sheet-whole.ts";

/** Columns asked for in one query. */
const AT_ONCE = 40;

/**
 * Lists the cells of a sheet that a later cell at the same address stands for: those of rows that come twice in the file. `source` = its rows as they
 * come, `order` = SQL for the place of a row.
 */
export async function listOverwritten(
  store: Store,
  source: string,
  order: string,
  kinds: WholeSheet["kinds"],
  list: OutsideList,
): Promise<void> {
  const { twice } = await store.one<{ twice: number }>(`select count(*) - count(distinct _row) as twice from ${source}`);
  if (twice === 0) return;
  const rows = `(select * from ${source} where _row in (select _row from ${source} group by _row having count(*) > 1))`;
  const columns = [...kinds];
  for (let at = 0; at < columns.length; at += AT_ONCE) {
    const parts = columns.slice(at, at + AT_ONCE).map(([index, own]) => {
      const filled = anyFilled({ relation: rows, kinds, merges: [] }, [index]);
      return `select _row as "row", ${quoteText(columnLetter(index))} as letter, ${textOf(index, own)} as "text" from ${rows} where ${filled}
        qualify row_number() over (partition by _row order by ${order} desc) > 1`;
    });
    list.addQuery("repeatedCell", parts.join(" union all "));
  }
}
