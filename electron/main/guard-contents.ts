import type { App, WebContents } from "electron";
import { isOwnAddress } from "./origin.ts";

/** What every page of the application, wanted or not, must not do: lead the window away, open another, embed a foreign one. */
export function guardContents(app: App, refused: (what: string, address: string) => void): void {
  app.on("web-contents-created", (_event, contents: WebContents) => {
    const stay = (what: string) => (event: { readonly preventDefault: () => void; readonly url: string }) => {
      if (isOwnAddress(event.url)) return;
      event.preventDefault();
      refused(what, event.url);
    };
    contents.on("will-navigate", stay("navigation"));
    contents.on("will-frame-navigate", stay("frame"));
    contents.on("will-redirect", stay("redirect"));
    contents.on("will-attach-webview", (event) => {
      event.preventDefault();
      refused("webview", "");
    });
    contents.setWindowOpenHandler(({ url }) => {
      refused("window", url);
      return { action: "deny" };
    });
    // The page may not learn addresses of this machine, nor look one up, by way of WebRTC (a policy for pages cannot stop that).
    contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  });
}
