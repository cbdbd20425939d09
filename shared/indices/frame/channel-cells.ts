import type { Row } from "../index-definition.ts";
import { type Channel, FIRST, SECOND } from "./answer-channel.ts";
import { answerOf, CODES, NO_ANSWER } from "./answer-rows.ts";
import { type CellRows, type CountedCells, cellRows, slicedCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { SECURE_STATES, type SecureItem, stateOfCase } from "./secure-items.ts";
import type { ChannelCounts } from "./visit-answers.ts";

type NamedCells = readonly (readonly [name: "rows" | "kept", cells: CountedCells])[];

/** Cells of the first or second of two questions: rows by code, and those that are kept. */
export function questionCells(counts: ChannelCounts, { codes }: Channel, place: number, waveCodes: readonly number[]): NamedCells {
  const bit = place === 0 ? FIRST : SECOND;
  const keysOf = (code: number): Row => ({ answer: answerOf(code) });
  const valueAt = (number: number): number => codes[place]?.[number] ?? NO_ANSWER;
  return [
    ["rows", sliced(counts, CODES, () => true, valueAt, keysOf, waveCodes)],
    ["kept", sliced(counts, CODES, (kept) => (kept & bit) !== 0, valueAt, keysOf, waveCodes)],
  ];
}

/** Cells of secure: rows by what can be made of them, and cases that are kept, whose answers are packed (last-answers.ts). */
export function secureCells(
  counts: ChannelCounts,
  channel: Channel,
  items: readonly SecureItem[],
  waveCodes: readonly number[],
): NamedCells {
  const { codes, marks } = channel;
  const states = Uint8Array.from(marks, (_, number) => {
    const answers = codes.map((column) => answerOf(column[number] ?? NO_ANSWER));
    return SECURE_STATES.indexOf(stateOfCase(answers, items));
  });
  const stateOf = (number: number): number => states[number] ?? 0;
  const triple = (number: number): Row => ({ triple: codes.reduce((packed, column) => packed * CODES + ((column[number] ?? 0) ^ 128), 0) });
  return [
    [
      "rows",
      sliced(
        counts,
        SECURE_STATES.length,
        () => true,
        stateOf,
        (state) => ({ state: SECURE_STATES[state] ?? null }),
        waveCodes,
      ),
    ],
    [
      "kept",
      sliced(
        counts,
        marks.length,
        (kept) => kept !== 0,
        (number) => number,
        triple,
        waveCodes,
      ),
    ],
  ];
}

/** Counts by slice and value of the rows that are kept for what is asked. */
function sliced(
  { width, choices, groups, waves }: ChannelCounts,
  values: number,
  isAsked: (kept: number) => boolean,
  valueAt: (number: number) => number,
  keysOf: (value: number) => Row,
  waveCodes: readonly number[],
): CountedCells {
  const valuesAt = Uint16Array.from({ length: width }, (_, number) => valueAt(number));
  const cells = (table: Uint32Array, codeOf?: (slice: number) => number): CellRows => {
    const counts = new Counts((table.length / Math.max(1, width * choices)) * values);
    for (let from = 0, cell = 0; from < table.length; from += width, cell += 1) {
      if (!isAsked(cell % choices)) continue;
      const to = Math.floor(cell / choices) * values;
      for (let number = 0; number < width; number += 1) counts.add(to + (valuesAt[number] ?? 0), table[from + number]);
    }
    return cellRows({ answers: counts }, counts, values, keysOf, codeOf);
  };
  return slicedCells(
    cells(groups),
    cells(waves, (place) => waveCodes[place] ?? 0),
  );
}
