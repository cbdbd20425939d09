import { lazy, Suspense, useEffect, useState } from "react";
import { Start } from "../start/start.tsx";
import { useApp } from "../store/app-store.ts";
import type { Screen } from "../store/state.ts";
import { useWords } from "../ui/use-words.ts";
import { FileDrop } from "./file-drop.tsx";
import { Header } from "./header.tsx";
import { ImportNotice } from "./import-notice.tsx";
import { useShortcuts } from "./use-shortcuts.ts";

const SCREEN: Readonly<Record<Exclude<Screen, "start">, ReturnType<typeof lazy>>> = {
  data: lazy(async () => ({ default: (await import("../data/data-screen.tsx")).DataScreen })),
  indices: lazy(async () => ({ default: (await import("../indices/indices-screen.tsx")).IndicesScreen })),
  metrics: lazy(async () => ({ default: (await import("../metrics/metrics-screen.tsx")).MetricsScreen })),
  "what-if": lazy(async () => ({ default: (await import("../what-if/what-if-screen.tsx")).WhatIfScreen })),
  links: lazy(async () => ({ default: (await import("../links/links-screen.tsx")).LinksScreen })),
  report: lazy(async () => ({ default: (await import("../report/report-screen.tsx")).ReportScreen })),
};
const Palette = lazy(async () => ({ default: (await import("./palette.tsx")).Palette }));

/** Header, the screen in force, and the palette. */
export function Shell() {
  const { t } = useWords();
  const screen = useApp((state) => state.view.screen);
  const idle = useIdle();
  useShortcuts();
  useTitle();
  const Shown = screen === "start" ? Start : SCREEN[screen];
  return (
    <div className="app">
      <a className="skip" href="#screen">
        {t("app:skip")}
      </a>
      <Header />
      <ImportNotice />
      <div id="screen" tabIndex={-1} style={SCREEN_STYLE}>
        <Suspense fallback={<div className="page" aria-busy="true" />}>
          <Shown />
        </Suspense>
      </div>
      <FileDrop />
      {idle ? (
        <Suspense>
          <Palette />
        </Suspense>
      ) : null}
    </div>
  );
}

const SCREEN_STYLE = { gridRow: 3, minHeight: 0, minWidth: 0, outline: "none" } as const;

/** True once the first paint is over: what nobody sees yet is loaded after it. */
function useIdle(): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const handle = requestIdleCallback(() => setIdle(true), { timeout: 1_000 });
    return () => cancelIdleCallback(handle);
  }, []);
  return idle;
}

function useTitle() {
  const name = useApp((state) => state.history.present.name);
  useEffect(() => {
    document.title = name === "" ? "Octad" : `${name} – Octad`;
  }, [name]);
}
