import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { answerCalls, type Handlers } from "../../electron/main/answer-calls.ts";
import type { Sender } from "../../electron/main/trusted-sender.ts";
import { CHANNELS } from "../../shared/ipc/channels.ts";
import { SCHEMAS } from "../../shared/ipc/schemas.ts";
import { fail, ok, ProblemError } from "../../shared/result.ts";

const OURS = new Set([1]);
const trusted: Sender = { sender: { id: 1 }, senderFrame: { parent: null, origin: "app://octad", url: "app://octad/index.html" } };

/** Handlers that only count; none is ever to see a payload its schema refuses. */
function counting(answer: () => Promise<unknown> = async () => ok(null)) {
  const seen = vi.fn(answer);
  const handlers = Object.fromEntries([...CHANNELS].map((channel) => [channel, seen])) as unknown as Handlers;
  return { seen, call: answerCalls({ handlers, ownWindows: OURS, log: () => undefined }) };
}

describe("answerCalls", () => {
  it("has one schema and one handler for each channel", () => {
    expect(Object.keys(SCHEMAS).sort()).toEqual([...CHANNELS].sort());
  });

  it("answers a good call with what its handler says", async () => {
    const { call } = counting(async () => fail("FILE_EMPTY", { file: "a.xlsx" }));
    expect(await call(trusted, "app:info", null)).toEqual({ ok: false, problem: { code: "FILE_EMPTY", file: "a.xlsx" } });
  });

  const strangers: readonly (readonly [string, Sender])[] = [
    ["another window", { ...trusted, sender: { id: 2 } }],
    ["a frame inside the page", { ...trusted, senderFrame: { parent: {}, origin: "app://octad", url: "app://octad/index.html" } }],
    ["a frame that is gone", { ...trusted, senderFrame: null }],
    ["another host", { ...trusted, senderFrame: { parent: null, origin: "app://octad.evil", url: "app://octad.evil/index.html" } }],
    ["another scheme", { ...trusted, senderFrame: { parent: null, origin: "https://octad", url: "https://octad/index.html" } }],
    ["an opaque origin", { ...trusted, senderFrame: { parent: null, origin: "null", url: "app://octad/index.html" } }],
    ["a name in the address", { ...trusted, senderFrame: { parent: null, origin: "app://octad", url: "app://octad@evil/index.html" } }],
  ];
  for (const [name, sender] of strangers) {
    it(`refuses ${name}`, async () => {
      const { call, seen } = counting();
      expect(await call(sender, "app:info", null)).toEqual({ ok: false, problem: { code: "REFUSED", detail: { why: "sender" } } });
      expect(seen).not.toHaveBeenCalled();
    });
  }

  it("refuses any name that is not a channel", async () => {
    const { call, seen } = counting();
    await fc.assert(
      fc.asyncProperty(
        fc.anything().filter((name) => typeof name !== "string" || !CHANNELS.has(name)),
        fc.anything(),
        async (name, payload) => {
          expect(await call(trusted, name, payload)).toMatchObject({ ok: false, problem: { code: "REFUSED" } });
        },
      ),
    );
    for (const name of ["__proto__", "constructor", "hasOwnProperty"]) {
      expect(await call(trusted, name, null)).toMatchObject({ ok: false, problem: { code: "REFUSED" } });
    }
    expect(seen).not.toHaveBeenCalled();
  });

  // 200 per channel (reliability.md, section 6, row 2).
  for (const channel of CHANNELS) {
    it(`lets nothing unfit through ${channel}, and throws nothing`, async () => {
      const { call, seen } = counting();
      await fc.assert(
        fc.asyncProperty(fc.anything({ withNullPrototype: true, withMap: true, withDate: true }), async (payload) => {
          seen.mockClear();
          const answer = await call(trusted, channel, payload);
          if (seen.mock.calls.length === 0)
            expect(answer).toMatchObject({ ok: false, problem: { code: "REFUSED", detail: { why: "payload" } } });
          else expect(SCHEMAS[channel as keyof typeof SCHEMAS].safeParse(payload).success).toBe(true);
        }),
        { numRuns: 200 },
      );
    });
  }

  it("turns a problem on its way and a fault of ours into results", async () => {
    const problem = counting(async () => {
      throw new ProblemError({ code: "CANCELLED" });
    });
    expect(await problem.call(trusted, "app:info", null)).toEqual({ ok: false, problem: { code: "CANCELLED" } });
    const fault = counting(async () => {
      throw new TypeError("x is not a function");
    });
    expect(await fault.call(trusted, "app:info", null)).toEqual({
      ok: false,
      problem: { code: "INTERNAL", detail: { channel: "app:info" } },
    });
  });
});
