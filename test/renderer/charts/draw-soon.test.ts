import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { drawNever, drawSoon } from "../../../renderer/charts/draw-soon.ts";

describe("charts that may wait", () => {
  let idle: (() => void)[] = [];
  const spareTime = () => idle.shift()?.();

  beforeEach(() => {
    idle = [];
    vi.stubGlobal("requestIdleCallback", (callback: () => void) => idle.push(callback));
  });
  afterEach(() => {
    while (idle.length > 0) spareTime();
    vi.unstubAllGlobals();
  });

  it("are drawn one at a time, in the order in which they asked, each with its newest drawing", () => {
    const drawn: string[] = [];
    const [a, b] = [{}, {}];
    drawSoon(a, () => drawn.push("a, old"));
    drawSoon(b, () => drawn.push("b"));
    drawSoon(a, () => drawn.push("a, new"));
    expect(drawn).toEqual([]);
    spareTime();
    expect(drawn).toEqual(["a, new"]);
    spareTime();
    expect(drawn).toEqual(["a, new", "b"]);
    expect(idle).toEqual([]);
  });

  it("are not drawn once they are gone, and do not hold up the others", () => {
    const drawn: string[] = [];
    const [a, b] = [{}, {}];
    drawSoon(a, () => drawn.push("a"));
    drawSoon(b, () => drawn.push("b"));
    expect(drawNever(a)).toBe(true);
    spareTime();
    expect(drawn).toEqual(["b"]);
  });
});
