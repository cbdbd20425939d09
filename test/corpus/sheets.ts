import type { CanonicalTable } from "../../shared/table/fields.ts";
import type { Context } from "./context.ts";
import { headingFor } from "./headings.ts";
import type { LabelledColumn, LabelledTable } from "./labelled.ts";
import {
  customerIds,
  emails,
  flags,
  labels,
  languages,
  type Maker,
  money,
  numbers,
  people,
  phones,
  postcodes,
  rowNumbers,
  runningIds,
  shares,
} from "./makers.ts";
import type { Concept } from "./words/words.ts";

/** A column as a shape asks for it: what it is called, what stands in it, which fields it must or may be. */
export type Wanted = {
  readonly concept: Concept;
  readonly make: Maker;
  readonly must?: readonly string[];
  readonly may?: readonly string[];
  readonly heading?: string;
  readonly over?: string;
};

export const want = (concept: Concept, make: Maker, must: string | readonly string[], more: Partial<Wanted> = {}): Wanted => ({
  concept,
  make,
  must: typeof must === "string" ? [must] : must,
  ...more,
});

/** Columns that are no field, with what stands in them. */
export const DECOYS = {
  age: numbers(18, 88),
  birthYear: numbers(1940, 2005),
  gender: labels("genders"),
  postcode: postcodes,
  phone: phones,
  email: emails,
  personName: people,
  city: labels("cities"),
  language: languages,
  callsCount: numbers(0, 14),
  weekNumber: numbers(1, 52),
  year: numbers(2022, 2025),
  tenure: numbers(1, 120),
  wholeLife: money({ low: 400, high: 60_000 }),
  creditScore: numbers(280, 860),
  npsGroup: labels("npsGroups"),
  agentId: runningIds("A", 210),
  agentName: labels("firstNames"),
  surveyId: numbers(70_001, 70_009),
  quantity: numbers(1, 12),
  unitPrice: money({ low: 2, high: 300 }),
  discount: shares,
  product: labels("products"),
  tax: money({ low: 1, high: 90 }),
  employees: numbers(1, 900),
  rowNumber: rowNumbers,
  surveyDuration: numbers(25, 900),
  priority: labels("priorities"),
  ticketState: labels("ticketStates"),
  responseId: runningIds("R_", 88_100),
  orderId: runningIds("ORD-", 500_100),
} as const satisfies Partial<Record<Concept, Maker>>;

export type Decoy = keyof typeof DECOYS;

export const decoy = (concept: Decoy, may: readonly string[] = []): Wanted => ({ concept, make: DECOYS[concept], may });

/** Some of the decoys, in a random order. */
export function someDecoys(context: Context, from: readonly Decoy[], count: number): readonly Wanted[] {
  const left = [...from];
  const found: Wanted[] = [];
  while (found.length < count && left.length > 0) {
    const [one] = left.splice(context.draw.below(left.length), 1);
    if (one !== undefined) found.push(decoy(one));
  }
  return found;
}

export function columnsOf(context: Context, wanted: readonly Wanted[]): readonly LabelledColumn[] {
  const taken = new Set<string>();
  return wanted.map(({ concept, make, must = [], may = [], heading, over }): LabelledColumn => {
    const made = make(context);
    const name = heading ?? headingFor(context.draw, context.words, concept, taken);
    return {
      heading: made.suffix === undefined ? name : `${name.trimEnd()} ${made.suffix}`,
      ...(over === undefined ? {} : { over }),
      must,
      may,
      cells: made.cells,
      ...(made.scale === undefined ? {} : { scale: made.scale }),
      ...(made.ask === undefined ? {} : { ask: made.ask }),
    };
  });
}

/** The columns in an order of their own, but for the first `keep`. */
export function mixed<T>(context: Context, items: readonly T[], keep = 1): readonly T[] {
  const [head, rest] = [items.slice(0, keep), items.slice(keep)];
  const order = rest.map((item) => ({ item, at: context.draw.uniform() })).sort((a, b) => a.at - b.at);
  return [...head, ...order.map(({ item }) => item)];
}

export function tableOf(
  context: Context,
  sheet: string | null,
  as: CanonicalTable | readonly CanonicalTable[],
  wanted: readonly Wanted[],
  more: Partial<LabelledTable> = {},
): LabelledTable {
  return { sheet, as: typeof as === "string" ? [as] : as, columns: columnsOf(context, wanted), ...more };
}

export const withCustomer = (table: CanonicalTable): Wanted => want("customerId", customerIds, `${table}.customer_id`);

/** Yes or no with about that share of yes. */
export const flag = flags;
