import { MantineProvider } from "@mantine/core";
import { useEffect } from "react";
import { Shell } from "./shell/shell.tsx";
import { useApp } from "./store/app-store.ts";
import { cssVariables, theme } from "./theme/theme.ts";

/** Main puts a fresh nonce into the page and the policy at every load; Mantine writes style elements and needs it. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

export function App() {
  const scheme = useApp((state) => state.preferences.colorScheme);
  const language = useApp((state) => state.preferences.language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const provider = (forced: { readonly forceColorScheme?: "light" | "dark" }) => (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce} {...forced}>
      <Shell />
    </MantineProvider>
  );
  return provider(scheme === "auto" ? {} : { forceColorScheme: scheme });
}
