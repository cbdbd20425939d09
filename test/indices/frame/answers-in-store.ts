import { Store } from "../../../electron/engine/store.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { bad } from "../support/canonical-data.ts";
import { undatedFrame } from "../support/frame-in.ts";

type Given = {
  readonly customer: number | null;
  readonly day: string | null;
  readonly grp: number;
  readonly wave: number | null;
  readonly weight: number;
  readonly nps: number | null;
  readonly sat: number | null;
  readonly recommend: number | null;
  readonly repurchase: number | null;
};
type Items = readonly [number | null, number | null, number | null];
const given = (
  customer: number | null,
  day: string | null,
  [grp, wave, weight]: readonly [number, number | null, number],
  nps: number | null,
  [sat, recommend, repurchase]: Items,
): Given => ({ customer, day, grp, wave, weight, nps, sat, recommend, repurchase });

const NONE: Items = [null, null, null];
/**
 * The `ord` of a row is ten more than its place. Customer 0 answers in both waves and in none; the last valid answer of 1 has weight
 * 0; 2 never gave a valid one; two rows are nobody's.
 */
const GIVEN: readonly Given[] = [
  given(0, null, [0, null, 2], 1, [5, 5, 5]),
  given(0, "2026-01-05", [1, 7, 1], 9, [5, 4, null]),
  given(1, "2026-01-06", [1, 7, 3], 6, [5, 5, 5]),
  given(0, "2026-01-07", [0, 7, 4], -1, [5, 5, null]),
  given(2, "2026-01-08", [2, 7, 1], bad, [bad, null, 5]),
  given(null, "2026-01-09", [2, 8, 5], 4, [3, null, null]),
  given(0, "2026-02-01", [2, 8, 0.5], 10, [bad, 5, 2]),
  given(1, "2026-02-02", [0, 8, 0], 8, [1, 1, 1]),
  given(null, "2026-02-03", [0, null, 1], 2, [5, 5, 5]),
  given(0, "2026-02-04", [1, 8, 2], bad, NONE),
];

/** A store in which these are the answers of the frame. */
export async function storeOfGiven(): Promise<Store> {
  const store = await Store.open({ threads: 1 });
  await store.run(`create table frame_answers (customer integer, ord integer, day date, grp smallint, wave integer, weight double,
    nps tinyint, sat tinyint, recommend tinyint, repurchase tinyint)`);
  const rows = GIVEN.map(({ customer, day, grp, wave, weight, nps, sat, recommend, repurchase }, at) => {
    const dated = day === null ? "null" : `date '${day}'`;
    return `(${[customer, at + 10, dated, grp, wave, weight, nps, sat, recommend, repurchase].map(String).join(", ")})`;
  });
  await store.run(`insert into frame_answers values ${rows.join(", ")}`);
  return store;
}

/** Three groups; items of secure are at the top from 5. */
export const givenFrame = (duplicates: Settings["duplicates"], weighted: boolean): FrameInput => {
  const scale = { min: 1, max: 5 };
  const base = undatedFrame({ answers: ["customer_id", "nps", "sat", "recommend", "repurchase", ...(weighted ? ["weight"] : [])] });
  return {
    ...base,
    groups: 3,
    scales: { ...base.scales, sat: scale, recommend: scale, repurchase: scale },
    settings: { ...DEFAULT_SETTINGS, duplicates },
  };
};

/** Rows of a view of answers that count, as lists of columns, in the order of customers and then of what they say. */
export async function rowsOf(store: Store, view: string, columns: string): Promise<readonly (readonly unknown[])[]> {
  const rows = await store.all<object>(`select ${columns} from ${view} order by all nulls last`);
  return rows.map((row) => Object.values(row));
}
