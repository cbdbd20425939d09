import { type Browser, chromium, type Page } from "@playwright/test";
import type { Channel, Request } from "../../../shared/ipc/contract.ts";
import type { fakeAnswers } from "./fake-bridge.ts";

export type OpenOptions = {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly answers: ReturnType<typeof fakeAnswers>;
};

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["OCTAD_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
    // As in the application, where scroll bars are seen.
    ignoreDefaultArgs: ["--hide-scrollbars"],
  });

/** Opens the window on a page whose bridge is answered here. `faults` collects errors of the page and of its policy. */
export async function openWindow(browser: Browser, options: OpenOptions): Promise<{ readonly page: Page; readonly faults: string[] }> {
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark === true ? "dark" : "light",
  });
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${error.name} ${error.message} ${error.stack ?? ""}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(message.text());
  });
  await page.exposeFunction("answer", (channel: Channel, request: Request<Channel>) => {
    // The channel and its request come together from the page, which is typed by the contract.
    const answer = options.answers[channel] as (request: unknown) => unknown;
    return answer(request);
  });
  await page.addInitScript(() => {
    const listeners: Record<string, ((payload: unknown) => void)[]> = {};
    Object.assign(window, {
      octad: {
        // biome-ignore lint/suspicious/noExplicitAny: the exposed function lives in the page only
        call: (channel: string, request: unknown) => (window as any).answer(channel, request),
        drop: async () => ({ ok: true, value: [] }),
        on: (event: string, listener: (payload: unknown) => void) => {
          listeners[event] = [...(listeners[event] ?? []), listener];
          return () => undefined;
        },
      },
      emit: (event: string, payload: unknown) => {
        for (const listener of listeners[event] ?? []) listener(payload);
      },
    });
  });
  await page.goto(options.url);
  return { page, faults };
}
