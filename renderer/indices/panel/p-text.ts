import type { Words } from "../../ui/words.ts";

/** Small p are said to be small, not given to digits that mean nothing. */
export const pText = (p: number, { plain }: Words): string => (p < 0.0001 ? `< ${plain(0.0001, 4)}` : plain(p, p < 0.01 ? 4 : 3));
