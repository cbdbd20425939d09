import { useCallback, useEffect, useRef } from "react";

/**
 * Calls `apply` at most once a frame with the newest value: a pointer sends more moves than a screen can show. The last value
 * always arrives.
 */
export function useFrame<T>(apply: (value: T) => void): (value: T) => void {
  const latest = useRef<{ readonly value: T } | null>(null);
  const frame = useRef(0);
  const current = useRef(apply);
  current.current = apply;
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return useCallback((value: T) => {
    if (latest.current === null) {
      frame.current = requestAnimationFrame(() => {
        const newest = latest.current;
        latest.current = null;
        if (newest !== null) current.current(newest.value);
      });
    }
    latest.current = { value };
  }, []);
}
