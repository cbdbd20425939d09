import "./theme/mantine-styles.ts";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/controls.css";
import "./shell/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Bridge } from "../shared/ipc/contract.ts";
import { LANGUAGES } from "../shared/messages/languages.ts";
import { App } from "./app.tsx";
import { useApp } from "./store/app-store.ts";
import { setBridge } from "./store/bridge.ts";
import { startApp } from "./store/start-app.ts";
import { loadLanguage } from "./ui/translators.ts";

declare global {
  interface Window {
    /** Put there by the preload script. */
    readonly octad: Bridge;
  }
}

const root = document.getElementById("root");
if (root === null) throw new Error("main requires an element with the id root");

setBridge(window.octad);
// Main has put the chosen language into the page, so that the first picture is in it already.
const language = LANGUAGES.find((named) => named === document.documentElement.lang) ?? "en";
useApp.setState(({ preferences }) => ({ preferences: { ...preferences, language } }));
await loadLanguage(language);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// After the picture is under way: main has more to do for the first question than for the files of the page.
startApp();
