import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The width of an element in px, known before it is first painted and kept in step: what is drawn in px needs no stretching. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const holder = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [holder, width];
}
