import { dropSchema } from "../../shared/ipc/schemas.ts";
import type { FileRef } from "../../shared/project/document.ts";
import { fail, type Result } from "../../shared/result.ts";
import type { FileTokens } from "./file-tokens.ts";
import { isTrustedSender, type Sender } from "./trusted-sender.ts";

/**
 * Files dropped on the window. The preload takes their paths from Electron and hands them straight to main; the page itself can
 * only pass `File` objects on, and one that was made in script has no path.
 */
export function answerDrops({
  tokens,
  ownWindows,
  log,
}: {
  readonly tokens: FileTokens;
  readonly ownWindows: ReadonlySet<number>;
  readonly log: (words: string, error?: unknown) => void;
}) {
  return async (event: Sender, payload: unknown): Promise<Result<readonly FileRef[]>> => {
    if (!isTrustedSender(event, ownWindows)) {
      log(`refused a drop from ${event.senderFrame?.url ?? "a frame that is gone"}`);
      return fail("REFUSED", { detail: { why: "sender" } });
    }
    const paths = dropSchema.safeParse(payload);
    if (!paths.success || paths.data.includes("")) return fail("REFUSED", { detail: { why: "payload" } });
    return tokens.addAll(paths.data);
  };
}
