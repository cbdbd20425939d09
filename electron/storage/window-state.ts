/** Where the window stood; `x` and `y` are absent until it was moved. */
export type WindowState = {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximized: boolean;
};

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The smallest window that every screen fits (ui.md), and the size of the first one. */
export const SMALLEST = { width: 1_100, height: 700 } as const;
export const FIRST: WindowState = { width: 1_440, height: 900, maximized: false };

/** A sound state from whatever stood in the file. */
export function repairWindowState(read: unknown): WindowState {
  if (typeof read !== "object" || read === null) return FIRST;
  const { width, height, x, y, maximized } = { width: 0, height: 0, x: null, y: null, maximized: false, ...read };
  if (!isLength(width) || !isLength(height)) return FIRST;
  const state = { width: Math.max(SMALLEST.width, width), height: Math.max(SMALLEST.height, height), maximized: maximized === true };
  return isPosition(x) && isPosition(y) ? { ...state, x, y } : state;
}

/** The state, without its place when that is on no screen any more, and never larger than the screen it opens on. */
export function fitWindowState(state: WindowState, screens: readonly Area[]): WindowState {
  const { x, y } = state;
  const home = x === undefined || y === undefined ? undefined : screens.find((area) => holds(area, x, y));
  const area = home ?? screens[0];
  const size = {
    width: area === undefined ? state.width : Math.min(state.width, area.width),
    height: area === undefined ? state.height : Math.min(state.height, area.height),
    maximized: state.maximized,
  };
  return home === undefined || x === undefined || y === undefined ? size : { ...size, x, y };
}

/** At least a hand's breadth of the title bar must be within reach. */
const holds = (area: Area, x: number, y: number): boolean =>
  x >= area.x - 8 && y >= area.y - 8 && x < area.x + area.width - 100 && y < area.y + area.height - 100;

const isLength = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value > 0 && value < 100_000;
const isPosition = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1_000_000;
