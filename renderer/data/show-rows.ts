/** Opens rows of a raw table in the grid, under a name that says why. */
export type ShowRows = (table: string, rows: readonly number[], name: string) => void;
