/** Vite gives the source of a module as text when it is imported with `?raw`. */
declare module "*.mjs?raw" {
  const source: string;
  // biome-ignore lint/style/noDefaultExport: this is the form in which Vite gives it.
  export default source;
}
