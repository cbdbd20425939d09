import { useRef } from "react";

/** What `make` gives while nothing moves; while something does, what it gave before. */
export function useAtRest<T>(isMoving: boolean, make: () => T): T {
  const last = useRef<{ readonly value: T } | null>(null);
  if (last.current === null || !isMoving) last.current = { value: make() };
  return last.current.value;
}
