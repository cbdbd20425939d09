/**
 * A colour between two, each six hex digits without #. `share` of the second, 0–1: 0 gives the first, 1 the second.
 * Mixed in sRGB as it stands, which is what the greys of the design were drawn with.
 */
export function mixColor(first: string, second: string, share: number): string {
  const mixed = [0, 2, 4].map((at) => {
    const from = Number.parseInt(first.slice(at, at + 2), 16);
    const to = Number.parseInt(second.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return mixed.join("");
}
