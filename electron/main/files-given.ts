/**
 * The files that the command line of the application names: what is not an option, and not the folder of the application
 * itself, which stands first when it is not packaged.
 */
export function filesGiven(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const named = argv.slice(1).filter((argument) => argument !== "" && !argument.startsWith("-"));
  return isPackaged ? named : named.slice(1);
}
