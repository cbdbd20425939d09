import { useEffect, useRef, useState } from "react";
import type { Deck, Slide } from "../../shared/report/deck.ts";
import { useWords } from "../ui/use-words.ts";
import { SlideBody } from "./slide-body.tsx";

/** Size of a slide in px, before it is scaled to the room there is. */
const WIDTH = 1_280;
const HEIGHT = 720;
/** Larger than this the preview pushes what goes with the slide out of sight. */
const WIDEST = 1_000;

/** The slide at its own size, scaled to the room there is. */
export function SlidePreview({ deck, slide, number }: { readonly deck: Deck; readonly slide: Slide; readonly number: number }) {
  const { t } = useWords();
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.min(WIDEST, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const scale = width / WIDTH;
  return (
    <div ref={holder} className="slide-holder">
      <div className="slide-canvas" style={{ width, height: HEIGHT * scale }}>
        <section
          className="slide"
          lang={deck.lang}
          aria-label={t("exporting:slideOf", { number, total: deck.slides.length })}
          style={{ transform: `scale(${scale})` }}
        >
          <SlideBody deck={deck} slide={slide} number={number} />
        </section>
      </div>
    </div>
  );
}
