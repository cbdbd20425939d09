import type { z } from "zod";
import { isChannel } from "../../shared/ipc/channels.ts";
import type { Channel, Request, Response } from "../../shared/ipc/contract.ts";
import { SCHEMAS } from "../../shared/ipc/schemas.ts";
import type { Problem } from "../../shared/problem.ts";
import { fail, ProblemError, type Result } from "../../shared/result.ts";
import { isTrustedSender, type Sender } from "./trusted-sender.ts";

/** One handler a channel. What it is given has passed the channel's schema. */
export type Handlers = { readonly [C in Channel]: (request: Request<C>) => Promise<Result<Response<C>>> };

export type CallOptions = {
  readonly handlers: Handlers;
  /** Ids of the web contents of our own windows. */
  readonly ownWindows: ReadonlySet<number>;
  readonly log: (words: string, error?: unknown) => void;
};

/**
 * The only way from a page into main: checks who asks, what is asked and what it is asked with, in this order, and answers
 * with a `Result` whatever happens behind it.
 */
export function answerCalls({ handlers, ownWindows, log }: CallOptions) {
  return async (event: Sender, channel: unknown, payload: unknown): Promise<Result<unknown>> => {
    if (!isTrustedSender(event, ownWindows)) {
      log(`refused a call from ${event.senderFrame?.url ?? "a frame that is gone"}`);
      return fail("REFUSED", { detail: { why: "sender" } });
    }
    if (!isChannel(channel)) return fail("REFUSED", { detail: { why: "channel" } });
    return answer(handlers, channel, payload, log);
  };
}

async function answer<C extends Channel>(
  handlers: Handlers,
  channel: C,
  payload: unknown,
  log: CallOptions["log"],
): Promise<Result<Response<C>>> {
  const schema: z.ZodType<Request<C>> = SCHEMAS[channel];
  const request = schema.safeParse(payload);
  if (!request.success) {
    const place = request.error.issues[0]?.path.map(String).join(".") ?? "";
    log(`refused the payload of ${channel} at "${place}"`);
    return fail("REFUSED", { detail: { why: "payload", channel, place } });
  }
  try {
    return await handlers[channel](request.data);
  } catch (error) {
    return { ok: false, problem: problemOf(error, channel, log) };
  }
}

function problemOf(error: unknown, channel: Channel, log: CallOptions["log"]): Problem {
  if (error instanceof ProblemError) return error.problem;
  log(`${channel} failed`, error);
  return { code: "INTERNAL", detail: { channel } };
}
