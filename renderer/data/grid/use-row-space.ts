import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type ColumnLayout, columnsBetween, revealingColumn } from "./column-layout.ts";
import { ROW_HEIGHT, type RowSpace, revealing, rowsInSight, SCROLLED_UP, scrolledTo, settled } from "./row-scroll.ts";

/** Height of the head of the grid, and widths of the columns that stay at its sides. */
export const HEAD_HEIGHT = 56;
export const NUMBER_WIDTH = 68;
export const HAPPENED_WIDTH = 204;

/** Rows and columns drawn: those in sight and a few more. Rows are placed from `base`, as far-away places have no exact pixels. */
export type Sight = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly base: number;
};

const OVERSCAN = 4;
const BASE_STEP = 500;

type Elements = { readonly scroller: RefObject<HTMLDivElement | null>; readonly rows: RefObject<HTMLDivElement | null> };

/**
 * Scrolling of the grid. What is seen stands still in the scrolled element and is drawn by itself at every scroll, so that no
 * scroll outruns the rows, and a list may be longer than an element can be.
 */
export function useRowSpace({ scroller, rows }: Elements, count: number, layout: ColumnLayout) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  const viewHeight = Math.max(ROW_HEIGHT, size.height - HEAD_HEIGHT);
  const viewWidth = Math.max(0, size.width - NUMBER_WIDTH - HAPPENED_WIDTH);
  const scroll = useRef(SCROLLED_UP);
  const left = useRef(0);
  const [sight, setSight] = useState<Sight>({ firstRow: 0, lastRow: -1, firstColumn: 0, lastColumn: -1, base: 0 });
  const drawn = useRef(sight);
  const space: RowSpace = { count, viewHeight };

  /** Puts what is drawn where it belongs; no rendering. */
  const place = () => {
    const element = rows.current;
    if (element === null) return;
    element.style.transform = `translateY(${drawn.current.base * ROW_HEIGHT - scroll.current.top}px)`;
    element.parentElement?.style.setProperty("--grid-left", `${-left.current}px`);
  };

  const look = (): Sight => {
    const [first, last] = rowsInSight(space, scroll.current.top);
    const [firstColumn, lastColumn] = columnsBetween(layout, left.current - 60, left.current + viewWidth + 60);
    return {
      firstRow: Math.max(0, first - OVERSCAN),
      lastRow: Math.min(count - 1, last + OVERSCAN),
      firstColumn,
      lastColumn,
      base: Math.floor(first / BASE_STEP) * BASE_STEP,
    };
  };

  const update = (draw: (next: Sight) => void) => {
    const next = look();
    if (!isSame(next, drawn.current)) draw(next);
    place();
  };

  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    scroll.current = scrolledTo(space, scroll.current, element.scrollTop);
    left.current = element.scrollLeft;
    // In this very frame: what comes later is seen later.
    update((next) => flushSync(() => setSight(next)));
  };

  const onScrollEnd = () => {
    const element = scroller.current;
    const rest = settled(space, scroll.current.top);
    if (element === null || Math.abs(rest.native - element.scrollTop) < 1) return;
    scroll.current = rest;
    element.scrollTop = rest.native;
  };

  const scrollTo = (top: number) => {
    scroll.current = settled(space, top);
    if (scroller.current !== null) scroller.current.scrollTop = scroll.current.native;
    update(setSight);
  };

  const reveal = (row: number, column: number | null) => {
    const element = scroller.current;
    if (element === null) return;
    if (column !== null) {
      left.current = revealingColumn(layout, element.scrollLeft, viewWidth, column);
      element.scrollLeft = left.current;
    }
    if (row >= 0) scrollTo(revealing(space, scroll.current.top, row));
    else update(setSight);
  };

  useLayoutEffect(() => {
    drawn.current = sight;
    place();
  });
  // A list that has become shorter, or a window that has become taller, may be scrolled beyond its end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what changes the space is a reason
  useLayoutEffect(() => {
    if (size.height > 0) scrollTo(scroll.current.top);
  }, [count, layout, size.height, size.width]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const handlers = useRef({ onScroll, onScrollEnd });
  handlers.current = { onScroll, onScrollEnd };
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const scrolled = () => handlers.current.onScroll();
    const ended = () => handlers.current.onScrollEnd();
    element.addEventListener("scroll", scrolled, { passive: true });
    element.addEventListener("scrollend", ended);
    return () => {
      element.removeEventListener("scroll", scrolled);
      element.removeEventListener("scrollend", ended);
    };
  }, [scroller]);

  const latest = useRef({ reveal, scrollTo });
  latest.current = { reveal, scrollTo };
  return {
    sight,
    size,
    space,
    /** Rows that fit on one screen, for the keys that turn pages. */
    page: Math.max(1, Math.floor(viewHeight / ROW_HEIGHT) - 1),
    /** First and last row that can be seen, from 0. */
    inSight: rowsInSight(space, scroll.current.top),
    reveal: useCallback((row: number, column: number | null) => latest.current.reveal(row, column), []),
    scrollTo: useCallback((top: number) => latest.current.scrollTo(top), []),
  };
}

const isSame = (a: Sight, b: Sight): boolean =>
  a.firstRow === b.firstRow &&
  a.lastRow === b.lastRow &&
  a.firstColumn === b.firstColumn &&
  a.lastColumn === b.lastColumn &&
  a.base === b.base;
