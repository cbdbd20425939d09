/**
 * Time limit of a slow test, in milliseconds, from the limit on an ordinary run. Code that counts which test met which mutant takes up to
 * a hundred times as long; the record of mutants sets OCTAD_PATIENCE for that, how many times longer a test may take.
 */
export const patience = (milliseconds: number): number => milliseconds * Number(process.env["OCTAD_PATIENCE"] ?? 1);
