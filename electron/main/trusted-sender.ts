import { isOwnAddress, ORIGIN } from "./origin.ts";

/** The parts of Electron's `WebFrameMain` and `WebContents` that the decision needs. */
export type SenderFrame = { readonly parent: unknown; readonly url: string; readonly origin: string; readonly detached?: boolean };
export type Sender = { readonly senderFrame: SenderFrame | null; readonly sender: { readonly id: number } };

/**
 * Whether a message comes from a page of ours: the top frame of one of our windows, on exactly our origin. A frame that has
 * gone meanwhile is not trusted.
 */
export function isTrustedSender(event: Sender, ownWindows: ReadonlySet<number>): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null) return false;
  return ownWindows.has(event.sender.id) && frame.origin === ORIGIN && isOwnAddress(frame.url);
}
