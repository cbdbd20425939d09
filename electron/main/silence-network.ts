import type { App } from "electron";

/**
 * Chromium's own wish to talk: no name is ever resolved, nothing is fetched in the background. To be called before the
 * application is ready. Requests of pages are cancelled in `guard-session.ts`.
 */
export function silenceNetwork(app: App): void {
  app.commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
  app.commandLine.appendSwitch("disable-background-networking");
  app.commandLine.appendSwitch("disable-component-update");
  app.commandLine.appendSwitch("disable-domain-reliability");
  app.commandLine.appendSwitch("disable-breakpad");
  app.commandLine.appendSwitch("no-pings");
  app.commandLine.appendSwitch("force-webrtc-ip-handling-policy", "disable_non_proxied_udp");
}
