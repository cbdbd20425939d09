import { useCallback, useEffect, useRef } from "react";

/**
 * Calls `apply` at once, but at most once a frame: of what comes before the next frame only the newest counts, and it is applied
 * with that frame. A pointer sends more moves than a screen can show. The last value always arrives.
 */
export function useFrame<T>(apply: (value: T) => void): (value: T) => void {
  const waiting = useRef<{ readonly value: T } | null>(null);
  const frame = useRef(0);
  const current = useRef(apply);
  current.current = apply;
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback((value: T) => {
    const release = () => {
      frame.current = 0;
      const newest = waiting.current;
      waiting.current = null;
      if (newest !== null) run(newest.value);
    };
    const run = (next: T) => {
      frame.current = requestAnimationFrame(release);
      current.current(next);
    };
    if (frame.current === 0) run(value);
    else waiting.current = { value };
  }, []);
}
