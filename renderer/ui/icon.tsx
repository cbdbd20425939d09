/** One line set on a grid of 24. */
const PATHS = {
  down: "M6 9l6 6 6-6",
  right: "M9 6l6 6-6 6",
  close: "M18 6L6 18M6 6l12 12",
  check: "M5 12l5 5L20 7",
  alert: "M12 9v4M12 16.5v.5M10.4 4.2L2.6 17.5A1.8 1.8 0 0 0 4.2 20h15.6a1.8 1.8 0 0 0 1.6-2.5L13.6 4.2a1.8 1.8 0 0 0-3.2 0z",
  flag: "M5 21V4h13l-3 5 3 5H5",
  search: "M17 10.5a6.5 6.5 0 1 1-13 0a6.5 6.5 0 0 1 13 0M20 20l-4.5-4.5",
  undo: "M9 14L4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3",
  redo: "M15 14l5-5-5-5M20 9H10a6 6 0 0 0 0 12h3",
  lock: "M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM8 11V8a4 4 0 0 1 8 0v3",
  plus: "M12 5v14M5 12h14",
  file: "M14 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V7zM14 3v4h4",
  table: "M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4 10h16M10 5v14",
  sliders: "M4 7h10M18 7h2M4 17h2M10 17h10M18 7a2 2 0 1 1-4 0a2 2 0 0 1 4 0M10 17a2 2 0 1 1-4 0a2 2 0 0 1 4 0",
  upload: "M12 16V4M7 9l5-5 5 5M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-2",
  download: "M12 4v12M7 11l5 5 5-5M4 17v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-2",
  arrow: "M5 12h14M13 6l6 6-6 6",
  copy: "M10 8h8a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2zM16 8V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h2",
  dots: "M5 12v.01M12 12v.01M19 12v.01",
  info: "M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0M12 11v5M12 8v.01",
  eye: "M14.5 12a2.5 2.5 0 1 1-5 0a2.5 2.5 0 0 1 5 0M2.5 12C5 7.5 8 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.5 6.5-9.5 6.5S5 16.5 2.5 12z",
  clock: "M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0M12 7v5l3 2",
  play: "M7 4l13 8-13 8z",
  shield: "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4",
  conflict: "M3 7h5l8 10h5M3 17h5l8-10h5M18 4l3 3-3 3M18 14l3 3-3 3",
  refresh: "M20 11a8 8 0 0 0-14.5-4M4 4v4h4M4 13a8 8 0 0 0 14.5 4M20 20v-4h-4",
  language: "M21 12a9 9 0 1 1-18 0a9 9 0 0 1 18 0M3.5 9h17M3.5 15h17M12 3c-5 6-5 12 0 18c5-6 5-12 0-18",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z",
  none: "",
  trash: "M5 7h14M10 11v6M14 11v6M6 7l1 12a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1l1-12M9 7V4h6v3",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside words, or inside a control that has a name of its own; so it is hidden from screen readers. */
export function Icon({ name, size = 16, className }: { readonly name: IconName; readonly size?: number; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "dots" ? 3 : 1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={ICON_STYLE}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

const ICON_STYLE = { flex: "none", display: "inline-block", verticalAlign: "-0.2em" } as const;
