import { type RefObject, useEffect, useState } from "react";

/** Whether an element has been in sight once: what costs work is not done for parts that nobody has scrolled to. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    const own = element.current;
    if (own === null || isSeen) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setIsSeen(true);
    });
    observer.observe(own);
    return () => observer.disconnect();
  }, [element, isSeen]);
  return isSeen;
}
