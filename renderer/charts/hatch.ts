/** A stroke of a hatching, px. */
export type Stroke = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** Strokes at 45° that fill a box and end at its edges, `step` px apart along it. */
export function hatchStrokes(x: number, y: number, width: number, height: number, step: number): readonly Stroke[] {
  const count = Math.ceil((width + height) / step) - 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const along = (index + 1) * step;
    // A stroke climbs from the left or lower edge to the upper or right edge; `along` is where it would meet the upper one.
    return {
      x1: x + Math.max(0, along - height),
      y1: y + Math.min(height, along),
      x2: x + Math.min(width, along),
      y2: y + Math.max(0, along - width),
    };
  });
}
