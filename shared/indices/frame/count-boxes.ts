import { csatCuts, npsCuts } from "../cuts.ts";
import type { Row } from "../index-definition.ts";
import type { AccountRows } from "./account-rows.ts";
import { CODES, NO_ANSWER, validAnswer } from "./answer-rows.ts";
import { BOX_CODES } from "./boxes-frame.ts";
import { type CountedCells, cellRows, groupCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { ExactSums } from "./exact-sums.ts";
import type { FrameInput } from "./frame-input.ts";
import type { HealthScores } from "./score-health.ts";

/** The box of each account now and at the start of the window; `NO_BOX` = none. */
export type AccountBoxes = { readonly now: Uint8Array; readonly atStart: Uint8Array };
const NO_BOX = 3;
const BOXES = 4;
const STATES = 16;

/** Boxes by the last answers of customers (count-answers.ts). */
export function boxesByAnswer(
  input: Pick<FrameInput, "scales" | "settings">,
  by: "nps" | "csat",
  { customer }: AccountRows,
  last: Uint8Array | undefined,
  atStart: Uint8Array | undefined,
): AccountBoxes {
  const [low, high] = by === "nps" ? npsCuts(input) : csatCuts(input);
  const boxOf = Uint8Array.from({ length: CODES }, (_, code) => {
    const answer = validAnswer(code);
    if (Number.isNaN(answer)) return NO_BOX;
    return answer >= high ? BOX_CODES.top : answer <= low ? BOX_CODES.bottom : BOX_CODES.middle;
  });
  const boxes = (codes: Uint8Array | undefined): Uint8Array => {
    const found = new Uint8Array(customer.length).fill(NO_BOX);
    for (let row = 0; row < found.length; row += 1) {
      const own = customer[row] ?? 0;
      if (codes !== undefined && own < codes.length) found[row] = boxOf[codes[own] ?? NO_ANSWER] ?? NO_BOX;
    }
    return found;
  };
  return { now: boxes(last), atStart: boxes(atStart) };
}

/** Boxes by the band of the health score; nobody knows the score of an earlier day. */
export function boxesByHealth({ bands }: HealthScores): AccountBoxes {
  const codes = [BOX_CODES.bottom, BOX_CODES.middle, BOX_CODES.top];
  return { now: bands.map((band) => codes[band] ?? NO_BOX), atStart: new Uint8Array(bands.length).fill(NO_BOX) };
}

/** Somebody active at the start of the window had answered by then. */
export function anyAtStart({ atStart }: AccountRows, boxes: AccountBoxes): boolean {
  for (let row = 0; row < atStart.length; row += 1) if (atStart[row] === 1 && boxes.atStart[row] !== NO_BOX) return true;
  return false;
}

/** What `frame_boxes` holds, by group, box now, box at the start of the window, and state. */
export function boxesCells(accounts: AccountRows, boxes: AccountBoxes, slots: number): CountedCells {
  const { money, negativeMoney, absurdMoney } = accounts;
  const width = BOXES * BOXES * STATES;
  const size = slots * width;
  const cells = cellsOf(accounts, boxes, width);
  const customers = Counts.of(size, cells);
  const columns = {
    customers,
    valued: Counts.where(size, cells, money.known),
    revenue: ExactSums.of(size, cells, money),
    negative: Counts.where(size, cells, negativeMoney),
    absurd: Counts.where(size, cells, absurdMoney),
  };
  const boxOf = (box: number): number | null => (box === NO_BOX ? null : box);
  const keysOf = (value: number): Row => ({
    box: boxOf(Math.floor(value / (BOXES * STATES))),
    box_at_start: boxOf(Math.floor(value / STATES) % BOXES),
    active: (value & 8) !== 0,
    at_start: (value & 4) !== 0,
    lost: (value & 2) !== 0,
    ended: (value & 1) !== 0,
  });
  return groupCells(cellRows(columns, customers, width, keysOf));
}

function cellsOf({ group, active, atStart, lost, ended }: AccountRows, boxes: AccountBoxes, width: number): Int32Array {
  const cells = new Int32Array(group.length);
  for (let row = 0; row < cells.length; row += 1) {
    const box = (boxes.now[row] ?? NO_BOX) * BOXES + (boxes.atStart[row] ?? NO_BOX);
    const state = (active[row] ?? 0) * 8 + (atStart[row] ?? 0) * 4 + (lost[row] ?? 0) * 2 + (ended[row] ?? 0);
    cells[row] = (group[row] ?? 0) * width + box * STATES + state;
  }
  return cells;
}

/** Money and cost by group, segment, box and whether the customer is active; `null` where segments are told apart by text. */
export function strataCells(accounts: AccountRows, boxes: AccountBoxes, slots: number): CountedCells | null {
  const { segment, segments, group, active, money, cost } = accounts;
  if (segment === null) return null;
  const width = segments.length * BOXES * 2;
  const size = slots * width;
  const cells = new Int32Array(group.length);
  for (let row = 0; row < cells.length; row += 1) {
    const box = (segment[row] ?? 0) * BOXES + (boxes.now[row] ?? NO_BOX);
    cells[row] = (group[row] ?? 0) * width + box * 2 + (active[row] ?? 0);
  }
  const columns = {
    customers: Counts.where(size, cells, money.known),
    revenue: ExactSums.of(size, cells, money),
    cost: ExactSums.of(size, cells, cost),
    costed: Counts.where(size, cells, cost.known),
  };
  const keysOf = (value: number): Row => {
    const box = Math.floor(value / 2) % BOXES;
    return { segment: segments[Math.floor(value / (2 * BOXES))] ?? null, box: box === NO_BOX ? null : box, active: value % 2 === 1 };
  };
  return groupCells(cellRows(columns, Counts.of(size, cells), width, keysOf));
}
