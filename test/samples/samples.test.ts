import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeSamples } from "../../samples/make-samples.ts";

describe("samples", () => {
  const samples = makeSamples();

  it.each([...samples.keys()])("%s is made anew to the same bytes", (name) => {
    const committed = readFileSync(join(process.cwd(), "samples", name));
    const made = Buffer.from(samples.get(name) ?? new Uint8Array());
    expect(made.length).toBe(committed.length);
    expect(made.equals(committed)).toBe(true);
  });

  it("comes out the same twice in one process", () => {
    const again = makeSamples();
    for (const [name, bytes] of samples) expect(Buffer.from(again.get(name) ?? new Uint8Array()).equals(Buffer.from(bytes))).toBe(true);
  });
});
