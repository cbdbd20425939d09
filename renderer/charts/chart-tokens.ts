import { useComputedColorScheme } from "@mantine/core";
import { useMemo } from "react";

/** The colours of the theme in force, as drawn charts and saved pictures need them: resolved, not as variables. */
export type ChartTokens = {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly surface: string;
  readonly raised: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly accentLine: string;
  readonly quiet: string;
  readonly boxLow: string;
  readonly boxMid: string;
  readonly boxTop: string;
  readonly font: string;
};

const NAMES: Readonly<Record<keyof ChartTokens, string>> = {
  ink: "--ink",
  ink2: "--ink-2",
  ink3: "--ink-3",
  line: "--line",
  lineStrong: "--line-strong",
  surface: "--surface",
  raised: "--raised",
  accent: "--accent",
  accentSoft: "--accent-soft",
  accentLine: "--accent-line",
  quiet: "--quiet",
  boxLow: "--box-low",
  boxMid: "--box-mid",
  boxTop: "--box-top",
  font: "--font",
};

export function useChartTokens(): ChartTokens {
  const scheme = useComputedColorScheme("light");
  return useMemo(() => readTokens(scheme), [scheme]);
}

/** `scheme` is not read here: it is what the tokens change with. */
function readTokens(_scheme: "light" | "dark"): ChartTokens {
  const style = getComputedStyle(document.documentElement);
  const entries = Object.entries(NAMES).map(([name, variable]) => [name, style.getPropertyValue(variable).trim()]);
  // Every key of NAMES is a key of ChartTokens and has a text.
  return Object.fromEntries(entries) as ChartTokens;
}
