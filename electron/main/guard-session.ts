import type { Session } from "electron";
import { isOwnAddress, SCHEME } from "./origin.ts";

/** What a page may load at all; everything else is cancelled before it leaves the process. */
const LOADABLE: ReadonlySet<string> = new Set([`${SCHEME}:`, "blob:", "data:", "devtools:"]);

/** Denies the network, every permission, every device and every download to the pages of a session. */
export function guardSession(session: Session, refused: (what: string, address: string) => void): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !URL.canParse(details.url) || !LOADABLE.has(new URL(details.url).protocol);
    if (cancel) refused("request", details.url);
    answer({ cancel });
  });

  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isAllowed(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  for (const chooser of ["select-hid-device", "select-serial-port", "select-usb-device"] as const) {
    // The three events have callbacks of different shapes; all of them take "none chosen" when the event is prevented.
    session.on(chooser as "select-hid-device", (event) => event.preventDefault());
  }

  session.on("will-download", (event, item) => {
    event.preventDefault();
    refused("download", item.getURL());
  });

  session.setSpellCheckerEnabled(false);
}

/** The one thing granted: writing text to the clipboard after a click, so that a number or an error can be copied. */
const isAllowed = (permission: string, address: string): boolean => permission === "clipboard-sanitized-write" && isOwnAddress(address);
