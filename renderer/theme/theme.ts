import { type CSSVariablesResolver, createTheme } from "@mantine/core";
import { createElement } from "react";
import { Icon } from "../ui/icon.tsx";

const COLOURS = {
  "--mantine-color-body": "var(--canvas)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-3)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--worse)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--raised)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-disabled": "var(--raised)",
  "--mantine-color-disabled-color": "var(--ink-3)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-primary-color-filled": "var(--accent)",
  "--mantine-primary-color-filled-hover": "var(--accent-hover)",
  "--mantine-primary-color-light": "var(--accent-soft)",
  "--mantine-primary-color-light-hover": "var(--accent-soft)",
  "--mantine-primary-color-light-color": "var(--accent)",
  "--mantine-primary-color-contrast": "var(--on-accent)",
  "--mantine-color-octad-filled": "var(--accent)",
  "--mantine-color-octad-filled-hover": "var(--accent-hover)",
  "--mantine-color-octad-light": "var(--accent-soft)",
  "--mantine-color-octad-light-hover": "var(--accent-soft)",
  "--mantine-color-octad-light-color": "var(--accent)",
  "--mantine-color-octad-outline": "var(--accent)",
};

/** Mantine's colours name our tokens, which change with the scheme by themselves. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: COLOURS, dark: COLOURS });

/** The look of every Mantine component: one accent, small radii, dense controls of 24, 28 and 32 px, keyboard-only focus ring. */
export const theme = createTheme({
  primaryColor: "octad",
  primaryShade: { light: 7, dark: 3 },
  colors: {
    octad: ["#eef3fd", "#dbe5fa", "#b8cbf4", "#8fb0f5", "#6a92ea", "#4a74d6", "#365fc2", "#2a4fab", "#213f8b", "#1a326f"],
  },
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--mono)",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.4", md: "1.4", lg: "1.4", xl: "1.2" },
  fontWeights: { regular: "400", medium: "600", bold: "600" },
  headings: { fontFamily: "var(--font)", fontWeight: "600" },
  spacing: { xs: "10px", sm: "12px", md: "16px", lg: "20px", xl: "32px" },
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "6px", xl: "6px" },
  defaultRadius: "sm",
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  activeClassName: "",
  shadows: { xs: "none", sm: "none", md: "none", lg: "none", xl: "none" },
  components: {
    Button: { defaultProps: { size: "sm", variant: "default" }, classNames: { root: "o-button" } },
    ActionIcon: { defaultProps: { size: 28, variant: "subtle" }, classNames: { root: "o-icon-button" } },
    Input: { classNames: { input: "o-input" } },
    NativeSelect: { defaultProps: { size: "sm", rightSection: createElement(Icon, { name: "down", size: 13 }), rightSectionWidth: 22 } },
    TextInput: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
    SegmentedControl: {
      defaultProps: { withItemsBorders: false, transitionDuration: 0 },
      classNames: { root: "o-segments", label: "o-segments-label", indicator: "o-segments-indicator" },
    },
    Slider: { classNames: { root: "o-slider" } },
    Switch: { defaultProps: { size: "xs" }, classNames: { root: "o-switch" } },
    Radio: { defaultProps: { size: "xs" }, classNames: { root: "o-radio" } },
    Progress: { defaultProps: { size: 4, radius: 2 } },
    Menu: { defaultProps: { shadow: "none", transitionProps: { duration: 0 } }, classNames: { dropdown: "o-menu", item: "o-menu-item" } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, openDelay: 300 }, classNames: { tooltip: "o-tooltip" } },
  },
});
