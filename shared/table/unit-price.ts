import { isNumeric } from "./column-kind.ts";
import { speaksOf } from "./concepts/read-header.ts";
import { headerWords } from "./header-words.ts";
import type { RawColumn } from "./raw-table.ts";

const PRICES = ["price", "prices", "unitprice", "prix", "prezzo", "prezzi", "pret", "preis", "precio", "preco"];
const WHOLE = ["total", "totale", "totaux", "sum", "suma", "line", "order", "invoice", "basket", "paid", "extended", "kauf", "gesamt"];

/** The heading speaks of the price of one piece, or of a price without saying that it is the whole row's. */
export function isUnitPrice(header: string): boolean {
  const words = headerWords(header);
  if (words.some((word) => WHOLE.includes(word))) return false;
  return speaksOf(header, ["UNIT_PRICE"]) || words.some((word) => PRICES.includes(word));
}

/** The one column that says how many pieces were bought; `null` where there is none or several. */
export function quantityColumn(columns: readonly RawColumn[]): RawColumn | null {
  const found = columns.filter((column) => speaksOf(column.header, ["QUANTITY"]) && !isUnitPrice(column.header) && isNumeric(column));
  const [only] = found;
  return only === undefined || found.length > 1 ? null : only;
}

/** Whether an amount is to be taken times a quantity that stands beside it. */
export const isTimesQuantity = (amount: RawColumn, others: readonly RawColumn[]): boolean =>
  isUnitPrice(amount.header) && quantityColumn(others.filter(({ id }) => id !== amount.id)) !== null;
